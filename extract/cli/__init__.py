"""The command ``workplan``: run, check, show, dump, schema.

Exit codes: 0 all files read, 2 wrong usage, 3 some files could not be read, 4 something is inconsistent (``check --strict``).
"""

from extract.cli.app import main

__all__ = ["main"]
