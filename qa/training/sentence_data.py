"""What the sentence ranker learns from: questions that the reader never saw, and which likely sentences answer.

Must not know how trees are learnt.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from embeddings.training.held_out import held_out
from embeddings.training.reading import reading
from qa.answer import Evidence
from qa.answering import PASSAGES_READ, Answering
from qa.question import Question, read_question
from qa.ranker import Ranker
from qa.retriever import candidates
from qa.sentence_ranker import LIKELY, features
from qa.span_reader import SpanReader, read
from qa.training import examples
from qa.training.ranking_data import LONGEST, pool, seen
from qa.trees import Floats


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's likely sentences, as the rules order them: (sentences, features), and which hold the answer."""

    rows: Floats
    holds: NDArray[np.int64]
    answerable: bool


def asked(folder: Path, questions: Path, titled: Path, reader: SpanReader) -> tuple[tuple[str, ...], list[Asked]]:
    """The features' names, and the questions that the reader was not trained on.

    ``folder`` gets an index of all texts, as `qa.training.ranking_data.pool` makes it.
    """
    index, contexts = pool(folder, [row for row in reading(questions) if len(row.question) <= LONGEST], titled)
    ranker, answering = Ranker.load(), Answering(index)

    def passages(question: Question, context: str) -> list[Evidence]:
        """The passages as the ranker orders them, vectors unknown where the encoder has learnt the question."""
        found = candidates(index, question.text)
        _, rows = seen(index, question, found, held_out(context))
        scores = (1 / (1 + np.exp(-ranker.trees(rows)))).tolist()
        scored = [replace(one, score=score) for one, score in zip(found, scores, strict=True)]
        return sorted(scored, key=lambda one: -one.score)[:PASSAGES_READ]

    names: tuple[str, ...] = ()
    every = []
    for one in tqdm(held(questions), desc="asking", unit="question"):
        if len(one.question) > LONGEST or one.context not in contexts:
            continue
        question = read_question(one.question, answering.names_in(one.question))
        quotes = answering.likely(question, passages(question, one.context))[:LIKELY]
        if quotes:
            names, rows = features(quotes, [told.found for told in read(reader, question, quotes)])
            right = [q.paragraph.article_id == contexts[one.context] and _said(one.answers, q.text) for q in quotes]
            every.append(Asked(rows, np.array(right, dtype=np.int64), bool(one.answers)))
    return names, every


def held(questions: Path) -> list[examples.Question]:
    """The questions that the reader was not trained on."""
    return examples.split(examples.read_questions(questions), examples.HELD_OUT, examples.SEED)[1]


def _said(answers: tuple[str, ...], text: str) -> bool:
    return any(answer in text for answer in answers)
