"""Characters as a reader sees them: widths, spaces, invisible marks; dates as they are written.

Pure functions over single texts. Knows nothing of blocks or files.
"""

import re
from datetime import date

# Digits, letters, percent and plus signs are folded; Chinese punctuation keeps its full width.
_FOLDED = "".join(map(chr, [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)])) + "％＋"
_WIDTHS = str.maketrans({char: chr(ord(char) - 0xFEE0) for char in _FOLDED})
_WIDE = re.compile(f"[{_FOLDED}]")
_POINT = re.compile(r"(?<=\d)．(?=\d)")
_MINUS = re.compile(r"－(?=\d)")

# Controls, soft hyphen, zero-width and direction marks, surrogates, private use (icon fonts), byte order mark,
# the replacement character of an earlier bad decoding.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    "\ue000-\uf8ff\ufeff\ufff9-\ufffd]"
)
_CHINESE = "\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—"
_WRAPPABLE = re.compile(f"[{_CHINESE}]")
_SPACES = re.compile(r"\s+")

_DATE = re.compile(r"(?<!\d)(\d{4}|\d{2})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)")
_COMPACT_DATE = re.compile(r"(?<!\d)(\d{4})(\d{2})/?(\d{2})(?!\d)")

CLOSING = "。！？；!?;…"
"""Marks that end a sentence; see ``ends_sentence`` for the quotes that may follow."""

_CLOSED = re.compile(rf"[{CLOSING}：:.][”’」』）】》)\"']*$")


def tidy(text: str) -> str:
    """Fold full-width digits, letters and signs, drop invisible characters, make every run of spaces one space.

    A line break next to a Chinese character leaves no space, as Chinese is wrapped between any two characters.
    """
    text = _INVISIBLE.sub("", text)
    if _WIDE.search(text):
        text = text.translate(_WIDTHS)
    text = _MINUS.sub("-", _POINT.sub(".", text))
    return _SPACES.sub(_space, text.strip())


def _space(match: re.Match[str]) -> str:
    around = match.string[match.start() - 1] + match.string[match.end()]
    return "" if "\n" in match[0] and _WRAPPABLE.search(around) else " "


def squeeze(text: str) -> str:
    """Drop every space: for comparing texts that were typeset differently."""
    return _SPACES.sub("", text)


def ends_sentence(text: str) -> bool:
    """Whether the text is closed by 。！？；… or a colon, with or without a closing quote behind it."""
    return _CLOSED.search(text) is not None


def parse_date(text: str) -> date | None:
    """Read the first date of a text (2022-03-14, 2022年3月14日, 20220314, 23-07-26); None without a real one.

    A date without its year is no date; years outside 1900 to 2100 are taken for other numbers.
    """
    text = tidy(text)
    for pattern in (_DATE, _COMPACT_DATE):
        for match in pattern.finditer(text):
            year, month, day = map(int, match.groups())
            year += 2000 if year < 100 else 0
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if 1900 <= year <= 2100:
                return found
    return None
