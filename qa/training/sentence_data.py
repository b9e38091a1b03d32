"""What the sentence ranker learns from: questions that the reader never saw, and which likely sentences answer.

Must not know how trees are learnt.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from embeddings.training.held_out import held_out
from qa.finding.trees import Floats
from qa.reading.sentence_ranker import LIKELY, features
from qa.reading.span_reader import SpanReader, read
from qa.training import examples
from qa.training.found import Found


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
    found = Found.among(folder, questions, titled)
    names: tuple[str, ...] = ()
    every = []
    for one in tqdm(held(questions), desc="asking", unit="question"):
        article = found.article(one)
        if not article:
            continue
        question = found.understood(one)
        quotes = found.finder.likely(question, found.passages(question, held_out(one.context)))[:LIKELY]
        if quotes:
            names, rows = features(quotes, [told.found for told in read(reader, question, quotes)])
            right = [q.paragraph.article_id == article and _said(one.answers, q.text) for q in quotes]
            every.append(Asked(rows, np.array(right, dtype=np.int64), bool(one.answers)))
    return names, every


def held(questions: Path) -> list[examples.Question]:
    """The questions that the reader was not trained on."""
    return examples.split(examples.read_questions(questions), examples.HELD_OUT, examples.SEED)[1]


def _said(answers: tuple[str, ...], text: str) -> bool:
    return any(answer in text for answer in answers)
