"""Is a model's sentence supported by the paragraphs that it cites? Pure functions; knows nothing of models or pages.

Checked are the citations, every figure and date, every name, and how much of the wording the paragraphs share. None of
this proves that a sentence is true; it keeps out what its paragraphs can't have said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from corpus.characters import tidy
from corpus.chunking import sentences
from qa.answer import Citation, Statement
from qa.language.tagging import tagged_words
from qa.language_model.model_text import plain
from qa.language_model.quantities import Source, unheld


class Reason(StrEnum):
    """Why a sentence is not shown."""

    UNCITED = "no citation"
    UNKNOWN = "no such citation"
    QUANTITY = "figure or date not in the cited paragraphs"
    NAME = "name not in the cited paragraphs"
    FOREIGN = "not what the cited paragraphs say"
    BESIDE = "not about the question"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that is not shown; ``detail`` is the number, the figure or the name that failed."""

    text: str
    reason: Reason
    detail: str = ""


# The share of a sentence's character pairs that its paragraphs hold. Of 255 sentences that retell a paragraph freely,
# 2% share less, of sentences about something else 99% do.
SHARED_AT_LEAST = 0.35
# jieba's tags for people, places, organisations, other proper names and Latin words.
_NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "eng"})
_LONGEST_PROOF = 3  # sentences
_PRICE_OF_LENGTH = 0.08


def check(sentence: str, citations: Mapping[int, Citation], question: str) -> Statement | Dropped | None:
    """Check one sentence as the model wrote it; None where nothing is left of it but markup.

    What it says has to stand in the paragraphs' text. It may use names out of their titles and headings, and those of
    the question: whoever chose the paragraphs made sure that they are about them.
    """
    text, numbers = plain(sentence)
    if not text:
        return None
    if not numbers:
        return Dropped(text, Reason.UNCITED)
    unknown = [n for n in numbers if n not in citations]
    if unknown:
        return Dropped(text, Reason.UNKNOWN, f"[{unknown[0]}]")
    cited = [citations[n] for n in numbers]
    quantity = unheld(text, [Source(c.paragraph.text, c.article.published) for c in cited])
    if quantity:
        return Dropped(text, Reason.QUANTITY, quantity)
    said = [c.paragraph.text for c in cited]
    about = [part for c in cited for part in (c.paragraph.section, c.article.title, c.article.publisher)]
    name = _unheld_name(text, [*said, *about, question])
    if name:
        return Dropped(text, Reason.NAME, name)
    if shared(text, said) < SHARED_AT_LEAST:
        return Dropped(text, Reason.FOREIGN)
    return Statement(text, numbers)


def _unheld_name(sentence: str, texts: Sequence[str]) -> str:
    held = "\n".join(tidy(text).lower() for text in texts)
    names = (word for word, tag in tagged_words(sentence) if tag in _NAME_TAGS and len(word) > 1)
    return next((name for name in names if name.lower() not in held), "")


def shared(sentence: str, texts: Sequence[str]) -> float:
    """The share of the sentence's character pairs that the texts hold; 1.0 for a sentence without a pair."""
    pairs = list(_pairs(sentence))
    held = {pair for text in texts for pair in _pairs(text)}
    return sum(pair in held for pair in pairs) / len(pairs) if pairs else 1.0


def proof(statement: str, paragraph: str) -> tuple[int, int]:
    """The span of up to three neighbouring sentences of the paragraph that share most with the statement."""
    tiles = sentences(paragraph) or ((0, len(paragraph)),)
    spans = [
        (first, tiles[last], last - i)
        for i, (first, _) in enumerate(tiles)
        for last in range(i, min(i + _LONGEST_PROOF, len(tiles)))
    ]
    start, (_, end), _ = max(
        spans, key=lambda span: shared(statement, [paragraph[span[0] : span[1][1]]]) - _PRICE_OF_LENGTH * span[2]
    )
    return start, end


def _pairs(text: str) -> Iterator[str]:
    """Neighbouring letters, digits and characters, across no punctuation."""
    for a, b in pairwise(text):
        if a.isalnum() and b.isalnum():
            yield (a + b).lower()
