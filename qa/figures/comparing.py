"""A comparison from the figures of its sides: those that can be compared, in one unit, in order, and what they say.

Each figure stays as its paragraph spells it. What is computed from them is an order, and where the question asks for a
number, a difference or a ratio, which is said to be computed; only like is compared with like: a balance is not held
against a growth, nor 户 against 元. Pure functions.
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.measuring.figure_row import FigureRow
from corpus.measuring.figures import Figure, figures
from corpus.measuring.units import Family, family_of
from qa.answer import Side, Table
from qa.asking.comparison import Aim, Comparison
from qa.figures.aligning import aligned, is_rough, rounded, written
from qa.figures.movement import is_level
from qa.figures.own_quotes import is_unmarked
from qa.figures.respective import own_of_several
from qa.figures.rows import as_of, row_of
from qa.language.changes import contrary, directed, moves, since_another_time
from qa.language.measure_words import STOCKS
from qa.notices import Notice, notice, said
from qa.reading.reader import NEARLY_AS_GOOD, Quote
from qa.texts import ChatText, Text, text

_TRIED = 3  # quotes of each side
_KEPT = 3**5  # ways to take a figure of each side that are followed up: of up to five sides there are no more
# Twice as much says nothing of these.
_NOT_MULTIPLIED = (Family.RATIO, Family.DEGREE, Family.SCALE, Family.AGE)
_OF_ONE_ARTICLE = 0.1  # what it adds to each side's score
_RATIO_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """One side with its figure, the quote that holds it, and its row, None where the index has none of it."""

    side: str
    figure: Figure
    quote: Quote
    row: FigureRow | None

    @property
    def place(self) -> tuple[str, int]:
        """The paragraph and the character at which the figure stands."""
        return self.quote.paragraph.id, self.quote.start + (self.quote.span.start if self.quote.span else 0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``outcome`` is the short answer; ``whole`` puts the figures side by side, then the outcome."""

    outcome: str
    whole: str


def chosen(
    split: Comparison, quotes: Sequence[Sequence[Quote]], rows: Mapping[tuple[str, int], FigureRow]
) -> list[Compared]:
    """The likeliest figure of each side such that all can be compared; empty where there are no such figures.

    The work grows with the number of sides, not with that of the ways to take one figure of each (3 to its power):
    what can't be compared is dropped as soon as two meet, and of what is left the likeliest ways are kept.
    """
    ways: list[list[Compared]] = [[]]
    for side, of_side in zip(split.sides, quotes, strict=True):
        figures_of_side = [found for quote in likely(of_side) if (found := _compared(side, quote, rows))]
        longer = ([*way, found] for way in ways for found in figures_of_side)
        fitting = (way for way in longer if comparable(way, split.metric))
        ways = heapq.nlargest(_KEPT, fitting, key=_likelihood)
    return ways[0] if ways else []


def unlike(
    split: Comparison, quotes: Sequence[Sequence[Quote]], rows: Mapping[tuple[str, int], FigureRow]
) -> list[Compared]:
    """The likeliest figure of each side where they can't be compared; empty where a side has none of its own."""
    best = [
        found
        for side, of_side in zip(split.sides, quotes, strict=True)
        if of_side and (found := _compared(side, of_side[0], rows))
    ]
    apart = len({one.place for one in best}) == len(split.sides)
    return best if apart and split.aim in (Aim.ORDER, Aim.VALUES) else []


def _likelihood(sides: Sequence[Compared]) -> float:
    """The scores of the sides' quotes; figures that one article gives are meant to be compared."""
    of_one = len({one.quote.paragraph.article_id for one in sides}) == 1
    return sum(one.quote.score + _OF_ONE_ARTICLE * of_one for one in sides)


