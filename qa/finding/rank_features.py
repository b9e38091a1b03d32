"""What the ranker sees of each passage that was found for a question: numbers that compare it with the others found.

Pure functions over evidence. Knows nothing of how they are weighed, nor of any index.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.article import ArticleHead, Paragraph, Passage
from qa.answer import Evidence
from qa.finding.rank_terms import Flags, Floats, Terms, counted, cut, held, longest_runs, low, shares

_K1, _B = 1.2, 0.75  # BM25's, over whole paragraphs
_LEAD = 120  # characters at a paragraph's head that say what it is about
_LENGTH = 300.0  # characters of a full passage

OF_VECTORS = ("dense", "fused", "dense rank", "found by both", "dense, behind the best")
"""The features that an encoder's vectors decide: too good where it was trained on the very question."""

# Those that are put beside the best among the passages found: how far each falls behind.
_COMPARED = (
    "lexical", "dense", "sentence words", "sentence bigrams", "pair bigrams", "passage words", "passage bigrams",
    "paragraph words", "paragraph bm25", "paragraph bigram bm25",
    "lead words", "sentence run", "sentence characters",
)  # fmt: skip


def features(terms: Terms, evidence: Sequence[Evidence]) -> tuple[tuple[str, ...], Floats]:
    """The names of the features, and (passages, features)."""
    texts = [low(found.passage.text) for found in evidence]
    columns = _scores(evidence) | _texts(terms, texts) | _paragraphs(terms, evidence) | _places(evidence)
    columns |= _dates(terms, evidence, texts) | _asked(terms, len(texts))
    for name in _COMPARED:
        columns[f"{name}, behind the best"] = columns[name].max(initial=0) - columns[name]
    columns |= _articles(evidence, columns)
    return tuple(columns), np.stack(list(columns.values()), axis=1).astype(np.float32)


def names() -> tuple[str, ...]:
    """The names of the features: the same for any question and passages, so also for a question without a word."""
    none = np.zeros(0, dtype=np.float32)
    terms = Terms((), none, none > 0, none, (), none, (), none, (), (), (), None)
    return features(terms, [Evidence(Passage(Paragraph("", 1, ""), 0, 0), ArticleHead(""), 0.0)])[0]


def _scores(evidence: Sequence[Evidence]) -> dict[str, Floats]:
    """The two searches' scores; a passage that one of them did not return counts as much as its last."""
    lexical, dense = _filled([e.lexical for e in evidence]), _filled([e.dense for e in evidence])
    return {
        "lexical": lexical / max(float(lexical.max(initial=0)), 1e-6),
        "dense": dense,
        "fused": np.array([e.score for e in evidence], dtype=np.float32),
        "lexical rank": np.log1p(_ranks(lexical)),
        "dense rank": np.log1p(_ranks(dense)),
        "found by both": np.array([e.lexical is not None and e.dense is not None for e in evidence], dtype=np.float32),
    }


def _texts(terms: Terms, texts: Sequence[str]) -> dict[str, Floats]:
    """What of the question stands in a passage, in its best sentence, and in its best two neighbouring ones."""
    cuts = [cut(text) for text in texts]
    sizes = np.array([len(sentences) for sentences in cuts])
    starts = np.cumsum(sizes) - sizes
    sentences = [sentence for each in cuts for sentence in each]
    words, pairs = held(sentences, terms.words), held(sentences, terms.bigrams)
    characters = shares(held(sentences, terms.characters), terms.character_weights)
    last = np.zeros(len(sentences), dtype=bool)
    last[starts + sizes - 1] = True
    meant = terms.word_weights * terms.meant
    by_sentence = {
        "words": shares(words, terms.word_weights),
        "meaning": shares(words, meant),
        "bigrams": shares(pairs, terms.bigram_weights),
        "run": longest_runs(pairs, terms.bigram_weights),
    }
    both = by_sentence["words"] + by_sentence["bigrams"]
    best = np.array(
        [start + int(both[start : start + size].argmax()) for start, size in zip(starts, sizes, strict=True)]
    )
    found = {f"sentence {name}": np.maximum.reduceat(column, starts) for name, column in by_sentence.items()}
    found["sentence characters"] = np.maximum.reduceat(characters, starts)
    found["pair words"] = np.maximum.reduceat(shares(_with_next(words, last), terms.word_weights), starts)
    found["pair bigrams"] = np.maximum.reduceat(shares(_with_next(pairs, last), terms.bigram_weights), starts)
    whole_words, whole_pairs = np.logical_or.reduceat(words, starts), np.logical_or.reduceat(pairs, starts)
    found |= {
        "passage words": shares(whole_words, terms.word_weights),
        "passage meaning": shares(whole_words, meant),
        "passage bigrams": shares(whole_pairs, terms.bigram_weights),
        "passage names": shares(whole_words, terms.word_weights * terms.named),
        "sentence names": np.maximum.reduceat(shares(words, terms.word_weights * terms.named), starts),
        "heaviest missing": _heaviest(~whole_words, meant),
        "numbers": shares(held(texts, terms.numbers), np.ones(len(terms.numbers), dtype=np.float32)),
        "best sentence length": np.array([len(sentences[at]) for at in best], dtype=np.float32) / _LENGTH,
        "best sentence place": (best - starts) / sizes,
        "sentences": sizes.astype(np.float32),
    }
    looks = terms.looks
    likely = [len(looks.findall(sentences[at])) if looks else -1 for at in best]
    return found | {"looks like an answer": np.minimum(np.array(likely, dtype=np.float32), 3)}


