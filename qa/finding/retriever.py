"""The passages that may answer: both indexes asked, fused, filtered, ranked. Knows nothing of answers."""

from collections.abc import Sequence

from embeddings.index import Index
from qa.answer import Evidence, Filters
from qa.asking.question import Question
from qa.finding.fusion import fuse
from qa.finding.ranker import Ranker, terms_of
from qa.limits import MOST_HITS

# How many hits each index gives to the fusion, and what a cosine similarity weighs against the best BM25 score.
LEXICAL_DEPTH, DENSE_DEPTH = 200, 100
DENSE_WEIGHT = 0.5


class Retriever:
    """Searches one opened index."""

    def __init__(self, index: Index, ranker: Ranker) -> None:
        self._index = index
        self._ranker = ranker

    def retrieve(
        self, question: Question, k: int = 10, filters: Filters | None = None, forms: Sequence[str] = ()
    ) -> list[Evidence]:
        """Return up to ``k`` passages for a question, best first, of the MOST_HITS that the two searches like best.

        ``forms`` are other forms of the names in it, which are searched for as well.
        """
        terms = terms_of(question, self._index.segmenter, self._index.words)
        return self._ranker.rank(terms, candidates(self._index, question.text, filters, forms))[:k]


def candidates(index: Index, text: str, filters: Filters | None = None, forms: Sequence[str] = ()) -> list[Evidence]:
    """The passages to be ranked for a question's text, by the fused scores of the two searches."""
    wanted = filters or Filters()
    publishers, since, until = wanted.publishers, wanted.since, wanted.until
    store = index.store
    allowed = None if wanted == Filters() else store.passage_keys(publishers=publishers, since=since, until=until)
    vector = index.encoder.encode_queries([text])[0]
    dense = index.vectors.search(vector, DENSE_DEPTH, keys=allowed)
    lexical = index.words.search(
        " ".join((text, *forms)), LEXICAL_DEPTH, publishers=publishers, since=since, until=until
    )
    fused = {found.key: found for found in fuse(dense, lexical, DENSE_WEIGHT)[:MOST_HITS]}
    passages = store.passages_with_heads(list(fused))
    return [
        Evidence(passage, head, found.score, found.dense, found.lexical)
        for found, (passage, head) in zip(fused.values(), passages, strict=True)
    ]
