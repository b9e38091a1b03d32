"""Train the ranker of sentences that ships, once the reader is there, on one core in ten minutes:

python -m qa.training.sentences --reading reading.jsonl.xz --titles news_titles.jsonl --pool DIR --out qa/model

DIR gets an index of all texts of the two files, as for `qa.training.ranking`; a second run finds it again. Asked are
the questions that the reader was not trained on: of the others it is surer than it will ever be again.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import lightgbm
import numpy as np

from qa.finding.trees import Trees
from qa.reading.span_model import SpanModel
from qa.training.growing import grown, write
from qa.training.sentence_data import Asked, asked

_PARTS = 5
_SETTINGS = {
    "objective": "binary",
    "num_leaves": 10,
    "min_data_in_leaf": 100,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, train, write ``sentences.safetensors``."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.sentences", description="Train the sentence ranker.")
    parser.add_argument("--reading", type=Path, required=True, help='lines {"question", "context", "answers"}')
    parser.add_argument("--titles", type=Path, required=True, help='lines {"body"}: texts that nobody asked about')
    parser.add_argument("--pool", type=Path, required=True, help="folder for the index that the questions are asked of")
    parser.add_argument("--out", type=Path, required=True, help="folder of the reader, where the trees go")
    options = parser.parse_args(arguments)
    names, questions = asked(options.pool, options.reading, options.titles, SpanModel.load(options.out))
    print(report(questions, names))
    write(options.out / "sentences.safetensors", fitted(questions, names))


def report(questions: Sequence[Asked], names: Sequence[str]) -> str:
    """Share of the answerable questions whose first sentence holds the answer: by the rules, and by trees.

    Each fifth of the questions is ranked by trees that were learnt from the others.
    """
    by_rules, by_trees = [], []
    for part in range(_PARTS):
        trees = fitted([one for n, one in enumerate(questions) if n % _PARTS != part], names)
        for one in questions[part::_PARTS]:
            if one.answerable:
                by_rules.append(bool(one.holds[0]))
                by_trees.append(bool(one.holds[int(trees(one.rows).argmax())]))
    return f"{len(by_rules)} questions: rules {np.mean(by_rules):.3f}, trees {np.mean(by_trees):.3f}"


def fitted(questions: Sequence[Asked], names: Sequence[str]) -> Trees:
    """Boosted trees that tell sentences with the answer from others, the mean of three runs."""
    rows, holds = (np.concatenate([getattr(one, name) for one in questions]) for name in ("rows", "holds"))
    data = lightgbm.Dataset(rows, holds, free_raw_data=False)
    return grown(data, _SETTINGS, names)


if __name__ == "__main__":
    main()
