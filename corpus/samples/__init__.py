"""The articles that ship with the product, and where they lie.

Five public news posts about Chinese banks' lending to small businesses, of December 2021 to April 2022, re-told in
our own words from the originals that each file links to. The facts belong to their publishers, whom each file names,
with the date. What people said is told in indirect speech, since the wording is not theirs. The posts keep the shape
in which such archives come, hidden paragraphs and stock-chart widgets included.

Every ``*.md`` file in this folder is indexed as an article, so nothing else may be one. Knows nothing of how posts
are read.
"""

from importlib import resources
from pathlib import Path


def folder() -> Path:
    """The folder that holds the sample posts, ``*.md``."""
    return Path(str(resources.files(__name__)))
