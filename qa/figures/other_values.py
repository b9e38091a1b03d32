"""All values of the figure that answers: what the articles say of the same metric, by the rows of the index.

A figure changes from one article to the next. The newest answers, unless the question names a period; the others are
quoted below it, with their dates. Knows nothing of search or of guards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.article import ArticleHead
from corpus.chunking import sentences
from corpus.measuring.figure_row import FigureRow
from corpus.storing.store import Store
from qa.answer import DatedValue, Filters
from qa.asking.question import Question
from qa.figures.aligning import agree, aligned
from qa.figures.rows import as_of
from qa.language.measure_words import core
from qa.notices import Notice, notice
from qa.reading.candidates import Span
from qa.reading.reader import Quote
from qa.texts import Text

_MOST = 4
_MOST_TRIED = 8  # sentences of others that are held against the question
_PASSING = frozenset(("duration", "rank"))  # kinds of figures that change from story to story


@dataclass(frozen=True, slots=True)
class Told:
    """One value: the sentence that holds it, its row, and the article that says so."""

    quote: Quote
    row: FigureRow
    head: ArticleHead


def told_values(
    best: Quote,
    row: FigureRow,
    question: Question,
    filters: Filters,
    store: Store,
    answers: Callable[[Quote], bool],
) -> list[Told]:
    """All values of the metric of a quote's figure, the newest first; empty where there is only one.

    ``answers`` says whether a quote of another article would be an answer, too.
    """
    if not (row.subject and row.metric) or row.kind in _PASSING:
        return []
    metrics = _alike(row.metric, store.figures.metrics_of(row.subject))
    like = [(other, head) for other, head in store.figures.like(row, metrics) if other.product == row.product]
    head = next(head for _, head in like if head.id == row.article_id)
    told, tried = [Told(best, row, head)], 0
    for other, other_head in sorted(like, key=_age, reverse=True):
        if len(told) == _MOST or tried == _MOST_TRIED:
            break
        if _differs(other, other_head, told) and _may_answer(other, other_head, row, question, filters):
            quote, tried = _quote(other, best, store), tried + 1
            if answers(quote):
                told.append(Told(quote, other, other_head))
    told.sort(key=lambda one: _age((one.row, one.head)), reverse=True)
    return told if len(told) > 1 else []


def listed(told: Sequence[Told]) -> Notice:
    """The values with their dates and publishers, newest first."""
    values: list[str | Notice] = []
    for one in told:
        day, publisher = str(one.head.published or ""), one.head.publisher
        about = notice(Text.TOLD_ON_BY, date=day, publisher=publisher) if day and publisher else day or publisher
        values.append(notice(Text.VALUE_OF, value=one.quote.value, about=about) if about else one.quote.value)
    return notice(Text.DIFFERENT_VALUES, listed=tuple(values))


def dated(told: Sequence[Told], citations: Sequence[int]) -> tuple[DatedValue, ...]:
    """The values as data; ``citations`` are the numbers of the citations that hold them."""
    side_by_side = aligned([one.row.figure for one in told])
    if side_by_side is None:
        return ()
    return tuple(
        DatedValue(
            one.quote.value, number, side_by_side.unit, as_of(one.row), one.head.published, one.head.publisher, n
        )
        for one, number, n in zip(told, side_by_side.numbers, citations, strict=True)
    )


def _alike(metric: str, metrics: Sequence[str]) -> list[str]:
    """Those of many metrics that are one in other words; most are told by their characters not to be."""
    wanted = core(metric)
    characters = set(wanted) - {"额"}  # which only the core may have
    return [other for other in metrics if characters.issubset(other) and core(other) == wanted]


def _age(dated_row: tuple[FigureRow, ArticleHead]) -> tuple[date, date]:
    """The day that a value is of, and the day on which it was told."""
    row, head = dated_row
    published = head.published or date.min
    return min(row.last or published, published) if head.published else row.last or date.min, published


def _differs(other: FigureRow, head: ArticleHead, told: Sequence[Told]) -> bool:
    """Whether a value is none of those told already; one article tells two only of two times."""
    for one in told:
        if agree(one.row.figure, other.figure):
            return False
        times = (one.row.last, other.last)
        if one.head.id == head.id and (None in times or times[0] == times[1]):
            return False
    return True


def _may_answer(other: FigureRow, head: ArticleHead, row: FigureRow, question: Question, filters: Filters) -> bool:
    """Whether a value is of the time and from the articles that the question wants; an expectation is none."""
    if question.period is not None and (other.first, other.last) != (row.first, row.last):
        return False
    if filters.publishers and head.publisher not in filters.publishers:
        return False
    if (filters.since or filters.until) and head.published is None:
        return False
    if head.published and (
        (filters.since and head.published < filters.since) or (filters.until and head.published > filters.until)
    ):
        return False
    return not (head.published and other.first and other.first > head.published)


def _quote(row: FigureRow, best: Quote, store: Store) -> Quote:
    """The sentence that holds a row's figure."""
    article = store.article(row.article_id)
    assert article is not None  # a row is of an article of this very index
    paragraph = article.paragraphs[row.ordinal - 1]
    start, end = next(tile for tile in sentences(paragraph.text) if tile[0] <= row.figure.start < tile[1])
    span = Span(row.figure.start - start, row.figure.end - start, 1.0)
    return replace(best, paragraph=paragraph, start=start, end=end, span=span)
