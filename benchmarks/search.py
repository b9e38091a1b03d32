"""``python -m benchmarks.search INDEX QUESTIONS.jsonl``: what words, vectors, their fusion and the ranker find.

INDEX is a folder that ``wenju index`` made; with another encoder, name it here, too: ``WENJU_ENCODER=...``. Lines of
QUESTIONS.jsonl hold a question, the ``article`` that answers it, and the ``answers`` that a passage of it holds.
gold@k: the article is among the first k distinct ones; ans@k: one of the first k passages holds an answer.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measuring import milliseconds, p50_and_p95
from embeddings.hit import Hit
from embeddings.index import Index
from qa.answer import Evidence
from qa.assembly import open_encoder
from qa.assistant import Assistant
from qa.evaluation import Scores, mark_hits
from qa.finding.retriever import candidates
from qa.settings import Settings

_HITS = 60  # passages: enough for ten distinct articles


def main() -> None:
    """Search in each way, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description="Compare ways to search an index.")
    parser.add_argument("index", type=Path)
    parser.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    given = parser.parse_args()
    index = Index.open(given.index, open_encoder(Settings.from_environment()))
    questions = [json.loads(line) for line in given.questions.read_text(encoding="utf-8").split("\n") if line.strip()]
    print(f"{len(questions)} questions over {len(index.words)} passages, encoder {index.encoder.name}")
    for number, (way, search) in enumerate(ways(index).items()):
        means = Scores.of([mark_hits(row, search(row["question"])) for row in questions]).means
        times = p50_and_p95(milliseconds(search, [row["question"] for row in questions]))
        if not number:
            print(" | ".join(["| ", *means, "p50, p95 |"]), "| --- " * (len(means) + 2) + "|", sep="\n")
        print(" | ".join([f"| {way}", *(f"{mean:.3f}" for mean in means.values()), f"{times} |"]))


def ways(index: Index) -> dict[str, Callable[[str], Sequence[Evidence]]]:
    """Each way to search, by its name in the table."""

    assistant = Assistant(index)

    def shown(hits: Sequence[Hit]) -> list[Evidence]:
        found = index.store.passages_with_heads([hit.key for hit in hits])
        return [Evidence(passage, head, hit.score) for hit, (passage, head) in zip(hits, found, strict=True)]

    return {
        "words only": lambda asked: shown(index.words.search(asked, _HITS)),
        "vectors only": lambda asked: shown(index.vectors.search(index.encoder.encode_queries([asked])[0], _HITS)),
        "both, their scores added": lambda asked: candidates(index, asked)[:_HITS],
        "both, ranked: the default": lambda asked: assistant.search(asked, _HITS),
    }


if __name__ == "__main__":
    main()
