"""Two or more things side by side: the question split into one for each, and the figures found put in order.

Pure functions. Nothing is computed that is shown but the order: each figure stays as its paragraph spells it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.figures import Figure, figures
from qa.question import read_question
from qa.reader import Quote
from qa.texts import Text, text

# What joins two sides, and not the halves of a word: 同比, 占比, 比例 are words.
_JOINT = re.compile(r"[、和与跟及]|同(?!比)|还是|以及|相比于?|比起|(?<![占同环对])比(?![例重较如一])")
_ADJECTIVE = "[大高多快长低小少短慢强]"
_LOWER = frozenset("低小少短慢")
# …，哪家的余额更高
_ORDER = re.compile(
    r"[，,]?(?:请问)?(?:的)?(?:哪[个家者款种边一]*|谁)的?(?P<metric>[^，,更较最]{0,14}?)(?:更|较|比较|最)?"
    rf"(?P<order>{_ADJECTIVE})[^，,]{{0,3}}$"
)
# 甲更高还是乙更高
_EITHER = re.compile(
    rf"(?P<a>[^，,]{{2,24}}?)[更较得]{{0,2}}(?P<order>{_ADJECTIVE})?(?:一些|一点)?，?"
    rf"还是(?P<b>[^，,]{{2,24}}?)[更较得]{{0,2}}{_ADJECTIVE}(?:一些|一点)?$"
)
# What says only that something is compared.
_IDLE = re.compile(
    "|".join(
        (
            r"^(?:请)?(?:比较|对比|比一?比)(?:一下)?",
            r"[，,]?(?:各|分别|各自)(?:是|有|为)?多少.*$",
            r"(?:相差|差)(?:了)?(?:多少|多大|大吗|多吗|大不大)",
            r"(?:的)?差距.*$",
            r"之间|两者|二者",
            r"(?<![占同环])(?:相)?比(?:较|起来)?(?=[，,]|$)",
            r"[？?。！!]",
        )
    )
)
_EDGES = "的 “”"


@dataclass(frozen=True, slots=True)
class Comparison:
    """``sides`` as the user named them, a whole question for each, and whether the lower value wins."""

    sides: tuple[str, ...]
    questions: tuple[str, ...]
    lower_wins: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One side with its figure and the quote that holds it."""

    side: str
    figure: Figure
    quote: Quote

    @classmethod
    def of(cls, side: str, quote: Quote) -> "Row | None":
        """The row of a side; None where the quote's value is no figure."""
        found = figures(quote.value)
        return cls(side, found[0], quote) if found else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """``outcome`` says which side wins; ``whole`` the figures side by side, then the outcome."""

    outcome: str
    whole: str


def verdict(rows: Sequence[Row], lower_wins: bool) -> Verdict | None:
    """Put the figures in order; None for figures in different units, which have none."""
    if len({row.figure.unit for row in rows}) != 1:
        return None
    listed = text(Text.SEPARATOR).join(text(Text.COMPARED, side=row.side, value=row.figure.written) for row in rows)
    first, second, *_ = sorted(rows, key=lambda row: row.figure.value, reverse=not lower_wins)
    if first.figure.value == second.figure.value:
        outcome = text(Text.EVEN)
    else:
        outcome = text(Text.LOWER if lower_wins else Text.HIGHER, side=first.side)
    return Verdict(outcome, text(Text.SIDE_BY_SIDE, listed=listed, outcome=outcome))


def split(text: str, names_in: Callable[[str], Sequence[str]]) -> Comparison | None:
    """Split a comparison; None where no two sides can be told apart."""
    stem, metric, order = _without_order(_IDLE.sub("", text).strip("，, "))
    clauses = [clause.strip(_EDGES) for clause in re.split("[，,]", stem) if clause.strip(_EDGES)]
    joint = [clause for clause in clauses if _JOINT.search(clause)] or clauses
    parts = (part.strip(_EDGES) for clause in joint for part in _JOINT.split(clause))
    sides = [part for part in parts if len(part) >= 2]
    if len(sides) < 2:
        return None
    context = [clause for clause in clauses if clause not in joint]
    about = [clause for clause in context if read_question(clause).organisations]
    metric = metric or "".join(clause for clause in context if clause not in about)
    if not metric:
        sides, metric = _share_metric(sides, names_in)
    if any(side.endswith("银行") for side in sides):  # 兴业和北京银行
        sides = [f"{side}银行" if len(side) == 2 and side not in names_in(side) else side for side in sides]
    named = {name for side in sides for name in (*names_in(side), *read_question(side).organisations)}
    sides = [side if side in named else _with_shared_opening(sides[0], side) for side in sides]
    questions = tuple("".join(about) + _question(side, metric) for side in sides)
    return Comparison(tuple(sides), questions, order in _LOWER)


def _without_order(stem: str) -> tuple[str, str, str]:
    """The sides, what is compared, and which way: 甲和乙, 余额 and 高 of 甲和乙谁的余额高."""
    found = _ORDER.search(stem)
    if found:
        return _IDLE.sub("", stem[: found.start()]), found["metric"].strip("的"), found["order"]
    either = _EITHER.search(stem)
    if either:
        return f"{stem[: either.start()]}{either['a']}、{either['b']}", "", either["order"] or ""
    return stem, "", ""


def _question(side: str, metric: str) -> str:
    link = "的" if metric and not metric.startswith(("较", "同比", "的")) else ""
    ask = "" if re.search(r"多少|几[家户笔个名]", metric) else "是多少"
    return f"{side}{link}{metric}{ask}？"


def _share_metric(sides: list[str], names_in: Callable[[str], Sequence[str]]) -> tuple[list[str], str]:
    """Move what the last side says for all of them out of it: 北京银行 | 兴业银行的普惠贷款余额 share the balance."""
    last = sides[-1]
    if "的" in last and "的" not in sides[0]:
        name, _, metric = last.partition("的")
        return [*sides[:-1], name], metric
    question = read_question(last, names_in(last))
    for name in sorted([*question.organisations, *question.products], key=len, reverse=True):
        if last.startswith(name) and len(last) > len(name):
            return [*sides[:-1], name], last[len(name) :]
    end = last.find(sides[0][-1]) + 1  # 创业板和科创板上市企业: the names end alike
    if 2 <= end < len(last):
        return [*sides[:-1], last[:end]], last[end:]
    return sides, ""


def _with_shared_opening(first: str, side: str) -> str:
    """What the first side says for both: 北京银行的 in 北京银行的科技支行 and 文化支行."""
    opening = first[: -len(side)]
    return opening + side if opening and first[-1] == side[-1] and not side.startswith(opening) else side
