"""Whether a quote is of the time that a question asks for: pure functions over dates in texts.

What a sentence leaves out, the date before it in its paragraph tells; else when the article appeared; else when the
articles of the corpus did.
"""

import re
from datetime import date

from corpus.article import Article
from corpus.dates import Period, periods
from corpus.figure_row import FigureRow
from qa.reader import Quote

_MOST_OF_A_YEAR, _A_MONTH = 300, 31  # days
_MONTH = re.compile("(1[0-2]|0?[1-9])月")


def of_time(asked: Period, quote: Quote, article: Article, era: Period | None, row: FigureRow | None = None) -> bool:
    """Whether the quote may be of the period asked for.

    ``era``: when an article without a date may have appeared. ``row`` is that of the quote's figure.
    """
    if asked.is_same_time_before:
        return _of_same_time_before(quote, article, row)
    if asked.first is None:
        return _of_month(asked, quote, article, row)
    if row is not None and row.first is not None:
        return of_row(asked, row)
    text = quote.paragraph.text
    stated = [period for period in periods(text, article.published) if period.first is not None]
    within = [period for period in stated if quote.start <= period.start < quote.end]
    before = [period for period in stated if period.start < quote.start]
    if not within and not _of_month(asked, quote, article, row):
        return False
    candidates = within or before[-1:] or _appeared(article.published, era)
    return not candidates or any(asked.meets(period) for period in candidates)


def of_row(asked: Period, row: FigureRow) -> bool:
    """Whether a figure may be of the period: one of half a year is none of the year, nor the other way round.

    True where either is unknown.
    """
    if row.first is None or row.last is None or asked.first is None or asked.last is None:
        return True
    wanted, told = (asked.last - asked.first).days, (row.last - row.first).days
    year_of_part = wanted > _MOST_OF_A_YEAR and asked.written != "今年" and _A_MONTH < told <= _MOST_OF_A_YEAR
    part_of_year = _A_MONTH < wanted <= _MOST_OF_A_YEAR < told and "年末" not in row.period and "以来" not in row.period
    return not (year_of_part or part_of_year) and row.first <= asked.last and asked.first <= row.last


def _of_same_time_before(quote: Quote, article: Article, row: FigureRow | None) -> bool:
    """Whether a figure is told of 上年同期, or of the time that was named so last."""
    if row is not None:
        return "同期" in row.period + row.change
    named = [period for period in periods(quote.paragraph.text, article.published) if period.start < quote.end]
    return "同期" in quote.text or bool(named and named[-1].is_same_time_before)


def _of_month(asked: Period, quote: Quote, article: Article, row: FigureRow | None) -> bool:
    """Whether the month of a period is that of a figure, or where that is unknown one that the quote names."""
    wanted = _MONTH.findall(asked.written)
    named = _MONTH.findall(row.period) if row is not None else []
    named = named or [
        month for period in periods(quote.text, article.published) for month in _MONTH.findall(period.written)
    ]
    return not wanted or not named or any(int(month) in map(int, named) for month in wanted)


def _appeared(published: date | None, era: Period | None) -> list[Period]:
    """What a text without dates speaks of: the year that it appeared in, and the one before."""
    if published is not None:
        return [Period(0, 0, "", date(published.year - 1, 1, 1), date(published.year, 12, 31))]
    return [era] if era is not None else []


def era_of(first: date | None, last: date | None) -> Period | None:
    """The years that the articles of a corpus may speak of, by the first and the last day on which they appeared."""
    if first is None or last is None:
        return None
    return Period(0, 0, "", date(first.year - 1, 1, 1), date(last.year, 12, 31))
