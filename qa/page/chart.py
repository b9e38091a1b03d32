"""What a chart of listed figures shows: values of one measure in one unit, over time or across subjects.

Pure: marks of figures in, the few that are drawn out, in the order in which they are drawn. Knows nothing of drawing,
of the browser or of the store.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.storing.figure_list import Mark

LINES = 6  # subjects that a chart over time tells apart
POINTS = 60  # of a line: its newest days
BARS = 12
MEASURES = 40  # that a user may choose from

Key = tuple[str, str, str]
"""Metric, change and unit."""


class Way(StrEnum):
    """How values are compared."""

    TIME = "time"
    SUBJECTS = "subjects"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is compared: one metric with its change; without a metric all the listed ones, whose names then tell them
    apart. ``values`` counts what differs in subject, day or value; repetitions are one.
    """

    metric: str
    change: str
    unit: str
    values: int


@dataclass(frozen=True, slots=True)
class Line:
    """A subject, or a product with whose it is, and its values in the order of their days."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart of ``measures[measure]``, one of ``ways``. Across subjects each line has one value, the newest.

    ``left_out`` counts the subjects for which there was no room.
    """

    measures: tuple[Measure, ...]
    measure: int
    ways: tuple[Way, ...]
    way: Way
    lines: tuple[Line, ...]
    left_out: int


@dataclass(slots=True)
class _Compared:
    """The marks of one measure by name: each value of a day once, the newest article's first."""

    lines: dict[str, dict[tuple[str, float], Mark]] = field(default_factory=dict)
    metrics: set[str] = field(default_factory=set)

    def add(self, mark: Mark, name: str) -> None:
        self.lines.setdefault(name, {}).setdefault((mark.day, mark.value), mark)
        self.metrics.add(mark.metric)

    @property
    def values(self) -> int:
        return sum(map(len, self.lines.values()))

    @property
    def days(self) -> int:
        """The days of the subject that has most."""
        return max(len({day for day, _ in line}) for line in self.lines.values())

    def ways(self) -> tuple[Way, ...]:
        """Over time first where some subject has a history to show."""
        across = (Way.SUBJECTS,) if len(self.lines) > 1 else ()
        if self.days == 1:
            return across
        return (Way.TIME, *across) if self.days > 2 or not across else (*across, Way.TIME)


def plan(marks: Iterable[Mark], words: str = "", wanted: Key = ("", "", ""), way: str = "") -> Plan | None:
    """Plan a chart; None where no two values can be compared.

    Args:
        marks: the listed figures, newest article first. Those without a metric, a subject or a day are not compared.
        words: what the metrics of the list were searched for. The metric of just this name is shown rather than
            another; all of them can be compared, too: 科技贷款余额 and 普惠贷款余额 where 贷款余额 was searched for.
        wanted: metric, change and unit of the measure to show, if it is among those that can be.
        way: the Way to compare, if that can be; "" for the one that shows most.

    """
    compared: dict[Key, _Compared] = {}
    for mark in marks:
        if mark.metric and mark.day and (mark.subject or mark.product):
            compared.setdefault((mark.metric, mark.change, mark.unit), _Compared()).add(mark, _name(mark))
            if words:
                compared.setdefault(("", mark.change, mark.unit), _Compared()).add(mark, _name(mark, mark.metric))
    offered = [key for key, found in compared.items() if found.ways() and (key[0] or len(found.metrics) > 1)]
    if not offered:
        return None
    offered.sort(key=lambda key: (key[0] + key[1] != words, key[0] != "", -compared[key].values))
    del offered[MEASURES:]
    shown = wanted if wanted in offered else offered[0]
    found = compared[shown]
    ways = found.ways()
    chosen = Way(way) if way in ways else ways[0]
    lines = _over_time(found) if chosen is Way.TIME else _across(found)
    return Plan(
        tuple(Measure(*key, compared[key].values) for key in offered),
        offered.index(shown),
        tuple(sorted(ways, reverse=True)),
        chosen,
        tuple(lines),
        len(found.lines) - len(lines),
    )


def _over_time(found: _Compared) -> list[Line]:
    lines = sorted(found.lines.items(), key=lambda line: -len({day for day, _ in line[1]}))
    return [Line(name, tuple(_by_day(values.values())[-POINTS:])) for name, values in lines[:LINES]]


def _by_day(marks: Iterable[Mark]) -> list[Mark]:
    """Day by day; of one day, the newest article's last: there a line goes on."""
    return sorted(marks, key=lambda mark: mark.day, reverse=True)[::-1]


def _across(found: _Compared) -> list[Line]:
    """The value of each subject's last day, of several the newest article's, which comes first; the highest first."""
    newest = {name: max(values.values(), key=lambda mark: mark.day) for name, values in found.lines.items()}
    highest = sorted(newest.items(), key=lambda line: -line[1].value)
    return [Line(name, (mark,)) for name, mark in highest[:BARS]]


def _name(mark: Mark, metric: str = "") -> str:
    return " · ".join(dict.fromkeys(part for part in (mark.subject, mark.product, metric) if part))
