"""Why a file was not taken in, as one of a few kinds that the page says in the reader's language.

The readers' own sentences are for the command line, in English; what no kind fits is shown as they say it.
"""

import re
from enum import StrEnum

from corpus.files import Failure
from qa.uploads import Unfit


class Why(StrEnum):
    """The kinds."""

    SUFFIX = "suffix"
    EMPTY = "empty"
    LARGE = "large"
    LOST = "lost"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    BINARY = "binary"
    LOCKED = "locked"
    SCANNED = "scanned"
    BROKEN = "broken"
    BLANK = "blank"
    NOT_JSON = "not_json"
    NO_FIELD = "no_field"
    OTHER = "other"


_OF_UNFIT = {Unfit.SUFFIX: Why.SUFFIX, Unfit.EMPTY: Why.EMPTY, Unfit.LARGE: Why.LARGE, Unfit.LOST: Why.LOST}
_OF_FAILURES = (
    (r"no reader for", Why.SUFFIX),
    (r"empty file", Why.EMPTY),
    (r"\d+ MB, larger|DOCX that unpacks to", Why.LARGE),
    (r"no such file|link to a file that does not exist", Why.GONE),
    (r"no permission|permission denied", Why.FORBIDDEN),
    (r"binary|not valid [a-z]+[-_]?\d+:", Why.BINARY),
    (r"PDF locked", Why.LOCKED),
    (r"PDF without text", Why.SCANNED),
    (r"broken (PDF|DOCX)", Why.BROKEN),
    (r"no text in it", Why.BLANK),
    (r"not JSON|a JSON object is expected", Why.NOT_JSON),
    (r'no "text"', Why.NO_FIELD),
)


def why_unfit(unfit: Unfit) -> Why:
    """Return the kind of why a file was not kept."""
    return _OF_UNFIT[unfit]


def why_unread(failure: Failure) -> Why:
    """Return the kind of why something could not be read."""
    return next((why for pattern, why in _OF_FAILURES if re.match(pattern, failure.reason)), Why.OTHER)