def likely(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes of a side that may hold its figure, best first."""
    return [quote for quote in quotes[:_TRIED] if quote.score >= NEARLY_AS_GOOD * quotes[0].score]


def comparable(sides: Sequence[Compared], metric: str) -> bool:
    """Whether figures stand in different places, have one unit, and measure the same in kind.

    That they measure the very same is for the question of each side. ``metric`` is what the sides have in common, ""
    where they are measures themselves (首贷金额和续贷金额).
    """
    if len({one.place for one in sides}) < len(sides) or aligned([one.figure for one in sides]) is None:
        return False
    known = [one.row for one in sides if one.row is not None and (one.row.metric or one.row.change)]
    changes = [row.change for row in known]
    if any(since_another_time(one, other) for one in changes for other in changes):
        return False
    if moves(metric) and not all(_moves_as(metric, one) for one in sides):
        return False
    levels = {is_level(row) for row in known}
    stocks = {row.metric.endswith(STOCKS) for row in known if metric and row.kind == "amount"}
    return len(levels) <= 1 and len(stocks) <= 1


def _moves_as(metric: str, one: Compared) -> bool:
    """Whether a figure is a change, and not one the other way: a level is no 增速, and 跌幅34% no 涨幅."""
    told = one.row.metric + one.row.change if one.row and (one.row.metric or one.row.change) else one.quote.clause
    return moves(told) and not contrary(directed(metric), directed(told))


def tells_all(split: Comparison, told: str, value: str) -> bool:
    """Whether a text that answers a comparison by itself has as many figures in one unit as there are sides.

    A figure of one side alone says nothing of which is more, nor does a text that is silent on a side that would be
    told by its name.
    """
    found = figures(value)
    if not found or split.aim is not Aim.ORDER:
        return True
    if any(is_unmarked(side) and side not in told for side in split.sides):
        return False
    return sum(figure.unit == found[0].unit for figure in figures(told)) >= len(split.sides)


def tabled(sides: Sequence[Compared], split: Comparison, citations: Sequence[int]) -> Table:
    """The figures as data, in one unit; ``citations`` are the numbers of the citations that hold them.

    Raises:
        ValueError: the figures have no common unit.
    """
    side_by_side = aligned([one.figure for one in sides])
    if side_by_side is None:
        raise ValueError(f"no common unit: {', '.join(one.figure.written for one in sides)}")
    numbers = side_by_side.numbers
    ranking = tuple(sorted(range(len(numbers)), key=lambda i: -numbers[i]))
    highest, lowest = numbers[ranking[0]], numbers[ranking[-1]]
    multiplied = lowest > 0 and sides[0].figure.family not in _NOT_MULTIPLIED
    table = Table(
        split.metric,
        side_by_side.unit,
        tuple(
            Side(one.side, one.figure.written, number, as_of(one.row) if one.row else "", n)
            for one, number, n in zip(sides, numbers, citations, strict=True)
        ),
        ranking,
        rounded(highest - lowest),
        rounded(highest / lowest) if multiplied else None,
        any(is_rough(one.figure) for one in sides),
    )
    return table if split.aim is Aim.VALUES else replace(table, outcome=_outcome(table, split))


def verdict(sides: Sequence[Compared], table: Table | None, split: Comparison) -> Verdict:
    """What the figures say to the question; without a table, only themselves."""
    listed = text(Text.SEPARATOR).join(text(Text.COMPARED, side=one.side, value=one.figure.written) for one in sides)
    if table is None or split.aim is Aim.VALUES:
        return Verdict(listed, text(Text.LISTED, listed=listed))
    outcome = said(_outcome(table, split))
    return Verdict(outcome, text(Text.SIDE_BY_SIDE, listed=listed, outcome=outcome))


def remark(table: Table | None, split: Comparison) -> Notice | None:
    """What to tell of figures: that they have no order, are of different times, or that one was computed from them."""
    if table is None:
        return notice(Text.NOT_COMPARABLE) if split.aim is Aim.ORDER else None
    computed = split.aim in (Aim.DIFFERENCE, Aim.RATIO) and table.difference != 0
    times = [side.as_of for side in table.sides]
    if len(set(times)) == 1 or not all(times):
        return notice(Text.COMPUTED) if computed else None
    listed = tuple(notice(Text.COMPARED, side=side.name, value=side.as_of) for side in table.sides)
    return notice(Text.COMPUTED_ACROSS_TIMES if computed else Text.DIFFERENT_TIMES, listed=listed)


def _compared(side: str, quote: Quote, rows: Mapping[tuple[str, int], FigureRow]) -> Compared | None:
    own = own_of_several(side, quote)
    found = figures(own.value) if own else ()
    return Compared(side, found[0], own, row_of(own, rows)) if own and found else None


def _outcome(table: Table, split: Comparison) -> Notice:
    high, low = table.sides[table.ranking[0]].name, table.sides[table.ranking[-1]].name
    if table.difference == 0:
        return notice(Text.EVEN)
    if split.aim is Aim.RATIO and table.ratio is not None:
        ratio = f"{table.ratio:.{_RATIO_DIGITS}f}".rstrip("0").rstrip(".")
        return notice(Text.TIMES, high=high, low=low, ratio=ratio)
    if split.aim in (Aim.RATIO, Aim.DIFFERENCE):
        number = written(table.difference, "")
        difference = notice(ChatText.POINTS, number=number) if table.unit == "%" else f"{number}{table.unit}"
        return notice(
            Text.HIGHER_BY if family_of(table.unit) in _NOT_MULTIPLIED else Text.MORE_BY,
            high=high,
            low=low,
            difference=notice(Text.ROUGHLY, value=difference) if table.rough else difference,
        )
    if len(table.sides) > 2:
        return notice(Text.LOWEST, side=low) if split.lower_wins else notice(Text.HIGHEST, side=high)
    return notice(Text.LOWER, side=low) if split.lower_wins else notice(Text.HIGHER, side=high)
