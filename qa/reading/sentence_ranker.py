"""Ranks the likely sentences by all that rules and learned reader know of them: trees learnt by qa/training/sentences.

Gradient-boosted trees over what the rules count in a sentence, how well its passage was ranked, and what the learned
reader finds in it. Knows nothing of how any of these came about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.finding.trees import Floats, Trees
from qa.reading.reader import Quote

SHIPPED = Path(__file__).parents[1] / "model" / "sentences.safetensors"
LIKELY = 24
"""So many sentences are ranked: nine in ten answers are among them, as among twice as many."""
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Chance:
    """What the learned reader made of the text around a sentence: None, None where it did not read it.

    ``here`` is the probability of the best span of that text if it lies in the sentence, else 0; ``around`` its
    probability wherever it lies.
    """

    here: float | None = None
    around: float | None = None


def features(quotes: Sequence[Quote], found: Sequence[Chance]) -> tuple[tuple[str, ...], Floats]:
    """The names of the features, and (quotes, features). What is not known is -1, below all that is."""
    own = np.array([quote.own for quote in quotes])
    covered = np.array([quote.covered for quote in quotes])
    span = np.array([quote.span.score if quote.span else -1.0 for quote in quotes])
    score = np.array([quote.score for quote in quotes])
    here = np.array([-1.0 if one.here is None else one.here for one in found])
    columns = {
        "own": own,
        "own, behind the best": own - own.max(initial=0),
        "covered": covered,
        "covered, behind the best": covered - covered.max(initial=0),
        "passage": np.array([quote.found for quote in quotes]),
        "value": span,
        "value, behind the best": span - span.max(initial=0),
        "rules, of the best": score / max(float(score.max(initial=0)), 1e-6),
        "read here": here,
        "read here, behind the best": here - here.max(initial=0),
        "read around": np.array([-1.0 if one.around is None else one.around for one in found]),
        "length": np.array([min(quote.end - quote.start, _LONGEST) for quote in quotes]),
        "paragraph": np.array([quote.paragraph.ordinal for quote in quotes]),
        "of paragraph": np.array([len(quote.paragraph.text) for quote in quotes]),
    }
    return tuple(columns), np.stack(list(columns.values()), axis=1).astype(np.float32)


def names() -> tuple[str, ...]:
    """The names of the features: the same for any sentences, and for none."""
    return features((), ())[0]


class SentenceRanker:
    """Trees over the features of sentences."""

    def __init__(self, trees: Trees) -> None:
        self._trees = trees

    @classmethod
    def load(cls, path: Path = SHIPPED) -> "SentenceRanker":
        """Read the trees. Raises ModelError."""
        return cls(Trees.load(path, names()))

    def judge(self, quotes: Sequence[Quote], found: Sequence[Chance]) -> list[float]:
        """The probability of each that it holds the answer."""
        _, rows = features(quotes, found)
        odds = self._trees(rows).astype(np.float64)
        return (1 / (1 + np.exp(-odds))).tolist() if len(quotes) else []
