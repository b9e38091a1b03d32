"""jieba's dictionary: words with their parts of speech, and a short text cut into them by the longest match alone.

Whoever asks for the whole of it has the file read anew, and keeps what is needed: half a million words are 60 MB. jieba
itself is not started. Knows nothing of what the tags are read for.
"""

import importlib.util
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LONGEST = 4  # characters of a word that the longest match looks for


@dataclass(frozen=True, slots=True)
class Word:
    """``text[start:end]`` with jieba's tag: n a noun, v a verb, ns a place, "" for what the dictionary lacks."""

    start: int
    end: int
    tag: str


def fields() -> list[str]:
    """Read the file: each word, its count, its part of speech, and the next word; all in lower case."""
    found = importlib.util.find_spec("jieba")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("jieba is not installed: install this package with its dependencies")
    return (Path(found.origin).parent / "dict.txt").read_text(encoding="utf-8").lower().split()


def parts_of_speech() -> dict[str, str]:
    """Read the tag of each word of the dictionary: ns for a place, nr for a person."""
    listed = fields()
    return dict(zip(listed[::3], map(sys.intern, listed[2::3]), strict=True))


def words_in(text: str) -> list[Word]:
    """Cut a short text from its end, the longest word first: the end of a noun phrase is surer than its beginning."""
    tags = _short()
    found = []
    end = len(text)
    while end:
        for length in range(min(_LONGEST, end), 1, -1):
            tag = tags.get(text[end - length : end])
            if tag is not None:
                break
        else:
            length, tag = 1, tags.get(text[end - 1], "")
        found.append(Word(end - length, end, tag))
        end -= length
    found.reverse()
    return found


@cache
def _short() -> dict[str, str]:
    return {word: tag for word, tag in parts_of_speech().items() if len(word) <= _LONGEST}
