"""What can go wrong while articles are read.

* CorpusError
  + UnreadableError
"""

from enum import StrEnum


class Why(StrEnum):
    """Why a file, or a line of it, is not taken in: one of a few kinds, for each of which a page has words."""

    SUFFIX = "suffix"  # no reader handles it
    EMPTY = "empty"
    LARGE = "large"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    BINARY = "binary"  # or in a charset that can't be told
    LOCKED = "locked"  # by a password
    SCANNED = "scanned"  # a PDF of pictures
    BROKEN = "broken"
    BLANK = "blank"  # read, and no text found in it
    NOT_JSON = "not_json"  # a line that is no JSON object
    NO_FIELD = "no_field"  # an object without text
    OTHER = "other"


class CorpusError(Exception):
    """Base of every error that this package raises."""


class UnreadableError(CorpusError):
    """A file holds nothing that can be read. ``why`` is the kind; the message says more, and what would help."""

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why = why
