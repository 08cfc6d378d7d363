"""``python -m extract`` is the command ``workplan``."""

from extract.cli import main

main()
