"""A question from the browser -> a growing turn. Knows nothing of Gradio; the page's one way to the answers."""

import logging
import secrets
import time
from collections.abc import Callable, Iterator

from qa.answer import Answer
from qa.assistant import Assistant
from qa.page.errors import PageRequestError
from qa.page.intake import Ask, parse_ask
from qa.page.turn import Turn, to_turn

log = logging.getLogger(__name__)

SECONDS_BETWEEN_UPDATES = 0.1  # a browser redraws no faster than a reader reads, and every update costs the server


def respond(assistant: Assistant, payload: object, clock: Callable[[], float] = time.monotonic) -> Iterator[Turn]:
    """Answer what the browser asked, as a turn that grows; the last one is answered, refused or failed.

    Never raises: whatever goes wrong is a failed turn with a number, under which the log holds the traceback.
    """
    try:
        ask = parse_ask(payload)
    except PageRequestError as error:
        log.warning("Refused a question from the browser: %s", error)
        yield _failed(payload)
        return
    try:
        yield from _grow(assistant, ask, clock)
    except Exception:
        turn = _failed(payload)
        log.exception("Error %s while answering %r", turn.error, ask.question)
        yield turn


def _grow(assistant: Assistant, ask: Ask, clock: Callable[[], float]) -> Iterator[Turn]:
    shown_at = clock()  # most answers are complete before a first update is due
    for step in assistant.stream(ask.question, ask.history, ask.filters, ask.written):
        now = clock()
        if isinstance(step, Answer) or now - shown_at >= SECONDS_BETWEEN_UPDATES:
            shown_at = now
            yield to_turn(ask.turn_id, ask.question, step)


def _failed(payload: object) -> Turn:
    """The turn keeps the browser's id even when the rest of the payload is unusable: no question waits forever."""
    fields = payload if isinstance(payload, dict) else {}
    turn_id, question = fields.get("turn"), fields.get("question")
    return Turn(
        id=turn_id if isinstance(turn_id, str) else "",
        question=question if isinstance(question, str) else "",
        stage="failed",
        error=secrets.token_hex(3),
    )
