"""Dates and periods in a text, as written and as a span of days. Knows nothing of figures or questions.

What is left out is taken from what stands before: "2021年…9月末" is September 2021. Where the text, or the sentence of
a cut-off date (截至9月末), names no year, a month is of the article's year, or of the year before where that month was
more than a season ahead: in August "11月" is to come, in January it is over. A day alone is of the last day's month, or
the latest before the article. 上年同期, where nothing is compared with it, is the period named before it, a year
earlier.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.measuring.numerals import number
from corpus.wordlist import any_of

_DATE = re.compile(
    r"(?=[\d今去前头明第一二三四上下首])"  # every part is optional: without it the rest is tried at each character
    r"(?:(?<![较比与同于是为由从达超过占和及])(?P<same>(?:去年|上一?年度?)同期)(?!相比|[的比增减升降])|"
    r"(?:(?<!\d)(?P<year>(?:19|20)\d{2})(?:\s?年度?(?!第\d+号)(?:年?[底末初]|以来)?|\s?(?:财|财政|会计)年度?"
    r"|(?=[一三]季报|半年报|中报|年报|Q[1-4](?![A-Za-z0-9])))"
    r"|(?P<relative>今年|去年|前年|明年)(?:年?[底末初]|以来)?)?"
    r"(?:(?P<quarter>第?[一二三四1-4]季度|[上下]半年|前三季度|首三季度?|前两个?季度|首季度?(?!节|播|赛)"
    r"|Q[1-4](?![A-Za-z0-9])|(?<=年)(?:半年度|前三季|第?[一二三]季(?=[末的净营]|$))|[一三]季报|半年报|中报|年报)末?"
    r"|(?:(?<![此之以目])前|(?<!开)头)(?P<months>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])个?月(?!内)"
    r"|(?<![\d.])(?P<month>1[0-2]|0?[1-9])(?:\s?[至到—–-]\s?(?P<until>1[0-2]|0?[1-9]))?\s?月(?!子|饼|球)[份末底初]*)?"
    r"(?:(?<![\d.])(?P<day>3[01]|[12]\d|0?[1-9])\s?(?:日(?!均|常|元|本|以?内|后|游|龄|年化|之[内后])"
    r"|号(?!线|楼|文|院|令|店|馆|公告)))?)"
)
_CUT_OFF = re.compile("截[至止]到?$")
_LASTING = re.compile("(?:拘留|为期|放假|休假|连续|历时|超过|长达|不足|[每近第满逾约超罚共前后])$")  # 拘留5日
_DAY_OF_THE_MONTH = re.compile(r"(?![一-龥A-Za-z])|[上下晚凌早当起开在前后的到至正]")  # behind 号: no 2号门
_EDGES = {"初": (1, 1), "末": (12, 12), "底": (12, 12)}  # months of 2021年末
_AHEAD = 3  # months that an article looks forward to
_NEAR = 3  # characters before a day that tell
_RELATIVE_YEARS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}
_QUARTERS = {
    "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
    "1季度": (1, 3), "2季度": (4, 6), "3季度": (7, 9), "4季度": (10, 12),
    "一季": (1, 3), "二季": (4, 6), "三季": (7, 9), "首季": (1, 3), "首季度": (1, 3),
    "前两季度": (1, 6), "前两个季度": (1, 6), "前三季": (1, 9), "首三季": (1, 9), "首三季度": (1, 9), "半年度": (1, 6),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
    "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "一季报": (1, 3), "三季报": (1, 9), "半年报": (1, 6),
    "中报": (1, 6), "年报": (1, 12),
}  # fmt: skip
_PART_OF_A_YEAR = re.compile(any_of(" ".join(part for part in _QUARTERS if part != "年报")))
_MONTH = re.compile("(1[0-2]|0?[1-9])月")
# 上年末 and 较年末 tell what something is compared with.
_END_OF_YEAR = re.compile(r"(?<![较比上去前今明半每])年[末底]")
# 为1979年开始统计以来的最低水平, 2022年3月以来第11次加息: since when something is counted, and no time of it.
_RECORD = re.compile(
    "(?:[^，。；：！？]{0,12}?以来|(?<=以来))的?(?:同期)?(?:历史)?"
    "(?:最(?![新长近后终佳优]|[高大][授额客户])|新[高低]|首[次个](?!贷)|第[0-9一二三四五六七八九十]+[次个度])"
)
_SENTENCE_ENDS = re.compile("[。！？；\\n]")
_EXPECTED = re.compile("[^，。；！？]{0,30}?(?:将|预计|预期|计划|有望|拟)")


@dataclass(frozen=True, slots=True)
class Period:
    """``text[start:end]`` names the days from ``first`` to ``last``, both included; both None without a known year."""

    start: int
    end: int
    written: str
    first: date | None
    last: date | None

    def meets(self, other: "Period") -> bool:
        """Whether the two share a day. A period without a year meets everything: it can't be told apart."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return True
        return self.first <= other.last and other.first <= self.last

    @property
    def is_same_time_before(self) -> bool:
        """Whether it is that of another period, a year earlier: 上年同期."""
        return self.written.endswith("同期")


def periods(text: str, published: date | None = None) -> list[Period]:
    """Find the dates and periods of a text in reading order; ``published`` is the article's date, if it is known."""
    return list(_periods(text, published))


def opening_time(text: str) -> str:
    """The time that a text begins with, as it is written; "" without one: 2022年 of 2022年净利润."""
    return next((period.written for period in periods(text) if period.start == 0), "")


