"""What joined figures are of in turn: times, or things, that are named one by one in front of the first of them.

"2021年和2022年的不良率分别为2.2%和2.3%" has a time for each, "东部、中部投资分别增长7.7%和28.6%" a thing. Pure
functions over text. Knows nothing of topics, nor of what figures hand on to each other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.measuring.clauses import Place
from corpus.measuring.dates import Period
from corpus.measuring.measures import Joined, joined
from corpus.measuring.parallels import parallels
from corpus.measuring.series import times_in_turn


@dataclass(frozen=True, slots=True)
class Turn:
    """A figure among those joined to it, and the ``time`` or the ``thing``, as (name, measure), that is its own.

    Most figures have neither.
    """

    joined: Joined
    time: Period | None = None
    thing: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """Whose the figure is, if its turn says so."""
        return self.thing[0] if self.thing else ""

    @property
    def measure(self) -> str:
        """What the figure measures, if its turn says so."""
        return self.thing[1] if self.thing else ""

    @property
    def repeats(self) -> bool:
        """Whether the figure measures what the first of those joined to it does, at another time."""
        return self.time is not None and self.joined.place > 0


# 分别减少5亿元和9亿元，同比分别少减1亿元和2亿元: of the same things in the same order.
_OF_THE_SAME = re.compile("^[，,；;（(]*(?:[同环]比|[较比][^，,；;]{1,6})?分别")
_ALONE = Turn(Joined(0, 1))


def in_turn(text: str, places: Sequence[Place], published: date | None) -> Iterator[tuple[Place, Turn]]:
    """The places of a text's figures, each with its turn.

    What a run measures is named behind its times, or among its things: that far to the left reaches its first place.
    """
    before: list[tuple[Place, Turn]] = []
    for number, joint in enumerate(joined(text, [place.figure for place in places])):
        if joint.count == 1:
            yield places[number], _ALONE
        elif joint.place == 0:
            before = _of_run(text, places[number : number + joint.count], published, before)
            yield from before


def _of_run(
    text: str, run: Sequence[Place], published: date | None, before: Sequence[tuple[Place, Turn]]
) -> list[tuple[Place, Turn]]:
    first, count = run[0], len(run)
    times = _times(text, first, count, published)
    things = parallels(text[first.opens : first.figure.start], count) if not times else []
    if times:
        first = first.named_from(max(first.left, times[-1].end))
    elif things:
        first = first.named_from(first.opens)
    elif len(before) == count and before[0][0].sentence == first.sentence and _OF_THE_SAME.search(_led(text, first)):
        things = [turn.thing for _, turn in before if turn.thing]
    timed, named = len(times) == count, len(things) == count
    return [
        (place, Turn(Joined(number, count), times[number] if timed else None, things[number] if named else None))
        for number, place in enumerate((first, *run[1:]))
    ]


def _led(text: str, place: Place) -> str:
    """What stands between the clause's mark and a figure."""
    return text[place.left : place.figure.start]


def _times(text: str, first: Place, count: int, published: date | None) -> list[Period]:
    """The times named in the sentence of the first figure; positions as in the text."""
    found = times_in_turn(text[: first.figure.start], count, published)
    return found if found and found[0].start >= first.sentence else []
