"""Scores on the user's own questions: answers, retrieval or reading, by what the lines of the file hold.

* ``{"question", "must", "never", "cite", "abstain", "history", "kind"}``: is it answered right, cited, refused?
* ``{"question", "answers", "article"}``: is the article found, and a passage that holds the answer?
* ``{"question", "answers", "context"}``: what is read out of that one paragraph (SQuAD's form; no answer: "")?
"""

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from qa.answer import Answer, Evidence
from qa.assistant import Assistant
from qa.errors import EvaluationError

_DEPTHS = (1, 5, 10)
_VALUE_KINDS = ("figure", "date", "person")
_ANSWER_LENGTH, _SHORT_LENGTH = 300, 60


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
    """
    lines = list(_read(path))
    asked = assistant()
    marks, given = [], []
    for line in tqdm(lines, unit=" questions", file=sys.stderr):
        mark, answer = _mark(line, asked)
        marks.append(mark)
        given.append({"id": line["id"], "answer": answer})
    if predictions is not None:
        _write(predictions, given)
    return Scores.of(marks)


def _read(path: Path) -> list[dict[str, Any]]:
    questions = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except ValueError as error:
            raise EvaluationError(f"{path}:{number}: {error}; a line is a JSON object") from error
        if not isinstance(fields, dict) or "question" not in fields or not fields.keys() & {"must", "article", "context"}:
            raise EvaluationError(f"{path}:{number}: a line holds a question, and must, article or context beside it")
        questions.append({"id": str(number)} | fields)
    return questions


def _write(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    beside = path.with_name(path.name + ".part")
    beside.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    beside.replace(path)


def _mark(line: Mapping[str, Any], assistant: Assistant) -> tuple[dict[str, float], str]:
    if "must" in line:
        answer = assistant.ask(line["question"], line.get("history") or ())
        return mark_answer(line, answer), answer.short_answer or answer.answer
    if "article" in line:
        hits = assistant.search(line["question"], max(_DEPTHS))
        return mark_hits(line, hits), hits[0].passage.text if hits else ""
    read = assistant.read(line["question"], line["context"])
    return mark_reading(line["answers"], read), read


def mark_answer(line: Mapping[str, Any], answer: Answer) -> dict[str, float]:
    """Right: every group of ``must`` is in the answer. Cited: one of the first two paragraphs holds a ``cite`` string."""
    if line.get("abstain"):
        return {"abstain": float(not answer.answered)}
    said, short = answer.answer[:_ANSWER_LENGTH], answer.short_answer[:_SHORT_LENGTH]
    right = answer.answered and _holds(said, line["must"]) and not any(_norm(n) in _norm(short) for n in line.get("never", ()))
    quoted = [_norm(citation.paragraph.text) for citation in answer.citations[:2]]
    marks = {
        "answered_right": float(right),
        "cited": float(answer.answered and any(_norm(s) in text for s in line["cite"] for text in quoted)),
        "refused": float(not answer.answered),
    }
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
    """Exact match and character F1, the best over the answers, as CMRC 2018 scores (longest common substring)."""
    given = _characters(read)
    wanted = [_characters(answer) for answer in answers or [""]]
    marks = {"em": float(given in wanted), "f1": max(_f1(given, answer) for answer in wanted)}
    return marks | ({"answered": float(bool(given))} if answers else {"refused": float(not given)})


def _f1(given: list[str], wanted: list[str]) -> float:
    if not given or not wanted:
        return float(given == wanted)
    return 2 * _longest_common(given, wanted) / (len(given) + len(wanted))


def _longest_common(a: list[str], b: list[str]) -> int:
    best, row = 0, [0] * (len(b) + 1)
    for x in a:
        row = [0, *(row[j] + 1 if x == y else 0 for j, y in enumerate(b))]
        best = max(best, *row)
    return best


def _characters(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+|[^\W\d_]", unicodedata.normalize("NFKC", text).lower())


def _holds(text: str, groups: Sequence[Sequence[str]]) -> bool:
    return all(any(_norm(alternative) in _norm(text) for alternative in group) for group in groups)


def _norm(text: str) -> str:
    return re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", text)).replace("％", "%")
