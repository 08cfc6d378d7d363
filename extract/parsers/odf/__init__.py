"""OpenDocument (OASIS ODF 1.0 to 1.4, ISO/IEC 26300): texts and presentations, packed or flat.

`extract.parsers.odt` and `extract.parsers.odp` are the readers; this package is what they share.
"""
