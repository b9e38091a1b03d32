"""The door: ``python app.py`` opens the page over the articles; ``wenju serve`` is the same, options included."""

import sys

from qa.cli import main as wenju


def main() -> int:
    """Serve the page until Ctrl-C; returns the exit status."""
    return wenju(["serve", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
