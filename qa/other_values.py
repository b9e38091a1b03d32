"""Other values of the figure that answers: what other articles say of the same metric, by the rows of the index.

A figure changes from one article to the next. The newest answers, unless the question names a period; the others are
quoted below it, with their dates. Knows nothing of search or of guards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from corpus.article import ArticleHead
from corpus.chunking import sentences
from corpus.figure_row import FigureRow
from corpus.store import Store
from qa.notices import Notice, notice
from qa.question import Question
from qa.reader import Quote
from qa.spans import Span
from qa.texts import Text

_MOST = 3


def other_values(best: Quote, question: Question, store: Store) -> list[Quote]:
    """The quotes of all values of the metric, the one that answers first; empty where there is only one value."""
    row = _row(best, store)
    if row is None or not (row.subject and row.metric) or question.period is not None:
        return []
    told = store.figures(subject=row.subject, metric=row.metric + row.change)
    same = [
        (other, head)
        for other, head in told
        if (other.subject, other.metric, other.change, other.product)
        == (row.subject, row.metric, row.change, row.product)
        and other.figure.unit == row.figure.unit
        and other.article_id != row.article_id
        and other.figure.value != row.figure.value
    ]
    if not same:
        return []
    quotes = [(best, store.heads([row.article_id])[row.article_id])]
    quotes += [(quote, head) for other, head in same if (quote := _quote(other, best, store))]
    quotes.sort(key=lambda quoted: quoted[1].published or date.min, reverse=True)
    return [quote for quote, _ in quotes[:_MOST]]


def listed(quotes: Sequence[Quote], heads: Mapping[str, ArticleHead]) -> Notice:
    """The values with their dates and publishers, newest first."""
    values: list[str | Notice] = []
    for quote in quotes:
        head = heads[quote.paragraph.article_id]
        about = "，".join(str(part) for part in (head.published, head.publisher) if part)
        values.append(notice(Text.VALUE_OF, value=quote.value, about=about) if about else quote.value)
    return notice(Text.DIFFERENT_VALUES, listed=tuple(values))


def _row(best: Quote, store: Store) -> FigureRow | None:
    """The row of the figure that the quote's value is."""
    if best.span is None:
        return None
    at = best.start + best.span.start
    rows = store.figures_of(best.paragraph.article_id, best.paragraph.ordinal)
    return next((row for row in rows if row.figure.start == at), None)


def _quote(row: FigureRow, best: Quote, store: Store) -> Quote | None:
    """The sentence that holds a row's figure."""
    article = store.article(row.article_id)
    if article is None:
        return None
    paragraph = article.paragraphs[row.ordinal - 1]
    start, end = next(tile for tile in sentences(paragraph.text) if tile[0] <= row.figure.start < tile[1])
    span = Span(row.figure.start - start, row.figure.end - start, 1.0)
    return replace(best, paragraph=paragraph, start=start, end=end, span=span)
