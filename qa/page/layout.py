"""The page's parts and the events between them and the server.

Every part is a static template with a script; data reaches the scripts as JSON and the document as text nodes.
A part grows in its own files under assets/; what the server does for it is a function of its own module.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import gradio as gr

from qa.page import feedback, figures, library, reader, settings
from qa.page.api import add_endpoints
from qa.page.calls import Call, call, nothing
from qa.page.figures_asked import parse_figures, parse_names
from qa.page.intake import parse_judgement, parse_place, parse_turn
from qa.page.respond import respond
from qa.page.theme import asset
from qa.services import Services
from qa.texts import FrameText, text

ANSWERS_AT_ONCE = 20  # more wait in the queue: two cores answer no faster for being asked by everyone at once
CLEAN_EVERY, KEEP_FOR = 3_600, 86_400  # seconds: Gradio's own temporary files


def build_page(services: Services) -> gr.Blocks:
    """Lay the page around ``services``."""
    assistant = services.assistant

    def ask(event: gr.EventData) -> Iterator[dict[str, Any]]:
        for turn in respond(assistant, event._data):
            yield asdict(turn)

    title = f"{text(FrameText.NAME)} · {text(FrameText.TAG_LINE)}"
    with gr.Blocks(title=title, analytics_enabled=False, delete_cache=(CLEAN_EVERY, KEEP_FOR)) as page:
        _part("header")
        _part("sidebar")
        chat = _part(
            "chat",
            [
                call("overview", nothing, lambda _: reader.overview(assistant)),
                call("judge", parse_judgement, lambda judgement: feedback.judge(services.feedback, judgement)),
                call("withdraw", parse_turn, lambda turn: feedback.withdraw(services.feedback, turn)),
            ],
        )
        _part("library", library.calls(services.library, page.upload_file_set))
        _part(
            "figures",
            [
                call("figures_overview", nothing, lambda _: figures.figures_overview(assistant)),
                call("figures", parse_figures, lambda asked: figures.list_figures(assistant, asked)),
                call("figure_names", parse_names, lambda asked: figures.suggest_names(assistant, asked)),
                call("figures_csv", parse_figures, lambda asked: figures.figures_csv(assistant, asked)),
            ],
        )
        _part(
            "settings",
            [
                call("server_settings", nothing, lambda _: settings.server_settings(assistant)),
                call("check_model", nothing, lambda _: settings.check_model(assistant)),
            ],
        )
        _part("reader", [call("open_article", parse_place, lambda place: reader.open_article(assistant, place))])

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
        add_endpoints(assistant, ANSWERS_AT_ONCE)
    return page


def _part(name: str, calls: Sequence[Call] = ()) -> gr.HTML:
    return gr.HTML(
        None,
        html_template=asset(f"{name}.html"),
        js_on_load=asset(f"{name}.js"),
        server_functions=list(calls),
        apply_default_css=False,
        elem_id=name,
        elem_classes="part",
    )
