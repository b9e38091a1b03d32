"""The sides of a comparison as a question names them, each completed by what another says for it. Pure functions.

In "青禾银行2023年的净利润和2022年" the second is of the first one's bank and measure, in "甲银行和乙银行的余额" the
first is of the last one's measure. Knows nothing of articles or answers.
"""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

from corpus.measuring.dates import Period, opening_time, periods
from qa.asking.asked_about import ends_in_measure, measure_at
from qa.asking.question import read_question
from qa.language.changes import SINCE
from qa.language.tagging import tagged_words

Names = Callable[[str], Sequence[str]]

BASE_END = re.compile(f"(?:{SINCE.pattern})$")
"""How a side ends that says since when something changed: it and 增速 are one measure."""
_LONE_BRANCH = re.compile("(?:(?!银行|公司)[一-龥]){2,6}(?:支行|分行|分公司|营业部)")
_OWNER = re.compile("^.*?(?:银行|保险|财险|证券|信托|集团)")
_LINK = re.compile("的|对|给|向|在")
_NEEDS_OWNER = re.compile("[在从对向给用为]")
_AT = re.compile("^(?:截[至止]到?|在|到|至)?")
_PLACED = re.compile("在(?=[一-龥]{2})")
_SHORTEST_NAME = 2
_SINCE_THEN = re.compile("以来|期间|以后|之后|内|时")
_SINCE = re.compile(f"(?:的|{_SINCE_THEN.pattern})$")
_YEAR = re.compile(r"\d{4}")
_YEARS_BEFORE = {"明年": "今年", "今年": "去年", "去年": "前年"}
_RELATIVE_YEAR = re.compile("今年|去年|前年|明年")
_ANY_YEAR = re.compile(rf"\d{{4}}年?|{_RELATIVE_YEAR.pattern}")


def completed(sides: Sequence[str], names_in: Names) -> list[str]:
    """Each side with what only another one says for all: whose measure it is, and what is measured."""
    sides = _of_times(sides)
    return [sides[0], *(_with_opening(sides[0], side, names_in) for side in sides[1:])]


def share_metric(sides: list[str], names_in: Names) -> tuple[list[str], str]:
    """Move what the last side says for all of them out of it: 北京银行 | 兴业银行的普惠贷款余额 share the balance.

    Nothing is shared where the first has a measure of its own: 甲贷的余额 | 乙平台的客户数.
    """
    first, last = sides[0], sides[-1]
    if "的" in last and "的" not in first:
        name, _, metric = last.partition("的")
        at = _said_of_all(first, name) or len(name)  # 乙科技7月以来的涨幅
        return [*sides[:-1], name[:at]], name[at:] + metric
    if "的" in first and not any("的" in side for side in sides[1:]) and is_name(last, names_in):
        name, _, metric = first.partition("的")
        return [name, *sides[1:]], metric
    head = opening(first, names_in)
    own = first[len(head) :] if head else ""
    if ends_in_measure(own) and all(is_name(side, names_in) for side in sides[1:]):
        return [head, *sides[1:]], own  # 甲银行不良率 | 乙银行
    dated = len(opening_time(last))
    if dated and len(last) > dated and any(time.end == len(first) for time in periods(first)):
        return [*sides[:-1], last[:dated]], last[dated:].removeprefix("的")  # 甲银行2021年 | 2022年净利润
    if head not in ("", first):
        return sides, ""
    name = opening(last, names_in)
    if name and name != last and "的" not in first and not _LONE_BRANCH.fullmatch(last[len(name) :]):
        return [*sides[:-1], name], last[len(name) :]
    end = last.find(first[-1]) + 1  # 创业板和科创板上市企业: the names end alike
    if 2 <= end < len(last) and end in accumulate(len(word) for word, _ in tagged_words(last)):  # 续贷 and 贷款: no
        return [*sides[:-1], last[:end]], last[end:]
    at = _said_of_all(first, last)
    return ([*sides[:-1], last[:at]], last[at:]) if at else (sides, "")


