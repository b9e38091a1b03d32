"""Things named one after the other before 分别, which figures behind it measure in turn. Pure functions over text.

"东部、中部、西部地区投资分别增长7.7%、28.6%和24.6%": the first figure is of 东部地区投资, the last of 西部地区投资.
Knows nothing of figures.
"""

import re

from corpus.measuring import phrase_patterns as patterns
from corpus.measuring.name_patterns import LISTED

_RESPECTIVELY = re.compile("分别|依次|各自")
_CLAUSE = re.compile("[，。；：！？—]")
_JOINT = re.compile("、|以及|和(?!平)|与|及")
_COUNT = re.compile("[两二三四五六七八九十0-9]+[家个地市省种类国大项]")
_LONGEST = 60  # characters before 分别 that may name the things


def parallels(before: str, count: int) -> list[tuple[str, str]]:
    """The ``count`` things that a text ending in 分别 and a verb names, each as (name, measure); empty if it doesn't.

    The name is that of a place, a bank or a company, "" where the thing is no such: then the measure names it.
    """
    marks = list(_RESPECTIVELY.finditer(before))
    if not marks:
        return []
    clause = _CLAUSE.split(before[max(0, marks[-1].start() - _LONGEST) : marks[-1].start()])[-1]
    items = [item.strip() for item in _JOINT.split(patterns.FILLERS.sub("", clause))]
    if len(items) != count or not all(items):
        return []
    items[0] = _without_owner(items)
    last, measure = _apart(items)
    measure = patterns.FILLERS.sub("", measure.removeprefix("的"))
    things = [*items[:-1], last]
    if all(LISTED.fullmatch(thing) for thing in things):
        return [(thing, measure) for thing in things]
    return [("", thing + measure) for thing in things]


def with_shared_head(things: list[str]) -> list[str]:
    """The things with the head that only the last one names: 主板 beside 创业板上市企业 is 主板上市企业."""
    last, head = _alike(things) or ("", "")
    return [*(thing + head for thing in things[:-1]), last + head] if head else things


def _without_owner(items: list[str]) -> str:
    """去年我国东部 is 东部 where the others are 中部 and 西部."""
    time = patterns.TIME.match(items[0])
    first = items[0][time.end() :] if time else items[0]
    owner = LISTED.match(first)
    rest = first[owner.end() :].removeprefix("的") if owner else ""
    return rest if rest and not LISTED.match(items[1]) else first or items[0]


def _apart(items: list[str]) -> tuple[str, str]:
    """The last thing, and what the clause says of all of them: 日本 and 投资 of 韩国、日本投资."""
    *others, last = items
    named = LISTED.match(last)
    counted = _COUNT.search(last)  # 甲、乙、丙三家银行的余额
    if counted and counted.start():
        return last[: counted.start()], last[counted.end() :].rpartition("的")[2]
    if named and LISTED.fullmatch(others[0]):
        return named.group(), last[named.end() :]
    alike = _alike(items)
    if alike:
        return alike
    shortest = min(map(len, others))
    if all(len(other) == shortest for other in others) and len(last) > shortest >= 2:
        return last[:shortest], last[shortest:]
    return last, ""


def _alike(items: list[str]) -> tuple[str, str] | None:
    """The last thing and what stands behind it, where the things end alike: 汽车制造、机械制造总额."""
    *others, last = items
    for length in (2, 1):
        end = others[0][-length:]
        at = last.find(end)
        if at > 0 and all(other.endswith(end) for other in others) and at + length < len(last):
            return last[: at + length], last[at + length :]
    return None
