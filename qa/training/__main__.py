"""Train the reader:

python -m qa.training --reading reading.jsonl.xz --news news.jsonl.xz --titles news_titles.jsonl.xz --pool DIR --out DIR

The whole of it, from the three files to the folder that `qa.reading.span_model.SpanModel.load` reads. How far it gets
depends on the minutes that it is given: the rate of learning falls to nothing as they run out.
"""

import argparse
import itertools
import logging
from pathlib import Path

import torch

from qa.reading.span_features import FIRST_FREE_ID
from qa.training.examples import HELD_OUT, SEED, prepare, read_questions, split
from qa.training.exporting import export
from qa.training.fitting import Schedule, fit, pretrain
from qa.training.found import Found, reported, stretches
from qa.training.lexicon import build_vocabulary, word_table
from qa.training.measuring import answers, calibrate, summary
from qa.training.network import Reader, Shape
from qa.training.pretraining import Articles
from qa.training.segmenting import read_texts, segment

log = logging.getLogger("qa.training")

PRETRAINING_STEPS, STEPS = 20_000, 1_200
"""On articles more than the minutes allow on a CPU; on questions 1.3 rounds, for two are learnt by heart."""
MADE = 3_600
"""Questions made of news."""
PRETRAINING = 0.67
"""Share of the minutes."""
RATE = 2e-3


def main() -> None:
    """Read the arguments, train, export."""
    parser = argparse.ArgumentParser(prog="python -m qa.training", description=__doc__)
    parser.add_argument("--reading", type=Path, required=True, help="questions: {set, id, question, answers, context}")
    parser.add_argument("--news", type=Path, required=True, help="articles to learn words and language from")
    parser.add_argument("--titles", type=Path, required=True, help="texts that nobody asked about, to be found as well")
    parser.add_argument("--pool", type=Path, required=True, help="folder for the index that stretches are found in")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    parser.add_argument("--minutes", type=float, default=120.0, help="at most so long, preparations aside")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    train(arguments)


def train(arguments: argparse.Namespace) -> None:
    """Every stage in order; the held-out questions choose nothing, they calibrate and are reported."""
    learned, held = split(read_questions(arguments.reading), HELD_OUT, SEED)
    # The held-out texts stay out of the vocabulary, of the word vectors and of pretraining too.
    contexts = dict.fromkeys(question.context for question in learned)
    corpus = segment(itertools.chain(contexts, read_texts(arguments.news)))
    vocabulary = build_vocabulary(corpus)
    log.info("%d word types, %d words", len(corpus.words), len(corpus.ids))

    shape = Shape(characters=len(vocabulary.rarity), words=len(vocabulary.words) + FIRST_FREE_ID)
    reader = Reader(shape)
    table = word_table(corpus, vocabulary, shape.word_dimension, SEED)
    reader.encoder.words.weight.data.copy_(torch.from_numpy(table))
    minutes = arguments.minutes * PRETRAINING
    pretrain(reader, Articles(corpus, vocabulary), Schedule(PRETRAINING_STEPS, minutes, RATE), SEED, arguments.device)

    asked_about = Found.among(arguments.pool, arguments.reading, arguments.titles)
    news = list(dict.fromkeys(read_texts(arguments.news)))
    told_of = Found.of_news(arguments.pool / "news", news)
    groups = [
        *([question] for question in learned),
        *stretches(asked_about, learned, SEED),
        *reported(told_of, news, MADE, SEED),
    ]
    data = prepare(groups, vocabulary, shape.longest_answer)
    aside = prepare(([question] for question in held), vocabulary, shape.longest_answer)
    log.info(
        "%d questions that people asked, %d texts to read for them and for others", len(learned), len(data.examples)
    )
    schedule = Schedule(STEPS, arguments.minutes - minutes, RATE / 4)
    for average in fit(reader, data, schedule, SEED, arguments.device):
        outcomes = list(answers(average, aside, arguments.device))
        log.info("held out: %s", summary(outcomes))
    export(average, vocabulary, calibrate(outcomes), arguments.out)
    log.info("written to %s", arguments.out)


if __name__ == "__main__":
    main()
