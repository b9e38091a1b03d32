"""How well vectors find what was held out of training: questions against every passage of the news.

Chooses between variants, so it must never see the questions that the product is measured on.
"""

import numpy as np
import torch
from torch.nn import functional

from embeddings.training.pairs import Corpus, Pairs
from embeddings.training.tokens import Bags, thinned

_CHUNK = 4_096


def vectors(bags: Bags, rows: torch.Tensor) -> torch.Tensor:
    """Unit vectors of bags: the mean of their rows (n, dimension)."""
    means = functional.embedding_bag(torch.from_numpy(bags.rows), rows, torch.from_numpy(bags.starts), mode="mean")
    return functional.normalize(means, dim=1)


class Recall:
    """The share of held-out questions whose passage is among the first k of all passages."""

    def __init__(self, pairs: Pairs, distractors: Corpus, dropped: float, rng: np.random.Generator) -> None:
        drop = rng.random(len(pairs.question)) * dropped
        self._questions = thinned(pairs.questions.bags(pairs.question, pairs.question + 1), drop, rng)
        self._pool = [(corpus, *corpus.passages()) for corpus in dict.fromkeys((pairs.corpus, distractors))]
        self._gold = np.searchsorted(self._pool[0][1], pairs.sentence, "right") - 1

    def at(self, k: int, rows: torch.Tensor) -> float:
        """The recall at k."""
        questions = vectors(self._questions, rows)
        own, first, end = self._pool[0]
        gold = vectors(own.bags(first[self._gold], end[self._gold]), rows)
        needed = (questions * gold).sum(dim=1, keepdim=True) + 1e-6
        nearer = torch.zeros(len(questions), dtype=torch.long)
        for corpus, first, end in self._pool:
            for start in range(0, len(first), _CHUNK):
                chosen = slice(start, start + _CHUNK)
                passages = vectors(corpus.bags(first[chosen], end[chosen]), rows)
                nearer += (questions @ passages.T > needed).sum(dim=1)
        return float((nearer < k).float().mean())