def _paragraphs(terms: Terms, evidence: Sequence[Evidence]) -> dict[str, Floats]:
    """What of the question the whole paragraph speaks of, what heading and title do, and BM25 over the paragraph."""
    paragraphs = list(dict.fromkeys(e.passage.paragraph for e in evidence))
    of = {paragraph: i for i, paragraph in enumerate(paragraphs)}
    at = np.array([of[e.passage.paragraph] for e in evidence])
    texts = [low(paragraph.text) for paragraph in paragraphs]
    counts, pairs = counted(texts, terms.words), counted(texts, terms.bigrams)
    lengths = np.array([len(text) for text in texts], dtype=np.float32)
    long = (_K1 * (1 - _B + _B * lengths / max(float(lengths.mean()), 1.0)))[:, None]
    leads = [text[:_LEAD] for text in texts]
    headings = held([low(f"{e.article.title} {e.passage.paragraph.section}") for e in evidence], terms.words)
    return {
        "paragraph words": shares(counts > 0, terms.word_weights)[at],
        "paragraph names": shares(counts > 0, terms.word_weights * terms.named)[at],
        "paragraph bigrams": shares(pairs > 0, terms.bigram_weights)[at],
        "paragraph bm25": shares(_saturated(counts, long), terms.word_weights)[at],
        "paragraph bigram bm25": shares(_saturated(pairs, long), terms.bigram_weights)[at],
        "lead words": shares(held(leads, terms.words), terms.word_weights)[at],
        "lead bigrams": shares(held(leads, terms.bigrams), terms.bigram_weights)[at],
        "paragraph length": np.log1p(lengths / _LENGTH)[at],
        "heading words": shares(headings, terms.word_weights),
    }


def _places(evidence: Sequence[Evidence]) -> dict[str, Floats]:
    """Where a passage stands in its paragraph and article, and how long it is."""
    passages = [e.passage for e in evidence]
    return {
        "length": np.array([(p.end - p.start) / _LENGTH for p in passages], dtype=np.float32),
        "place": np.array([min(p.start / _LENGTH, 10.0) for p in passages], dtype=np.float32),
        "ordinal": np.array([min(p.paragraph.ordinal, 10) for p in passages], dtype=np.float32),
    }


def _dates(terms: Terms, evidence: Sequence[Evidence], texts: Sequence[str]) -> dict[str, Floats]:
    """Whether the years and months asked for are in the text, or are those in which the article appeared."""
    published = [e.article.published for e in evidence]
    years = [
        max((float(str(y) in text or (day is not None and day.year == y)) for y in terms.years), default=-1.0)
        for text, day in zip(texts, published, strict=True)
    ]
    months = [
        max((float(m in text) + float(day is not None and f"{day.month}月" == m) for m in terms.months), default=-1.0)
        for text, day in zip(texts, published, strict=True)
    ]
    return {"year": np.array(years, dtype=np.float32), "month": np.array(months, dtype=np.float32)}


def _articles(evidence: Sequence[Evidence], columns: dict[str, Floats]) -> dict[str, Floats]:
    """What the other passages of the same article that were found vouch for."""
    ids: dict[str, int] = {}
    of = np.array([ids.setdefault(e.article.id, len(ids)) for e in evidence])
    rough = columns["lexical"] + columns["sentence bigrams"]
    best = np.full(len(ids), -np.inf, dtype=np.float32)
    np.maximum.at(best, of, rough)
    votes = np.bincount(of, 1.0 / (10 + _ranks(rough)), len(ids))
    return {
        "passages of the article": np.minimum(np.bincount(of, minlength=len(ids))[of], 8).astype(np.float32),
        "votes for the article": votes[of].astype(np.float32),
        "behind the article's best": best[of] - rough,
    }


def _asked(terms: Terms, count: int) -> dict[str, Floats]:
    """How much the question says, the same for all passages: a long question need not be covered to the last word."""
    said = {
        "question words": min(len(terms.words), 20),
        "question rarity": float(terms.word_weights.sum()) / 100,
        "question names": min(int(terms.named.sum()), 5),
        "question numbers": min(len(terms.numbers), 3),
    }
    return {name: np.full(count, value, dtype=np.float32) for name, value in said.items()}


def _filled(scores: Sequence[float | None]) -> Floats:
    known = [score for score in scores if score is not None]
    least = min(known, default=0.0)
    return np.array([least if score is None else score for score in scores], dtype=np.float32)


def _ranks(scores: Floats) -> NDArray[np.intp]:
    """The place of each score, the highest at 0."""
    return np.argsort(np.argsort(-scores, kind="stable"), kind="stable")


def _with_next(flags: Flags, last: Flags) -> Flags:
    """Each sentence's terms with those of the next one of its passage."""
    after = np.roll(flags, -1, axis=0) & ~last[:, None]
    return flags | after


def _saturated(counts: Floats, long: Floats) -> Floats:
    """BM25's share of a term's weight: the more often the term stands there, the less each time adds."""
    grown: Floats = (counts / (counts + long)).astype(np.float32)
    return grown


def _heaviest(missing: Flags, weights: Floats) -> Floats:
    """The weight of the heaviest term that is missing, as a share of the heaviest of all."""
    top = float(weights.max(initial=0))
    heaviest: Floats = (missing * weights).max(axis=1, initial=0)
    return heaviest / top if top else heaviest
