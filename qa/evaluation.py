"""Scores on the user's own questions: answers, retrieval or reading, by what the lines of the file hold.

* ``{"question", "must", "never", "cite", "abstain", "history", "filters", "kind"}``: is it answered right, cited,
  refused? Only ``must``, or ``abstain``, has to be there; with ``never`` alone: is that not answered?
* ``{"question", "article", "answers"}``: is the article found, and a passage that holds the answer?
* ``{"question", "answers", "context"}``: what is read out of that one paragraph (SQuAD's form; no answer: "")?
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.answer import Answer, Evidence
from qa.assistant import Assistant
from qa.errors import EvaluationError
from qa.figures.bars import counted
from qa.overlap import exact, f1, units
from qa.wire import read_filters, write_lines

_DEPTHS = (1, 5, 10)
_VALUE_KINDS = ("figure", "date", "person")
ANSWER_LENGTH = 300  # characters of an answer in which what is wanted has to stand
_SHORT_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Scores:
    """The mean of each measure, and over how many questions it was taken."""

    means: Mapping[str, float]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, marks: Sequence[Mapping[str, float]]) -> "Scores":
        """Average the marks of the questions; a measure counts only where a question has it."""
        names = dict.fromkeys(name for mark in marks for name in mark)
        columns = {name: [mark[name] for mark in marks if name in mark] for name in names}
        return cls({n: sum(c) / len(c) for n, c in columns.items()}, {n: len(c) for n, c in columns.items()})

    def table(self) -> str:
        """The scores as aligned lines."""
        width = max(map(len, self.means), default=0)
        return "\n".join(f"{name:<{width}}  {mean:.3f}  n={self.counts[name]}" for name, mean in self.means.items())


def evaluate(path: Path, assistant: Callable[[], Assistant], predictions: Path | None = None) -> Scores:
    """Score a question file; ``predictions`` gets ``{"id", "answer"}`` for each question.

    Raises:
        EvaluationError: a line is no JSON object, or of none of the three forms.
        OSError: a file can't be read or written.
    """
    lines = list(_read(path))  # before the assistant is built: a wrong file is told at once
    asked = assistant()
    marks, given = [], []
    for line in counted(lines, len(lines)):
        mark, answer = _mark(line, asked)
        marks.append(mark)
        given.append({"id": line["id"], "answer": answer})
    if predictions is not None:
        write_lines(predictions, given)
    return Scores.of(marks)


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                fields = json.loads(line)
                read_filters(fields.get("filters") if isinstance(fields, dict) else None)
            except ValueError as error:
                raise EvaluationError(f"{path}:{number}: {error}; a line is a JSON object") from error
            if not isinstance(fields, dict) or not isinstance(fields.get("question"), str) or not _form(fields):
                forms = "must, abstain or never; or article; or context and answers"
                raise EvaluationError(f"{path}:{number}: a line holds a question, and beside it {forms}")
            yield {"id": str(number)} | fields


def _form(line: Mapping[str, Any]) -> str:
    """What the line measures, by the fields that only one form has; "" for none."""
    if "must" in line or "never" in line or line.get("abstain"):
        return "answer"
    if "article" in line:
        return "retrieval"
    return "reading" if {"context", "answers"} <= line.keys() else ""


def _mark(line: Mapping[str, Any], assistant: Assistant) -> tuple[dict[str, float], str]:
    """The marks of one question, and what was answered."""
    match _form(line):
        case "answer":
            answer = assistant.ask(line["question"], line.get("history") or (), read_filters(line.get("filters")))
            return mark_answer(line, answer), answer.short_answer or answer.answer
        case "retrieval":
            hits = assistant.search(line["question"], max(_DEPTHS))
            return mark_hits(line, hits), hits[0].passage.text if hits else ""
        case _:
            read = assistant.read(line["question"], line["context"])
            return mark_reading(line["answers"], read), read


def mark_answer(line: Mapping[str, Any], answer: Answer) -> dict[str, float]:
    """Mark an answer, from 0 to 1.

    * answered_right: each group of ``must`` has a string in the answer, and none of ``never`` is in the short answer;
    * cited: one of the first two cited paragraphs holds a ``cite`` string;
    * refused: there was no answer, though there is one;
    * short: right, and the short answer alone has a string of each group, for figures, dates and persons;
    * abstain: there was no answer, and there is none;
    * mended: what is known to be wrong, ``never``, was not answered; for a line of which nothing else is known.
    """
    if line.get("abstain"):
        return {"abstain": float(not answer.answered)}
    said, short = answer.answer[:ANSWER_LENGTH], answer.short_answer[:_SHORT_LENGTH]
    wrong = any(_norm(never) in _norm(short) for never in line.get("never", ()))
    if "must" not in line:
        repeated = any(_norm(never) in _norm(short or said) for never in line["never"])
        return {"mended": float(not (answer.answered and repeated))}
    right = answer.answered and not wrong and _holds(said, line["must"])
    marks = {"answered_right": float(right), "refused": float(not answer.answered)}
    if line.get("cite"):
        quoted = [_norm(citation.paragraph.text) for citation in answer.citations[:2]]
        marks["cited"] = float(answer.answered and any(_norm(s) in text for s in line["cite"] for text in quoted))
    if line.get("kind") in _VALUE_KINDS:
        marks["short"] = float(right and _holds(short, line["must"]))
    return marks


def mark_hits(line: Mapping[str, Any], hits: Sequence[Evidence]) -> dict[str, float]:
    """gold@k: the article is among the first k distinct ones. ans@k: a passage of the first k holds an answer."""
    articles = list(dict.fromkeys(hit.article.id for hit in hits))
    marks = {f"gold@{k}": float(line["article"] in articles[:k]) for k in _DEPTHS}
    held = [any(_norm(answer) in _norm(hit.passage.text) for answer in line.get("answers", ())) for hit in hits]
    return marks | {f"ans@{k}": float(any(held[:k])) for k in _DEPTHS if line.get("answers")}


def mark_reading(answers: Sequence[str], read: str) -> dict[str, float]:
    """Exact match and F1, the best over the answers, see qa/overlap.py."""
    wanted, given = answers or [""], bool(units(read))
    marks = {"em": max(exact(read, answer) for answer in wanted), "f1": max(f1(read, answer) for answer in wanted)}
    return marks | ({"answered": float(given)} if answers else {"refused": float(not given)})


def _holds(text: str, groups: Sequence[Sequence[str]]) -> bool:
    return all(any(_norm(alternative) in _norm(text) for alternative in group) for group in groups)


def _norm(text: str) -> str:
    return re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", text)).replace("％", "%")
