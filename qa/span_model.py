"""The learned reader: a question and texts to the span that answers in each, with a probability; numpy alone.

Knows nothing of retrieval, of citations, or of how the weights came about.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

from qa.span_features import LONGEST_QUESTION, Floats, Reading, Vocabulary, match_features
from qa.span_network import Scores, SpanNetwork, SpanShape

WEIGHTS, CONFIG, VOCABULARY = "reader.safetensors", "reader.json", "vocabulary.json"
WINDOW, OVERLAP = 400, 80
"""Words of a text that are read at a time, and that two windows of a longer text share."""


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
    """The shape of the network and the calibration of the probability.

    The probability is the logistic function of ``calibration`` · (log-share of the best span among all spans,
    log-odds of any span against "no answer", 1). Below ``odds_at_least`` a text holds no answer.
    """

    shape: SpanShape
    calibration: tuple[float, float, float]
    odds_at_least: float

    @classmethod
    def load(cls, path: Path) -> "SpanConfig":
        """Read the JSON object that the training program wrote."""
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        share, odds, constant = values["calibration"]
        shape = values["shape"]
        return cls(
            shape=SpanShape(int(shape["heads"]), int(shape["layers"]), int(shape["longest_answer"])),
            calibration=(float(share), float(odds), float(constant)),
            odds_at_least=float(values["odds_at_least"]),
        )


class SpanModel:
    """The network with its vocabulary. The texts of one call are read together."""

    def __init__(self, network: SpanNetwork, config: SpanConfig, vocabulary: Vocabulary) -> None:
        self._network = network
        self._config = config
        self._vocabulary = vocabulary

    @classmethod
    def load(cls, folder: Path) -> "SpanModel":
        """Read what the training program wrote; raises OSError where a file is missing."""
        config = SpanConfig.load(folder / CONFIG)
        stored = load_file(folder / WEIGHTS)
        scales = stored.pop("encoder.words.scale").astype(np.float32)
        tables = ("encoder.words", "encoder.characters", "encoder.kinds", "encoder.parts")
        weights = {}
        for name, value in stored.items():
            matrix = name.endswith(".weight") and name.removesuffix(".weight") not in tables
            weights[name] = np.ascontiguousarray(value.astype(np.float32).T if matrix else value.astype(np.float32))
        weights["encoder.words.weight"] *= scales[:, None]
        listed = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
        vocabulary = Vocabulary(listed["characters"], listed["words"], listed["rarity"], listed["tags"])
        return cls(SpanNetwork(weights, config.shape), config, vocabulary)

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
        found = [SpanPrediction(0, 0, float("-inf"), 0.0, False)] * len(texts)
        if not windows or not len(asked):
            return found
        scores = self._scores(asked, [window for *_, window in windows])
        for row, (number, start, _) in enumerate(windows):
            prediction = self._prediction(readings[number], start, scores.spans[row], float(scores.nothing[row]))
            if prediction.score > found[number].score:
                found[number] = prediction
        return found

    def _scores(self, question: Reading, windows: list[Reading]) -> Scores:
        features = [match_features(question, window, self._vocabulary.rarity) for window in windows]
        return self._network.read(question, windows, features)

    def _prediction(self, reading: Reading, offset: int, spans: Floats, nothing: float) -> SpanPrediction:
        first, last = divmod(int(spans.argmax()), spans.shape[1])
        top = float(spans[first, last])
        total = top + float(np.log(np.exp(spans - top).sum()))
        odds = total - nothing
        share, weight, constant = self._config.calibration
        score = share * (top - total) + weight * odds + constant
        start, end = reading.starts[offset + first], reading.starts[offset + last + 1]
        probability = float(1 / (1 + np.exp(-score)))
        return SpanPrediction(int(start), int(end), score, probability, odds >= self._config.odds_at_least)
