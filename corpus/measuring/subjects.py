"""Whose the figures of a paragraph are: which of its topics was named so lately that a figure may still be its own.

What a topic is, is for topics.py. Knows nothing of what the figures measure.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.measuring.clauses import ends
from corpus.measuring.topics import Topic

_STATEMENT = re.compile(r"(?P<end>[。！？!?\n])")
_REACH, _BODY_REACH = 3, 6  # sentences that go on about a place or a thing, about a bank or a company


class Subjects:
    """The topics of a paragraph, asked for the one that holds at a position."""

    def __init__(self, text: str, topics: Sequence[Topic]) -> None:
        self._topics = topics
        self._starts = [topic.start for topic in topics]
        self._statements = ends(_STATEMENT, text)

    def last(self, position: int) -> Topic | None:
        """The last topic that was named before a position, whatever it is; None without one."""
        count = bisect_right(self._starts, position)
        return self._topics[count - 1] if count else None

    def of(self, position: int) -> str:
        """The last topic that isn't offered by another one, and was named so lately that it may still be meant."""
        named = self._topics[: bisect_right(self._starts, position)]
        here = bisect_right(self._statements, position)
        for topic in reversed(named):
            reach = _BODY_REACH if topic.is_body else _REACH
            lately = topic.start < 0 or here - bisect_right(self._statements, topic.start) <= reach
            if lately and (not topic.is_offer or topic is named[0]):
                return topic.name
        return ""


def offered(topic: Topic | None) -> str:
    """What a text offers, if that is what it named last."""
    return topic.name if topic and topic.is_offer and topic.start >= 0 else ""
