"""A question from the browser -> a growing turn. Knows nothing of Gradio; the page's one way to the answers."""

import logging
import secrets
from collections.abc import Iterator

from qa.assistant import Assistant
from qa.page.errors import PageRequestError
from qa.page.intake import parse_ask
from qa.page.turn import Turn, to_turn

log = logging.getLogger(__name__)


def respond(assistant: Assistant, payload: object) -> Iterator[Turn]:
    """Answer what the browser asked, as a turn that grows; the last one is answered, refused or failed.

    Never raises: whatever goes wrong is a failed turn with a number, under which the log holds the traceback.
    """
    try:
        ask = parse_ask(payload)
    except PageRequestError as error:
        log.warning("Refused a question from the browser: %s", error)
        yield failed(payload)
        return
    try:
        for step in assistant.stream(ask.question, ask.history, ask.filters, ask.written):
            yield to_turn(ask.turn_id, ask.question, step)
    except Exception:
        turn = failed(payload)
        log.exception("Error %s while answering %r", turn.error, ask.question)
        yield turn


def failed(payload: object) -> Turn:
    """The turn keeps the browser's id even when the rest of the payload is unusable: no question waits forever."""
    fields = payload if isinstance(payload, dict) else {}
    turn_id, question = fields.get("turn"), fields.get("question")
    return Turn(
        id=turn_id if isinstance(turn_id, str) else "",
        question=question if isinstance(question, str) else "",
        stage="failed",
        error=secrets.token_hex(3),
    )
