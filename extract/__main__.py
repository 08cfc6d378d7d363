"""``python -m extract`` is the command ``workplan``."""

import sys

from extract.cli import main

sys.exit(main())
