"""Where the figures of a text stand: in which sentence and clause, and between which words that may name them.

Pure functions over text. Must not know what the figures measure, of whom, or when.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.measuring.figures import Figure

_GLOSS = r"[（(][A-Za-z][A-Za-z0-9 .+\-]{0,11}[）)](?=[一-龥])"  # (M2) in 广义货币(M2)余额: ends no clause
_MARK = r"[，。；：！？、（）()—…;!?\n]|,(?!\d)|(?<!\d),"  # no comma within 1,000
# A space between two Chinese words, unless what is behind it leads to a figure: 增长 近一倍.
_SPACE = "(?<=[一-龥”》）]) (?=[一-龥“《])(?![为是达超近约共有至均])"
_CLAUSE = re.compile(f"{_GLOSS}|(?P<end>{_MARK}|{_SPACE})")
_SENTENCE = re.compile(r"(?P<end>[。！？；;!?\n])")
_WINDOW = 48  # characters before a figure that may name it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in its text, as positions in it.

    Its sentence begins at ``sentence``, its clause at ``clause``, the clause in front of that at ``before``; the clause
    stops at ``stop``. The figure before it ends at ``earlier``, 0 without one. What names the figure stands from
    ``left`` up to it, or from its end to ``right``. ``goes_on`` says whether the figure before is of the same sentence.
    """

    figure: Figure
    sentence: int
    clause: int
    before: int
    stop: int
    earlier: int
    left: int
    right: int
    goes_on: bool

    @property
    def opens(self) -> int:
        """Where the part of the sentence begins that no other figure stands in before this one."""
        return max(self.sentence, self.earlier)

    def named_from(self, position: int) -> "Place":
        """The same place, where what names the figure may stand from another position on."""
        return replace(self, left=max(position, self.figure.start - _WINDOW))


def places(text: str, found: Sequence[Figure]) -> Iterator[Place]:
    """Where each figure of a text stands, in reading order."""
    clauses, sentences = ends(_CLAUSE, text), ends(_SENTENCE, text)
    earlier, sentence_before = 0, -1
    for figure, following in zip_longest(found, found[1:]):
        sentence, clause = _last(sentences, figure.start), _last(clauses, figure.start)
        before, stop = _last(clauses, clause - 1), _stop(clauses, figure.end, len(text))
        labelled = figure.start - clause < 2 and text[clause - 1 : clause] in ("：", ":")  # 期限：二十年
        opens = max(sentence, before) if labelled else clause
        left, right = max(opens, earlier, figure.start - _WINDOW), min(stop, following.start) if following else stop
        yield Place(figure, sentence, clause, before, stop, earlier, left, right, sentence == sentence_before)
        earlier, sentence_before = figure.end, sentence


def ends(mark: re.Pattern[str], text: str) -> list[int]:
    """Where clauses or sentences end: behind what a pattern calls ``end``."""
    return [match.end() for match in mark.finditer(text) if match["end"]]


def _last(ends: list[int], position: int) -> int:
    """The last end up to a position, which is where the stretch begins that holds it."""
    count = bisect_right(ends, position)
    return ends[count - 1] if count else 0


def _stop(ends: list[int], position: int, length: int) -> int:
    """Where the stretch that holds a position stops: in front of the mark that ends it."""
    count = bisect_left(ends, position)
    return ends[count] - 1 if count < len(ends) else length
