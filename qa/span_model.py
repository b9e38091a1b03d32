"""The reader that ships: a question and texts to the span that answers in each, with a probability, in numpy alone.

Runs the network that ``qa.training.network`` trains; a test holds the two together. Knows nothing of retrieval, of
citations, or of how the weights came about.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

from qa.span_features import FEATURES, LONGEST_QUESTION, PADDING, Floats, Reading, Vocabulary, match_features

WEIGHTS, CONFIG, VOCABULARY = "reader.safetensors", "reader.json", "vocabulary.json"
WINDOW, OVERLAP = 400, 80
"""Words of a text that are read at a time, and that two windows of a longer text share."""
_HALF = np.float32(0.5**0.5)
_NORM_FLOOR = np.float32(1e-3)


@dataclass(frozen=True, slots=True)
class SpanPrediction:
    """``text[start:end]`` answers with ``probability``; ``score`` orders the texts of one question, higher is better.

    Every text has its best span, however improbable. A text without a word has start = end = 0 and probability 0.
    """

    start: int
    end: int
    score: float
    probability: float


@dataclass(frozen=True, slots=True)
class SpanConfig:
    """What the weights' shapes do not say: see `qa.training.network.Shape`; and the calibration of the probability.

    The probability is the logistic function of ``calibration`` · (log-share of the best span among all spans,
    log-odds of any span against "no answer", 1).
    """

    heads: int
    encoder_dilations: tuple[int, ...]
    reader_dilations: tuple[int, ...]
    after_dilations: tuple[int, ...]
    longest_answer: int
    calibration: tuple[float, float, float]

    @classmethod
    def load(cls, path: Path) -> "SpanConfig":
        """Read the JSON object that the training program wrote."""
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        share, odds, constant = values["calibration"]
        return cls(
            heads=int(values["heads"]),
            encoder_dilations=tuple(values["encoder_dilations"]),
            reader_dilations=tuple(values["reader_dilations"]),
            after_dilations=tuple(values["after_dilations"]),
            longest_answer=int(values["longest_answer"]),
            calibration=(float(share), float(odds), float(constant)),
        )


@dataclass(frozen=True, slots=True)
class _Best:
    """The best span of a window, as words, and how it stands against the other spans and against "no answer"."""

    first: int
    last: int
    share: float
    odds: float


class SpanModel:
    """The network with its vocabulary. The texts of one call are read together."""

    def __init__(self, weights: dict[str, Floats], config: SpanConfig, vocabulary: Vocabulary) -> None:
        """Take float32 weights under the names of the torch network, convolutions as (3 · inputs, outputs)."""
        self._weights = weights
        self._config = config
        self._vocabulary = vocabulary

    @classmethod
    def load(cls, folder: Path) -> "SpanModel":
        """Read what the training program wrote; raises OSError where a file is missing."""
        stored = load_file(folder / WEIGHTS)
        scales = stored.pop("encoder.words.scale").astype(np.float32)
        weights = {name: value.astype(np.float32) for name, value in stored.items()}
        weights["encoder.words.weight"] *= scales[:, None]
        for name, value in weights.items():
            if value.ndim == 3:
                # (outputs, inputs, places) to (places · inputs, outputs): a convolution becomes one product.
                weights[name] = np.ascontiguousarray(value.transpose(2, 1, 0).reshape(-1, len(value)))
            elif name == "encoder.into.weight" or (name.endswith(".weight") and not name.startswith("encoder.")):
                weights[name] = np.ascontiguousarray(value.T)
        listed = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
        vocabulary = Vocabulary(listed["characters"], listed["words"], listed["rarity"])
        return cls(weights, SpanConfig.load(folder / CONFIG), vocabulary)

    def predict(self, question: str, texts: Sequence[str]) -> list[SpanPrediction]:
        """The best span of each text, in the order of ``texts``."""
        asked = self._vocabulary.read(question).crop(0, LONGEST_QUESTION)
        readings = [self._vocabulary.read(text) for text in texts]
        windows = [
            (number, start, reading.crop(start, start + WINDOW))
            for number, reading in enumerate(readings)
            for start in range(0, max(1, len(reading) - OVERLAP), WINDOW - OVERLAP)
            if len(reading)
        ]
        found = [SpanPrediction(0, 0, float("-inf"), 0.0)] * len(texts)
        if not windows or not len(asked):
            return found
        for (number, start, _), best in zip(windows, self._read(asked, [w for *_, w in windows]), strict=True):
            prediction = self._prediction(readings[number], start, best)
            if prediction.score > found[number].score:
                found[number] = prediction
        return found

    def _prediction(self, reading: Reading, offset: int, best: _Best) -> SpanPrediction:
        share, odds, constant = self._config.calibration
        score = share * best.share + odds * best.odds + constant
        start, end = reading.starts[offset + best.first], reading.starts[offset + best.last + 1]
        return SpanPrediction(int(start), int(end), score, float(1 / (1 + np.exp(-score))))

    def _read(self, question: Reading, windows: list[Reading]) -> list[_Best]:
        length = max(len(window) for window in windows)
        real = np.zeros((len(windows), length, 1), dtype=np.float32)
        features = np.zeros((len(windows), length, FEATURES), dtype=np.float32)
        for row, window in enumerate(windows):
            real[row, : len(window)] = 1
            features[row, : len(window)] = match_features(question, window, self._vocabulary.rarity)
        q = self._encode([question], np.ones((1, len(question), 1), dtype=np.float32))[0]
        t = self._encode(windows, real)
        weights = _softmax(self._linear("pool", q).T)
        pooled = (weights @ q)[0]
        x = self._fuse(q, pooled, t, features) * real
        x = self._convolve("blocks", self._config.reader_dilations, x, real)
        highest = np.where(real > 0, x, np.float32(-1e4)).max(axis=1)
        x = (x + self._linear("overview", highest)[:, None, :]) * real
        x = self._convolve("after", self._config.after_dilations, x, real)
        spans, nothing = self._score(x, real, pooled)
        return [self._best(row_spans, float(null)) for row_spans, null in zip(spans, nothing, strict=True)]

    def _linear(self, name: str, x: Floats) -> Floats:
        return np.asarray(x @ self._weights[name + ".weight"] + self._weights[name + ".bias"], dtype=np.float32)

    def _encode(self, readings: list[Reading], real: Floats) -> Floats:
        """Texts by themselves: (texts, words, width)."""
        rows, length = real.shape[:2]
        ids = np.full((4, rows, length), PADDING, dtype=np.int32)
        for row, reading in enumerate(readings):
            columns = (reading.words, reading.first_characters, reading.last_characters, reading.kinds)
            ids[:, row, : len(reading)] = columns
        characters = self._weights["encoder.characters.weight"]
        embedded = [self._weights["encoder.words.weight"][ids[0]], characters[ids[1]], characters[ids[2]]]
        x = self._linear("encoder.into", np.concatenate(embedded, axis=-1))
        x = (x + self._weights["encoder.kinds.weight"][ids[3]]) * real
        x = self._convolve("encoder.blocks", self._config.encoder_dilations, x, real)
        return np.asarray(x / np.sqrt(np.square(x).mean(axis=-1, keepdims=True) + _NORM_FLOOR), dtype=np.float32)

    def _convolve(self, name: str, dilations: tuple[int, ...], x: Floats, real: Floats) -> Floats:
        """Gated convolutions with residuals, as `qa.training.network.GatedConvolution`."""
        rows, length, width = x.shape
        scale = real * _HALF
        for number, dilation in enumerate(dilations):
            near = np.zeros((rows, length, 3 * width), dtype=np.float32)
            if dilation < length:
                near[:, dilation:, :width] = x[:, :-dilation]
                near[:, :-dilation, 2 * width :] = x[:, dilation:]
            near[:, :, width : 2 * width] = x
            mixed = self._linear(f"{name}.{number}.mix", near.reshape(rows * length, -1)).reshape(rows, length, -1)
            x = (x + mixed[:, :, :width] / (1 + np.exp(-mixed[:, :, width:]))) * scale
        return x

    def _fuse(self, q: Floats, pooled: Floats, t: Floats, features: Floats) -> Floats:
        """Every word of the texts with what it finds in the question."""
        rows, length, width = t.shape
        heads = self._config.heads
        ask = self._linear("ask", t).reshape(rows * length, heads, -1).transpose(1, 0, 2)
        key = self._linear("key", q).reshape(len(q), heads, -1).transpose(1, 2, 0)
        value = self._linear("value", q).reshape(len(q), heads, -1).transpose(1, 0, 2)
        scores = ask @ key * np.float32((width // heads) ** -0.5)
        best = scores.max(axis=-1).T.reshape(rows, length, heads)
        aligned = (_softmax(scores) @ value).transpose(1, 0, 2).reshape(rows, length, width)
        joined = self._linear("from_text", t) + self._linear("from_question", aligned)
        joined += self._linear("from_both", t * aligned) + self._linear("from_pooled", pooled)
        joined += self._linear("from_features", np.concatenate([features, best], axis=-1))
        return np.asarray(np.maximum(joined, 0), dtype=np.float32)

    def _score(self, x: Floats, real: Floats, pooled: Floats) -> tuple[Floats, Floats]:
        """Scores of spans, (texts, words, words), -inf where none can be, and of "no answer", (texts,)."""
        length, width = x.shape[1:]
        wanted = self._linear("wanted", pooled).reshape(2, width)
        ends = self._linear("ends", x) + x @ wanted.T * np.float32(width**-0.5)
        left, right = np.split(self._linear("pairs", x), 2, axis=-1)
        spans = left @ right.transpose(0, 2, 1) * np.float32(left.shape[-1] ** -0.5)
        spans += ends[:, :, :1] + ends[:, :, 1:].transpose(0, 2, 1)
        size = np.arange(length)[None, :] - np.arange(length)[:, None]
        possible = (size >= 0) & (size < self._config.longest_answer)
        spans[~(possible & (real > 0) & (real.transpose(0, 2, 1) > 0))] = -np.inf
        highest = np.where(real > 0, x, np.float32(-1e4)).max(axis=1)
        mean = (x * real).sum(axis=1) / real.sum(axis=1)
        seen = np.concatenate([highest, mean, np.broadcast_to(pooled, mean.shape)], axis=-1)
        nothing = self._linear("nothing.2", np.maximum(self._linear("nothing.0", seen), 0))
        return spans, nothing[:, 0]

    def _best(self, spans: Floats, nothing: float) -> _Best:
        first, last = divmod(int(spans.argmax()), spans.shape[1])
        top = float(spans[first, last])
        total = top + float(np.log(np.exp(spans - top).sum()))
        return _Best(first, last, top - total, total - nothing)


def _softmax(x: Floats) -> Floats:
    x = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(x / x.sum(axis=-1, keepdims=True), dtype=np.float32)
