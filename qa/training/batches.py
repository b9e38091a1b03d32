"""Examples to padded tensors: question, mark and text in one row, the text cropped around an answer."""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from qa.reading.span_features import FEATURES, PADDING, Floats, Integers, Part, Reading, joined
from qa.training.examples import Example, Examples
from qa.training.network import Tokens

CELLS = 8000
"""Words of a batch, padding counted."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What `Reader.forward`, `span_loss` and `shared_loss` take. ``groups`` (rows,) numbers the questions from 0."""

    tokens: Tokens
    features: Tensor
    gold: Tensor
    groups: Tensor

    def to(self, device: str) -> "Batch":
        """The same on another device."""
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class _Row:
    """A question on the words ``start`` to ``end`` of a text; ``spans`` are the answer's places among them."""

    example: Example
    text: int
    start: int
    end: int
    features: Floats
    spans: Integers

    def __len__(self) -> int:
        return len(self.example.question) + 1 + self.end - self.start


def pad(questions: Sequence[Reading], texts: Sequence[Reading], features: Sequence[Floats]) -> tuple[Tokens, Tensor]:
    """Rows of question, mark and text, and their features (none at question and mark), as long as the longest row."""
    rows = [joined(question, text) for question, text in zip(questions, texts, strict=True)]
    length = max(row.shape[1] for row in rows)
    columns = np.full((len(Tokens.__slots__), len(rows), length), PADDING, dtype=np.int64)
    columns[-1] = Part.TEXT
    shared = np.zeros((len(rows), length, FEATURES), dtype=np.float32)
    for number, (row, match) in enumerate(zip(rows, features, strict=True)):
        columns[:, number, : row.shape[1]] = row
        shared[number, row.shape[1] - len(match) : row.shape[1]] = match
    return Tokens(*torch.from_numpy(columns)), torch.from_numpy(shared)


def training_batches(data: Examples, longest: int, rng: random.Random) -> Iterator[Batch]:
    """One round over all questions in random order; a batch has about `CELLS` words, and whole groups.

    A text of more than ``longest`` words is cropped at random around one place of the answer.
    """
    alike = itertools.groupby(_rows(data, longest, rng), key=lambda row: row.example.group)
    groups = [list(rows) for _, rows in alike]
    groups.sort(key=lambda rows: max(map(len, rows)) + rng.random() * 24)
    batches: list[list[_Row]] = [[]]
    for rows in groups:
        if batches[-1] and max(map(len, rows)) * (len(batches[-1]) + len(rows)) > CELLS:
            batches.append([])
        batches[-1] += rows
    rng.shuffle(batches)
    for batch in batches:
        yield _collate(data, batch)


def _rows(data: Examples, longest: int, rng: random.Random) -> Iterator[_Row]:
    for example in data.examples:
        start, end = _crop(example, len(data.texts[example.text]), longest, rng)
        spans = example.spans
        inside = spans[(spans[:, 0] >= start) & (spans[:, 1] < end)] - start
        yield _Row(example, example.text, start, end, example.features[start:end].astype(np.float32), inside[:8])


def _crop(example: Example, length: int, longest: int, rng: random.Random) -> tuple[int, int]:
    if length <= longest:
        return 0, length
    if not len(example.spans):
        start = rng.randint(0, length - longest)
        return start, start + longest
    first, last = example.spans[rng.randrange(len(example.spans))]
    low, high = max(0, int(last) + 1 - longest), min(int(first), length - longest)
    start = rng.randint(min(low, high), high)
    return start, start + longest


def _collate(data: Examples, rows: Sequence[_Row]) -> Batch:
    texts = [data.texts[row.text].crop(row.start, row.end) for row in rows]
    tokens, features = pad([row.example.question for row in rows], texts, [row.features for row in rows])
    gold = np.full((len(rows), max(1, max(len(row.spans) for row in rows)), 2), -1, dtype=np.int64)
    for number, row in enumerate(rows):
        gold[number, : len(row.spans)] = row.spans + len(row.example.question) + 1
    numbers = {group: number for number, group in enumerate(dict.fromkeys(row.example.group for row in rows))}
    groups = torch.tensor([numbers[row.example.group] for row in rows])
    return Batch(tokens, features, torch.from_numpy(gold), groups)
