"""The learned reader: a question and texts to the span that answers in each, with a probability.

Knows nothing of retrieval, of citations, or of how the weights came about.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from qa.reading.span_features import LONGEST_QUESTION, Reading, Vocabulary, match_features
from qa.reading.span_network import Scores, SpanNetwork

NETWORK, CONFIG, VOCABULARY = "reader.onnx", "reader.json", "vocabulary.json"
WINDOW, OVERLAP = 400, 80
"""Words of a text that are read at a time, and that two windows of a longer text share."""
_TEXTS_KEPT = 1_000  # what surrounds the likeliest sentences is read for one question as for the next


@dataclass(frozen=True, slots=True)
class SpanPrediction:
    """``text[start:end]`` answers with ``probability``; ``score`` orders the texts of one question, higher is better.

    Every text has its best span, however improbable; ``answers`` says whether the text is thought to answer at all. A
    text without a word has start = end = 0 and probability 0.
    """

    start: int
    end: int
    score: float
    probability: float
    answers: bool


@dataclass(frozen=True, slots=True)
class SpanConfig:
    """The calibration of the probability.

    The probability is the logistic function of ``calibration`` · (log-share of the best span among all spans,
    log-odds of any span against "no answer", 1). Below ``odds_at_least`` a text holds no answer.
    """

    calibration: tuple[float, float, float]
    odds_at_least: float

    @classmethod
    def load(cls, path: Path) -> "SpanConfig":
        """Read the JSON object that the training program wrote."""
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        share, odds, constant = values["calibration"]
        return cls(
            calibration=(float(share), float(odds), float(constant)),
            odds_at_least=float(values["odds_at_least"]),
        )


class SpanModel:
    """The network with its vocabulary."""

    def __init__(self, network: SpanNetwork, config: SpanConfig, vocabulary: Vocabulary) -> None:
        self._network = network
        self._config = config
        self._vocabulary = vocabulary
        self._read = lru_cache(_TEXTS_KEPT)(vocabulary.read)

    @classmethod
    def load(cls, folder: Path) -> "SpanModel":
        """Read what the training program wrote.

        Raises:
            OSError: a file is missing.
            ModelError: the network can't be run.
        """
        config = SpanConfig.load(folder / CONFIG)
        network = SpanNetwork.load(folder / NETWORK)
        listed = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
        vocabulary = Vocabulary(listed["characters"], listed["words"], listed["rarity"], listed["tags"])
        return cls(network, config, vocabulary)

    def predict(self, question: str, texts: Sequence[str]) -> list[SpanPrediction]:
        """The best span of each text, in the order of ``texts``."""
        asked = self._read(question).crop(0, LONGEST_QUESTION)
        readings = [self._read(text) for text in texts]
        windows = [
            (number, start, reading.crop(start, start + WINDOW))
            for number, reading in enumerate(readings)
            for start in range(0, max(1, len(reading) - OVERLAP), WINDOW - OVERLAP)
            if len(reading)
        ]
        found = [SpanPrediction(0, 0, float("-inf"), 0.0, False)] * len(texts)
        if not windows or not len(asked):
            return found
        for number, start, window in windows:
            scores = self._network.read(asked, window, match_features(asked, window, self._vocabulary.rarity))
            prediction = self._prediction(readings[number], start, scores)
            if prediction.score > found[number].score:
                found[number] = prediction
        return found

    def _prediction(self, reading: Reading, offset: int, scores: Scores) -> SpanPrediction:
        spans = scores.spans
        first, last = divmod(int(spans.argmax()), spans.shape[1])
        top = float(spans[first, last])
        total = top + float(np.log(np.exp(spans - top).sum()))
        odds = total - scores.nothing
        share, weight, constant = self._config.calibration
        score = share * (top - total) + weight * odds + constant
        start, end = reading.starts[offset + first], reading.starts[offset + last + 1]
        probability = float(1 / (1 + np.exp(-score)))
        return SpanPrediction(int(start), int(end), score, probability, odds >= self._config.odds_at_least)
