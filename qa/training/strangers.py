"""Questions that a text seems to answer and does not: what teaches "no answer here".

The texts nearest to a question by tf-idf of words, as a search would bring them up. Knows nothing of the network.
"""

from dataclasses import replace

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from qa.span_features import Integers, normalise
from qa.training.examples import Examples

_NEAREST = 6
_BLOCK = 1000
_MOST = 24
"""Questions that are kept for one text."""


def with_strangers(data: Examples) -> Examples:
    """Add to each text the questions on other texts that it is among the nearest to; it holds no answer to them.

    A question without an answer in its own text is left out, for nobody knows what would answer it; so are texts with
    a question of the same id, which are translations of one text.
    """
    texts = _counts([text.words for text in data.texts])
    rarity = np.log(len(data.texts) / (1 + np.asarray((texts > 0).sum(axis=0)).ravel()))
    texts.data = 1 + np.log(texts.data)
    weighted = texts.multiply(rarity).tocsr()
    lengths = np.sqrt(weighted.multiply(weighted).sum(axis=1)).clip(1e-6)
    passages = sparse.csr_matrix(weighted.multiply(1 / lengths)).T.tocsc()
    written = _written(data)
    same: dict[str, set[int]] = {}
    for example in data.examples:
        same.setdefault(example.source.id, set()).add(example.text)
    asking = [n for n, example in enumerate(data.examples) if example.source.answers]
    found: list[list[int]] = [[] for _ in data.texts]
    for start in range(0, len(asking), _BLOCK):
        block = asking[start : start + _BLOCK]
        questions = _counts([data.examples[n].question.words for n in block], texts.shape[1]).multiply(rarity)
        scores = (questions.tocsr() @ passages).tocsr()
        for row, number in enumerate(block):
            here = slice(scores.indptr[row], scores.indptr[row + 1])
            nearest = scores.indices[here][np.argsort(-scores.data[here])[:_NEAREST]]
            source = data.examples[number].source
            answers = [normalise(answer) for answer in source.answers]
            for text in nearest.tolist():
                if text not in same[source.id] and not any(answer in written[text] for answer in answers):
                    found[text].append(number)
    return replace(data, strangers=tuple(tuple(numbers[:_MOST]) for numbers in found))


def _counts(readings: list[Integers], words: int = 0) -> sparse.csr_matrix:
    columns = np.concatenate(readings)
    rows = np.repeat(np.arange(len(readings)), [len(reading) for reading in readings])
    words = words or int(columns.max()) + 1
    kept = columns < words
    shape = (len(readings), words)
    return sparse.coo_matrix((np.ones(kept.sum(), dtype=np.float32), (rows[kept], columns[kept])), shape).tocsr()


def _written(data: Examples) -> list[str]:
    written = [""] * len(data.texts)
    for example in data.examples:
        written[example.text] = written[example.text] or normalise(example.source.context)
    return written
