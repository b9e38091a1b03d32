"""Ranks the passages that were found for a question by all that is known of them: trees learnt by qa/training/ranking.

Gradient-boosted trees (LambdaMART: Burges, "From RankNet to LambdaRank to LambdaMART", 2010). Knows nothing
of how the passages were found, or of how the trees were learnt.
"""

import heapq
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from qa.answer import Evidence
from qa.question import Question
from qa.rank_features import features
from qa.rank_terms import Terms
from qa.trees import Trees

SHIPPED = Path(__file__).parent / "model" / "ranker.safetensors"

# A second passage of an article tells less than the first one of another: each one before costs so much score.
_SAME_ARTICLE = 0.3


class Cutter(Protocol):
    """How a question becomes words and bigrams."""

    def question_words(self, question: str) -> list[str]:
        """Cut a question into words."""

    def question_bigrams(self, question: str) -> list[str]:
        """Cut a question into character pairs."""


class Words(Protocol):
    """How many passages hold a word or a pair of neighbouring characters, of how many."""

    def __len__(self) -> int: ...

    def document_count(self, word: str) -> int:
        """Count the passages that hold a word."""

    def pair_count(self, pair: str) -> int:
        """Count the passages that hold a pair."""


class Ranker:
    """Trees over the features of passages."""

    def __init__(self, trees: Trees) -> None:
        self.trees = trees

    @classmethod
    def load(cls, path: Path = SHIPPED) -> "Ranker":
        """Read the trees. Raises ModelError."""
        return cls(Trees.load(path))

    def rank(self, terms: Terms, evidence: Sequence[Evidence]) -> list[Evidence]:
        """The evidence, best first, each with its new score, 0 to 1."""
        if not evidence:
            return []
        names, rows = features(terms, evidence)
        assert names == self.trees.names, "the ranker that ships was learnt with other features"
        judged = [
            replace(found, score=1 / (1 + math.exp(-score)))
            for found, score in zip(evidence, self.trees(rows).tolist(), strict=True)
        ]
        return sorted(judged, key=lambda found: -found.score)


def spread(ranked: Sequence[Evidence]) -> list[Evidence]:
    """Let articles take turns: who looks for an article is not served by ten passages of one.

    Each passage counts as if it had less score, for each one of its article that stands before it. Scores stay.
    """
    waiting = [(-found.score, n, 0) for n, found in enumerate(ranked)]
    heapq.heapify(waiting)
    taken: Counter[str] = Counter()
    order = []
    while waiting:
        _, n, before = heapq.heappop(waiting)
        article = ranked[n].article.id
        if before == taken[article]:
            taken[article] += 1
            order.append(ranked[n])
        else:
            heapq.heappush(waiting, (-ranked[n].score + _SAME_ARTICLE * taken[article], n, taken[article]))
    return order


def terms_of(question: Question, cutter: Cutter, words: Words) -> Terms:
    """The question's terms, weighed by how rare they are among the passages."""
    total = len(words)

    def rarity(count: Callable[[str], int]) -> Callable[[str], float]:
        return lambda term: math.log(1 + (total - min(count(term), total) + 0.5) / (count(term) + 0.5))

    return Terms.of(
        question,
        cutter.question_words(question.text),
        cutter.question_bigrams(question.text),
        rarity(words.document_count),
        rarity(words.pair_count),
    )
