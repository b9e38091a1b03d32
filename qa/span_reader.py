"""What a learned reader adds to the rules: which of the likely sentences answers, and the words in it that do.

It is asked where the rules have found likely sentences, so that it reads a few hundred characters a question. It adds
to the score of the sentence that holds its span, and its span stands in the quote where the rules find no value, or
where it is surer than they can be. Knows nothing of how spans are learned, of search or of guards.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from corpus.article import Paragraph
from corpus.chunking import sentences
from qa.question import Question
from qa.reader import NEARLY_AS_GOOD, Quote
from qa.span_model import SpanPrediction
from qa.spans import Span, of_wanted_kind
from qa.wording import Kind

WEIGHT = 0.8
"""What a certain span adds to its sentence's score; see benchmarks/LOG.md."""
_WINDOWS = 2
_LONGEST = 160  # characters of a window
# The others are the rules' own: figures stand or fall with their units and subjects, definitions want whole sentences.
_KINDS = {Kind.FACT, Kind.REASON, Kind.PERSON, Kind.PLACE, Kind.NAME, Kind.LIST, Kind.DATE, Kind.YES_NO}
# Of these, a first sentence in which the rules find one stays first: they know the kind that is asked for better.
_FOUND_BY_RULES = {Kind.NAME, Kind.LIST}
_LIKELY = 0.2  # from which a span counts at all
_LIKELIER = 0.4  # from which it takes the place of what the rules found
_LONGEST_NAME = 16
_NO_PERSON = re.compile(r"[，；《》“”0-9]")
_TIME = re.compile(r"[0-9年月日号]|世纪|[时早晚初末]期|[朝代]|[春夏秋冬]")


class SpanReader(Protocol):
    """Anything that finds the span of a text that answers: `qa.span_model.SpanModel`."""

    def predict(self, question: str, texts: Sequence[str]) -> list[SpanPrediction]:
        """The best span of each text, in their order."""
        ...


def informed(reader: SpanReader, question: Question, ranked: Sequence[Quote]) -> list[Quote]:
    """The quotes, best first, after the reader has read what surrounds those nearly as good as the first."""
    found_by_rules = question.kind in _FOUND_BY_RULES and any(quote.span for quote in ranked[:1])
    if question.kind not in _KINDS or found_by_rules:
        return list(ranked)
    near = [quote for quote in ranked if quote.score >= NEARLY_AS_GOOD * ranked[0].score]
    windows = _windows(near)
    found = reader.predict(question.text, [paragraph.text[start:end] for paragraph, start, end in windows])
    told = [
        (paragraph, start + span.start, start + span.end, span.probability)
        for (paragraph, start, _), span in zip(windows, found, strict=True)
        if span.probability >= _LIKELY and _fits(question, paragraph.text[start + span.start : start + span.end])
    ]
    quotes = [_with_span(quote, told) for quote in near]
    return [*sorted(quotes, key=lambda quote: (-quote.score, quote.paragraph.id, quote.start)), *ranked[len(near) :]]


def _fits(question: Question, said: str) -> bool:
    """Whether the words can be an answer of the kind that is asked for."""
    match question.kind:
        case Kind.DATE:
            return bool(_TIME.search(said))
        case Kind.PERSON:
            return len(said) <= _LONGEST_NAME and not _NO_PERSON.search(said)
        case Kind.NAME:
            return of_wanted_kind(question, said)
    return True


_Window = tuple[Paragraph, int, int]


def _windows(ranked: Sequence[Quote]) -> list[_Window]:
    """The surroundings of the likeliest sentences, each sentence in one of them."""
    windows: list[_Window] = []
    for quote in ranked:
        if not any(p == quote.paragraph and start <= quote.start and quote.end <= end for p, start, end in windows):
            windows.append((quote.paragraph, *_around(quote)))
            if len(windows) == _WINDOWS:
                break
    return windows


def _around(quote: Quote) -> tuple[int, int]:
    """As many whole sentences before and behind as fit, by turns."""
    tiles = sentences(quote.paragraph.text)
    low = high = next(i for i, (start, _) in enumerate(tiles) if start == quote.start)
    grown = True
    while grown:
        grown = False
        if low > 0 and tiles[high][1] - tiles[low - 1][0] <= _LONGEST:
            low, grown = low - 1, True
        if high + 1 < len(tiles) and tiles[high + 1][1] - tiles[low][0] <= _LONGEST:
            high, grown = high + 1, True
    return tiles[low][0], tiles[high][1]


def _with_span(quote: Quote, told: Sequence[tuple[Paragraph, int, int, float]]) -> Quote:
    for paragraph, start, end, probability in told:
        if paragraph == quote.paragraph and quote.start <= start < end <= quote.end:
            learned = Span(start - quote.start, end - quote.start, probability)
            keeps = quote.span and (_within(learned, quote.span) or probability < _LIKELIER)
            return replace(quote, score=quote.score + WEIGHT * probability, span=quote.span if keeps else learned)
    return quote


def _within(part: Span, whole: Span) -> bool:
    """2014 within 2014年: the rules know where a value ends."""
    return whole.start <= part.start and part.end <= whole.end
