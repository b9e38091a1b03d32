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

_MOST_OF_A_YEAR = 300  # days
_PART = re.compile("半年|中报|季度|季报|前.{1,2}个?月|月?[至到—–-].*月")
_MONTH = re.compile("(1[0-2]|0?[1-9])月")


def of_time(asked: Period, quote: Quote, article: Article, era: Period | None, row: FigureRow | None = None) -> bool:
    """Whether the quote may be of the period asked for.

    ``era``: when an article without a date may have appeared. ``row`` is that of the quote's figure.
    """
    if asked.first is None:
        return _of_month(asked, quote, article)
    if row is not None and not _of_row(asked, row):
        return False
    text = quote.paragraph.text
    stated = [period for period in periods(text, article.published) if period.first is not None]
    within = [period for period in stated if quote.start <= period.start < quote.end]
    before = [period for period in stated if period.start < quote.start]
    candidates = within or before[-1:] or _appeared(article.published, era)
    return not candidates or any(asked.meets(period) for period in candidates)


def _of_row(asked: Period, row: FigureRow) -> bool:
    """Whether a figure may be of the period: one of half a year is none of the year."""
    if row.first is None or row.last is None or asked.first is None or asked.last is None:
        return True
    whole = (asked.last - asked.first).days > _MOST_OF_A_YEAR and asked.written != "今年"  # which is not over yet
    part = whole and bool(_PART.search(row.period))
    return not part and row.first <= asked.last and asked.first <= row.last


def _of_month(asked: Period, quote: Quote, article: Article) -> bool:
    """Whether a month without a year is that of the quote: 7月 is no other month that the quote names alone."""
    wanted = _MONTH.findall(asked.written)
    named = [month for period in periods(quote.text, article.published) for month in _MONTH.findall(period.written)]
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
