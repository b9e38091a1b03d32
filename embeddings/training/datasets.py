"""The four kinds of pairs that the encoder learns from, and what is held out of them.

Must not know how they are learnt.
"""

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.training.pairs import Corpus, Pairs
from embeddings.training.questions import question
from embeddings.training.reading import Reading, Titled
from embeddings.training.tokens import Numbering, Tokens

_QUESTIONS_PER_ARTICLE = 10
_LEADS_PER_TITLE = 3
_RELATED_PER_ARTICLE = 5
_MOST_MEASURED = 1_500


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of a batch each kind of pair is."""

    made: float
    read: float
    titles: float
    related: float


def made_questions(numbering: Numbering, news: Corpus, share: float, seed: int) -> Pairs:
    """Questions made from sentences of every article; the sentence answers."""
    rng = random.Random(seed)
    texts: list[str] = []
    origins: list[int] = []
    for first, end in itertools.pairwise(news.bounds.tolist()):
        wanted = min(_QUESTIONS_PER_ARTICLE, max(3, (end - first) // 2))
        for sentence in rng.sample(range(first, end), end - first):
            made = question(news.sentences[sentence], rng)
            if made:
                texts.append(made.text)
                origins.append(sentence)
                wanted -= 1
            if not wanted:
                break
    return Pairs(Tokens(numbering, texts), np.arange(len(texts)), news, np.array(origins), share)


def read_questions(numbering: Numbering, rows: Sequence[Reading], share: float) -> Pairs:
    """Questions that people asked of a text; the sentence where the answer starts answers."""
    contexts = {context: number for number, context in enumerate(dict.fromkeys(row.context for row in rows))}
    corpus = Corpus(numbering, list(contexts))
    questions = Tokens(numbering, [row.question for row in rows])
    sentences = np.array([corpus.sentence_at(contexts[row.context], row.answer_start) for row in rows])
    return Pairs(questions, np.arange(len(rows)), corpus, sentences, share)


def titles(numbering: Numbering, rows: Sequence[Titled], share: float, rng: np.random.Generator) -> Pairs:
    """A title asks for its article, for the beginning more than for the end."""
    rows = [row for row in rows if row.body]
    corpus = Corpus(numbering, [row.body for row in rows])
    number = np.repeat(np.arange(len(rows)), _LEADS_PER_TITLE)
    sizes = np.diff(corpus.bounds)[number]
    sentences = corpus.bounds[number] + (rng.random(len(number)) ** 2 * sizes).astype(np.int64)
    return Pairs(Tokens(numbering, [row.title for row in rows]), number, corpus, sentences, share)


def related_sentences(news: Corpus, share: float, rng: np.random.Generator) -> Pairs:
    """A sentence asks for another part of its own article, where that is long enough to have one."""
    articles = np.repeat(np.flatnonzero(np.diff(news.bounds) >= 6), _RELATED_PER_ARTICLE)
    sizes = np.diff(news.bounds)[articles]
    asking, answering = (news.bounds[articles] + (rng.random(len(articles)) * sizes).astype(np.int64) for _ in range(2))
    return Pairs(news.tokens, asking, news, answering, share)


def split(pairs: Pairs, rng: np.random.Generator) -> tuple[Pairs, Pairs]:
    """(to learn from, held out): no document has questions in both."""
    held_out = pairs.corpus.held_out[pairs.documents()]
    measured = rng.permutation(np.flatnonzero(held_out))[:_MOST_MEASURED]
    return pairs.subset(np.flatnonzero(~held_out)), pairs.subset(measured)
