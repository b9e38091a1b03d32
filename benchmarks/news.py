"""``python -m benchmarks.news NEWS.jsonl QUESTIONS.jsonl``: a large corpus indexed, searched and asked.

NEWS.jsonl holds an article a line, as ``wenju index`` reads it; QUESTIONS.jsonl a question a line with the ``article``
that answers it and the ``answers`` that a passage of it holds, as ``wenju eval`` reads it.
"""

import argparse
import json
import re
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measuring import megabytes, milliseconds, p50_and_p95, table, wenju
from qa.answer import Answer
from qa.assembly import open_assistant
from qa.evaluation import evaluate
from qa.settings import Settings

_ASKED = 200  # questions whose answers are timed: enough for a 95th percentile
_READ = 120  # characters of an answer that a reader takes in at a glance


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.news", description="Measure a large corpus.")
    parser.add_argument("news", type=Path, metavar="NEWS.jsonl")
    parser.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(table(measure(given.news, given.questions, Path(folder) / "index")))


def measure(news: Path, questions: Path, index: Path) -> dict[str, str]:
    """Index the news, then search and ask: the rows of the table."""
    indexing = wenju("index", news, "--index", index)
    held = json.loads(wenju("status", "--json", "--index", index).output)
    assistant = open_assistant(Settings(index))
    scores = evaluate(questions, lambda: assistant)
    lines = [json.loads(line) for line in questions.read_text(encoding="utf-8").split("\n") if line.strip()]
    asked = [line["question"] for line in lines]
    return {
        "articles, passages": f"{held['articles']:,}, {held['passages']:,}",
        "vectors": held["vectors"],
        "index time": f"{indexing.seconds:,.0f} s",
        "index, peak memory": megabytes(indexing.peak_bytes),
        "index size": megabytes(held["bytes"]),
        **{name: f"{mean:.3f} of {scores.counts[name]}" for name, mean in scores.means.items()},
        **answered(assistant.ask, [(line["question"], line["answers"]) for line in lines]),
        "a search, p50, p95": p50_and_p95(milliseconds(assistant.search, asked)),
        "an answer, p50, p95": p50_and_p95(milliseconds(assistant.ask, asked[:_ASKED])),
    }


def answered(ask: Callable[[str], Answer], questions: Sequence[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Shares of questions with one of their gold answers at a glance, with one in the short answer, and refused."""
    answers = [(ask(question), list(map(_plain, gold))) for question, gold in questions]
    short = [given.answered and any(one in _plain(given.short_answer) for one in gold) for given, gold in answers]
    glance = [given.answered and any(one in _plain(given.answer[:_READ]) for one in gold) for given, gold in answers]
    shares = {
        f"gold answer in the short one or the first {_READ} characters": [
            a or b for a, b in zip(short, glance, strict=True)
        ],
        "gold answer in the short one": short,
        "refused": [not given.answered for given, _ in answers],
    }
    return {name: f"{sum(share) / len(questions):.3f} of {len(questions)}" for name, share in shares.items()}


def _plain(text: str) -> str:
    return re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", text))


if __name__ == "__main__":
    main()
