"""The page's parts and the events between them and the server.

Every part is a static template with a script; data reaches the scripts as JSON and the document as text nodes.
A part grows in its own files under assets/; what the server does for it is a function of its own module.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import gradio as gr

from qa.assistant import Assistant
from qa.page import reader
from qa.page.errors import PageRequestError
from qa.page.intake import parse_place
from qa.page.respond import respond
from qa.page.theme import asset
from qa.texts import Text, text

log = logging.getLogger(__name__)

ANSWERS_AT_ONCE = 20  # more wait in the queue: two cores answer no faster for being asked by everyone at once
CLEAN_EVERY, KEEP_FOR = 3_600, 86_400  # seconds: Gradio's own temporary files


def build_page(assistant: Assistant) -> gr.Blocks:
    """Lay the page around ``assistant``."""

    def ask(event: gr.EventData) -> Iterator[dict[str, Any]]:
        for turn in respond(assistant, event._data):
            yield asdict(turn)

    def open_article(payload: object) -> dict[str, Any] | None:
        try:
            place = parse_place(payload)
        except PageRequestError as error:
            log.warning("Refused to open what the browser named: %s", error)
            return None
        opened = reader.open_article(assistant, place)
        return asdict(opened) if opened else None

    def overview(_payload: object) -> dict[str, Any]:
        return asdict(reader.overview(assistant))

    title = f"{text(Text.PAGE_NAME)} · {text(Text.PAGE_TAG_LINE)}"
    with gr.Blocks(title=title, analytics_enabled=False, delete_cache=(CLEAN_EVERY, KEEP_FOR)) as page:
        _part("header")
        _part("sidebar")
        chat = _part("chat", server_functions=[overview])
        _part("reader", server_functions=[open_article])

        # "multiple": the script never sends while an answer is on its way, and "once" would swallow a question
        # that follows a stop too closely.
        answering = chat.ask(
            ask,
            None,
            chat,
            api_name="page_ask",
            api_visibility="private",
            trigger_mode="multiple",
            concurrency_limit=ANSWERS_AT_ONCE,
            show_progress="hidden",
        )
        answering.failure(None, None, None, js="() => { wenju.emit('unanswered'); }", api_visibility="private")
        chat.stop(None, None, None, cancels=[answering], queue=False, api_visibility="private")
    return page


def _part(name: str, server_functions: list[Callable[..., Any]] | None = None) -> gr.HTML:
    return gr.HTML(
        None,
        html_template=asset(f"{name}.html"),
        js_on_load=asset(f"{name}.js"),
        server_functions=server_functions,
        apply_default_css=False,
        elem_id=name,
        elem_classes="part",
    )
