"""Whether a quote is of the time that a question asks for: pure functions over dates in texts.

What a sentence leaves out, the date before it in its paragraph tells; else when the article appeared; else when the
articles of the corpus did: 今年 of an article without a date is one of the years in which they appeared.
"""

import re
from collections.abc import Iterator
from datetime import date

from corpus.article import Article
from corpus.measuring.dates import Period, counts_a_record, months_in, periods
from corpus.measuring.figure_row import FigureRow
from corpus.measuring.figures import figures
from corpus.measuring.timing import goes_on_from
from corpus.wordlist import any_of, words
from qa.language.synonyms import synonyms_of
from qa.language.tagging import tagged_words
from qa.reading.reader import Quote

_MOST_OF_A_YEAR, _A_MONTH = 300, 31  # days
_COUNTED_FROM_NOW = re.compile("今年|去年|前年|明年")
_YEAR = re.compile(r"\d{4}")
_ASKS_END = re.compile("截止|到期|为止|(?:什么时候|何时|哪一?[天日年月]|几[号日月])(?:结束|到期)[？?]*$|有效期[到至]")
_ASKS_START = re.compile("[从自打](?:什么时候|何时|哪一?[天日年月]|几[号日月])(?:起|开始)?")
_DATE_AHEAD = r"(?=\d|[今去前明当][年天日]|[本上]月|即日|[零〇一二三四五六七八九十]+[年月日])"
_STARTS = re.compile(
    f"{any_of('开始 以来 至今 推出 试点 生效 入职 就任')}|[自从]{_DATE_AHEAD}|(?<=[日号月年天初末时点])起(?!诉|草|火)"
    "|[开设成创]立|[开新]办|开[业通设]"
    "|上[线任岗]|启[动用]|首[次个家批]|[施实]行"
)
_TAKES_A_POST = words("任 任职 担任 出任 接任 当 当上 做")
_TAKEN = "(?:[担出接]任|当选|任职|任(?![职务何期命由]))"
_IDLE_VERBS = words("是 有 能 会 要 可 可以 可能 不能 能够 起 开始")
_DONE = "(?!时|期间|以来|回报|[之以]?[前后])"  # 与任职时相同 tells of another day
_TO = re.compile("[至到止—~-]$|截[至止]日?期?[为是：:]?$|延[长期]?[至到]$")
_UNTIL = re.compile("[（(]?(?:[^，。；]{0,4}(?:[前止]|截止|到期|结束|停止|为止|届满))")
_WITHIN = re.compile("[至到—~]")  # 7月15日至9月20日
_FROM_A_DAY_ON = ("起", "至今")  # 2019年6月1日起累计发放5亿元
_NEAR = 6  # characters before a date
_DAY = re.compile("([0-9]{1,2})[日号]")
_SAME_DAY = re.compile("同[一1]?[天日]|当[天日]")


def of_time(asked: Period, quote: Quote, article: Article, era: Period | None, row: FigureRow | None = None) -> bool:
    """Whether the quote may be of the period asked for.

    ``era``: when an article without a date may have appeared. ``row`` is that of the quote's figure.
    """
    if asked.is_same_time_before:
        return _of_same_time_before(quote, article, row)
    if asked.first is None:
        return _of_month(asked, quote, row) and _of_day(asked, quote)
    if row is not None and row.first is not None:
        return of_row(asked, row)
    text = quote.paragraph.text
    dated = list(_dated(text, article.published, era))
    records = [period for period in dated if counts_a_record(text, period)]
    stated = [period for period in dated if period not in records and not _of_another_figure(quote, period)]
    within = [period for period in stated if quote.start <= period.start < quote.end]
    before = [period for period in stated if period.start < quote.start and period.first is not None]
    known = [period for period in within if period.first is not None]
    if not known and not _of_month(asked, quote, row):
        return False
    wanted = months_in(asked.written)
    open_ones = [period for period in within if period.first is None and _may_share(wanted, period)]
    candidates = list(known)
    if not within or _SAME_DAY.search(quote.text):
        candidates += [period for period in before if period.start == before[-1].start]
    if open_ones or not candidates:
        candidates += _appeared(article.published, era)
    told = [*candidates, *(period for period in records if quote.start <= period.start < quote.end)]
    return not candidates or any(asked.meets(period) and not _another_part(asked, period) for period in told)


def _of_another_figure(quote: Quote, period: Period) -> bool:
    """Whether a period is that of a figure which the quote's value went on from: 一季度 of 从一季度的46%升至50%."""
    if quote.span is None or not goes_on_from(quote.paragraph.text, period):
        return False
    end = quote.start + quote.span.start
    return period.end < end and bool(figures(quote.paragraph.text[period.end : end]))


def ends_otherwise(asked: str, quote: Quote) -> bool:
    """Whether the end of something is asked for, and the quote's date is not told as one: 到哪天截止, 7月28日发布."""
    if not _ASKS_END.search(asked) or quote.span is None:
        return False
    start, end = quote.start + quote.span.start, quote.start + quote.span.end
    text = quote.paragraph.text
    told = _WITHIN.search(quote.value) or _TO.search(text[max(0, start - _NEAR) : start]) or _UNTIL.match(text, end)
    return not told