def counts_a_record(text: str, period: Period) -> bool:
    """Whether a period of a text only tells since when something is counted: 2015年 of 2015年以来的最低水平.

    今年以来第三次 is told of this year as well.
    """
    return not period.written.startswith("今年") and _RECORD.match(text, period.end) is not None


def months_in(text: str) -> set[int]:
    """The months that a text names: 4, 5 and 6 for 二季度末, 12 for 年末; none for a year, or a day alone."""
    parts = (_QUARTERS[part] for part in _PART_OF_A_YEAR.findall(text))
    months = {month for low, high in parts for month in range(low, high + 1)}
    months |= {int(month) for month in _MONTH.findall(text)}
    return months | {12} if _END_OF_YEAR.search(text) else months


def _periods(text: str, published: date | None) -> Iterator[Period]:
    year = month = dated = None
    last: Period | None = None
    said = 0
    for match in _DATE.finditer(text):
        if not match.group() or _is_no_day(text, match):
            continue
        if match["same"]:
            yield Period(match.start(), match.end(), match.group(), *_same_time_before(last, published))
            continue
        state = year, month, dated, said, last
        if match["year"] or match["relative"]:
            month = dated = None
            year = int(match["year"]) if match["year"] else _relative(match["relative"], published)
            said = match.start()
        elif match["month"] and int(match["month"]) != month and _is_cut_off(text, said, match.start()):
            year = None  # 截至3月, and no month of the story before it
        elif year and published and year > published.year and _is_told(text, said, match.end()):
            year = None  # 2024年初将陷入衰退。此前8月1日: what was expected is no time of the story
        if match["month"]:
            month = int(match["month"])
            dated = month if match["day"] else dated
        elif match["day"] and not match["year"] and not match["relative"]:
            month = dated or month or (None if year else _latest(int(match["day"]), published))
        until = _count(match["months"]) if match["months"] else month
        span = _span(match, year or _guess(published, until), month)
        last = Period(match.start(), match.end(), match.group(), *span)
        yield last
        if counts_a_record(text, last):
            year, month, dated, said, last = state
        elif match.group().endswith("以来"):
            year = published.year if published else None  # 去年以来 goes on: what follows is of the article's year


def _is_cut_off(text: str, said: int, start: int) -> bool:
    """Whether a date is one up to which something is told, in a sentence behind the one where a year was ``said``."""
    return _CUT_OFF.search(text, max(0, start - _NEAR), start) is not None and "。" in text[said:start]


def _is_told(text: str, said: int, end: int) -> bool:
    """Whether a date that ends there is no longer one of what a sentence before, where a year was ``said``, expects."""
    return _SENTENCE_ENDS.search(text, said, end) is not None and _EXPECTED.match(text, end) is None


def _is_no_day(text: str, match: re.Match[str]) -> bool:
    """Whether a number of days alone is a span, or 号 the number of a gate."""
    if not match["day"] or match["month"] or match["year"] or match["relative"]:
        return False
    numbered = match.group().endswith("号") and not _DAY_OF_THE_MONTH.match(text, match.end())
    return numbered or _LASTING.search(text, max(0, match.start() - _NEAR), match.start()) is not None


def _same_time_before(period: Period | None, published: date | None) -> tuple[date | None, date | None]:
    """The days of a period a year earlier; the whole year before an article that names none."""
    if period is None:
        return _months(published.year - 1, 1, 12) if published else (None, None)
    if period.first is None or period.last is None:
        return None, None
    return _a_year_before(period.first), _a_year_before(period.last)


def _a_year_before(day: date) -> date:
    """The same day of the year before, or the last one of its month."""
    _, longest = calendar.monthrange(day.year, day.month)
    _, longest_then = calendar.monthrange(day.year - 1, day.month)
    return date(day.year - 1, day.month, longest_then if day.day == longest else day.day)


def _relative(word: str, published: date | None) -> int | None:
    return published.year + _RELATIVE_YEARS[word] if published else None


def _guess(published: date | None, month: int | None) -> int | None:
    if published is None:
        return None
    return published.year - 1 if month is not None and month > published.month + _AHEAD else published.year


def _latest(day: int, published: date | None) -> int | None:
    """The month of the latest such day at the time of an article: in one of 3 August, "7日" was in July."""
    if published is None:
        return None
    return published.month if day <= published.day else (published.month - 2) % 12 + 1


def _span(match: re.Match[str], year: int | None, month: int | None) -> tuple[date | None, date | None]:
    if year is None:
        return None, None
    if match["quarter"]:
        return _months(year, *_QUARTERS[match["quarter"].removeprefix("第")])
    if match["months"]:
        return _months(year, 1, _count(match["months"]))
    if match["day"]:
        if month is None:  # "30日" with no month before it
            return None, None
        exact = date(year, month, min(int(match["day"]), calendar.monthrange(year, month)[1]))
        return exact, exact
    if match["month"] and month is not None:
        return _months(year, month, int(match["until"] or month))
    low, high = _EDGES.get(match.group()[-1], (1, 12))
    return _months(year, low, high)


def _count(months: str) -> int:
    """7 of 前7个月, 10 of 前十个月."""
    return int(months) if months.isdecimal() else int(number(months) or 1)


def _months(year: int, low: int, high: int) -> tuple[date, date]:
    until = year + (high < low)  # 11至2月 ends in the year after
    return date(year, low, 1), date(until, high, calendar.monthrange(until, high)[1])
