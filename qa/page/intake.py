"""What the browser sends, checked: nothing of it is trusted, whoever posted it.

Too much is cut (a long history, a long question); what has the wrong type or can't be meant is a PageRequestError.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from qa.answer import Filters
from qa.limits import LONGEST_QUESTION, MOST_EARLIER, MOST_PUBLISHERS
from qa.page.errors import PageRequestError
from qa.page.payload import fields_of, list_of, number_of, one_of, text_of, texts_of, truth_of
from qa.serving.feedback import Cited, Judgement, Reason, Verdict
from qa.wire import read_filters

MAX_NAME = 1_000  # an article's id
MAX_ANSWER = 4_000
MAX_SHORT_ANSWER = 500
MAX_CITED = 20
MAX_WORDS = 500


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
    fields = fields_of(payload, "the question")
    return Ask(
        turn_id=text_of(fields.get("turn"), "turn")[:MAX_NAME],
        question=_question(fields),
        history=_history(fields),
        filters=_filters(fields),
        written=truth_of(fields.get("written", True), "written"),
    )


def parse_place(payload: object) -> Place:
    """Check a paragraph as the browser names it: {article, paragraph, digest?, start?, end?}.

    Raises PageRequestError, saying what is wrong with which field.
    """
    fields = fields_of(payload, "the paragraph")
    article = text_of(fields.get("article"), "article")
    if not 0 < len(article) <= MAX_NAME:
        raise PageRequestError(f"article has {len(article)} characters, not 1 to {MAX_NAME}")
    return Place(
        article=article,
        paragraph=number_of(fields.get("paragraph"), "paragraph"),
        digest=text_of(fields.get("digest") or "", "digest"),
        start=number_of(fields.get("start") or 0, "start"),
        end=number_of(fields.get("end") or 0, "end"),
    )


def parse_judgement(payload: object) -> Judgement:
    """Check a verdict as the browser sends it: {turn, verdict, reason, words}, the question with its history and scope
    as above, and what was shown for it: {answered, answer, short_answer, cited: [{article, paragraph, digest, quote}]}.

    Raises PageRequestError, saying what is wrong with which field.
    """
    fields = fields_of(payload, "the verdict")
    cited = list_of(fields.get("cited"), "cited")
    return Judgement(
        turn=parse_turn(payload),
        question=_question(fields),
        verdict=one_of(Verdict, fields.get("verdict"), "verdict"),
        time=datetime.now(UTC),
        history=_history(fields),
        filters=_filters(fields),
        answered=truth_of(fields.get("answered"), "answered"),
        answer=text_of(fields.get("answer") or "", "answer")[:MAX_ANSWER],
        short_answer=text_of(fields.get("short_answer") or "", "short_answer")[:MAX_SHORT_ANSWER],
        cited=tuple(_cited(paragraph) for paragraph in cited[:MAX_CITED]),
        reason=one_of(Reason, fields.get("reason") or "", "reason"),
        words=text_of(fields.get("words") or "", "words").strip()[:MAX_WORDS],
    )


def parse_turn(payload: object) -> str:
    """Check the name of a turn: {turn}. Raises PageRequestError, saying what is wrong with it."""
    turn = text_of(fields_of(payload, "the turn").get("turn"), "turn")
    if not 0 < len(turn) <= MAX_NAME:
        raise PageRequestError(f"turn has {len(turn)} characters, not 1 to {MAX_NAME}")
    return turn


def filters_of(fields: object) -> Filters:
    """Check filters: {publishers?, since?, until?}. Raises PageRequestError, saying what is wrong with which field."""
    try:
        return read_filters(fields)
    except ValueError as error:
        raise PageRequestError(str(error)) from error


def _question(fields: dict[object, object]) -> str:
    question = text_of(fields.get("question"), "question").strip()
    if not question:
        raise PageRequestError("question is empty; send at least one character")
    return question[:LONGEST_QUESTION]


def _history(fields: dict[object, object]) -> tuple[str, ...]:
    history = texts_of(fields.get("history"), "history")
    return tuple(earlier[:LONGEST_QUESTION] for earlier in history[-MOST_EARLIER:])


def _filters(fields: dict[object, object]) -> Filters:
    filters = filters_of(fields_of(fields.get("scope") or {}, "scope"))
    return replace(filters, publishers=filters.publishers[:MOST_PUBLISHERS])


def _cited(paragraph: object) -> Cited:
    fields = fields_of(paragraph, "an item of cited")
    return Cited(
        article=text_of(fields.get("article"), "article")[:MAX_NAME],
        paragraph=number_of(fields.get("paragraph"), "paragraph"),
        digest=text_of(fields.get("digest") or "", "digest")[:MAX_NAME],
        quote=text_of(fields.get("quote") or "", "quote")[:MAX_ANSWER],
    )