def _said_of_all(first: str, last: str) -> int:
    """Where the last side goes on with what is of all, though no name is known: 今年以来涨幅 of 乙科技今年以来涨幅.

    0 where it says no more than the first.
    """
    if "的" in first or periods(first) or measure_at(first):
        return 0
    times = [time.start for time in periods(last)]
    places = [found.start() for found in _PLACED.finditer(last)]
    return next((at for at in (*times, *places, measure_at(last)) if at >= _SHORTEST_NAME), 0)


def is_name(text: str, names_in: Names) -> bool:
    """Whether a side is no more than a name."""
    return text in names_in(text) or text in read_question(text).organisations


def bare_time(text: str) -> Period | None:
    """The time that a text is, and nothing else: 2022年上半年, 截至9月末."""
    bare = _SINCE.sub("", _AT.sub("", text))
    found = periods(bare)
    return found[0] if len(found) == 1 and found[0].written == bare else None


def led_by_time(text: str) -> tuple[str, str]:
    """The time that a text begins with, and the rest: 7月以来 and 跌幅 of 7月以来跌幅."""
    end = len(opening_time(text))
    since = _SINCE_THEN.match(text, end) if end else None
    end = since.end() if since else end
    return text[:end], text[end:].removeprefix("的")


def opening(side: str, names_in: Names) -> str:
    """The time and the name that a side opens with, "" without a name."""
    dated = len(opening_time(side))
    for name in sorted(_names(side, names_in), key=len, reverse=True):
        if side.startswith(name, dated):
            return side[: dated + len(name)] + "公司" * side.startswith("公司", dated + len(name))
    return ""


def _names(side: str, names_in: Names) -> tuple[str, ...]:
    """The names in a side; lone words that a question may open with are none."""
    question = read_question(side, names_in(side))
    return (*question.organisations, *question.products)


def _of_times(sides: Sequence[str]) -> list[str]:
    """Sides that are only times, put in the place of the time of the one that says more."""
    times = [bare_time(side) for side in sides]
    told = [side for side, time in zip(sides, times, strict=True) if time is None]
    own = periods(told[0])[:1] if len(told) == 1 else []
    if not own:
        return list(sides)
    return [
        told[0].replace(own[0].written, as_written(time, own[0]), 1) if time else side
        for side, time in zip(sides, times, strict=True)
    ]


def as_written(time: Period, other: Period) -> str:
    """A time as it is written; 上年同期 is the year before the other one, 前年 the same part of it: 前年三季度末."""
    if time.is_same_time_before and _YEAR.search(other.written):
        return year_before(other)
    return of_year(other, time.written) if _RELATIVE_YEAR.fullmatch(time.written) else time.written


def year_before(time: Period) -> str:
    """The same time a year earlier, as it is written where its year is."""
    year = _YEAR.search(time.written)
    if year:
        return of_year(time, f"{int(year.group()) - 1}年")
    said = _ANY_YEAR.search(time.written)
    return of_year(time, _YEARS_BEFORE.get(said.group(), said.group()) if said else "去年")


def of_year(time: Period, year: str) -> str:
    """The same time of another year, as it is written where its year is."""
    return _ANY_YEAR.sub(year, time.written, count=1) if _ANY_YEAR.search(time.written) else year + time.written


def _with_opening(first: str, side: str, names_in: Names) -> str:
    """What the first side says for both: 北京银行的 in 北京银行的科技支行 and 文化支行."""
    base = SINCE.search(first)
    if SINCE.match(side) and base and base.start():
        return first[: base.start()] + side
    own = [name for name in _names(side, names_in) if name not in first]
    owner = _OWNER.match(first) if own and all(_LONE_BRANCH.fullmatch(name) for name in own) else None
    if not owner and (own or is_name(side, names_in)):
        return side
    name = owner.group() if owner else opening(first, names_in)
    if name and name != first:
        link = _LINK.match(first, len(name))
        return side if side.startswith(name) else f"{name}{link.group() if link else ''}{side}"
    head, of, _ = first.rpartition("的")
    if "的" in side and not _NEEDS_OWNER.match(side):  # 乙公司的贷款 beside 甲公司春节前申请的贷款
        return side
    dated = len(opening_time(first))
    shared = head + of if of else first[: max(dated, len(first) - len(side))] if first[-1] == side[-1] else ""
    return shared + side if len(shared) >= _SHORTEST_NAME and not side.startswith(shared) else side
