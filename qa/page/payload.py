"""Single values of what the browser sends, checked: each check returns the value, or raises PageRequestError, which
names the field and what is wrong with it. Knows nothing of what the values are for.
"""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from qa.page.errors import PageRequestError

MAX_NUMBER = 10_000_000

Choice = TypeVar("Choice", bound=StrEnum)


def fields_of(value: object, name: str) -> dict[object, object]:
    """An object of JSON."""
    if not isinstance(value, dict):
        raise PageRequestError(f"{name} is {_kind(value)}, not an object")
    return value


def text_of(value: object, name: str) -> str:
    """A string, "" included."""
    if not isinstance(value, str):
        raise PageRequestError(f"{name} is {_kind(value)}, not a string")
    return value


def list_of(value: object, name: str) -> list[object]:
    """A list; an empty one where there is none."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise PageRequestError(f"{name} is {_kind(value)}, not a list")
    return value


def texts_of(value: object, name: str) -> list[str]:
    """A list of strings; an empty one where there is none."""
    return [text_of(item, f"an item of {name}") for item in list_of(value, name)]


def number_of(value: object, name: str) -> int:
    """A whole number from 0 to MAX_NUMBER."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise PageRequestError(f"{name} is {_kind(value)}, not a whole number")
    if not 0 <= value <= MAX_NUMBER:
        raise PageRequestError(f"{name} is {value}, not 0 to {MAX_NUMBER}")
    return value


def truth_of(value: object, name: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise PageRequestError(f"{name} is {_kind(value)}, not true or false")
    return value


def day_of(value: object, name: str) -> date | None:
    """A day in ISO 8601; None where there is nothing."""
    if not value:
        return None
    try:
        return date.fromisoformat(text_of(value, name))
    except ValueError as error:
        raise PageRequestError(f"{name} is no date like 2021-12-31: {error}") from error


def one_of(kind: type[Choice], value: object, name: str) -> Choice:
    """A member of an enum, by its value."""
    try:
        return kind(text_of(value, name))
    except ValueError as error:
        raise PageRequestError(f"{name} is none of {', '.join(repr(one.value) for one in kind)}") from error


def _kind(value: object) -> str:
    return "missing" if value is None else type(value).__name__
