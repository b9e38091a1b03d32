"""``make bench``: the product on the bundled articles: scores, start-up, and how long an answer takes."""

import json
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.measuring import megabytes, milliseconds, p50_and_p95, table, wenju
from corpus import samples
from qa.assembly import open_assistant
from qa.evaluation import evaluate
from qa.settings import Settings

QUESTIONS = Path(__file__).parent / "questions.jsonl"
UNSEEN = Path(__file__).parent / "unseen.jsonl"
"""Questions whose answers nobody looked into; they measure what the others, by which rules were mended, can't."""
_STARTS = 5


def main() -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        indexing = wenju("index", samples.folder(), "--index", index)
        questions = [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
        starts = [wenju("ask", questions[0], "--index", index) for _ in range(_STARTS)]
        assistant = open_assistant(Settings(index))
        sets = {"": evaluate(QUESTIONS, lambda: assistant), "unseen: ": evaluate(UNSEEN, lambda: assistant)}
        times = milliseconds(assistant.ask, questions)
    rows = {
        f"{which}{name}": f"{mean:.3f} of {scores.counts[name]}"
        for which, scores in sets.items()
        for name, mean in scores.means.items()
    }
    rows["index the bundled articles"] = f"{indexing.seconds:.2f} s"
    rows["wenju ask, from its start to the answer"] = f"{median(run.seconds for run in starts):.2f} s"
    rows["wenju ask, peak memory"] = megabytes(max(run.peak_bytes for run in starts))
    rows["an answer, p50, p95"] = p50_and_p95(times)
    print(table(rows))


if __name__ == "__main__":
    main()
