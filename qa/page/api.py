"""The endpoints for programs, /ask and /search: the same JSON objects as the command line prints (qa/contract.py).

What is asked is checked here; what is wrong with it goes back as a message, what goes wrong on the way as a number
under which the log holds the traceback. Nothing is cut: a program can send less.
"""

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

import gradio as gr
from gradio.route_utils import API_PREFIX, FnIndexInferError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from qa import wire
from qa.answer import Filters
from qa.assistant import Assistant
from qa.contract import AnswerFields, SearchFields
from qa.errors import QuestionError
from qa.limits import LONGEST_QUESTION, MOST_EARLIER, MOST_HITS, MOST_PUBLISHERS
from qa.page.errors import PageRequestError
from qa.page.intake import filters_of
from qa.page.payload import number_of, text_of, texts_of

log = logging.getLogger(__name__)

Result = TypeVar("Result")


def add_endpoints(assistant: Assistant, at_once: int) -> None:
    """Add the endpoints to the Blocks that are being laid out; ``at_once`` requests of each are worked on at a time."""

    def ask(
        question: str = "",
        history: list[str] | None = None,
        publishers: list[str] | None = None,
        since: str = "",
        until: str = "",
    ) -> AnswerFields:
        """Answer a question with quotations from the articles.

        Args:
            question: 1 to 500 characters.
            history: the user's earlier questions, the oldest first; at most 20.
            publishers: only articles of these publishers; all if there are none.
            since: only articles published on this day, YYYY-MM-DD, or later.
            until: only articles published on this day, YYYY-MM-DD, or earlier.
        """

        def work() -> AnswerFields:
            asked, filters = _question(question), _filters(publishers, since, until)
            return wire.answer_fields("1", assistant.ask(asked, _history(history), filters))

        return _answered(work)

    def search(
        question: str = "", k: int = 10, publishers: list[str] | None = None, since: str = "", until: str = ""
    ) -> SearchFields:
        """List the passages that are nearest to a question, the best first.

        Args:
            question: 1 to 500 characters.
            k: how many passages, 1 to 60.
            publishers: only articles of these publishers; all if there are none.
            since: only articles published on this day, YYYY-MM-DD, or later.
            until: only articles published on this day, YYYY-MM-DD, or earlier.
        """

        def work() -> SearchFields:
            asked, filters = _question(question), _filters(publishers, since, until)
            return wire.search_fields("1", assistant.search(asked, _count(k), filters))

        return _answered(work)

    # Names are given: a function of the same name elsewhere in the page would otherwise take the endpoint's.
    gr.api(ask, api_name="ask", concurrency_limit=at_once)
    gr.api(search, api_name="search", concurrency_limit=at_once)


async def unusable(request: Request, error: Exception) -> Response:
    """Answer a request that Gradio itself can't match to an endpoint and its arguments, which is an error there.

    Raises the error again where it has another reason.
    """
    if not request.url.path.startswith(f"{API_PREFIX}/call/"):
        raise error
    log.warning("Refused a call of %s: %s", request.url.path, error)
    if isinstance(error, TypeError):  # of an argument: an unknown name, or a missing value
        return JSONResponse({"error": str(error).partition(". Please")[0]}, 422)
    return JSONResponse({"error": f"there is no endpoint {request.url.path}"}, 404)


UNUSABLE: Mapping[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    TypeError: unusable,
    KeyError: unusable,
    FnIndexInferError: unusable,
}


def _answered(work: Callable[[], Result]) -> Result:
    """Do the work; whatever goes wrong is a message without a traceback."""
    try:
        return work()
    except (PageRequestError, QuestionError) as error:
        raise gr.Error(str(error), print_exception=False) from error
    except Exception as error:
        number = secrets.token_hex(3)
        log.exception("Error %s at an endpoint", number)
        raise gr.Error(f"error {number}; the server's log says more", print_exception=False) from error


def _question(value: object) -> str:
    question = text_of(value, "question").strip()
    if not 0 < len(question) <= LONGEST_QUESTION:
        raise PageRequestError(f"question has {len(question)} characters, not 1 to {LONGEST_QUESTION}")
    return question


def _history(value: object) -> tuple[str, ...]:
    history = texts_of(value, "history")
    if len(history) > MOST_EARLIER:
        raise PageRequestError(f"history has {len(history)} questions; {MOST_EARLIER} are the most")
    if any(len(earlier) > LONGEST_QUESTION for earlier in history):
        raise PageRequestError(f"a question of history has more than {LONGEST_QUESTION} characters")
    return tuple(history)


def _filters(publishers: object, since: object, until: object) -> Filters:
    filters = filters_of({"publishers": publishers, "since": since, "until": until})
    if len(filters.publishers) > MOST_PUBLISHERS:
        raise PageRequestError(f"there are {len(filters.publishers)} publishers; {MOST_PUBLISHERS} are the most")
    return filters


def _count(value: object) -> int:
    k = number_of(value, "k")
    if not 1 <= k <= MOST_HITS:
        raise PageRequestError(f"k is {k}, not 1 to {MOST_HITS}")
    return k
