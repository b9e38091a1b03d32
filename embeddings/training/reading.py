"""What is learnt from, read from JSON Lines (.jsonl or .jsonl.xz): news, reading comprehension, titles.

Must not know of tokens or of models.
"""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.chunking import sentences


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, a text, and the place of the answer in it."""

    question: str
    context: str
    answer_start: int


@dataclass(frozen=True, slots=True)
class Titled:
    """A news article under its title."""

    title: str
    body: str


def news(path: Path) -> list[str]:
    """The texts of ``{"text"}`` lines."""
    return [row["text"] for row in rows(path)]


def reading(path: Path) -> list[Reading]:
    """The answerable questions of ``{"question", "context", "answers"}`` lines, where the context holds an answer."""
    found = []
    for row in rows(path):
        starts = [row["context"].find(answer) for answer in row["answers"]]
        start = next((start for start in starts if start >= 0), None)
        if start is not None:
            found.append(Reading(row["question"], row["context"], start))
    return found


def titles(path: Path) -> list[Titled]:
    """The ``{"title", "body"}`` lines."""
    return [Titled(row["title"], row["body"]) for row in rows(path)]


def sentence_texts(text: str) -> list[str]:
    """A text's sentences, as they are indexed."""
    return [text[start:end] for start, end in sentences(text)]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file, one after the other; ends the program at a line that is none."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise SystemExit(f"{path}:{number}: not JSON ({error}). One object a line is expected.") from error
