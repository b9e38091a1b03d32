"""A text that arrives in pieces -> its sentences, each as soon as it is whole. Knows nothing of who sends the text.

A sentence ends behind 。！？ or a line end, together with the citation marks that follow on its line; not inside “” or
《》, nor at a line that ends with a colon, which goes on in the next. A semicolon ends none: its parts often share one
citation mark at the end.
"""

import re
from collections.abc import Iterable, Iterator

MARK = r"[\[【［〔]\s*\^?(?:段落?|来源|出处|资料)?\s*\d{1,3}(?:\s*[,，、;；\-–~至]\s*\d{1,3})*\s*[\]】］〕]"
"""A citation mark: [1], [1,2], [2-4], 【1】, [^1], [来源1]."""

_END = re.compile(
    r"(?P<within>“[^“”\n]*(?:”|\Z)|《[^《》\n]{0,60}(?:》|\Z))"
    r"|[。！？]+[”’」』）】》)\"']*|[!?]+(?![\w=&/%#]|\[[^\d^])[”’\")]*|(?<=[a-z\])%])\.(?=\s)|(?<![：:])[ \t]*\n+"
)
_QUOTED_END = re.compile(r"[。！？!?]”")
_MARKS = re.compile(rf"(?:[ \t]*{MARK})+")
_AFTER = re.compile(rf"(?:[ \t]*{MARK})*[ \t]*")
_MARK_BEGUN = re.compile(r"[\[【［〔][^\]】］〕\n]{0,20}\Z")

_THOUGHT, _THOUGHT_END = "<think>", "</think>"


def sentences(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of a text as written, marks and markup included; what is left at the end is the last one.

    The thoughts that a reasoning model writes before its answer, <think>…</think>, are left out.
    """
    pending = ""
    for piece in _without_thought(pieces):
        pending += piece
        while cut := _first_end(pending):
            yield pending[:cut]
            pending = pending[cut:]
    while cut := _first_end(pending, final=True):
        yield pending[:cut]
        pending = pending[cut:]
    if pending:
        yield pending


def _first_end(text: str, final: bool = False) -> int:
    """Where the first sentence ends; 0 as long as more text could still belong to it."""
    for match in _END.finditer(text):
        end = match.end()
        if match["within"] and not (_QUOTED_END.match(text, end - 2) and _MARKS.match(text, end)):
            continue
        after = _AFTER.match(text, end)
        end = after.end() if after else end
        if not final and (end == len(text) or _MARK_BEGUN.match(text, end)):
            return 0
        return end
    return 0


def _without_thought(pieces: Iterable[str]) -> Iterator[str]:
    held = ""
    answering = False
    for piece in pieces:
        if answering:
            yield piece
            continue
        held += piece
        opening = held.lstrip()[: len(_THOUGHT)]
        if opening == _THOUGHT:
            _, ended, held_back = held.partition(_THOUGHT_END)
            if ended:
                answering = True
                yield held_back
        elif not _THOUGHT.startswith(opening):
            answering = True
            yield held
    if not answering and not held.lstrip().startswith(_THOUGHT):
        yield held
