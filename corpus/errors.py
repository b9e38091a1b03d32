"""What can go wrong while articles are read.

* CorpusError
  + UnreadableError
"""


class CorpusError(Exception):
    """Base of every error that this package raises."""


class UnreadableError(CorpusError):
    """A file holds nothing that can be read; the message says why and what would help."""
