"""What a learned reader adds to the rules: which of the likely sentences answers, and the words in it that do.

It is asked where the rules have found likely sentences, so that it reads a few hundred characters a question. Its span
stands in a quote only where the rules find no value, or for kinds of answer that it knows better; a figure or a date
is always the rules' own. Knows nothing of how spans are learned, of search or of guards.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from corpus.article import Paragraph
from corpus.chunking import sentences
from qa.question import Question
from qa.reader import Quote
from qa.span_model import SpanPrediction
from qa.spans import Span
from qa.wording import Kind

WEIGHT = 0.8
"""What a certain span adds to its sentence's score; see benchmarks/LOG.md."""
_WINDOWS = 5
_LONGEST = 300  # characters of a window
_BY_RULES = {Kind.FIGURE, Kind.DATE, Kind.COMPARISON}
_BY_LEARNING = {Kind.PERSON, Kind.PLACE, Kind.NAME, Kind.LIST}
_LIKELY = 0.3  # from which a span takes the place of what the rules found


class SpanReader(Protocol):
    """Anything that finds the span of a text that answers: `qa.span_model.SpanModel`."""

    def predict(self, question: str, texts: Sequence[str]) -> list[SpanPrediction]:
        """The best span of each text, in their order."""
        ...


def informed(reader: SpanReader, question: Question, ranked: Sequence[Quote]) -> list[Quote]:
    """The quotes, best first, after the reader has read what surrounds the likeliest ones."""
    windows = _windows(ranked)
    found = reader.predict(question.text, [paragraph.text[start:end] for paragraph, start, end in windows])
    spans = {
        window: (window[1] + prediction.start, window[1] + prediction.end, prediction.probability)
        for window, prediction in zip(windows, found, strict=True)
    }
    told = [_with_span(question, quote, spans) for quote in ranked]
    return sorted(told, key=lambda quote: (-quote.score, quote.paragraph.id, quote.start))


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


def _with_span(question: Question, quote: Quote, spans: dict[_Window, tuple[int, int, float]]) -> Quote:
    for (paragraph, _, _), (start, end, probability) in spans.items():
        if paragraph == quote.paragraph and quote.start <= start < end <= quote.end:
            span = quote.span
            wanted = span is None or (question.kind in _BY_LEARNING and probability >= _LIKELY)
            if wanted and question.kind not in _BY_RULES:
                span = Span(start - quote.start, end - quote.start, probability)
            return replace(quote, score=quote.score + WEIGHT * probability, span=span)
    return quote
