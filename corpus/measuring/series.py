"""Times named one after the other, which the figures behind them are of in turn. Pure functions over text.

"2019年至2021年的不良率分别为2.2%、2.3%和2.4%": the first figure is of 2019, the last of 2021. Knows nothing of figures.
"""

import itertools
import re
from datetime import date

from corpus.measuring.dates import Period, periods

_IN_TURN = re.compile("分别|依次|各自")
_BEFORE = 3  # characters before the times in which 分别 may stand: 分别于2021年和2022年
_JOINT = re.compile(r"\s*(?:、|，|,|和|与|及|以及)\s*")
_RANGE = re.compile(r"\s*[至到\-—–~～]\s*")
_YEAR = re.compile(r"(\d{4})\s?年?度?(?:[末底])?")


def times_in_turn(before: str, count: int, published: date | None = None) -> list[Period]:
    """The ``count`` times, named together in a text that says 分别, of figures that stand behind it; else none.

    A range of years names each of them: 2019年至2021年 are three.
    """
    found = periods(before, published)
    for stop in range(len(found), 0, -1):
        in_turn = _of_range(before, found[:stop], count) or _listed(before, found[:stop], count)
        if in_turn and _IN_TURN.search(before, max(0, in_turn[0].start - _BEFORE)):
            return in_turn
    return []


def _listed(text: str, found: list[Period], count: int) -> list[Period]:
    """The last ``count`` times where nothing but 、 or 和 stands between them: 2021年、2022年和2023年1-3月."""
    named = found[-count:]
    pairs = itertools.pairwise(named)
    joined = all(_JOINT.fullmatch(text, one.end, other.start) for one, other in pairs)
    return named if count > 1 and len(named) == count and joined else []


def _of_range(text: str, found: list[Period], count: int) -> list[Period]:
    """The years from the last time but one to the last."""
    if len(found) < 2 or not _RANGE.fullmatch(text, found[-2].end, found[-1].start):
        return []
    opened, closed = (_YEAR.fullmatch(time.written) for time in found[-2:])
    if not opened or not closed or int(closed[1]) - int(opened[1]) + 1 != count:
        return []
    start, end, ending = found[-2].start, found[-1].end, closed.group().removeprefix(closed[1])
    years = range(int(opened[1]), int(closed[1]) + 1)
    return [Period(start, end, f"{year}{ending}", date(year, 1, 1), date(year, 12, 31)) for year in years]
