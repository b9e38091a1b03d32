"""A corpus of articles as one long array of word numbers: what word vectors and pretraining read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.training.reading import rows
from qa.reading.span_features import cut_words


@dataclass(frozen=True, slots=True)
class Segmented:
    """Articles one after another as indices into ``words``; -1 stands between two articles."""

    words: tuple[str, ...]
    ids: NDArray[np.int32]


def read_texts(path: Path) -> Iterator[str]:
    """The ``text`` of each line of a JSON Lines file, see embeddings/training/reading.py."""
    return (row["text"] for row in rows(path))


def segment(texts: Iterator[str]) -> Segmented:
    """Cut texts into words; words are numbered by falling frequency."""
    numbers: dict[str, int] = {}
    parts = []
    for text in texts:
        words = cut_words(text)
        parts.append(np.array([numbers.setdefault(word, len(numbers)) for word in words] + [-1], dtype=np.int32))
    ids = np.concatenate(parts)
    counts = np.bincount(ids[ids >= 0], minlength=len(numbers))
    order = np.argsort(-counts, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    names = list(numbers)
    return Segmented(tuple(names[i] for i in order), np.where(ids >= 0, rank[ids], -1).astype(np.int32))


def character_counts(corpus: Segmented) -> Counter[str]:
    """How often each character stands in the corpus."""
    counts = np.bincount(corpus.ids[corpus.ids >= 0], minlength=len(corpus.words))
    total: Counter[str] = Counter()
    for word, count in zip(corpus.words, counts.tolist(), strict=True):
        for character in word:
            total[character] += count
    return total
