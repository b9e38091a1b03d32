"""Ranks the passages that were found for a question by all that is known of them: trees learnt by qa/training/ranking.

Gradient-boosted trees (LambdaMART: Burges, "From RankNet to LambdaRank to LambdaMART", 2010). Knows nothing
of how the passages were found, or of how the trees were learnt.
"""

import heapq
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from embeddings.lexical import WordIndex
from embeddings.words import Segmenter
from qa.answer import Evidence
from qa.asking.question import Question
from qa.finding.rank_features import features, names
from qa.finding.rank_terms import Terms
from qa.finding.trees import Trees

SHIPPED = Path(__file__).parents[1] / "model" / "ranker.safetensors"

# A second passage of an article tells less than the first one of another: each one before costs so much score.
_SAME_ARTICLE = 0.3


class Ranker:
    """Trees over the features of passages."""

    def __init__(self, trees: Trees) -> None:
        self.trees = trees

    @classmethod
    def load(cls, path: Path = SHIPPED) -> "Ranker":
        """Read the trees. Raises ModelError."""
        return cls(Trees.load(path, names()))

    def rank(self, terms: Terms, evidence: Sequence[Evidence]) -> list[Evidence]:
        """The evidence, best first, each with its new score, 0 to 1."""
        if not evidence:
            return []
        _, rows = features(terms, evidence)
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


def terms_of(question: Question, segmenter: Segmenter, words: WordIndex) -> Terms:
    """The question's terms, weighed by how rare they are among the passages."""
    return Terms.of(
        question,
        segmenter.question_words(question.text),
        segmenter.question_bigrams(question.text),
        words.rarity,
        words.pair_rarity,
    )
