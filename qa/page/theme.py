"""The look of the page and the head of its document, from the files in assets/."""

import json
from importlib import resources

import gradio as gr

from qa.texts import page_texts

ASSETS = resources.files("qa.page.assets")
STYLES = (
    "base.css",
    "header.css",
    "sidebar.css",
    "chat.css",
    "scope.css",
    "turns.css",
    "values.css",
    "feedback.css",
    "reader.css",
    "view.css",
    "figures.css",
    "chart.css",
    "settings.css",
    "library.css",
    "library_job.css",
)
SCRIPTS = (
    "boot.js",
    "history.js",
    "values.js",
    "notes.js",
    "feedback.js",
    "scope.js",
    "turns.js",
    "chart.js",
    "figures_table.js",
    "figures_chart.js",
    "patch.js",
    "uploads.js",
    "library_job.js",
    "library_sending.js",
    "library_table.js",
)
FONTS = ["PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", "system-ui", "sans-serif"]


def asset(name: str) -> str:
    """Read a file of assets/."""
    return (ASSETS / name).read_text(encoding="utf-8")


def head(asks_for_password: bool = False) -> str:
    """Return what goes into the document's head: styles, texts and the scripts that every part of the page needs.

    The scripts learn whether the page asks for a password, and so can be left.

    The style sheets go here because Gradio rewrites the selectors of its own ``css`` parameter.
    """
    texts = json.dumps(page_texts(), ensure_ascii=False).replace("<", "\\u003c")
    scripts = "\n".join(asset(name) for name in SCRIPTS)
    styles = "\n".join(asset(name) for name in STYLES)
    return (
        '<meta name="color-scheme" content="light dark">\n'
        f"<style>\n{styles}</style>\n"
        f"<script>\nwindow.wenjuTexts = {texts};\nwindow.wenjuAsksForPassword = {json.dumps(asks_for_password)};\n"
        f"{scripts}</script>\n"
    )


def gradio_theme() -> gr.themes.Base:
    """Return the theme of what Gradio draws itself: its messages, and the ground while the page loads."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.red,
        neutral_hue=gr.themes.colors.stone,
        font=FONTS,
        font_mono=["ui-monospace", "monospace"],
    ).set(body_background_fill="#ffffff", body_background_fill_dark="#151311")
