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
        wanted = filters or Filters()
        publishers, since, until = wanted.publishers, wanted.since, wanted.until
        store, depth = self._index.store, max(k, DEPTH)
        allowed = None if wanted == Filters() else store.passage_keys(publishers=publishers, since=since, until=until)
        vector = self._index.encoder.encode_queries([question])[0]
        dense = self._index.vectors.search(vector, depth, keys=allowed)
        lexical = self._index.words.search(question, depth, publishers=publishers, since=since, until=until)
        fused = {found.key: found for found in fuse(dense, lexical, DENSE_WEIGHT)[:k]}
        passages = store.passages_with_heads(list(fused))
        return [
            Evidence(passage, head, found.score, found.dense, found.lexical)
            for found, (passage, head) in zip(fused.values(), passages, strict=True)
        ]
