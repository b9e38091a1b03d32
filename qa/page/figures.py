"""The list of figures in the browser: a page of rows, a chart of what can be compared in them, names to choose from,
and all of them as CSV. No list, chart or CSV holds more than BOUND rows.

Called by the browser through the page's server functions. Knows nothing of Gradio, of HTML or of drawing.
"""

import io
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from corpus.article import ArticleHead
from corpus.measuring.figure_row import FigureRow
from corpus.storing.figure_list import BOUND, FigureOrder, Mark
from corpus.storing.figure_store import FigureStore
from qa.assistant import Assistant
from qa.figures.figures_table import write_csv
from qa.page import chart
from qa.page.figures_asked import FiguresAsked, NameField, NamesAsked

PAGE = 50  # rows
NAMES = 20  # suggested at once
PUBLISHERS = 200


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A row of the table, a point of the chart. ``last`` is the last day of the period; ``start`` and ``end`` bound the
    value in its paragraph.
    """

    subject: str
    product: str
    metric: str
    change: str
    written: str
    kind: str
    period: str
    last: str
    publisher: str
    date: str
    title: str
    article: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Point:
    """A value in the unit of its chart, on the last day of its period, and the figure that says so."""

    day: str
    value: float
    figure: ShownFigure


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one subject, day by day."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart with what else could be shown, as qa.page.chart plans it."""

    measures: tuple[chart.Measure, ...]
    measure: int
    ways: tuple[str, ...]
    way: str
    series: tuple[Series, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class ShownFigures:
    """A page of the list. ``total`` counts its rows on all pages; ``more`` says that the list goes on behind them."""

    total: int
    more: bool
    page: int
    pages: int
    rows: tuple[ShownFigure, ...]
    chart: ShownChart | None


@dataclass(frozen=True, slots=True)
class FiguresOverview:
    """What there is to list before anyone filters."""

    figures: int
    articles: int
    bound: int
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names most often found, for a filter to suggest."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Csv:
    """The rows of a list as CSV; ``more`` says that it goes on behind them."""

    text: str
    rows: int
    more: bool


def figures_overview(assistant: Assistant) -> FiguresOverview:
    """Say what there is to list."""
    counts = assistant.index.manifest.counts
    return FiguresOverview(counts.figures, counts.articles, BOUND, assistant.publishers()[:PUBLISHERS])


def list_figures(assistant: Assistant, asked: FiguresAsked) -> ShownFigures:
    """Show one page of a list; behind the last one, the last."""
    figures = assistant.index.lists.figures
    marks, more = _bounded(figures, asked)
    pages = max(1, -(-len(marks) // PAGE))
    page = min(asked.page, pages)
    return ShownFigures(
        len(marks),
        more,
        page,
        pages,
        tuple(_shown(*row) for row in figures.at(marks[(page - 1) * PAGE : page * PAGE])),
        _chart(figures, marks, asked),
    )


def suggest_names(assistant: Assistant, asked: NamesAsked) -> Names:
    """Find the names that the newest rows hold most often."""
    marks = assistant.index.lists.figures.marks(asked.chosen, limit=BOUND)
    if asked.field is NameField.METRIC:
        words, named = asked.chosen.metric, (mark.metric + mark.change for mark in marks)
    else:
        words, named = asked.chosen.subject, (name for mark in marks for name in (mark.subject, mark.product))
    counted = Counter(name for name in named if name and words.lower() in name.lower())
    return Names(tuple(name for name, _ in counted.most_common(NAMES)))


def figures_csv(assistant: Assistant, asked: FiguresAsked) -> Csv:
    """Write a whole list, up to BOUND rows."""
    figures = assistant.index.lists.figures
    marks, more = _bounded(figures, asked)
    out = io.StringIO()
    write_csv(figures.at(marks), out)
    return Csv(out.getvalue(), len(marks), more)


def _bounded(figures: FigureStore, asked: FiguresAsked) -> tuple[list[Mark], bool]:
    marks = figures.marks(asked.chosen, asked.order, asked.descending, BOUND + 1)
    return marks[:BOUND], len(marks) > BOUND


def _chart(figures: FigureStore, marks: list[Mark], asked: FiguresAsked) -> ShownChart | None:
    if asked.chart is None:
        return None
    if asked.order is not FigureOrder.PUBLISHED or not asked.descending:
        marks = figures.marks(asked.chosen, limit=BOUND)
    wanted = asked.chart
    plan = chart.plan(marks, asked.chosen.metric, (wanted.metric, wanted.change, wanted.unit), wanted.way)
    if plan is None:
        return None
    drawn = [mark for line in plan.lines for mark in line.marks]
    points = iter(Point(mark.day, mark.value, _shown(*row)) for mark, row in zip(drawn, figures.at(drawn), strict=True))
    series = tuple(Series(line.name, tuple(islice(points, len(line.marks)))) for line in plan.lines)
    return ShownChart(plan.measures, plan.measure, plan.ways, plan.way, series, plan.left_out)


def _shown(row: FigureRow, head: ArticleHead) -> ShownFigure:
    return ShownFigure(
        row.subject,
        row.product,
        row.metric,
        row.change,
        row.figure.written,
        row.kind,
        row.period,
        row.last.isoformat() if row.last else "",
        head.publisher,
        head.published.isoformat() if head.published else "",
        head.title,
        head.id,
        row.ordinal,
        row.figure.start,
        row.figure.end,
    )
