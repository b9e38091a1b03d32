"""Questions made from news: a figure, date, name or place of a sentence is taken out and asked for, in its passage.

They teach a network that starts from nothing to find the sentence that a question is about and to tell kinds of answer
apart, before it reads what people asked. Words are left out of them, for people do not repeat a sentence.
"""

import random
from collections.abc import Iterable, Iterator

from corpus.chunking import sentences
from embeddings.training.questions import question_with_answer
from qa.span_features import cut_words
from qa.training.examples import Question

MADE = "made"
"""The origin of these questions."""
_PASSAGE = (80, 260)
_EACH = 3
_WORDS_LEFT_OUT = 0.35
"""At most this share of a question's words."""
_ASKING = frozenset(
    [
        "谁",
        "哪",
        "哪里",
        "哪儿",
        "哪个",
        "哪些",
        "哪家",
        "哪年",
        "哪位",
        "哪部",
        "哪份",
        "哪几个",
        "什么",
        "多少",
        "何时",
        "何处",
        "几",
        "多大",
        "什么样",
    ]
)


def made_questions(texts: Iterable[str], count: int, seed: int) -> list[Question]:
    """Make ``count`` questions, or as many as the texts are good for."""
    rng = random.Random(seed)
    made: list[Question] = []
    for text in texts:
        for passage in _passages(text, rng):
            made += _ask(passage, f"made-{len(made)}", rng)
        if len(made) >= count:
            break
    return made[:count]


def _passages(text: str, rng: random.Random) -> Iterator[str]:
    """One stretch of whole sentences."""
    tiles = sentences(text)
    if not tiles:
        return
    first = rng.randrange(len(tiles))
    wanted = rng.randint(*_PASSAGE)
    end = next((end for _, end in tiles[first:] if end - tiles[first][0] >= wanted), len(text))
    passage = text[tiles[first][0] : end]
    if _PASSAGE[0] <= len(passage) <= 2 * _PASSAGE[1]:
        yield passage


def _ask(passage: str, name: str, rng: random.Random) -> Iterator[Question]:
    tiles = sentences(passage)
    for number, (start, end) in enumerate(rng.sample(tiles, min(_EACH, len(tiles)))):
        made = question_with_answer(passage[start:end], rng)
        if made and passage.count(made[1].strip()) == 1:
            yield Question(MADE, f"{name}-{number}", _thinned(made[0], rng), (made[1].strip(),), passage)


def _thinned(question: str, rng: random.Random) -> str:
    share = rng.random() * _WORDS_LEFT_OUT
    words = cut_words(question)
    return "".join(word for word in words if word in _ASKING or rng.random() >= share)
