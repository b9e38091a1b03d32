"""Two rankings made one: a pure function over hits, no index and no model needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.hit import Hit


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage with its fused score and the scores of the two searches (None: it was not among their hits)."""

    key: int
    score: float
    dense: float | None
    lexical: float | None


def fuse(dense: Sequence[Hit], lexical: Sequence[Hit], dense_weight: float) -> list[Fused]:
    """Add the two scores of each passage, best first; ties go to the lower key.

    A lexical score is divided by the best one, for BM25 has no scale of its own; a cosine similarity is one already.
    A passage that a search did not return counts there as much as the last that it did: it can't be better.
    """
    by_dense = {hit.key: hit.score for hit in dense}
    by_words = {hit.key: hit.score for hit in lexical}
    top = max(by_words.values(), default=0.0) or 1.0
    least_dense = min(by_dense.values(), default=0.0)
    least_words = min(by_words.values(), default=0.0)
    fused = [
        Fused(
            key,
            by_words.get(key, least_words) / top + dense_weight * by_dense.get(key, least_dense),
            by_dense.get(key),
            by_words.get(key),
        )
        for key in by_dense.keys() | by_words.keys()
    ]
    return sorted(fused, key=lambda found: (-found.score, found.key))
