"""The rows of the index that belong to the figures of quotes, and the periods of rows as an answer names them.

A row is looked up by where its figure ends, for a span may begin before it: 第 of 第3位, 由 of 由3.5%降至3.3%. Knows
nothing of questions, nor of which figure answers one: row_answers.py decides that.
"""

import re
from collections.abc import Mapping, Sequence

from corpus.measuring.figure_row import FigureRow
from corpus.measuring.timing import NOW
from corpus.storing.store import Store
from qa.reading.candidates import Span
from qa.reading.reader import Quote

_YEAR = re.compile(r"(?:19|20)\d\d")
_RELATIVE_YEAR = re.compile("[今去前明]年|上一?年度?")
_CUT_OFF = re.compile("截[至止]到?|[至到]|自|从")
_DAY_ALONE = re.compile(r"\d{1,2}\s?[日号]")


def rows_of(quotes: Sequence[Quote], store: Store) -> dict[tuple[str, int], FigureRow]:
    """The rows of the quotes' figures by (paragraph id, where the figure ends)."""
    stretches = [(quote.paragraph.article_id, quote.paragraph.ordinal, quote.start, quote.end) for quote in quotes]
    return {(row.paragraph_id, row.figure.end): row for row in store.figures.within(stretches)}


def row_of(quote: Quote, rows: Mapping[tuple[str, int], FigureRow]) -> FigureRow | None:
    """The row of the figure that is a quote's value; None where the value is no figure, or counts nothing."""
    return row_at(quote, quote.span, rows) if quote.span else None


def row_at(quote: Quote, span: Span, rows: Mapping[tuple[str, int], FigureRow]) -> FigureRow | None:
    """The row of the figure that ends where a span of a quote does; None where none does."""
    return rows.get((quote.paragraph.id, quote.start + span.end))


def as_of(row: FigureRow) -> str:
    """The period of a row so that it can be told apart from its article: 截至2022年2月末 for 截至2月末; "" without one.

    今年 is the year, a day gets its month, and 目前 is the day on which the article appeared.
    """
    if row.first is None or row.last is None or _YEAR.search(row.period):
        return row.period
    cut = _CUT_OFF.match(row.period)
    word = cut.group() if cut else ""
    written = row.period.removeprefix(word)
    if NOW.fullmatch(row.period) or _DAY_ALONE.fullmatch(written):
        return f"{word}{row.last.year}年{row.last.month}月{row.last.day}日"
    return f"{word}{row.first.year}年{_RELATIVE_YEAR.sub('', written)}"
