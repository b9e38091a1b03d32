"""Functions of the server that a part's script calls: what the browser sends is checked before anything is done.

Knows nothing of Gradio. A call that is refused or fails is logged and answered with null, which scripts show as such.
"""

import logging
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeVar

from qa.page.errors import PageRequestError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

log = logging.getLogger(__name__)

Request = TypeVar("Request")
Call = Callable[[object], "dict[str, Any] | None"]


def call(name: str, parse: Callable[[object], Request], work: "Callable[[Request], DataclassInstance | None]") -> Call:
    """Make the function that the browser knows as ``server.name(payload)``.

    ``parse`` checks the payload, raising PageRequestError; ``work`` does what is asked and returns a record of plain
    values, or None for what does not exist.
    """

    def answer(payload: object) -> dict[str, Any] | None:
        try:
            request = parse(payload)
        except PageRequestError as error:
            log.warning("Refused what the browser asked of %s: %s", name, error)
            return None
        done = work(request)
        return asdict(done) if done is not None else None

    answer.__name__ = name
    return answer


def nothing(_payload: object) -> None:
    """Take the payload of a call that needs none."""
