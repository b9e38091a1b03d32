"""What the browser sends, checked: nothing of it is trusted, whoever posted it.

Too much is cut (a long history, a long question); what has the wrong type or can't be meant is a PageRequestError.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar

from qa.answer import Filters
from qa.feedback import Cited, Judgement, Reason, Verdict
from qa.page.errors import PageRequestError

MAX_QUESTION = 500
MAX_HISTORY = 20
MAX_PUBLISHERS = 500
MAX_NAME = 1_000  # an article's id
MAX_ANSWER = 4_000
MAX_SHORT_ANSWER = 500
MAX_CITED = 20
MAX_WORDS = 500
MAX_NUMBER = 10_000_000

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, the user's earlier ones (oldest first), the articles that may answer, and whether a language model
    may tell the answer.
    """

    turn_id: str
    question: str
    history: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    written: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph that the user wants to see; ``digest`` and the bounds of a quote are "" and 0 when unknown."""

    article: str
    paragraph: int
    digest: str = ""
    start: int = 0
    end: int = 0


def parse_ask(payload: object) -> Ask:
    """Check a question as the browser sends it: {turn, question, history, scope: {publishers, since, until}, written}.

    Raises PageRequestError, saying what is wrong with which field.
    """
    fields = _fields(payload, "the question")
    return Ask(
        turn_id=_text(fields.get("turn"), "turn")[:MAX_NAME],
        question=_question(fields),
        history=_history(fields),
        filters=_filters(fields),
        written=_truth(fields.get("written", True), "written"),
    )


def parse_place(payload: object) -> Place:
    """Check a paragraph as the browser names it: {article, paragraph, digest?, start?, end?}.

    Raises PageRequestError, saying what is wrong with which field.
    """
    fields = _fields(payload, "the paragraph")
    article = _text(fields.get("article"), "article")
    if not 0 < len(article) <= MAX_NAME:
        raise PageRequestError(f"article has {len(article)} characters, not 1 to {MAX_NAME}")
    return Place(
        article=article,
        paragraph=_number(fields.get("paragraph"), "paragraph"),
        digest=_text(fields.get("digest") or "", "digest"),
        start=_number(fields.get("start") or 0, "start"),
        end=_number(fields.get("end") or 0, "end"),
    )


def parse_judgement(payload: object) -> Judgement:
    """Check a verdict as the browser sends it: {turn, verdict, reason, words}, the question with its history and scope
    as above, and what was shown for it: {answered, answer, short_answer, cited: [{article, paragraph, digest, quote}]}.

    Raises PageRequestError, saying what is wrong with which field.
    """
    fields = _fields(payload, "the verdict")
    cited = fields.get("cited") or []
    if not isinstance(cited, list):
        raise PageRequestError(f"cited is {_kind(cited)}, not a list")
    return Judgement(
        turn=parse_turn(payload),
        question=_question(fields),
        verdict=_one_of(Verdict, fields.get("verdict"), "verdict"),
        time=datetime.now(UTC),
        history=_history(fields),
        filters=_filters(fields),
        answered=_truth(fields.get("answered"), "answered"),
        answer=_text(fields.get("answer") or "", "answer")[:MAX_ANSWER],
        short_answer=_text(fields.get("short_answer") or "", "short_answer")[:MAX_SHORT_ANSWER],
        cited=tuple(_cited(paragraph) for paragraph in cited[:MAX_CITED]),
        reason=_one_of(Reason, fields.get("reason") or "", "reason"),
        words=_text(fields.get("words") or "", "words").strip()[:MAX_WORDS],
    )


def parse_turn(payload: object) -> str:
    """Check the name of a turn: {turn}. Raises PageRequestError, saying what is wrong with it."""
    turn = _text(_fields(payload, "the turn").get("turn"), "turn")
    if not 0 < len(turn) <= MAX_NAME:
        raise PageRequestError(f"turn has {len(turn)} characters, not 1 to {MAX_NAME}")
    return turn


def _question(fields: dict[object, object]) -> str:
    question = _text(fields.get("question"), "question").strip()
    if not question:
        raise PageRequestError("question is empty; send at least one character")
    return question[:MAX_QUESTION]


def _history(fields: dict[object, object]) -> tuple[str, ...]:
    history = _texts(fields.get("history"), "history")
    return tuple(earlier[:MAX_QUESTION] for earlier in history[-MAX_HISTORY:])


def _filters(fields: dict[object, object]) -> Filters:
    scope = _fields(fields.get("scope") or {}, "scope")
    return Filters(
        publishers=tuple(_texts(scope.get("publishers"), "publishers")[:MAX_PUBLISHERS]),
        since=_day(scope.get("since"), "since"),
        until=_day(scope.get("until"), "until"),
    )


def _cited(paragraph: object) -> Cited:
    fields = _fields(paragraph, "an item of cited")
    return Cited(
        article=_text(fields.get("article"), "article")[:MAX_NAME],
        paragraph=_number(fields.get("paragraph"), "paragraph"),
        digest=_text(fields.get("digest") or "", "digest")[:MAX_NAME],
        quote=_text(fields.get("quote") or "", "quote")[:MAX_ANSWER],
    )


def _one_of(kind: type[Choice], value: object, name: str) -> Choice:
    try:
        return kind(_text(value, name))
    except ValueError as error:
        raise PageRequestError(f"{name} is none of {', '.join(repr(one.value) for one in kind)}") from error


def _fields(value: object, name: str) -> dict[object, object]:
    if not isinstance(value, dict):
        raise PageRequestError(f"{name} is {_kind(value)}, not an object")
    return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise PageRequestError(f"{name} is {_kind(value)}, not a string")
    return value


def _texts(value: object, name: str) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise PageRequestError(f"{name} is {_kind(value)}, not a list")
    return [_text(item, f"an item of {name}") for item in value]


def _number(value: object, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PageRequestError(f"{name} is {_kind(value)}, not a whole number")
    if not 0 <= value <= MAX_NUMBER:
        raise PageRequestError(f"{name} is {value}, not 0 to {MAX_NUMBER}")
    return value


def _truth(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise PageRequestError(f"{name} is {_kind(value)}, not true or false")
    return value


def _day(value: object, name: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(_text(value, name))
    except ValueError as error:
        raise PageRequestError(f"{name} is no date like 2021-12-31: {error}") from error


def _kind(value: object) -> str:
    return "missing" if value is None else type(value).__name__
