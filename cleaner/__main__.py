"""``python -m cleaner``: the same as the command ``cleaner``."""

import sys

from cleaner.cli import main

sys.exit(main())
