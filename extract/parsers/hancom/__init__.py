"""What Hangul documents (한글 문서) have in common, whether stored as HWP 5, HWPX or HWPML.

A format reads its bytes into the `Para` of ``model``, and says what its shapes are (``shapes``); ``story`` turns both
into the lines, grids and drawings of ``parsers.flow``.
"""
