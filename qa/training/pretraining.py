"""What the network learns from articles alone, before it sees a question: missing words, and spans that come again.

In a stretch of an article, a name or figure that stands there more than once is left in one place; a mark takes its
other places, and the network must find the one that is left (recurring span selection: Ram et al., 2021). Every other
time a sentence with a mark goes to the front as if it were the question. Besides, one word in eight is hidden and has
to be guessed (Devlin et al., 2019). Knows nothing of files or of optimisers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from qa.reading.span_features import FIRST_FREE_ID, MASK, PADDING, Part, Vocabulary
from qa.training.errors import TrainingError
from qa.training.network import Reader, Tokens
from qa.training.segmenting import Segmented

ROWS, LENGTH = 32, 256
_RAW = 288
"""Words that a row is made of; marks make it shorter."""
_LONGEST = 8
"""Words of a span that comes again."""
_MOST_PLACES = 5
MARKS = 20
"""Marks in a row at most."""
_HIDDEN = 0.12
GUESSED = 8_192
"""A hidden word is guessed among so many, the most frequent."""
_EVERYDAY = 200
"""The words that are too frequent to make a span by themselves, or to begin or end one."""
_PUNCTUATION = frozenset(".。，,、;；：:！!？?“”‘’\"'()（）[]【】《》<>·…—-~/ \n\t")
_STOPS = frozenset("。！!？?；;\n")

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cloze:
    """A batch of rows of words.

    ``marks`` (rows, `MARKS`) are places, ``spans`` (rows, `MARKS`, 2) the first and last word that each stands for, -1
    where a row has fewer marks; ``hidden`` (n, 2) are rows and places of hidden words, ``guesses`` (n,) their numbers.
    """

    tokens: Tokens
    marks: Tensor
    spans: Tensor
    hidden: Tensor
    guesses: Tensor

    def to(self, device: str) -> "Cloze":
        """The same on another device."""
        return Cloze(*(getattr(self, name).to(device) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class _Row:
    """Word types, -1 at marks; whether each belongs to the question; (mark, first, last) of each span."""

    types: Integers
    asks: NDArray[np.bool_]
    spans: Integers


class Articles:
    """Articles as word types, from which batches are cut at random."""

    def __init__(self, corpus: Segmented, vocabulary: Vocabulary) -> None:
        self._ids = corpus.ids.astype(np.int64)
        self._looks = np.array([vocabulary.read_word(word) for word in corpus.words], dtype=np.int64)
        everyday = np.arange(len(corpus.words)) < _EVERYDAY
        self._breaks = np.array([word[0] in _PUNCTUATION for word in corpus.words])
        self._stops = np.array([word[0] in _STOPS for word in corpus.words])
        self._borders = ~everyday & ~self._breaks

    def batches(self, seed: int) -> Iterator[Cloze]:
        """Without end; every round goes through all articles in another order.

        Raises:
            TrainingError: the articles don't fill one batch.
        """
        if len(self._ids) < (ROWS + 2) * _RAW:
            raise TrainingError(f"{len(self._ids)} words are too few to learn from: give at least {(ROWS + 2) * _RAW}")
        rng = np.random.default_rng(seed)
        while True:
            offset = int(rng.integers(_RAW))
            starts = rng.permutation(np.arange(offset, len(self._ids) - _RAW, _RAW))
            for first in range(0, len(starts) - ROWS + 1, ROWS):
                yield self._batch([self._row(start, rng) for start in starts[first : first + ROWS]], rng)

    def _row(self, start: int, rng: np.random.Generator) -> _Row:
        window = self._ids[start : start + _RAW]
        window = window[window >= 0]  # articles follow on each other without a gap: few rows see two
        marked: list[tuple[int, int, int]] = []  # where a mark goes, the span's place that stays, its length
        for places, length in self._again(window, rng):
            kept = places.pop(int(rng.integers(len(places))))
            marked += [(place, kept, length) for place in places]
            if len(marked) >= MARKS:
                break
        marked = marked[:MARKS]
        types, left = window.copy(), np.ones(len(window), dtype=bool)
        for place, _, length in marked:
            types[place], left[place + 1 : place + length] = -1, False
        order = np.flatnonzero(left)
        asks = np.zeros(len(window), dtype=bool)
        if marked and rng.random() < 0.5:
            low, high = self._sentence(window, marked[int(rng.integers(len(marked)))][0])
            asks[low:high] = True
            order = np.concatenate([order[asks[order]], order[~asks[order]]])
        order = order[:LENGTH]
        now = np.full(len(window), -1)
        now[order] = np.arange(len(order))
        spans = np.array([(now[mark], now[kept], now[kept + n - 1]) for mark, kept, n in marked]).reshape(-1, 3)
        whole = (spans >= 0).all(axis=1) & (spans[:, 2] >= spans[:, 1])
        return _Row(types[order], asks[order], spans[whole])

    def _again(self, window: Integers, rng: np.random.Generator) -> Iterator[tuple[list[int], int]]:
        """The spans that stand more than once, the longest first: their places and their length in words."""
        taken = np.zeros(len(window) + 1, dtype=bool)
        breaks, borders = self._breaks[window], self._borders[window]
        for length in range(_LONGEST, 0, -1):
            begins = np.arange(len(window) - length + 1)
            if not len(begins):
                continue
            grams = np.lib.stride_tricks.sliding_window_view(window, length)
            keys = grams @ (1_000_003 ** np.arange(length))  # wraps around: a hash
            cut = np.concatenate(([0], np.cumsum(breaks)))
            whole = borders[begins] & borders[begins + length - 1] & (cut[begins + length] == cut[begins])
            begins, keys = begins[whole], keys[whole]
            _, group, counts = np.unique(keys, return_inverse=True, return_counts=True)
            for number in rng.permutation(np.flatnonzero(counts >= 2)):
                places: list[int] = []
                for place in begins[group == number].tolist():
                    if not taken[place : place + length].any() and (not places or place >= places[-1] + length):
                        places.append(place)
                if 2 <= len(places) <= _MOST_PLACES:
                    for place in places:
                        taken[place : place + length] = True
                    yield places, length

    def _sentence(self, window: Integers, place: int) -> tuple[int, int]:
        stops = np.flatnonzero(self._stops[window])
        behind = int(np.searchsorted(stops, place))
        low = int(stops[behind - 1]) + 1 if behind else 0
        return low, int(stops[behind]) + 1 if behind < len(stops) else len(window)

    def _batch(self, rows: list[_Row], rng: np.random.Generator) -> Cloze:
        looks = np.full((ROWS, LENGTH, 4), PADDING, dtype=np.int64)
        parts = np.full((ROWS, LENGTH), int(Part.TEXT), dtype=np.int64)
        guesses = np.full((ROWS, LENGTH), -1, dtype=np.int64)
        marks = np.zeros((ROWS, MARKS), dtype=np.int64)
        spans = np.full((ROWS, MARKS, 2), -1, dtype=np.int64)
        for number, row in enumerate(rows):
            here = slice(0, len(row.types))
            looks[number, here] = self._looks[row.types]
            parts[number, here][row.asks] = Part.QUESTION
            parts[number, here][row.types < 0] = Part.MARK
            looks[number, here][row.types < 0] = MASK, MASK, MASK, 0
            words = looks[number, here, 0] - FIRST_FREE_ID
            free = (rng.random(len(words)) < _HIDDEN) & (words >= 0) & (words < GUESSED)
            for _, first, last in row.spans:
                free[first : last + 1] = False
            marks[number, : len(row.spans)] = row.spans[:, 0]
            spans[number, : len(row.spans)] = row.spans[:, 1:]
            guesses[number, here][free] = words[free]
        hidden = np.argwhere(guesses >= 0)
        covered = hidden[rng.random(len(hidden)) < 0.9]
        looks[covered[:, 0], covered[:, 1]] = MASK, MASK, MASK, 0
        columns = np.concatenate([looks.transpose(2, 0, 1), parts[None]])
        return Cloze(
            Tokens(*torch.from_numpy(columns)),
            torch.from_numpy(marks),
            torch.from_numpy(spans),
            torch.from_numpy(hidden),
            torch.from_numpy(guesses[guesses >= 0]),
        )


class Guesser(nn.Module):
    """From a hidden word's vector to the score of each of the `GUESSED` words, by the table of word vectors."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.into = nn.Linear(reader.shape.width, reader.shape.word_dimension)
        self.often = nn.Parameter(torch.zeros(GUESSED))

    def forward(self, hidden: Tensor, table: Tensor) -> Tensor:
        """(n, H) and the whole table to (n, GUESSED)."""
        known = table[FIRST_FREE_ID : FIRST_FREE_ID + GUESSED]
        scores: Tensor = self.into(hidden) @ known.to(hidden.dtype).T + self.often
        return scores


def cloze_losses(reader: Reader, guesser: Guesser, x: Tensor, batch: Cloze) -> tuple[Tensor, Tensor]:
    """Mean negative log-likelihoods of the spans' borders and of the hidden words; ``x`` is the encoder's output."""
    marks = x.gather(1, batch.marks.unsqueeze(2).expand(-1, -1, x.shape[2]))
    begins, ends = reader.borders(x, marks)
    spans = functional.cross_entropy(begins.float().flatten(0, 1), batch.spans[:, :, 0].flatten(), ignore_index=-1)
    ends_only = functional.cross_entropy(ends.float().flatten(0, 1), batch.spans[:, :, 1].flatten(), ignore_index=-1)
    spans = (spans + ends_only) / 2
    scores = guesser(x[batch.hidden[:, 0], batch.hidden[:, 1]], reader.encoder.words.weight)
    return spans, functional.cross_entropy(scores.float(), batch.guesses)
