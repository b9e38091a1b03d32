"""A question that asks for one thing after the other, as whole questions: 开了多少家店，创始人是谁？ Pure functions.

Each is completed from those before it, as a follow-up is. What sets things side by side is for comparison.py. Knows
nothing of articles or answers.
"""

import re
from collections.abc import Callable, Sequence

from corpus.measuring.dates import periods
from qa.asking.asked_about import topic_of
from qa.asking.dialogue import standalone
from qa.asking.question import read_question
from qa.language.answer_kinds import Kind
from qa.language.question_words import QUESTION_WORD
from qa.limits import MOST_SIDES

_MARKS = re.compile("[，,；;。？?！!]+(?:并且|而且|另外|同时|还有|以及)?[，,]?")
_ASKED_BESIDE = (Kind.FIGURE, Kind.DATE, Kind.PERSON, Kind.PLACE, Kind.NAME, Kind.LIST)
_MEANT = 0.1  # what a part means at least that says what it asks for: 是多少 says nothing


def questions_in(text: str, names_in: Callable[[str], Sequence[str]]) -> tuple[str, ...]:
    """The whole questions of a text that asks for several things, MOST_SIDES at most.

    Empty where it asks for one thing or for more, or where one part is of what another asks for.
    """
    parts, part = list[str](), ""
    for clause in filter(None, _MARKS.split(text)):
        part = f"{part}，{clause}" if part else clause
        if QUESTION_WORD.search(clause):
            parts, part = [*parts, part], ""
    if not 2 <= len(parts) <= MOST_SIDES or part or "最" in parts[0]:
        return ()  # 哪家银行最多，金额是多少: the second is of what the first asks for
    if not all(_says_what(part) for part in parts):
        return ()
    return parts[0] + "？", *(_completed(f"{part}？", parts[:n], names_in) for n, part in enumerate(parts) if n)


def _completed(part: str, before: Sequence[str], names_in: Callable[[str], Sequence[str]]) -> str:
    """A part with what it leaves out, whom or what it is about at the least."""
    whole = standalone(part, before, names_in)
    about = topic_of(read_question(before[0], names_in(before[0])))
    named = read_question(whole, names_in(whole)).names
    return whole if named or about in whole or periods(about) else f"{about}{whole}"


def _says_what(part: str) -> bool:
    question = read_question(part)
    return question.kind in _ASKED_BESIDE and sum(question.content) >= _MEANT
