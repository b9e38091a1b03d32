"""Words that say the same in questions and in articles: 馆子 and 餐厅, 专利 and 知识产权. General Chinese; no names.

A question is often asked in plainer words than its answer is written in. Knows nothing of how texts are compared.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("synonyms.txt")


def groups() -> list[list[str]]:
    """The words that say the same, group by group; a word may stand in several."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table = defaultdict[str, list[str]](list)
    for group in groups():
        for word in group:
            table[word] += [other for other in group if other != word]
    return {word: tuple(dict.fromkeys(others)) for word, others in table.items()}


def synonyms_of(word: str) -> tuple[str, ...]:
    """Other words for a word, none where it has none."""
    return _table().get(word, ())


# What is asked whether it is needed, and what says that it is not.
_SETTLED = {
    "抵押": ("纯信用", "信用贷款", "信用方式"),
    "担保": ("纯信用", "信用贷款", "信用方式"),
    "收费": ("免费", "免收"),
    "手续费": ("免费", "免收"),
}


def settled_by(word: str) -> tuple[str, ...]:
    """Words that say that something is not needed: 纯信用 for 抵押. They answer whether it is, and nothing else."""
    return _SETTLED.get(word, ())


@cache
def longest() -> int:
    """The length of the longest word that has others."""
    return max(map(len, _table()))
