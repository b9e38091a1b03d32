"""Train the ranker that ships, on one core in a quarter of an hour:

python -m qa.training.ranking --reading reading.jsonl --titles news_titles.jsonl --pool DIR --out qa/model

DIR gets an index of all texts of the two files, some 100 MB, which a second run finds again.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import lightgbm
import numpy as np

from qa.finding.rank_terms import Floats
from qa.finding.trees import Trees
from qa.training.growing import grown, write
from qa.training.ranking_data import ANSWERS, SAME_TEXT, Judged, judged

SEED = 0
_MEASURED = 5  # one question in so many of those new to the encoder
_SETTINGS = {
    "objective": "lambdarank",
    "label_gain": [0, 1, 4],  # of the grades in ranking_data.py
    "lambdarank_truncation_level": 15,
    "num_leaves": 12,
    "min_data_in_leaf": 200,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, train, write ``ranker.safetensors``."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.ranking", description="Train the ranker that ships.")
    parser.add_argument("--reading", type=Path, required=True, help='lines {"question", "context", "answers"}')
    parser.add_argument("--titles", type=Path, required=True, help='lines {"body"}: texts that nobody asked about')
    parser.add_argument("--pool", type=Path, required=True, help="folder for the index that the questions are asked of")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the ranker to")
    options = parser.parse_args(arguments)
    names, questions = judged(options.pool, options.reading, options.titles, SEED)
    trees = learnt(questions, names)
    options.out.mkdir(parents=True, exist_ok=True)
    write(options.out / "ranker.safetensors", trees)


def learnt(questions: Sequence[Judged], names: Sequence[str]) -> Trees:
    """Learn from all questions but a part of those that are new to the encoder, and print how that part is ranked."""
    honest = [one for one in questions if one.honest]
    measured = honest[::_MEASURED]
    chosen = {id(one) for one in measured}
    trees = fitted([one for one in questions if id(one) not in chosen and ANSWERS in one.grades], names)
    fused = list(names).index("fused")
    print(f"as found: {report([one.rows[:, fused] for one in measured], measured)}")
    print(f"ranked:   {report([trees(one.rows) for one in measured], measured)}")
    return trees


def report(scores: Sequence[Floats], questions: Sequence[Judged]) -> str:
    """Share of the questions whose text, and whose very passage, is among the first k."""
    places: dict[int, list[int]] = {SAME_TEXT: [], ANSWERS: []}
    for score, one in zip(scores, questions, strict=True):
        grades = one.grades[np.argsort(-score, kind="stable")]
        for grade, found in places.items():
            good = np.flatnonzero(grades >= grade)
            found.append(int(good[0]) if len(good) else len(grades))
    return " ".join(
        f"{name}@{k} {np.mean(np.array(places[grade]) < k):.3f}"
        for name, grade in (("text", SAME_TEXT), ("passage", ANSWERS))
        for k in (1, 5, 10)
    )


def fitted(questions: Sequence[Judged], names: Sequence[str]) -> Trees:
    """LambdaMART over the questions' passages, the mean of three runs: which one is best is chance."""
    rows, grades = (np.concatenate([getattr(one, name) for one in questions]) for name in ("rows", "grades"))
    data = lightgbm.Dataset(rows, grades, group=[len(one.grades) for one in questions], free_raw_data=False)
    return grown(data, _SETTINGS, names)


if __name__ == "__main__":
    main()
