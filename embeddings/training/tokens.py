"""Texts as the rows of their tokens, in one flat array: a sentence is a range of it, and so is a run of sentences.

Must not know what the rows hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Numbers = NDArray[np.int64]
_CHUNK = 2_000


@dataclass(frozen=True)
class Bags:
    """Several bags of rows, end to end: bag i is ``rows[starts[i] : starts[i + 1]]``."""

    rows: Numbers
    starts: Numbers

    @staticmethod
    def joined(parts: Sequence["Bags"]) -> "Bags":
        """The bags of all parts, in their order."""
        offsets = np.cumsum([0] + [len(part.rows) for part in parts[:-1]])
        starts = [part.starts + offset for part, offset in zip(parts, offsets, strict=True)]
        return Bags(np.concatenate([part.rows for part in parts]), np.concatenate(starts))


@dataclass(frozen=True)
class Numbering:
    """A tokenizer, and the row of each of its tokens."""

    tokenizer: Tokenizer
    row_of: NDArray[np.int32]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self.row_of.max()) + 1


class Tokens:
    """Texts that were tokenized once: text i is ``flat[bounds[i] : bounds[i + 1]]``."""

    def __init__(self, numbering: Numbering, texts: Sequence[str]) -> None:
        pieces: list[NDArray[np.int32]] = []
        for start in range(0, len(texts), _CHUNK):
            batch = list(texts[start : start + _CHUNK])
            encodings = numbering.tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            pieces.extend(numbering.row_of[encoding.ids] for encoding in encodings)
        self.flat = np.concatenate(pieces)
        self.bounds: Numbers = np.cumsum([0] + [len(piece) for piece in pieces])

    def bags(self, first: Numbers, end: Numbers) -> Bags:
        """Bags of the texts first[i] to end[i] (exclusive)."""
        starts, sizes = self.bounds[first], self.bounds[end] - self.bounds[first]
        offsets = np.cumsum(sizes) - sizes
        rows = self.flat[np.repeat(starts - offsets, sizes) + np.arange(sizes.sum())]
        return Bags(rows.astype(np.int64), offsets)


def thinned(bags: Bags, drop: NDArray[np.float64], rng: np.random.Generator) -> Bags:
    """Leave out about the share drop[i] of bag i."""
    bag = _bag_of(bags)
    kept = rng.random(len(bag)) >= drop[bag]
    return _grouped(bags.rows[kept], bag[kept], len(bags.starts))


def without_shared(bags: Bags, others: Bags, drop: NDArray[np.float64], rng: np.random.Generator) -> Bags:
    """Leave out of bag i about the share drop[i] of the rows that bag i of the others holds, too."""
    bag, other = _bag_of(bags), _bag_of(others)
    rows = int(max(bags.rows.max(initial=0), others.rows.max(initial=0))) + 1
    shared = np.isin(bag * rows + bags.rows, other * rows + others.rows)
    kept = ~shared | (rng.random(len(bag)) >= drop[bag])
    return _grouped(bags.rows[kept], bag[kept], len(bags.starts))


def capped(bags: Bags, most: int) -> Bags:
    """Keep each row at most so many times in a bag; rows come out sorted."""
    bag = _bag_of(bags)
    order = np.lexsort((bags.rows, bag))
    rows, bag = bags.rows[order], bag[order]
    starts = np.flatnonzero(np.diff(rows, prepend=-1) | np.diff(bag, prepend=-1))
    repeat = np.arange(len(rows)) - np.repeat(starts, np.diff(starts, append=len(rows)))
    return _grouped(rows[repeat < most], bag[repeat < most], len(bags.starts))


def _bag_of(bags: Bags) -> Numbers:
    return np.repeat(np.arange(len(bags.starts)), np.diff(bags.starts, append=len(bags.rows)))


def _grouped(rows: Numbers, bag: Numbers, count: int) -> Bags:
    sizes = np.bincount(bag, minlength=count)
    return Bags(rows, np.cumsum(sizes) - sizes)
