"""What is told beside an answer or a refusal: a text of qa/texts with what fills it in, in no language yet.

Whoever shows it says it in the reader's language. Knows nothing of who that is.
"""

from dataclasses import dataclass
from enum import Enum

from qa.texts import Language, Text, text


@dataclass(frozen=True, slots=True)
class Notice:
    """``key`` is a member of a view of qa/texts; ``values`` fills its {names}: each a text, a notice, or several."""

    key: Enum
    values: "tuple[tuple[str, str | Notice | tuple[str | Notice, ...]], ...]" = ()


def notice(key: Enum, **values: "str | Notice | tuple[str | Notice, ...]") -> Notice:
    """Make a notice: ``notice(Text.NOT_OF_PERIOD, detail="2025年")``."""
    return Notice(key, tuple(values.items()))


def said(told: Notice, language: Language = Language.ZH) -> str:
    """Say a notice in a language; several values in one place are a list.

    Raises KeyError for a name without a value.
    """
    return text(told.key, language, **{name: _said(value, language) for name, value in told.values})


def _said(value: "str | Notice | tuple[str | Notice, ...]", language: Language) -> str:
    if isinstance(value, tuple):
        between = Text.ENUMERATION if all(isinstance(one, str) for one in value) else Text.SEPARATOR
        return text(between, language).join(_said(one, language) for one in value)
    return said(value, language) if isinstance(value, Notice) else value
