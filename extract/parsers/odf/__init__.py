"""OpenDocument (OASIS ODF 1.0 to 1.4, ISO/IEC 26300): texts and presentations, packed or flat.

`odt` and `odp` are the readers; the other modules serve both.
"""
