"""How much of an answer is that of another: exact match and F1, as CMRC 2018 defines them.

Counted in characters without punctuation, by the longest common substring. Pure functions over texts.
"""

import re
import unicodedata

_UNIT = re.compile(r"[a-z0-9]+|[^\W\d_]")


def units(text: str) -> list[str]:
    """Latin words, numbers, and single other letters; no punctuation."""
    return _UNIT.findall(unicodedata.normalize("NFKC", text).lower())


def exact(answer: str, gold: str) -> float:
    """1 where both are the same, else 0."""
    return float(units(answer) == units(gold))


def f1(answer: str, gold: str) -> float:
    """Twice the longest common substring over the sum of the lengths, 0 to 1."""
    ours, theirs = units(answer), units(gold)
    if not ours or not theirs:
        return float(ours == theirs)
    return 2 * _longest_common(ours, theirs) / (len(ours) + len(theirs))


def _longest_common(ours: list[str], theirs: list[str]) -> int:
    longest, row = 0, [0] * (len(theirs) + 1)
    for unit in ours:
        row = [0, *(row[place] + 1 if unit == other else 0 for place, other in enumerate(theirs))]
        longest = max(longest, *row)
    return longest
