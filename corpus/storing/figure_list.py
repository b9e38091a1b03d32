"""A list of figures: which are chosen, in which order, and the SQL between the two; figure_store.py runs it.

What comes back first are marks: a row's key and what lists, suggestions and charts need of it. The text, the article
and the rest are read for the few rows that are shown.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.storing.database import holding

BOUND = 10_000  # figures of a list, where no other number is wanted


class FigureOrder(StrEnum):
    """What a list of figures can be sorted by."""

    PUBLISHED = "published"
    PERIOD = "period"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which figures. Words are found anywhere in a name, Latin letters in any case; what is empty chooses all.

    Args:
        subject: words of the subject or of the product.
        metric: words of the metric with its change ("贷款余额较年初增长").
        kind: whole kind, see corpus/measuring/figure_row.py.
        publisher: whole name.
        since: first day of the time that the figure is of; without a period it is of the day of its article. A period
            that reaches into the chosen time is chosen; a figure of no known day is not.
        until: last day of that time.

    """

    subject: str = ""
    metric: str = ""
    kind: str = ""
    publisher: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of a list: ``paragraph`` is the paragraph's number in the store, ``start`` the place there.

    ``day`` is the last day of the period, else the day of the article, in ISO 8601; "" where neither is known.
    """

    paragraph: int
    start: int
    subject: str
    product: str
    metric: str
    change: str
    unit: str
    value: float
    day: str


# The join runs in the order in which it is written: from the articles, newest first, it needs no sorting and ends with
# the last mark that is wanted; from the figures it is one pass over names, and only what they choose is joined.
_FROM_ARTICLES = "articles a CROSS JOIN paragraphs p ON p.article = a.key CROSS JOIN figures f ON f.paragraph = p.key"
_FROM_FIGURES = "figures f CROSS JOIN paragraphs p ON p.key = f.paragraph CROSS JOIN articles a ON a.key = p.article"
_READING = "p.ordinal, f.start"  # within an article


def marks_query(chosen: Chosen, order: FigureOrder, descending: bool, limit: int) -> tuple[str, list[str | int]]:
    """Return SQL for rows (paragraph, start, subject, product, metric, change, unit, value, day), and its values.

    What has no day or no period comes last either way; what is equal comes newest article first, in reading order.
    """
    where, values = ["1"], list[str | int]()
    named = bool(chosen.subject or chosen.metric)
    walks = bool(chosen.publisher) or (order is FigureOrder.PUBLISHED and not named)

    def demand(condition: str, value: str) -> None:
        if value:
            values.append(value)
            where.append(condition.format(f"?{len(values)}"))

    demand("(f.subject LIKE {0} ESCAPE '!' OR f.product LIKE {0} ESCAPE '!')", holding(chosen.subject))
    demand("f.metric || f.change LIKE {0} ESCAPE '!'", holding(chosen.metric))
    demand("f.kind = {0}", chosen.kind)
    demand("a.publisher = {0}", chosen.publisher)
    demand("coalesce(f.last, a.published) >= {0}", chosen.since.isoformat() if chosen.since else "")
    demand("coalesce(f.first, a.published) <= {0}", chosen.until.isoformat() if chosen.until else "")
    values.append(limit)
    sql = f"""
        SELECT f.paragraph, f.start, f.subject, f.product, f.metric, f.change, f.unit, f.value,
            coalesce(f.last, a.published, '')
        FROM {_FROM_ARTICLES if walks else _FROM_FIGURES} WHERE {" AND ".join(where)}
        ORDER BY {_sorting(order, "DESC" if descending else "ASC")} LIMIT ?{len(values)}
    """
    return sql, values


def _sorting(order: FigureOrder, way: str) -> str:
    newest = f"a.published DESC, a.key DESC, {_READING}"
    if order is FigureOrder.VALUE:
        return f"f.value {way}, {newest}"
    if order is FigureOrder.PERIOD:
        return f"f.last IS NULL, f.last {way}, {newest}"
    undated_last = "a.published IS NULL, " if way == "ASC" else ""  # descending, they are last by themselves
    return f"{undated_last}a.published {way}, a.key {way}, {_READING}"
