"""Reading-comprehension questions, read from a file, split by text, and turned into arrays.

The split keeps questions together whose texts are one text: the same characters, or two translations of one
paragraph (SQuAD questions keep their ids in both translations). Knows nothing of batches or of the network.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.training.reading import rows
from qa.reading.span_features import LONGEST_QUESTION, Reading, Vocabulary, match_features

HELD_OUT, SEED = 0.06, 0
"""Which texts the reader is not trained on: the share of them, and by which draw."""


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the file; ``answers`` is empty where the context does not answer."""

    origin: str
    id: str
    question: str
    answers: tuple[str, ...]
    context: str


@dataclass(frozen=True, slots=True)
class Example:
    """A question on a text as arrays; ``spans`` (n, 2) holds first and last word of every place of the answer.

    Examples of one ``group`` are the same question on several texts.
    """

    source: Question
    question: Reading
    group: int
    text: int
    features: NDArray[np.float16]
    spans: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Examples:
    """Questions and the texts that they index."""

    texts: tuple[Reading, ...]
    examples: tuple[Example, ...]


def read_questions(path: Path) -> list[Question]:
    """Read JSON Lines of {set, id, question, answers, context}, see embeddings/training/reading.py."""
    return [Question(r["set"], r["id"], r["question"], tuple(r["answers"]), r["context"]) for r in rows(path)]


def split(questions: Sequence[Question], share: float, seed: int) -> tuple[list[Question], list[Question]]:
    """Set aside ``share`` of the texts with all their questions: (to train on, held out)."""
    roots: dict[str, str] = {}

    def root(key: str) -> str:
        while roots.setdefault(key, key) != key:
            key = roots[key]
        return key

    for question in questions:
        roots[root("id " + question.id)] = root("text " + question.context)
    groups = sorted({root("text " + question.context) for question in questions})
    held = set(random.Random(seed).sample(groups, round(share * len(groups))))
    kept: tuple[list[Question], list[Question]] = ([], [])
    for question in questions:
        kept[root("text " + question.context) in held].append(question)
    return kept


def prepare(groups: Iterable[Sequence[Question]], vocabulary: Vocabulary, longest: int) -> Examples:
    """Number texts and questions, and find every place of each answer; its end is cut off after ``longest`` words.

    A group is one question on one text or on several.
    """
    numbers: dict[str, int] = {}
    texts: list[Reading] = []
    examples = []
    for group, questions in enumerate(groups):
        for question in questions:
            number = numbers.setdefault(question.context, len(numbers))
            if number == len(texts):
                texts.append(vocabulary.read(question.context))
            asked = vocabulary.read(question.question).crop(0, LONGEST_QUESTION)
            features = match_features(asked, texts[number], vocabulary.rarity).astype(np.float16)
            places = _places(question, texts[number], longest)
            examples.append(Example(question, asked, group, number, features, places))
    return Examples(tuple(texts), tuple(examples))


def _places(question: Question, text: Reading, longest: int) -> NDArray[np.int32]:
    """Words that cover each place of an answer; a place where it begins and ends with a word is preferred."""
    places, exact = [], []
    for answer in dict.fromkeys(question.answers):
        start = question.context.find(answer)
        while start >= 0:
            first = int(np.searchsorted(text.starts, start, side="right")) - 1
            last = int(np.searchsorted(text.starts, start + len(answer), side="left")) - 1
            places.append((first, min(last, first + longest - 1)))
            exact.append(text.starts[first] == start and text.starts[last + 1] == start + len(answer))
            start = question.context.find(answer, start + 1)
    if any(exact):
        places = [place for place, fits in zip(places, exact, strict=True) if fits]
    return np.array(places, dtype=np.int32).reshape(-1, 2)
