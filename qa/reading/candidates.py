"""A candidate answer inside a sentence, and the stretch of the sentence that belongs to it: pure functions over texts.

Knows nothing of questions, nor of how candidates are found.
"""

import re
from dataclasses import dataclass
from datetime import date

_BREAK = re.compile(r"[，,；;。！？!?、：:（）()]")


@dataclass(frozen=True, slots=True)
class Span:
    """``sentence[start:end]`` as a candidate answer. ``score`` is 0 to about 1, higher is better."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, what stands before it in its paragraph, and when its article was published."""

    text: str
    before: str = ""
    published: date | None = None


def window(text: str, start: int, end: int, others: list[tuple[int, int]], across: int = 0) -> tuple[int, int]:
    """The stretch that belongs to ``text[start:end]``: up to a punctuation mark on either side, or another candidate.

    ``across`` marks may be crossed to the right: a date stands before the comma, what happened behind it.
    """
    low = max([m.end() for m in _BREAK.finditer(text[:start])] + [e for _, e in others if e <= start], default=0)
    before = max((e for _, e in others if e <= start), default=-1)
    if before == low and text.startswith("的", before):  # "74%的科创板上市企业及75%的…": what lies between is the 74%'s
        low = start
    ends = [m.start() for m in _BREAK.finditer(text, end)] + [len(text)]
    high = min([ends[min(across, len(ends) - 1)]] + [s for s, _ in others if s >= end])
    return low, high


def clause_before(sentence: str, low: int) -> str:
    """The clause that ends where the window begins: its subject carries over (贷款余额1253亿元，较年初增长…)."""
    cut = [m.end() for m in re.finditer(r"[，,；;。：:]", sentence[: max(0, low - 1)])]
    return sentence[cut[-1] if cut else 0 : low]
