"""The network of the learned reader in numpy: the score of every span of a text, and of "no answer here".

Runs what ``qa/training/network.py`` trains; a test holds the two together. Knows nothing of strings or files.

Shapes: B windows of text that are read together, each behind the question and the mark; L words of the longest row,
H width.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.span_features import FEATURES, PADDING, Floats, Part, Reading, joined

_NORM_FLOOR = np.float32(1e-5)
_ROTATION_BASE = 10_000.0
_NOWHERE = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Scores:
    """``spans`` (B, T, T): each span of a window of T words by its first and last word, -inf where none can be.

    ``nothing`` (B,) is the score of "no answer".
    """

    spans: Floats
    nothing: Floats


@dataclass(frozen=True, slots=True)
class SpanShape:
    """What the weights' shapes do not say; see `qa.training.network.Shape`."""

    heads: int
    layers: int
    longest_answer: int


class SpanNetwork:
    """The weights, as float32 under the names of the torch network, matrices as (inputs, outputs)."""

    def __init__(self, weights: Mapping[str, Floats], shape: SpanShape) -> None:
        self._weights, self._shape = weights, shape

    def read(self, question: Reading, windows: Sequence[Reading], features: Sequence[Floats]) -> Scores:
        """Read windows for one question; ``features`` are (words, FEATURES), one array a window."""
        rows = [joined(question, window) for window in windows]
        length = max(row.shape[1] for row in rows)
        columns = np.full((5, len(rows), length), PADDING, dtype=np.int32)
        columns[-1] = Part.TEXT
        shared = np.zeros((len(rows), length, FEATURES), dtype=np.float32)
        begin = len(question) + 1
        for number, (row, match) in enumerate(zip(rows, features, strict=True)):
            columns[:, number, : row.shape[1]] = row
            shared[number, begin : row.shape[1]] = match
        x = self._encode(columns, shared)
        return self._score(x[:, begin:], x[:, begin - 1], columns[0, :, begin:] != PADDING)

    def _linear(self, name: str, x: Floats) -> Floats:
        flat = x.reshape(-1, x.shape[-1]) @ self._weights[name + ".weight"]
        bias = self._weights.get(name + ".bias")
        if bias is not None:
            flat += bias
        return np.asarray(flat.reshape(*x.shape[:-1], -1), dtype=np.float32)

    def _norm(self, name: str, x: Floats) -> Floats:
        size = np.einsum("...h,...h->...", x, x)[..., None] / np.float32(x.shape[-1])
        return np.asarray(x / np.sqrt(size + _NORM_FLOOR) * self._weights[name + ".gain"], dtype=np.float32)

    def _encode(self, columns: NDArray[np.int32], features: Floats) -> Floats:
        """Words to vectors that know each other: (B, L, H)."""
        words, first, last, kinds, parts = columns
        table, letters = self._weights["encoder.words.weight"], self._weights["encoder.characters.weight"]
        embedded = np.concatenate([table[words], letters[first], letters[last]], axis=-1)
        x = self._linear("encoder.into", embedded) + self._linear("encoder.from_features", features)
        x += self._weights["encoder.kinds.weight"][kinds]
        x += self._weights["encoder.parts.weight"][parts]
        turns = _rotations(x.shape[1], x.shape[2] // self._shape.heads)
        unseen = np.where(words != PADDING, np.float32(0), _NOWHERE)[:, None, None, :]
        for number in range(self._shape.layers):
            name = f"encoder.blocks.{number}"
            x += self._look(name, self._norm(f"{name}.looks", x), turns, unseen)
            thought = self._linear(f"{name}.up", self._norm(f"{name}.thinks", x))
            np.maximum(thought, 0, out=thought)
            x += self._linear(f"{name}.down", np.square(thought, out=thought))
        return self._norm("encoder.last", x)

    def _look(self, name: str, x: Floats, turns: tuple[Floats, Floats], unseen: Floats) -> Floats:
        rows, length, width = x.shape
        heads = self._shape.heads
        parts = self._linear(f"{name}.into", x).reshape(rows, length, 3, heads, width // heads)
        ask, key, value = parts.transpose(2, 0, 3, 1, 4)
        scores: Floats = _turned(ask, turns) @ _turned(key, turns).transpose(0, 1, 3, 2)
        scores *= np.float32((width // heads) ** -0.5)
        scores += unseen
        found = _softmax(scores) @ value
        return self._linear(f"{name}.out", found.transpose(0, 2, 1, 3).reshape(rows, length, width))

    def _score(self, x: Floats, mark: Floats, real: NDArray[np.bool_]) -> Scores:
        """From the text's words (B, T, H), the marks (B, H), and which words are none of the padding (B, T)."""
        rows, length, width = x.shape
        wanted = self._linear("wanted", mark).reshape(rows, 2, width)
        borders = x @ wanted.transpose(0, 2, 1) * np.float32(width**-0.5)
        left, right = np.split(self._linear("pairs", x), 2, axis=-1)
        spans = left @ right.transpose(0, 2, 1) * np.float32(left.shape[-1] ** -0.5)
        spans += borders[:, :, :1] + borders[:, :, 1:].transpose(0, 2, 1)
        size = np.arange(length)[None, :] - np.arange(length)[:, None]
        possible = (size >= 0) & (size < self._shape.longest_answer)
        spans[~(possible & real[:, :, None] & real[:, None, :])] = -np.inf
        highest = np.where(real[:, :, None], x, _NOWHERE).max(axis=1)
        seen = np.concatenate([highest, mark], axis=-1)
        nothing = self._linear("nothing.2", np.maximum(self._linear("nothing.0", seen), 0))
        return Scores(spans, nothing[:, 0])


def _rotations(length: int, size: int) -> tuple[Floats, Floats]:
    """Cosines and sines, as `qa.training.layers.rotations`."""
    speeds = _ROTATION_BASE ** -(np.arange(0, size, 2) / size)
    angles = np.arange(length)[:, None] * speeds
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)


def _turned(x: Floats, turns: tuple[Floats, Floats]) -> Floats:
    cos, sin = turns
    half = x.shape[-1] // 2
    out = np.empty(x.shape, dtype=np.float32)
    out[..., :half] = x[..., :half] * cos - x[..., half:] * sin
    out[..., half:] = x[..., :half] * sin + x[..., half:] * cos
    return out


def _softmax(x: Floats) -> Floats:
    """In place, over the last axis."""
    x -= x.max(axis=-1, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis=-1, keepdims=True)
    return x
