"""What the figures of a paragraph measure, one after the other: each hands on what the next one leaves out.

"贷款余额1253亿元，较年初增长324亿元，增速34.9%": the second and third are of the first one's measure, and the third is
compared with the same as the second. Knows nothing of subjects, dates or articles.
"""

from dataclasses import dataclass, replace

from corpus.measuring.figures import Figure
from corpus.measuring.phrase_patterns import BOUND, COUNTED_AGAIN, LEVEL, MOVED, PARTIAL, PER_HEAD
from corpus.measuring.phrases import Phrase, continues


@dataclass(frozen=True, slots=True)
class Joined:
    """Where a figure stands among those that 和 or the like joins it to: "12.3%、63.8%和29.4%"."""

    place: int
    count: int


class Measures:
    """What the figures of a paragraph measure, in reading order: each hands on what the next one leaves out."""

    def __init__(self) -> None:
        self.sentence = -1
        self._last = Phrase("")
        self._said = Phrase("")
        self._base = ""
        self._levels: list[str] = []
        self._counted: dict[str, str] = {}
        self._respective: list[str] = []

    def take(
        self,
        read: Phrase,
        sentence: int,
        opened: str,
        joined: Joined,
        respective: bool,
        given: str = "",
        counter: str = "",
    ) -> Phrase:
        """Complete what was read beside a figure.

        Args:
            read: what stands beside it.
            sentence: where its sentence begins.
            opened: the noun phrase that the sentence opens with.
            joined: its place among the figures that 和 or the like joins it to.
            respective: whether 分别 says that each of those is of another measure named before.
            given: the measure that a list in front of 分别 gives it, "" without one.
            counter: its unit if that counts things: 其中8项 are of the 10项 before, not of the money between.

        """
        same = sentence == self.sentence
        if not same:
            self._base = ""
            self._levels.clear()
            self._counted.clear()
        if joined.place == 0:
            handed = respective and same and not read.metric and 1 < joined.count <= len(self._levels)
            self._respective = self._levels[-joined.count :] if handed else []
        if read.compared:
            self._base = read.compared
        elif MOVED.match(read.change) and "占" not in read.change:
            read = replace(read, change=self._base + read.change)
        if joined.place and same and not read.metric and not read.change:
            read = self._last
        if given:
            read = replace(read, metric=given)
        elif self._respective:
            read = replace(read, metric=self._respective[joined.place])
        elif not read.metric and same:
            read = replace(read, metric=self._counted.get(counter) or self._said.metric or opened)
        elif not read.metric:
            read = replace(read, metric=opened or (self._said.metric if read.change else ""))
        elif same and PARTIAL.fullmatch(read.metric) and not PARTIAL.search(self._said.metric):
            read = replace(read, metric=self._said.metric + read.metric)
        elif same and PER_HEAD.fullmatch(read.metric) and not PER_HEAD.match(self._said.metric):
            read = replace(read, metric=read.metric + self._said.metric)
        elif same and BOUND.fullmatch(read.metric) and self._said.metric != read.metric:
            read = replace(read, metric=BOUND.sub("", self._said.metric) + read.metric)
        elif same and COUNTED_AGAIN.fullmatch(read.metric) and LEVEL.search(self._said.metric):
            read = replace(read, metric=LEVEL.sub("", self._said.metric) + read.metric)
        self.sentence, self._last = sentence, read
        if read.metric:
            self._said = read
            if counter:
                self._counted[counter] = read.metric
            if not read.change and read.metric not in self._levels:
                self._levels.append(read.metric)
        return read


def joined(text: str, found: list[Figure]) -> list[Joined]:
    """Where each figure of a text stands among its neighbours."""
    runs: list[list[Figure]] = []
    for number, figure in enumerate(found):
        if number and continues(text[found[number - 1].end : figure.start]):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return [Joined(place, len(run)) for run in runs for place in range(len(run))]
