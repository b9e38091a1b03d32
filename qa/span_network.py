"""The network of the learned reader in numpy: the score of every span of a text, and of "no answer here".

Runs what ``qa/training/network.py`` trains; a test holds the two together. Knows nothing of strings or files.

Shapes: rows are the windows of text that are read together, T words of a window, K of the question, H width. Sequences
are time-major, (T, rows, H), so that a step of a recurrence is one stretch of memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from qa.span_features import PADDING, Floats, Reading

_HALF = np.float32(0.5**0.5)
_NORM_FLOOR = np.float32(1e-3)
_NOWHERE = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Scores:
    """``spans`` (rows, T, T): each span by its first and last word, -inf where none can be; ``nothing`` (rows,)."""

    spans: Floats
    nothing: Floats


@dataclass(frozen=True, slots=True)
class SpanShape:
    """What the weights' shapes do not say; see `qa.training.network.Shape`."""

    heads: int
    encoder_dilations: tuple[int, ...]
    reader_dilations: tuple[int, ...]
    longest_answer: int


class SpanNetwork:
    """The weights, as float32 under the names of the torch network, matrices as (inputs, outputs)."""

    def __init__(self, weights: Mapping[str, Floats], shape: SpanShape) -> None:
        self._weights, self._shape = weights, shape

    def read(self, question: Reading, windows: list[Reading], features: Floats) -> Scores:
        """Read windows for one question; ``features`` is (rows, T, FEATURES)."""
        real = np.zeros((features.shape[1], len(windows), 1), dtype=np.float32)
        for row, window in enumerate(windows):
            real[: len(window), row] = 1
        q = self._encode([question], np.ones((len(question), 1, 1), dtype=np.float32))[:, 0]
        t = self._encode(windows, real)
        pooled = (_softmax(self._linear("pool", q), axis=0) * q).sum(axis=0)
        x = self._fuse(q, pooled, t, features.transpose(1, 0, 2)) * real
        x = self._near("near", self._shape.reader_dilations, x, real)
        highest = np.where(real > 0, x, _NOWHERE).max(axis=0)
        x = (x + self._linear("overview", highest)) * real
        x = self._along("along", self._itself(x, real), real)
        x = self._near("after", (1,), x, real)
        return self._score(x.transpose(1, 0, 2), real.transpose(1, 0, 2), pooled)

    def _linear(self, name: str, x: Floats) -> Floats:
        weight = self._weights[name + ".weight"]
        flat = x.reshape(-1, len(weight)) @ weight + self._weights[name + ".bias"]
        return np.asarray(flat.reshape(*x.shape[:-1], -1), dtype=np.float32)

    def _encode(self, readings: list[Reading], real: Floats) -> Floats:
        """Texts by themselves: (T, rows, H)."""
        length, rows = real.shape[:2]
        ids = np.full((4, length, rows), PADDING, dtype=np.int32)
        for row, reading in enumerate(readings):
            columns = (reading.words, reading.first_characters, reading.last_characters, reading.kinds)
            ids[:, : len(reading), row] = columns
        characters = self._weights["encoder.characters.weight"]
        embedded = [self._weights["encoder.words.weight"][ids[0]], characters[ids[1]], characters[ids[2]]]
        x = self._linear("encoder.into", np.concatenate(embedded, axis=-1))
        x = (x + self._weights["encoder.kinds.weight"][ids[3]]) * real
        x = self._near("encoder.near", self._shape.encoder_dilations, x, real)
        return np.asarray(x / np.sqrt(np.square(x).mean(axis=-1, keepdims=True) + _NORM_FLOOR), dtype=np.float32)

    def _near(self, name: str, dilations: tuple[int, ...], x: Floats, real: Floats) -> Floats:
        """Gated convolutions, as `qa.training.layers.Convolution`."""
        length, rows, width = x.shape
        for number, dilation in enumerate(dilations):
            seen = np.zeros((length, rows, 3 * width), dtype=np.float32)
            seen[dilation:, :, :width] = x[:-dilation]
            seen[:, :, width : 2 * width] = x
            seen[:-dilation, :, 2 * width :] = x[dilation:]
            mixed = self._linear(f"{name}.{number}.mix", seen)
            x = (x + mixed[:, :, :width] * _logistic(mixed[:, :, width:])) * (real * _HALF)
        return x

    def _along(self, name: str, x: Floats, real: Floats) -> Floats:
        """A simple recurrent unit in both directions, as `qa.training.layers.Recurrence`."""
        width = x.shape[2]
        mixed = self._linear(f"{name}.mix", x)
        replace = _logistic(-mixed[:, :, :width]) * real
        fresh = replace * mixed[:, :, width : 2 * width]
        keep = 1 - replace
        half = width // 2
        # One loop for both directions: the channels that read backwards are turned round before and after.
        keep[:, :, half:], fresh[:, :, half:] = keep[::-1, :, half:].copy(), fresh[::-1, :, half:].copy()
        for step in range(1, len(x)):
            keep[step] *= fresh[step - 1]
            fresh[step] += keep[step]
        fresh[:, :, half:] = fresh[::-1, :, half:].copy()
        return x + fresh * _logistic(mixed[:, :, 2 * width :]) * real

    def _itself(self, x: Floats, real: Floats) -> Floats:
        """Attention of each window to itself, as `qa.training.layers.SelfAttention`."""
        length, rows, width = x.shape
        mixed = self._linear("itself.into", x)
        keys = (mixed.shape[2] - width) // 2
        cuts = (mixed[:, :, :keys], mixed[:, :, keys : 2 * keys], mixed[:, :, 2 * keys :])
        ask, key, value = (part.reshape(length, rows, self._shape.heads, -1).transpose(1, 2, 0, 3) for part in cuts)
        scores = ask @ key.transpose(0, 1, 3, 2) * np.float32((keys // self._shape.heads) ** -0.5)
        scores += np.where(real > 0, np.float32(0), _NOWHERE).transpose(1, 2, 0)[:, None]
        found = (_softmax(scores, axis=3) @ value).transpose(2, 0, 1, 3).reshape(length, rows, width)
        mixed = self._linear("itself.out", np.concatenate([x, found], axis=2))
        return x + mixed[:, :, :width] * _logistic(mixed[:, :, width:]) * real

    def _fuse(self, q: Floats, pooled: Floats, t: Floats, features: Floats) -> Floats:
        """Every word of the texts with what it finds in the question."""
        length, rows, width = t.shape
        heads = self._shape.heads
        ask = self._linear("ask", t).reshape(length * rows, heads, -1).transpose(1, 0, 2)
        key = self._linear("key", q).reshape(len(q), heads, -1).transpose(1, 2, 0)
        value = self._linear("value", q).reshape(len(q), heads, -1).transpose(1, 0, 2)
        scores = ask @ key * np.float32((width // heads) ** -0.5)
        best = scores.max(axis=-1).T.reshape(length, rows, heads)
        aligned = (_softmax(scores, axis=2) @ value).transpose(1, 0, 2).reshape(length, rows, width)
        joined = self._linear("from_text", t) + self._linear("from_question", aligned)
        joined += self._linear("from_both", t * aligned) + self._linear("from_pooled", pooled)
        joined += self._linear("from_features", np.concatenate([features, best], axis=-1))
        return np.asarray(np.maximum(joined, 0), dtype=np.float32)

    def _score(self, x: Floats, real: Floats, pooled: Floats) -> Scores:
        """From (rows, T, H) to the scores."""
        length, width = x.shape[1:]
        wanted = self._linear("wanted", pooled).reshape(2, width)
        ends = self._linear("ends", x) + x @ wanted.T * np.float32(width**-0.5)
        left, right = np.split(self._linear("pairs", x), 2, axis=-1)
        spans = left @ right.transpose(0, 2, 1) * np.float32(left.shape[-1] ** -0.5)
        spans += ends[:, :, :1] + ends[:, :, 1:].transpose(0, 2, 1)
        size = np.arange(length)[None, :] - np.arange(length)[:, None]
        possible = (size >= 0) & (size < self._shape.longest_answer)
        spans[~(possible & (real > 0) & (real.transpose(0, 2, 1) > 0))] = -np.inf
        highest = np.where(real > 0, x, _NOWHERE).max(axis=1)
        mean = (x * real).sum(axis=1) / real.sum(axis=1)
        seen = np.concatenate([highest, mean, np.broadcast_to(pooled, mean.shape)], axis=-1)
        nothing = self._linear("nothing.2", np.maximum(self._linear("nothing.0", seen), 0))
        return Scores(spans, nothing[:, 0])


def _logistic(x: Floats) -> Floats:
    return np.asarray(0.5 * np.tanh(0.5 * x) + 0.5, dtype=np.float32)


def _softmax(x: Floats, axis: int) -> Floats:
    x = np.exp(x - x.max(axis=axis, keepdims=True))
    return np.asarray(x / x.sum(axis=axis, keepdims=True), dtype=np.float32)
