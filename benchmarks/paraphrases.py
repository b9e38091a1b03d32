"""Questions in other words than their answers: what vectors are for, and whether they beat words there.

    python -m benchmarks.paraphrases reading.jsonl[.xz] ... [--held-out] [--encoder NAME] [--write paraphrases.jsonl]

Of lines {"id", "question", "answers", "context"} those questions are kept that share no content word with the sentence
that holds their answer, names and numbers aside. They are asked over the passages, and over the single sentences, of
all contexts in the files: recall@k is the share whose answering passage, or sentence, is among the first k. Of a file
that the encoder was trained on, only what was held out tells anything: ``--held-out``.
"""

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jieba.posseg
import numpy as np

from corpus.article import Paragraph
from corpus.chunking import passages, sentences
from embeddings.encoder import Encoder, load_encoder
from embeddings.lexical import Entry, WordIndex, WordWriter
from embeddings.training.held_out import held_out
from embeddings.training.reading import rows
from embeddings.words import Segmenter, fold, without_question_words
from qa.wire import write_lines

NAMES = ("nr", "ns", "nt", "nz", "m", "eng", "x")
"""jieba's marks for persons, places, organisations, other names, numbers, Latin letters, and the rest."""
CONTENT = ("n", "v", "a", "i", "l", "j", "d", "t", "s")
EMPTY_WORDS = frozenset(
    ("是", "有", "在", "为", "被", "叫", "指", "做", "能", "会", "可", "可以", "属于", "位于", "包括", "主要")
)
KS = (1, 10)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the place of its answer."""

    id: str
    question: str
    context: str
    answer_start: int


def main() -> None:
    """Choose the questions, and ask them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--held-out", action="store_true", help="only texts held out of the training of our encoder")
    parser.add_argument("--encoder", help="a sentence-transformers model; by default the one that ships")
    parser.add_argument("--write", type=Path, help="keep the chosen questions")
    options = parser.parse_args()

    asked = [row for path in options.files for row in read(path)]
    new = [row for row in asked if not options.held_out or held_out(row.context)]
    chosen = [row for row in new if is_paraphrase(row)]
    print(f"{len(chosen)} of {len(new)} questions share no content word with the sentence that answers them")
    if options.write:
        write_lines(options.write, ({"id": row.id, "question": row.question, "context": row.context} for row in chosen))

    encoder, segmenter = load_encoder(options.encoder), Segmenter()
    contexts = dict.fromkeys(row.context for row in asked)
    for unit, cut in (("passages", passage_spans), ("sentences", sentences)):
        places = {(context, start): None for context in contexts for start, _ in cut(context)}
        keys = {place: key for key, place in enumerate(places)}
        texts = [context[start:end] for context in contexts for start, end in cut(context)]
        gold = [keys[row.context, span_at(cut(row.context), row.answer_start)[0]] for row in chosen]
        for name, ranks in (
            ("words", word_ranks(segmenter, texts, chosen, gold)),
            ("vectors", vector_ranks(encoder, texts, chosen, gold)),
        ):
            figures = " ".join(f"recall@{k}={np.mean(ranks < k):.3f}" for k in KS)
            print(f"{len(texts):6} {unit:9} {name:7} {figures}")


def read(path: Path) -> list[Asked]:
    """The answerable questions of a file, each with the first place of its first answer."""
    return [
        Asked(row["id"], row["question"], row["context"], row["context"].find(row["answers"][0]))
        for row in rows(path)
        if row["answers"] and row["answers"][0] in row["context"]
    ]


def is_paraphrase(row: Asked) -> bool:
    """Whether the question has content words, and none of them stands in the sentence that holds the answer."""
    start, end = span_at(sentences(row.context), row.answer_start)
    sentence = fold(row.context[start:end])
    words = [
        pair.word
        for pair in jieba.posseg.cut(without_question_words(fold(row.question)))
        if pair.flag.startswith(CONTENT) and not pair.flag.startswith(NAMES) and pair.word not in EMPTY_WORDS
    ]
    return bool(words) and not any(word in sentence for word in words)


def passage_spans(context: str) -> list[tuple[int, int]]:
    """A context cut as it would be indexed."""
    return [(passage.start, passage.end) for passage in passages(Paragraph("", 1, context))]


def span_at(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """The span that holds a character."""
    return next(span for span in spans if span[0] <= place < span[1])


def word_ranks(segmenter: Segmenter, texts: Sequence[str], asked: Sequence[Asked], gold: Sequence[int]) -> np.ndarray:
    """The gold text's place in word search, from 0; the largest k where it is beyond."""
    with tempfile.TemporaryDirectory() as folder:
        with WordWriter(Path(folder)) as writer:
            writer.add(
                Entry(key, " ".join(segmenter.words(text)), " ".join(segmenter.bigrams(text)))
                for key, text in enumerate(texts)
            )
            writer.commit()
        index = WordIndex.open(Path(folder), segmenter)
        found = [[hit.key for hit in index.search(row.question, max(KS))] for row in asked]
    return np.array([keys.index(key) if key in keys else max(KS) for keys, key in zip(found, gold, strict=True)])


def vector_ranks(encoder: Encoder, texts: Sequence[str], asked: Sequence[Asked], gold: Sequence[int]) -> np.ndarray:
    """The gold text's place by similarity, from 0."""
    vectors = encoder.encode_passages(texts)
    queries = encoder.encode_queries([row.question for row in asked])
    similarities = queries @ vectors.T
    own = similarities[np.arange(len(asked)), gold]
    ranks: np.ndarray = np.count_nonzero(similarities > own[:, None], axis=1)
    return ranks


if __name__ == "__main__":
    main()
