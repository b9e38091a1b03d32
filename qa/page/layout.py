"""The page's parts and what of the server each may call.

Every part is a static template with a script; data reaches the scripts as JSON and the document as text nodes.
A part grows in its own files under assets/; what the server does for it is a function of its own module.
"""

from collections.abc import Sequence

import gradio as gr

from qa.page import feedback, figures, library, reader, settings
from qa.page.api import add_endpoints
from qa.page.calls import Call, call, nothing
from qa.page.figures_asked import parse_figures, parse_names
from qa.page.intake import parse_judgement, parse_place, parse_turn
from qa.page.stream import at_once
from qa.page.theme import asset
from qa.serving.services import Services
from qa.texts import FrameText, text

CLEAN_EVERY, KEEP_FOR = 3_600, 86_400  # seconds: Gradio's own temporary files


def build_page(services: Services) -> gr.Blocks:
    """Lay the page around ``services``."""
    assistant = services.assistant

    title = f"{text(FrameText.NAME)} · {text(FrameText.TAG_LINE)}"
    with gr.Blocks(title=title, analytics_enabled=False, delete_cache=(CLEAN_EVERY, KEEP_FOR)) as page:
        _part("header")
        _part("sidebar")
        _part(
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

        add_endpoints(assistant, at_once(assistant))
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
