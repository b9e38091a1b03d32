"""What the ranker learns from: questions that people asked of texts, the passages found for each, and which answer.

The encoder that ships was trained on most of these questions, and finds their passages better than any others: there,
what its vectors decide is unknown to the ranker. It is known where a text was held out of the encoder's training. Must
not know how a ranker is learnt.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from embeddings.training.held_out import held_out
from embeddings.training.reading import Reading, reading, titles
from qa.answer import Evidence
from qa.asking.question import Question, read_question
from qa.finding.rank_features import OF_VECTORS, features
from qa.finding.rank_terms import Floats
from qa.finding.ranker import terms_of
from qa.finding.retriever import candidates

OTHER, SAME_TEXT, ANSWERS = 0, 1, 2
"""Grades: a passage of another text, one of the text that answers, and the one that holds the answer."""

_LEARNT_BY_THE_ENCODER = 4_000  # questions
LONGEST = 60
"""Characters of a question."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question's passages as they were found: (passages, features), their grades, and the text of each.

    ``honest``: the encoder was not trained on the question.
    """

    rows: Floats
    grades: NDArray[np.int64]
    texts: tuple[str, ...]
    honest: bool


def judged(folder: Path, read: Path, titled: Path, seed: int) -> tuple[tuple[str, ...], list[Judged]]:
    """The features' names, and the questions; ``folder`` gets an index of all texts, unless it holds it already."""
    asked = [row for row in reading(read) if len(row.question) <= LONGEST]
    index, contexts = pool(folder, asked, titled)
    rng = np.random.default_rng(seed)
    names: tuple[str, ...] = ()
    found = []
    for row in tqdm(_chosen(asked, rng), desc="asking", unit="question"):
        names, one = _judged(index, row, contexts[row.context])
        found.append(one)
    return names, found


def pool(folder: Path, asked: Sequence[Reading], titled: Path) -> tuple[Index, dict[str, str]]:
    """An index of all texts in ``folder``, unless it holds it already, and the article ids of those asked about."""
    contexts = {text: f"read-{n}" for n, text in enumerate(dict.fromkeys(row.context for row in asked))}
    others = {row.body: f"news-{n}" for n, row in enumerate(titles(titled))}
    return indexed(folder, others | contexts), contexts


def indexed(folder: Path, texts: Mapping[str, str]) -> Index:
    """An index of texts with their ids, in ``folder``, unless it holds it already."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "texts.jsonl"
    rows = (json.dumps({"id": name, "text": text}) + "\n" for text, name in texts.items())
    file.write_text("".join(rows), encoding="utf-8")
    encoder = load_encoder()
    update(folder / "index", [file], encoder)
    return Index.open(folder / "index", encoder)


def _chosen(asked: list[Reading], rng: np.random.Generator) -> list[Reading]:
    """All questions that are new to the encoder, and some of the others."""
    order = [asked[n] for n in rng.permutation(len(asked))]
    new, learnt = ([row for row in order if held_out(row.context) is side] for side in (True, False))
    return [*new, *learnt[:_LEARNT_BY_THE_ENCODER]]


def _judged(index: Index, row: Reading, text: str) -> tuple[tuple[str, ...], Judged]:
    question = read_question(row.question, index.segmenter.names_in(row.question))
    evidence = candidates(index, question.text)
    honest = held_out(row.context)
    names, rows = seen(index, question, evidence, honest)
    grades = np.array([_grade(found, text, row.answer_start) for found in evidence], dtype=np.int64)
    return names, Judged(rows, grades, tuple(found.article.id for found in evidence), honest)


def seen(
    index: Index, question: Question, evidence: Sequence[Evidence], honest: bool
) -> tuple[tuple[str, ...], Floats]:
    """The features of passages, those of vectors unknown where the encoder was trained on the question."""
    names, rows = features(terms_of(question, index.segmenter, index.words), evidence)
    if not honest:
        rows[:, [names.index(name) for name in OF_VECTORS]] = np.nan
    return names, rows


def _grade(found: Evidence, text: str, answer: int) -> int:
    if found.article.id != text:
        return OTHER
    # Texts are indexed as cleaned paragraphs, in which the answer's place is near its old one, if not the same.
    return ANSWERS if found.passage.start <= answer < found.passage.end else SAME_TEXT
