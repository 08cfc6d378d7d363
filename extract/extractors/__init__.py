"""From document, outline and grids to records: one ``find_*`` a kind of record."""
