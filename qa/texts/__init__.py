"""Every text of the page and of its answers, in Chinese and in English: an enum for each view, a file for each enum.

The command line has most of its own, in English (cli.py, terminal.py), and so have the tools for programs. Knows
nothing of who shows a text. A text may hold {names} in braces; text() fills them in, wenju.t() in the browser.
Those of VIEWS go to the browser, under their names in lower case, which are therefore unique among all views.
"""

from enum import Enum, StrEnum

from qa.texts.access import AccessText
from qa.texts.answers import Text
from qa.texts.chat import ChatText
from qa.texts.feedback import FeedbackText
from qa.texts.figures import FiguresText
from qa.texts.frame import FrameText
from qa.texts.library import LibraryText
from qa.texts.reader import ReaderText
from qa.texts.scope import ScopeText
from qa.texts.settings import SettingsText
from qa.texts.sidebar import SidebarText
from qa.texts.users import UserText

__all__ = [
    "VIEWS",
    "AccessText",
    "ChatText",
    "FeedbackText",
    "FiguresText",
    "FrameText",
    "Language",
    "LibraryText",
    "ReaderText",
    "ScopeText",
    "SettingsText",
    "SidebarText",
    "Text",
    "UserText",
    "page_texts",
    "text",
]

VIEWS: tuple[type[Enum], ...] = (
    Text,
    FrameText,
    ChatText,
    ScopeText,
    FeedbackText,
    ReaderText,
    SidebarText,
    LibraryText,
    FiguresText,
    SettingsText,
)


class Language(StrEnum):
    """The languages of the user interface. The articles keep their own."""

    ZH = "zh"
    EN = "en"


def text(key: Enum, language: Language = Language.ZH, **values: object) -> str:
    """Return the text of ``key`` in ``language``, its {names} filled with ``values``.

    Raises KeyError for a name without a value.
    """
    chinese, english = key.value
    template: str = english if language is Language.EN else chinese
    return template.format_map(values)


def page_texts() -> dict[str, dict[str, str]]:
    """Return the texts as the browser wants them: language -> key in lower case -> template."""
    members = [member for view in VIEWS for member in view]
    return {
        language.value: {member.name.lower(): member.value[position] for member in members}
        for position, language in enumerate((Language.ZH, Language.EN))
    }
