"""Answers as they grow: one HTTP request for each question, a line of JSON for each update. Knows nothing of Gradio.

Not an event of Gradio's: its queue costs several times what is left here, and every update passes through it. Nothing
waits in a thread for its turn, and no more is computed at once than the machine can do: the others are answered later,
not slower.
"""

import asyncio
import json
import logging
import os
import threading
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import closing, suppress

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from qa.assistant import Assistant
from qa.page.respond import respond
from qa.page.turn import to_line

log = logging.getLogger(__name__)

PATH = "/answer"
LONGEST_BODY = 1_000_000  # bytes: a long conversation; what is too much of it is cut when it is read
MOST_WAITING = 200
ANSWERS_AT_ONCE = 40  # by a language model, for which one mostly waits
SECONDS_BETWEEN_UPDATES = 0.1  # a browser redraws no faster than a reader reads, and every update costs the server
# A proxy that gathers what it passes on would hold back what is to be seen at once.
_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


Answer = Callable[[object], Generator[str]]
"""From what the browser posted to the growing turn, in JSON."""


def answered_by(assistant: Assistant) -> Answer:
    """Answers computed here."""

    def answer(payload: object) -> Generator[str]:
        for turn in respond(assistant, payload):
            yield to_line(turn)

    return answer


def at_once(assistant: Assistant) -> int:
    """How many answers are worked on at a time."""
    return ANSWERS_AT_ONCE if assistant.writer is not None else os.cpu_count() or 1


def answer_route(answer: Answer, at_once: int) -> Route:
    """Make the route that the page's script posts its questions to; intake.parse_ask says of what form."""
    limiter = CapacityLimiter(at_once)

    async def respond_to(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return JSONResponse({"error": f"more than {LONGEST_BODY} bytes"}, 413)
        if limiter.statistics().tasks_waiting >= MOST_WAITING:
            return JSONResponse({"error": "too many questions are waiting"}, 503)
        return StreamingResponse(_lines(answer, _payload(body), limiter), 200, _HEADERS, "application/x-ndjson")

    return Route(PATH, respond_to, methods=["POST"])


async def _lines(answer: Answer, payload: object, limiter: CapacityLimiter) -> AsyncIterator[str]:
    """The turn as it grows, a line for each update; closing this, as a lost connection does, ends the work on it."""
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str] = asyncio.Queue()
    gone = threading.Event()

    def put(line: str) -> None:
        loop.call_soon_threadsafe(lines.put_nowait, line)

    work = loop.create_task(run_sync(_work, answer, payload, put, gone, limiter=limiter, abandon_on_cancel=True))
    work.add_done_callback(lambda _: lines.put_nowait(""))
    try:
        async for line in paced(lines):
            yield f"{line}\n"
    finally:
        gone.set()
        work.cancel()


async def paced(lines: asyncio.Queue[str]) -> AsyncIterator[str]:
    """The lines of a queue up to "". The last comes at once, another when none took its place for a while."""
    newest = line = await lines.get()
    while newest:
        with suppress(TimeoutError):
            async with asyncio.timeout(SECONDS_BETWEEN_UPDATES):
                while newest:
                    line, newest = newest, await lines.get()
        yield newest or line
        newest = newest and await lines.get()


def _work(answer: Answer, payload: object, put: Callable[[str], None], gone: threading.Event) -> None:
    with closing(answer(payload)) as lines:
        for line in lines:
            if gone.is_set():
                return
            put(line)


async def _body(request: Request) -> bytes | None:
    """The body, None if it is too long."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            return None
    return bytes(body)


def _payload(body: bytes) -> object:
    """What the body says in JSON; None, which is refused like any other junk, where it is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        log.warning("What was posted as a question is no JSON: %s", error)
        return None
