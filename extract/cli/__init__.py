"""The command ``workplan``: run, show, dump, schema.

Exit codes: 0 all files read, 2 wrong usage, 3 some files could not be read.
"""

from extract.cli.app import main

__all__ = ["main"]
