"""Verdicts on answers -> lines of a question file that ``wenju eval`` scores. Pure functions.

* An answer that helped is expected again: its short answer, and a quote of the paragraphs it stood on.
* A refusal that was right is expected again; one that was wrong asks for an answer.
* An answer that was wrong must not come again. What would be right nobody has said yet: ``review`` holds the user's
  reason, for whoever completes the line with ``must`` or ``abstain``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from qa.evaluation import ANSWER_LENGTH
from qa.serving.feedback import Judgement, Verdict
from qa.wire import filter_fields

_PARTS = re.compile("[、；;]")  # between the items of a list that is a short answer


def questions(judgements: Iterable[Judgement]) -> Iterator[dict[str, Any]]:
    """Turn each verdict into one line, in their order."""
    for judgement in judgements:
        yield _asked(judgement) | _expected(judgement) | _given(judgement)


def _asked(judgement: Judgement) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": judgement.turn, "question": judgement.question}
    if judgement.history:
        fields["history"] = list(judgement.history)
    filters = {name: value for name, value in filter_fields(judgement.filters).items() if value}
    return fields | ({"filters": filters} if filters else {})


def _expected(judgement: Judgement) -> dict[str, Any]:
    quotes = [cited.quote for cited in judgement.cited if cited.quote]
    if judgement.verdict is Verdict.UP:
        if not judgement.answered:
            return {"abstain": True}
        return {"must": _spelled(judgement), **({"cite": quotes} if quotes else {})}
    review = {"review": {"reason": judgement.reason.value, "words": judgement.words}}
    if not judgement.answered:
        return {"must": [], **review}
    rejected = judgement.short_answer or judgement.answer[:ANSWER_LENGTH]
    return {"never": [rejected] if rejected else [], **review}


def _spelled(judgement: Judgement) -> list[list[str]]:
    """The parts of the short answer, where the answer's text spells them: a short answer may be put together."""
    said = judgement.answer[:ANSWER_LENGTH]
    parts = [judgement.short_answer] if judgement.short_answer in said else _PARTS.split(judgement.short_answer)
    return [[part] for part in parts if part and part in said]


def _given(judgement: Judgement) -> dict[str, Any]:
    """What was answered, for whoever reviews the line; scoring doesn't read it."""
    given = {
        "answered": judgement.answered,
        "answer": judgement.answer,
        "short_answer": judgement.short_answer,
        "paragraphs": [
            {"article": cited.article, "paragraph": cited.paragraph, "digest": cited.digest}
            for cited in judgement.cited
        ],
        "time": judgement.time.isoformat(timespec="seconds"),
    }
    return {"given": given}
