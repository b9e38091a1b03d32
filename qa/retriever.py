"""The passages that may answer: both indexes asked, fused, filtered. Knows nothing of answers."""

from embeddings.index import Index
from qa.answer import Evidence, Filters
from qa.fusion import fuse

# How many hits each index gives to the fusion, and what a cosine similarity weighs against the best BM25 score.
DEPTH = 100
DENSE_WEIGHT = 0.5


class Retriever:
    """Searches one opened index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def retrieve(self, question: str, k: int = 10, filters: Filters | None = None) -> list[Evidence]:
        """Return up to ``k`` passages for a question, best first."""
        filters = filters or Filters()
        scope = {"publishers": filters.publishers, "since": filters.since, "until": filters.until}
        allowed = self._index.store.passage_keys(**scope) if filters != Filters() else None
        depth = max(k, DEPTH)
        vector = self._index.encoder.encode_queries([question])[0]
        dense = self._index.vectors.search(vector, depth, keys=allowed)
        lexical = self._index.words.search(question, depth, **scope)
        fused = {found.key: found for found in fuse(dense, lexical, DENSE_WEIGHT)[:k]}
        passages = self._index.store.passages_with_heads(list(fused))
        return [
            Evidence(passage, head, found.score, found.dense, found.lexical)
            for found, (passage, head) in zip(fused.values(), passages, strict=True)
        ]
