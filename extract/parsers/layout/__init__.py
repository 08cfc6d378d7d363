"""Printed pages as blocks: characters and ruled lines in, paragraphs, tables and frames in reading order out.

For every format whose pages are known by what is printed on them alone. `sheets` has the way in and out, `scans` the
way from a picture.
"""
