"""Vectors alone: find passages of a news corpus by questions, with exact search; and how fast texts are encoded.

    python -m benchmarks.encoder news.jsonl questions.jsonl [--encoder NAME] [--hits hits.jsonl]

Questions are lines {"id", "question", "article"}. gold@k: the article is among the first k distinct ones.
``--hits`` keeps what was found, as ``wenju search --batch`` would write it.
"""

import argparse
import json
import os
import time
from pathlib import Path

# One core, as the README's figures say; before the libraries start their threads.
os.environ.update(OMP_NUM_THREADS="1", TOKENIZERS_PARALLELISM="false")

import numpy as np

from corpus.article import Article, Passage
from corpus.chunking import passages
from corpus.formats.readers import read
from embeddings.encoder import Vectors, load_encoder

DEPTH = 60
"""Passages that are looked at: enough for ten distinct articles."""


def main() -> None:
    """Load, encode, search, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--encoder", help="a sentence-transformers model; by default the one that ships")
    parser.add_argument("--hits", type=Path)
    options = parser.parse_args()

    started = time.perf_counter()
    encoder = load_encoder(options.encoder)
    encoder.encode_queries(["上半年净利润是多少？"])
    print(
        f"{encoder.name}: {encoder.dimension} dimensions, loaded, one question: {time.perf_counter() - started:.2f} s"
    )

    articles = [article for article in read(options.news) if isinstance(article, Article)]
    pool = [passage for article in articles for paragraph in article.paragraphs for passage in passages(paragraph)]
    texts = [passage.text for passage in pool]
    started = time.perf_counter()
    vectors = encoder.encode_passages(texts)
    seconds = time.perf_counter() - started
    characters = sum(map(len, texts))
    print(f"{len(texts)} passages, {characters} characters: {len(texts) / seconds:.0f} passages/s, {seconds:.0f} s")

    questions = [json.loads(line) for line in options.questions.read_text(encoding="utf-8").splitlines()]
    found = search(encoder.encode_queries([question["question"] for question in questions]), vectors)
    ranks = np.array([rank(question["article"], row, pool) for question, row in zip(questions, found, strict=True)])
    print(f"{len(questions)} questions: " + " ".join(f"gold@{k}={np.mean(ranks < k):.3f}" for k in (1, 5, 10)))
    if options.hits:
        lines = (
            {"id": question["id"], "hits": [{"article": article_of(pool[n]), "text": pool[n].text} for n in row]}
            for question, row in zip(questions, found, strict=True)
        )
        options.hits.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")


def search(queries: Vectors, vectors: Vectors, block: int = 64) -> list[np.ndarray]:
    """The nearest passages of each query, best first, by comparing all."""
    rows = []
    for start in range(0, len(queries), block):
        for similarities in queries[start : start + block] @ vectors.T:
            nearest = np.argpartition(-similarities, DEPTH)[:DEPTH]
            rows.append(nearest[np.argsort(-similarities[nearest], kind="stable")])
    return rows


def rank(article: str, row: np.ndarray, pool: list[Passage]) -> int:
    """The place of an article among the distinct ones, from 0; DEPTH where it is missing."""
    distinct = list(dict.fromkeys(article_of(pool[number]) for number in row))
    return distinct.index(article) if article in distinct else DEPTH


def article_of(passage: Passage) -> str:
    """The id of the article that a passage is of."""
    return passage.paragraph.article_id


if __name__ == "__main__":
    main()
