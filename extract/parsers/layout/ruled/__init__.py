"""From ruled lines to tables and frames, and which text stands in which cell."""
