"""A sentence that a language model wrote -> plain words and its citation numbers.

Whatever the model writes is data: links, images, HTML and Markdown go, before anyone sees the sentence. Pure functions.
"""

import html
import re
from collections.abc import Iterator

from corpus.characters import tidy
from qa.language_model.streamed import MARK

_MARK = re.compile(MARK)
_NUMBER = re.compile(r"(\d{1,3})(?:\s*[-–~至]\s*(\d{1,3}))?")

_ADDRESS = r"[^\s\[\]【】（）()<>\"'，。；！？、“”]"
_URL = rf"(?:https?|ftp|file|javascript|data|mailto):{_ADDRESS}+|www\.{_ADDRESS}+"
# In order: what is inside a script or a comment is no text; a picture's caption is no sentence of the answer.
_REMOVED = (
    re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE),
    re.compile(r"!\[[^\]]*\](?:\([^)]*\)?|\[[^\]]*\])?"),
    re.compile(r"(?<=\])\((?:\s*<?" + _URL + r"|[^)\s]*[/.#][^)\s]*)[^)]*\)?", re.IGNORECASE),
    re.compile(r"</?[A-Za-z!?][^<>]*(?:>|\Z)|<(?:" + _URL + r")>?", re.IGNORECASE),
    re.compile(_URL, re.IGNORECASE),
)
_LINE_MARKUP = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•·][ \t]+|\d{1,2}(?:[.．](?!\d)|[、)）])[ \t]*|[（(]\d{1,2}[)）][ \t]*|"
    r"\|?(?:[ \t]*:?-{2,}:?[ \t]*\|?)+$|`{3}\w*$)+",
    re.MULTILINE,
)
_EMPHASIS = re.compile(r"(\*{2,3}|(?<![0-9A-Za-z])\*|_{2,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)  # not 4*6*8mm
_STRAY = re.compile(r"\*{2,}|`+|~~|\$\$|\\(?=[\[\]()*_$])")
_LABEL = re.compile(r"\[((?!\s*\^?\d)[^\[\]]*)\]")  # what a link or a footnote leaves: its text
_GAP = re.compile(r"\s+(?=[，。；：！？、）》”])|(?<=[（《“])\s+")
_EMPTY = re.compile(r"[（(]\s*[)）]|“\s*”")
_OPENING = re.compile(r"^[\s，。；：、！？,.;:!?）)\]】]+")


def plain(sentence: str) -> tuple[str, tuple[int, ...]]:
    """The words of a sentence without any markup, "" where there are none, and the numbers that it cites, in order."""
    text = _without_markup(html.unescape(sentence))
    numbers = tuple(dict.fromkeys(n for mark in _MARK.finditer(text) for n in _numbers(mark.group())))
    text = _LABEL.sub(r"\1", _MARK.sub("", text))
    text = _OPENING.sub("", _GAP.sub("", _EMPTY.sub("", tidy(text))))
    return (text if re.search(r"\w", text) else ""), numbers


def _without_markup(text: str) -> str:
    before = None
    while before != text:  # what is removed may have hidden more: <scr<b>ipt>
        before = text
        for pattern in _REMOVED:
            text = pattern.sub("", text)
    text = _LINE_MARKUP.sub("", text)
    return _STRAY.sub("", _EMPHASIS.sub(r"\2", text)).replace("|", " ")


def _numbers(mark: str) -> Iterator[int]:
    for first, last in _NUMBER.findall(mark):
        yield from range(int(first), int(last or first) + 1)
