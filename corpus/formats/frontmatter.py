"""YAML front matter: the lines between the two ``---`` that open a Jekyll post.

Knows nothing of the body below it.
"""

import re
from dataclasses import dataclass, field

import yaml

_FRONT = re.compile(r"\s*---[^\S\n]*\n(.*?)^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^([A-Za-z][\w-]*)[^\S\n]*:[^\S\n]*(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields as strings; of a list, the first entry. ``first`` looks a field up under several names."""

    fields: dict[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """Give the first of the named fields that says anything, "" without one."""
        return next((self.fields[name] for name in names if self.fields.get(name)), "")


def split(text: str) -> tuple[FrontMatter, str]:
    """Part a post into front matter and body. Text that opens with no ``---`` is all body.

    Titles with a colon and other slips make the YAML invalid in many real posts: then its ``key: value`` lines are
    read one by one, so that a slip in one field costs no other.
    """
    match = _FRONT.match(text)
    if match is None:
        return FrontMatter(), text
    try:
        # BaseLoader makes every value a string: "2021-12-23 00:54 +0800" must stay that day, not become one in UTC.
        loaded = yaml.load(match[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        loaded = {key: value.strip().strip("\"'") for key, value in _LINE.findall(match[1])}
    if not isinstance(loaded, dict):
        # A thematic break, not front matter: nothing between the lines names a field.
        return FrontMatter(), text
    fields = {str(key).lower(): _scalar(value) for key, value in loaded.items()}
    return FrontMatter(fields), text[match.end() :]


def _scalar(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value.strip() if isinstance(value, str) else ""
