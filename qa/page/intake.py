"""What the browser sends, checked: nothing of it is trusted, whoever posted it.

Too much is cut (a long history, a long question); what has the wrong type or can't be meant is a PageRequestError.
"""

from dataclasses import dataclass, field
from datetime import date

from qa.answer import Filters
from qa.page.errors import PageRequestError

MAX_QUESTION = 500
MAX_HISTORY = 20
MAX_PUBLISHERS = 500
MAX_NAME = 1_000  # an article's id
MAX_NUMBER = 10_000_000


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
    scope = _fields(fields.get("scope") or {}, "scope")
    question = _text(fields.get("question"), "question").strip()
    if not question:
        raise PageRequestError("question is empty; send at least one character")
    history = _texts(fields.get("history"), "history")
    return Ask(
        turn_id=_text(fields.get("turn"), "turn")[:MAX_NAME],
        question=question[:MAX_QUESTION],
        history=tuple(earlier[:MAX_QUESTION] for earlier in history[-MAX_HISTORY:]),
        filters=Filters(
            publishers=tuple(_texts(scope.get("publishers"), "publishers")[:MAX_PUBLISHERS]),
            since=_day(scope.get("since"), "since"),
            until=_day(scope.get("until"), "until"),
        ),
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
