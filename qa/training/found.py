"""Stretches of texts that the product's rules bring up for a question: what the reader reads when it is at work.

Most of them speak of what is asked and do not answer it; texts that people asked about teach nothing of that. Must not
know how the reader is trained.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from embeddings.index import Index
from embeddings.training.held_out import held_out
from embeddings.training.reading import reading
from qa.answer import Evidence
from qa.asking.question import Question, read_question
from qa.finding.ranker import Ranker
from qa.finding.retriever import candidates
from qa.reading.sentence_ranker import LIKELY
from qa.reading.span_reader import windows
from qa.telling.finder import PASSAGES_READ, Finder
from qa.training import examples
from qa.training.ranking_data import LONGEST, pool, seen

_OTHERS = 2
"""Stretches without the answer, for each question."""


class Found:
    """Finds passages for questions in an index of all texts that were asked about, and of some more."""

    def __init__(self, index: Index, contexts: dict[str, str]) -> None:
        self._contexts = contexts
        self._index, self._ranker = index, Ranker.load()
        self.finder = Finder(index)

    @classmethod
    def among(cls, folder: Path, questions: Path, titled: Path) -> "Found":
        """Over the index that ``folder`` gets, as `qa.training.ranking_data.pool` makes it."""
        return cls(*pool(folder, [row for row in reading(questions) if len(row.question) <= LONGEST], titled))

    def article(self, question: examples.Question) -> str:
        """The id of the article that a question was asked about, "" where the index leaves it out."""
        return self._contexts.get(question.context, "") if len(question.question) <= LONGEST else ""

    def understood(self, question: examples.Question) -> Question:
        """The question as the product reads it."""
        return read_question(question.question, self.finder.names_in(question.question))

    def passages(self, question: Question, context: str) -> list[Evidence]:
        """The passages as the ranker orders them, vectors unknown where the encoder has learnt the question."""
        found = candidates(self._index, question.text)
        _, rows = seen(self._index, question, found, held_out(context))
        scores = (1 / (1 + np.exp(-self._ranker.trees(rows)))).tolist()
        scored = [replace(one, score=score) for one, score in zip(found, scores, strict=True)]
        return sorted(scored, key=lambda one: -one.score)[:PASSAGES_READ]


def stretches(found: Found, questions: Sequence[examples.Question], seed: int) -> Iterator[examples.Question]:
    """Each question again, of a stretch that holds its answer, where one was found, and of some that don't.

    A stretch of another text that happens to hold the answer is left out: nobody knows whether it answers.
    """
    rng = random.Random(seed)
    for question in tqdm(questions, desc="finding", unit="question"):
        article = found.article(question)
        if not article:
            continue
        asked = found.understood(question)
        ranked = found.finder.likely(asked, found.passages(asked, question.context))[:LIKELY]
        holding, others = list[str](), list[str]()
        for paragraph, start, end in windows(ranked):
            text = paragraph.text[start:end]
            if not any(answer in text for answer in question.answers):
                others.append(text)
            elif paragraph.article_id == article:
                holding.append(text)
        for text in holding[:1]:
            yield replace(question, context=text)
        for text in rng.sample(others, min(_OTHERS, len(others))):
            yield replace(question, context=text, answers=())
