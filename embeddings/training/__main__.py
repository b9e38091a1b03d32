"""Train the encoder that ships, from texts to the folder that is loaded. One core, less than an hour.

python -m embeddings.training --news news.jsonl --reading reading.jsonl --titles news_titles.jsonl --out DIR
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from embeddings.training import datasets, reading, vocabulary
from embeddings.training.export import export
from embeddings.training.learning import initial_rows, learn
from embeddings.training.measure import Recall
from embeddings.training.pairs import Corpus
from embeddings.training.settings import Settings
from embeddings.training.tokens import Numbering


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, and train."""
    parser = argparse.ArgumentParser(
        prog="python -m embeddings.training", description="Train the encoder that ships. Files: .jsonl or .jsonl.xz."
    )
    parser.add_argument("--news", type=Path, required=True, help='lines {"text"}')
    parser.add_argument("--reading", type=Path, required=True, help='lines {"question", "context", "answers"}')
    parser.add_argument("--titles", type=Path, required=True, help='lines {"title", "body"}')
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--steps", type=int, default=Settings().steps, help="%(default)s for the model that ships")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    train(options.news, options.reading, options.titles, options.out, Settings(steps=options.steps))


def train(news_path: Path, reading_path: Path, titles_path: Path, out: Path, settings: Settings) -> None:
    """The whole run: equal inputs and settings give equal files on one kind of machine."""
    torch.manual_seed(settings.seed)
    rng = np.random.default_rng(settings.seed)
    articles, asked, titled = reading.news(news_path), reading.reading(reading_path), reading.titles(titles_path)
    counts = vocabulary.count_words(
        [
            *articles,
            *dict.fromkeys(row.context for row in asked),
            *(row.question for row in asked),
            *(f"{row.title}\n{row.body}" for row in titled),
        ]
    )
    tokenizer = vocabulary.build_tokenizer(counts, settings.vocabulary)
    row_of = vocabulary.share_rows(tokenizer, counts, settings.own_rows, settings.rows, settings.seed)
    numbering = Numbering(tokenizer, row_of)

    news, shares = Corpus(numbering, articles), settings.shares
    made, made_held_out = datasets.split(datasets.made_questions(numbering, news, shares.made, settings.seed), rng)
    read, read_held_out = datasets.split(datasets.read_questions(numbering, asked, shares.read), rng)
    kinds = [
        made,
        read,
        datasets.titles(numbering, titled, shares.titles, rng),
        datasets.related_sentences(news, shares.related, rng),
    ]
    recalls = {
        "questions made from news": Recall(made_held_out, news, dropped=0.6, rng=rng),
        "reading comprehension": Recall(read_held_out, news, dropped=0.0, rng=rng),
    }

    def report(step: int, rows: torch.Tensor) -> None:
        for name, recall in recalls.items():
            print(f"step {step}: held out {name}: recall@10 {recall.at(10, rows):.3f}", flush=True)

    first, _ = news.passages()
    occurrences = np.bincount(news.tokens.flat, minlength=numbering.rows)
    rows = learn(initial_rows(occurrences, len(first), settings), kinds, settings, rng, report)
    export(out, numbering, rows.numpy())


if __name__ == "__main__":
    main()
