"""``python -m qa`` is the command ``wenju``."""

import sys

from qa.cli import main

sys.exit(main())
