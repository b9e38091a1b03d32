"""Examples to padded tensors: texts cropped around an answer, questions on one text kept together.

Several questions share one text in a batch, so that the network encodes the text once.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from qa.span_features import PADDING, Floats, Reading, match_features
from qa.training.examples import Example, Examples
from qa.training.made import MADE
from qa.training.network import Text

CELLS = 7000
STRANGER_SHARE = 0.12
"""Share of the questions that are asked a second time, of another question's text, where they have no answer."""
TOGETHER = 4
"""At most as many questions on one copy of a text."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What `Reader.forward` and `span_loss` take."""

    question: Text
    text: Text
    asked: Tensor
    features: Tensor
    gold: Tensor

    def to(self, device: str) -> "Batch":
        """The same on another device."""
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class _Cropped:
    text: int
    start: int
    end: int
    examples: tuple[Example, ...]
    strangers: tuple[Example, ...]


def pad(readings: list[Reading], multiple: int = 1) -> Text:
    """Readings side by side, as long as the longest, rounded up to ``multiple``."""
    length = -(-max(1, *(len(reading) for reading in readings), 1) // multiple) * multiple
    columns = np.full((5, len(readings), length), PADDING, dtype=np.int64)
    for row, reading in enumerate(readings):
        here = slice(0, len(reading))
        columns[0, row, here] = reading.words
        columns[1, row, here] = reading.first_characters
        columns[2, row, here] = reading.last_characters
        columns[3, row, here] = reading.kinds
        columns[4, row, here] = 1
    words, first, last, kinds, real = torch.from_numpy(columns)
    return Text(words, first, last, kinds, real.float())


def training_batches(
    data: Examples, rarity: Floats, longest: int, rng: random.Random, share: float = 1.0, made_share: float = 1.0
) -> Iterator[Batch]:
    """One round in random order; a batch has about `CELLS` words of text, counted once a question.

    A text of more than ``longest`` words is cropped at random around the answer of one of its questions. A round has
    ``share`` of the texts with questions of people, and ``made_share`` of those with questions made by a program.
    """
    groups = list(_groups(data, longest, rng, share, made_share))
    groups.sort(key=lambda group: group.end - group.start + rng.random() * 24)
    batches: list[list[_Cropped]] = [[]]
    filled = 0
    for group in groups:
        size = (group.end - group.start) * (len(group.examples) + len(group.strangers))
        if filled + size > CELLS and batches[-1]:
            batches.append([])
            filled = 0
        batches[-1].append(group)
        filled += size
    rng.shuffle(batches)
    for batch in batches:
        yield _collate(data, batch, rarity)


def _groups(data: Examples, longest: int, rng: random.Random, share: float, made_share: float) -> Iterator[_Cropped]:
    by_text: dict[int, list[Example]] = {}
    for example in data.examples:
        by_text.setdefault(example.text, []).append(example)
    for text, examples in by_text.items():
        if rng.random() >= (made_share if examples[0].source.origin == MADE else share):
            continue
        rng.shuffle(examples)
        waiting = examples
        while waiting:
            together, waiting = waiting[:TOGETHER], waiting[TOGETHER:]
            start, end = _crop(together[0], len(data.texts[text]), longest, rng)
            inside = [e for e in together if _whole(e, start, end)]
            waiting = waiting + [e for e in together[1:] if not _whole(e, start, end)]
            alike = data.strangers[text] if data.strangers else ()
            strangers = tuple(
                data.examples[rng.choice(alike)] if alike else rng.choice(data.examples)
                for _ in inside
                if rng.random() < STRANGER_SHARE
            )
            strangers = tuple(s for s in strangers if s.text != text)
            yield _Cropped(text, start, end, tuple(inside) or (together[0],), strangers)


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


def _whole(example: Example, start: int, end: int) -> bool:
    spans = example.spans
    return not len(spans) or bool(((spans[:, 0] >= start) & (spans[:, 1] < end)).any())


def _collate(data: Examples, groups: list[_Cropped], rarity: Floats) -> Batch:
    texts = [data.texts[g.text].crop(g.start, g.end) for g in groups]
    text = pad(texts, 8)
    length = text.real.shape[1]
    asked, questions, features, golds = [], [], [], []
    for row, group in enumerate(groups):
        for example in group.examples:
            spans = example.spans
            inside = spans[(spans[:, 0] >= group.start) & (spans[:, 1] < group.end)] - group.start
            golds.append(inside[:8])
            features.append(example.features[group.start : group.end])
            questions.append(example.question)
            asked.append(row)
        for example in group.strangers:
            golds.append(np.zeros((0, 2), dtype=np.int32))
            features.append(match_features(example.question, texts[row], rarity).astype(np.float16))
            questions.append(example.question)
            asked.append(row)
    gold = np.full((len(golds), max(1, max(len(g) for g in golds)), 2), -1, dtype=np.int64)
    shared = np.zeros((len(golds), length, features[0].shape[1]), dtype=np.float32)
    for row, (places, columns) in enumerate(zip(golds, features, strict=True)):
        gold[row, : len(places)] = places
        shared[row, : len(columns)] = columns
    return Batch(pad(questions), text, torch.tensor(asked), torch.from_numpy(shared), torch.from_numpy(gold))
