"""Which day or period a figure is of, by the dates around it in its paragraph. Knows nothing of metrics or subjects.

A date holds in its sentence. A cut-off date ("截至9月末"), or 上年同期 that opens a sentence, goes on to hold in the
next ones; any other does so only from one sentence with figures to the next, as in a list of statistics. "目前" holds
where it stands.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.measuring.dates import Period, counts_a_record, periods
from corpus.measuring.figures import Figure

_STATEMENT = re.compile(r"[。！？\n]")  # a date holds beyond a semicolon
_COMPARED_WITH = re.compile(r"[较比与同]$")
# A period that another one goes before (2020年7月底至2023年7月底) is no cut-off date.
_CUT_OFF = re.compile(
    r"(?P<word>截[至止]到?|(?<![年月日号末底初])[至到])(?:(?:[今昨前][天日]|当地时间|北京时间)?（?)?$"
)
NOW = re.compile(r"截[至止](?:目前|发稿|今[日天]|当前|记者)|目前|眼下|如今")
"""The time at which an article appeared, as a period."""
_SINCE = re.compile("以来|起(?![诉草飞步源价码重火家义始伏])|至今")
_DAY_ALONE = re.compile(r"\d{1,2}\s?[日号]")
_LED_FROM = re.compile("(?:(?<!理)由|[从自]|[低高少多大小优]于)$")
_OPENING = re.compile(r"(?:^|[。！？；\n])[“\s]*$")
_CUT_OFF_REACH, _REACH = 4, 3  # sentences behind its own in which a date may hold
_NEAR = 10  # characters before a date that belong to it


@dataclass(frozen=True, slots=True)
class Dated:
    """A period in a text, as written with 截至. ``reach`` counts the sentences behind its own in which it may hold.

    ``left`` is where the last figure that it is of begins, None where it may be of several: 由2013年的2千只增至3千只.
    """

    start: int
    written: str
    first: date | None
    last: date | None
    reach: int
    lasting: bool
    left: int | None = None


def goes_on_from(text: str, period: Period) -> bool:
    """Whether something went on from the value of that time, or is held against it: 由2013年的…增至….

    The period is that of the figure behind it alone.
    """
    led = _LED_FROM.search(text, max(0, period.start - 2), period.start)
    return led is not None and text.startswith("的", period.end)


class Timing:
    """The dates of one paragraph, and which of them each figure is of."""

    def __init__(self, text: str, published: date | None, figures: Sequence[Figure]) -> None:
        self._text = text
        self._published = published
        self._statements = [match.end() for match in _STATEMENT.finditer(text)]
        self._figures = figures
        self._with_figures = {self._statement(figure.start) for figure in figures}
        self._dates = sorted([*self._now(), *self._found()], key=lambda dated: dated.start)

    def of(self, position: int) -> Dated | None:
        """The last date before a position that holds there, None without one."""
        here = self._statement(position)
        for dated in reversed(self._dates[: bisect_right(self._dates, position, key=lambda dated: dated.start)]):
            if dated.left is not None and position > dated.left:
                continue
            there = self._statement(dated.start)
            if here == there:
                return dated
            if here - there <= dated.reach and (
                dated.lasting or all(number in self._with_figures for number in range(there, here))
            ):
                return dated
        return None

    def _statement(self, position: int) -> int:
        return bisect_right(self._statements, position)

    def _found(self) -> Iterator[Dated]:
        """The periods that figures may be of: dates that something is compared with are none."""
        for found in periods(self._text, self._published):
            if _COMPARED_WITH.search(self._text, max(0, found.start - 2), found.start):
                continue
            if self._text.startswith("同期", found.end) or counts_a_record(self._text, found):
                continue
            cut = _CUT_OFF.search(self._text, max(0, found.start - _NEAR), found.start)
            start = cut.start() if cut else found.start
            written = f"{cut['word']}{found.written}" if cut else found.written
            since = _SINCE.match(self._text, found.end)
            if since and not _DAY_ALONE.fullmatch(found.written):
                written += since.group()
            opens = found.is_same_time_before and _OPENING.search(self._text, 0, found.start) is not None
            aside = found.is_same_time_before and not opens  # 净利润5亿元（上年同期为4亿元）
            left = self._only_figure(found) if aside or goes_on_from(self._text, found) else None
            yield Dated(
                start,
                written,
                found.first,
                self._until(found),
                _CUT_OFF_REACH if cut or opens else _REACH,
                cut is not None or opens,
                left,
            )

    def _only_figure(self, period: Period) -> int | None:
        """Where the figure behind a period begins, or its conversion in brackets; None without one."""
        behind = [figure for figure in self._figures if figure.start >= period.end][:2]
        converted = len(behind) > 1 and self._text[behind[0].end : behind[1].start].startswith(("（", "("))
        return behind[int(converted)].start if behind else None

    def _now(self) -> Iterator[Dated]:
        for found in NOW.finditer(self._text):
            cut_off = found.group().startswith("截")
            yield Dated(found.start(), found.group(), self._published, self._published, int(cut_off), lasting=cut_off)

    def _until(self, period: Period) -> date | None:
        """2018年以来 and 2018年6月1日起 last until the article appeared."""
        since = "以来" in period.written or _SINCE.match(self._text, period.end)
        return self._published if since and self._published else period.last
