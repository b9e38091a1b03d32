"""Stretches of texts that the product's rules bring up for a question: what the reader reads when it is at work.

Most of them speak of what is asked and do not answer it; texts that people asked about teach nothing of that. News give
questions of their own: made from a sentence of one article, answered by what other articles say of the same. Must not
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
from embeddings.training.questions import question as made
from embeddings.training.reading import reading, sentence_texts
from qa.answer import Evidence
from qa.asking.question import Question, read_question
from qa.finding.ranker import Ranker
from qa.finding.retriever import candidates
from qa.reading.sentence_ranker import LIKELY
from qa.reading.span_reader import windows
from qa.telling.finder import PASSAGES_READ, Finder
from qa.training import examples
from qa.training.ranking_data import LONGEST, indexed, pool, seen

_OTHERS, _HOLDING = 3, 2
"""Stretches without and with the answer, for each question."""
_COPIED = 16
"""Characters: a stretch that has half of a sentence's runs of so many is a copy of it, and teaches nothing."""
_SHORTEST_SENTENCE, _LONGEST_SENTENCE, _LONGEST_ANSWER = 12, 140, 24
_HEAD = 3.0  # sentences from the top of an article that a question is made of, on average


class Found:
    """Finds passages for questions in an index of all texts that were asked about, and of some more."""

    def __init__(self, index: Index, contexts: dict[str, str]) -> None:
        self._contexts = contexts
        self._index, self._ranker = index, Ranker.load()
        self.finder = Finder(index)

    @classmethod
    def of_news(cls, folder: Path, texts: Sequence[str]) -> "Found":
        """Over the index of articles, no two alike, that ``folder`` gets; their ids are news-0, news-1, …"""
        return cls(indexed(folder, {text: f"news-{n}" for n, text in enumerate(texts)}), {})

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

    def passages(self, question: Question, honest: bool, without: str = "") -> list[Evidence]:
        """The passages as the ranker orders them, none of the article ``without``.

        Not ``honest``: the encoder has learnt the question, and what vectors say of it is unknown to the ranker.
        """
        found = [one for one in candidates(self._index, question.text) if one.article.id != without]
        _, rows = seen(self._index, question, found, honest)
        scores = (1 / (1 + np.exp(-self._ranker.trees(rows)))).tolist()
        scored = [replace(one, score=score) for one, score in zip(found, scores, strict=True)]
        return sorted(scored, key=lambda one: -one.score)[:PASSAGES_READ]


def stretches(found: Found, questions: Sequence[examples.Question], seed: int) -> Iterator[list[examples.Question]]:
    """Each question again, of stretches that hold its answer, where some were found, and of some that don't.

    A stretch of another text that happens to hold the answer is left out: nobody knows whether it answers.
    """
    rng = random.Random(seed)
    for question in tqdm(questions, desc="finding", unit="question"):
        article = found.article(question)
        if not article:
            continue
        asked = found.understood(question)
        ranked = found.finder.likely(asked, found.passages(asked, held_out(question.context)))[:LIKELY]
        holding, others = list[str](), list[str]()
        for paragraph, start, end in windows(ranked):
            text = paragraph.text[start:end]
            if not any(answer in text for answer in question.answers):
                others.append(text)
            elif paragraph.article_id == article:
                holding.append(text)
        group = _group(question, holding, others, rng)
        if group:
            yield group


def reported(found: Found, texts: Sequence[str], most: int, seed: int) -> Iterator[list[examples.Question]]:
    """Up to ``most`` questions made of sentences of one article, of stretches of others that hold the answer or don't.

    ``texts`` are the articles as `Found.of_news` got them. Each gives one question at most.
    """
    rng = random.Random(seed)
    with tqdm(total=most, desc="making", unit="question") as progress:
        for number in rng.sample(range(len(texts)), len(texts)):
            if progress.n == most:
                return
            sentences = sentence_texts(texts[number])
            sentence = sentences[min(int(rng.expovariate(1 / _HEAD)), len(sentences) - 1)] if sentences else ""
            asked = made(sentence, rng) if _SHORTEST_SENTENCE <= len(sentence) <= _LONGEST_SENTENCE else None
            if asked is None or not 1 < len(asked.answer) <= _LONGEST_ANSWER or asked.answer in asked.text:
                continue
            question = examples.Question("news", f"news-{number}", asked.text, (asked.answer,), sentence)
            understood = found.understood(question)
            ranked = found.finder.likely(understood, found.passages(understood, True, f"news-{number}"))[:LIKELY]
            read = [paragraph.text[start:end] for paragraph, start, end in windows(ranked)]
            read = [text for text in read if not _copies(sentence, text)]
            holding, others = ([text for text in read if (asked.answer in text) is held] for held in (True, False))
            if holding:
                yield _group(question, holding, others, rng)
                progress.update()


def _group(
    question: examples.Question, holding: Sequence[str], others: Sequence[str], rng: random.Random
) -> list[examples.Question]:
    """The question of some stretches that hold its answer, and of some that don't."""
    kept = rng.sample(others, min(_OTHERS, len(others)))
    return [
        *(replace(question, context=text) for text in holding[:_HOLDING]),
        *(replace(question, context=text, answers=()) for text in kept),
    ]


def _copies(sentence: str, text: str) -> bool:
    """Whether a text repeats a sentence nearly word for word."""
    runs = [sentence[at : at + _COPIED] for at in range(len(sentence) - _COPIED + 1)]
    return 2 * sum(run in text for run in runs) > len(runs)
