"""Lines to paragraphs, for plain text and for PDF, where a line break may only mean the end of the paper.

Pure functions. Knows nothing of files.
"""

import re
from collections.abc import Iterable, Sequence
from statistics import median

from corpus.blocks import Block, Kind
from corpus.characters import ends_sentence, tidy
from corpus.tidying.parting import parted

_INDENTED = re.compile(r"(?:[　\t]| {2,})")
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\uffdc]")

_WIDEST_PAPER = 160
"""Columns; longer lines were not made by a line wrap."""

_FULL_LINE = 0.85
"""A line at least this long, against the usual length, ran on to the next because the paper ended."""


def from_text(text: str) -> list[Block]:
    """Turn plain text into paragraphs: blank lines part them, and so does every line end that is no wrap."""
    blocks = []
    for group in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        for joined in _joined(group.split("\n")):
            blocks += [Block(Kind.PARAGRAPH, paragraph) for paragraph in parted(joined)]
    return blocks


def unwrap(lines: Iterable[str]) -> list[str]:
    """Join lines that were wrapped at a common width into paragraphs; lines of all lengths stay as they are.

    A line is wrapped if it is about as wide as the widest, does not end a sentence, and no indent follows.
    """
    return [tidy(joined) for joined in _joined(lines)]


def _joined(lines: Iterable[str]) -> list[str]:
    """Join wrapped lines, each paragraph as it was typed, its line ends included."""
    kept = [line.rstrip() for line in lines if tidy(line)]
    full = _usual_width(kept)
    joined: list[list[str]] = []
    wrapped = False
    for line in kept:
        if wrapped and not _INDENTED.match(line):
            joined[-1].append(line)
        else:
            joined.append([line])
        wrapped = _width(line) >= full * _FULL_LINE and not (ends_sentence(line) and _width(line) < full)
    return ["\n".join(group) for group in joined]


def _usual_width(lines: Sequence[str]) -> float:
    """Width at which the lines were wrapped; infinite where they were not.

    Wrapped text has many lines of nearly the greatest width, most of which end amid a sentence.
    """
    by_width = sorted(lines, key=_width)
    upper = by_width[len(by_width) // 2 :]
    if len(lines) < 3 or _width(upper[-1]) > _WIDEST_PAPER:
        return float("inf")
    usual = median(map(_width, upper))
    amid = sum(not ends_sentence(line) for line in upper)
    return usual if _width(upper[-1]) <= usual * 1.15 and amid > len(upper) / 2 else float("inf")


def _width(line: str) -> int:
    """Columns: a Chinese character takes two."""
    return len(line) + len(_WIDE.findall(line))
