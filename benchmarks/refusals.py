"""``python -m benchmarks.refusals``: how often the product answers what the articles do not, or refuses what they do.


200 questions that were written without sight of the code, half of them unanswerable: other companies, other years,
measures that nobody names, false premises, names that are nearly right, small talk. The thresholds and guards of
refusals were chosen on the half "tune"; of the half "test", which is printed, what went wrong was looked at once.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import table, wenju
from corpus import samples
from qa.answer import Answer
from qa.assembly import open_assistant
from qa.settings import Settings

QUESTIONS = Path(__file__).parent / "refusals.jsonl"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; ``answers`` holds the texts of which a right answer has one, none for an unanswerable question."""

    kind: str
    question: str
    history: tuple[str, ...]
    answers: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Whether the articles answer it."""
        return bool(self.answers)


def read(path: Path, half: str) -> list[Asked]:
    """Read one half of a question file."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Asked(line["kind"], line["question"], tuple(line.get("history", ())), tuple(line["answers"]))
        for line in lines
        if line["split"] == half
    ]


def rates(results: Sequence[tuple[Asked, Answer]]) -> dict[str, str]:
    """For each kind, and for all: how many of the unanswerable were answered, or of the answerable refused."""
    kinds = sorted({asked.kind for asked, _ in results}, key=lambda kind: (_answerable(results, kind), kind))
    rows = {kind: _rate([(a, b) for a, b in results if a.kind == kind]) for kind in kinds}
    for name, answerable in (("all that is unanswerable", False), ("all that is answerable", True)):
        rows[name] = _rate([(asked, answer) for asked, answer in results if asked.answerable is answerable])
    return rows


def _answerable(results: Iterable[tuple[Asked, Answer]], kind: str) -> bool:
    return any(asked.answerable for asked, _ in results if asked.kind == kind)


def _rate(results: Sequence[tuple[Asked, Answer]]) -> str:
    unanswerable = [answer.answered for asked, answer in results if not asked.answerable]
    answerable = [(asked, answer) for asked, answer in results if asked.answerable]
    told = []
    if unanswerable:
        told.append(f"answered {_share(unanswerable)}")
    if answerable:
        right = [any(text in answer.answer for text in asked.answers) for asked, answer in answerable]
        told.append(f"refused {_share([not answer.answered for _, answer in answerable])}, right {_share(right)}")
    return "; ".join(told)


def _share(marks: Sequence[bool]) -> str:
    return f"{sum(marks) / len(marks):.3f} ({sum(marks)} of {len(marks)})"


def main() -> None:
    """Ask one half of the questions, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.refusals", description=__doc__)
    parser.add_argument("half", nargs="?", choices=("test", "tune"), default="test", help="test where none is named")
    half = parser.parse_args().half
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        wenju("index", samples.folder(), "--index", index)
        assistant = open_assistant(Settings(index))
        results = [(asked, assistant.ask(asked.question, asked.history)) for asked in read(QUESTIONS, half)]
    print(table(rates(results)))


if __name__ == "__main__":
    main()