def starts_otherwise(asked: str, quote: Quote) -> bool:
    """Whether it is asked since when something is so, and the sentence tells neither that nor of any beginning.

    从哪天起任职 is told by 2016年担任, and not by 与任职时相同.
    """
    asks = _ASKS_START.search(asked)
    return asks is not None and not _STARTS.search(quote.text) and not _does(asked[asks.end() :], quote.text)


def _does(asked: str, text: str) -> bool:
    """Whether a text tells that what a verb of the question says is done, or a word for the same."""
    words_asked = tagged_words(asked)
    verbs = [word for word, flag in words_asked if flag.startswith("v") and word not in _IDLE_VERBS]
    forms = {re.escape(form) for verb in verbs for form in (verb, *synonyms_of(verb))}
    if any(word in _TAKES_A_POST for word, _ in words_asked):
        forms = {_TAKEN}
    return any(re.search(form + _DONE, text) for form in forms)


def _may_share(wanted: set[int], period: Period) -> bool:
    """Whether a period without a year may be of one of the months."""
    named = months_in(period.written)
    return not wanted or not named or bool(wanted & named)


def _dated(text: str, published: date | None, era: Period | None) -> Iterator[Period]:
    """The dates of a text; one that counts from a year that is unknown, once for each year that it may be."""
    counted = False
    for period in periods(text, published):
        if _YEAR.search(period.written) or _COUNTED_FROM_NOW.search(period.written):
            counted = _COUNTED_FROM_NOW.search(period.written) is not None
        if period.first is not None or not counted or era is None or era.first is None or era.last is None:
            yield period
            continue
        for year in range(era.first.year + 1, era.last.year + 1):
            yield from (one for one in periods(text, date(year, 12, 31)) if one.start == period.start)


def _another_part(asked: Period, told: Period) -> bool:
    """Whether both are parts of a year, and not the same: 一季度 is none of 上半年, nor 三季度 of 前三季度."""
    if asked.first is None or asked.last is None or told.first is None or told.last is None:
        return False
    return _unlike_parts((asked.last - asked.first).days, (told.last - told.first).days)


def _unlike_parts(one: int, other: int) -> bool:
    """Whether so many days are each a part of a year, longer than a month, and of different lengths."""
    parts = all(_A_MONTH < days <= _MOST_OF_A_YEAR for days in (one, other))
    return parts and abs(one - other) > _A_MONTH


def of_row(asked: Period, row: FigureRow) -> bool:
    """Whether a figure may be of the period: one of half a year is none of the year, nor the other way round.

    True where either is unknown.
    """
    if row.first is None or row.last is None or asked.first is None or asked.last is None:
        return True
    wanted, told = (asked.last - asked.first).days, (row.last - row.first).days
    year_of_part = wanted > _MOST_OF_A_YEAR and asked.written != "今年" and _A_MONTH < told <= _MOST_OF_A_YEAR
    part_of_year = _A_MONTH < wanted <= _MOST_OF_A_YEAR < told and "年末" not in row.period and "以来" not in row.period
    unlike = year_of_part or part_of_year or _unlike_parts(wanted, told) or _reached_later(asked.first, asked.last, row)
    return not unlike and row.first <= asked.last and asked.first <= row.last


def _reached_later(first: date, last: date, row: FigureRow) -> bool:
    """Whether a figure was reached, from a day on, only in a year behind the time from ``first`` to ``last``."""
    if not row.period.endswith(_FROM_A_DAY_ON) or row.first is None or row.last is None:
        return False
    return not first <= row.first <= last and last.year < row.last.year


def _of_same_time_before(quote: Quote, article: Article, row: FigureRow | None) -> bool:
    """Whether a figure is told of 上年同期, or of the time that was named so last."""
    if row is not None:
        return "同期" in row.period + row.change
    named = [period for period in periods(quote.paragraph.text, article.published) if period.start < quote.end]
    return "同期" in quote.text or bool(named and named[-1].is_same_time_before)


def _of_month(asked: Period, quote: Quote, row: FigureRow | None) -> bool:
    """Whether the months of a period are those of a figure, or where these are unknown some that the quote names."""
    wanted = months_in(asked.written)
    named = months_in(row.period) if row is not None else set[int]()
    named = named or months_in(_own_times(quote))
    return not wanted or not named or bool(wanted & named)


def _own_times(quote: Quote) -> str:
    """The sentence without the times of figures that its value went on from."""
    text, start = quote.paragraph.text[: quote.end], quote.start
    cut = [(p.start, p.end) for p in periods(text) if p.start >= start and _of_another_figure(quote, p)]
    kept = zip([start, *(end for _, end in cut)], [*(at for at, _ in cut), len(text)], strict=True)
    return " ".join(text[low:high] for low, high in kept)


def _of_day(asked: Period, quote: Quote) -> bool:
    """Whether a day of a month is one that the quote names; where it names none, the day named last before it."""
    wanted = _days_of(asked.written)
    named = [_days_of(period.written) for period in periods(quote.paragraph.text[: quote.end])]
    within = [_days_of(period.written) for period in periods(quote.text)]
    told = set().union(*within) or next((days for days in reversed(named) if days), set[str]())
    return not wanted or not told or bool(wanted & told)


def _days_of(written: str) -> set[str]:
    """The number of the day in 8月10日, as a set; none in 8月."""
    return set(_DAY.findall(written))


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
