"""What a learned reader adds to the rules: which of the likely sentences answers, and the words in it that do.

It reads what surrounds the sentences that the rules like best, a few hundred characters a question. Trees rank them by
what it finds and what the rules say; its span stands in the quote where the rules find no value, or where it is surer
than they can be. Knows nothing of how spans and trees are learned, of search or of guards.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.article import Paragraph
from corpus.chunking import sentences
from corpus.measuring.figures import figures
from corpus.measuring.units import Family
from qa.asking.question import Question
from qa.language.answer_kinds import NEEDS_VALUE, Kind
from qa.names.persons import persons_in
from qa.reading.candidates import Span
from qa.reading.listing import announced, announces_asked, asked_number, items_in
from qa.reading.reader import Quote
from qa.reading.sentence_ranker import LIKELY, Chance, SentenceRanker
from qa.reading.span_model import SpanPrediction
from qa.reading.spans import is_asked_about, of_wanted_kind

_WINDOWS = 6
_LONGEST = 160  # characters of a window
_WORTH_READING = 0.5  # of the best sentence's score
# A definition is one by its wording, which the rules know.
_OF_RULES = {Kind.DEFINITION, Kind.COMPARISON}
# Figures stand or fall with their units and subjects: the reader tells where, the rules which.
_VALUES = set(Kind) - _OF_RULES - {Kind.FIGURE}
WEIGHT = 1.0
"""What a sentence that certainly answers gains on the rules' scores, of about 0 to 1.5; see benchmarks/LOG.md."""
_LIKELY = 0.2  # from which a span counts at all
_LIKELIER = 0.4  # from which it takes the place of what the rules found
_SURE = 1.0  # a person's score from which the sentence says what is asked of them: that they hold the post
_NO_VALUE = 0.2
_OTHER_NUMBER = 0.55  # what a sentence is worth that lists fewer or more things than are asked for
_LONGEST_NAME, _LONGEST_TIME = 16, 24  # characters
_WHO = "谁"  # of facts: whoever pays is no person, or not only
_GETS_OR_GIVES = re.compile("[给至入为是由向][^，。；：]{0,12}$")  # 打给了支行行长 before whom it was paid to
_NO_PERSON = re.compile(r"[，；《》“”0-9\-]")
_NO_TIME = re.compile("第[0-9一二三四五六七八九十百零]+[章节条款项]")  # of a law
_TIME = re.compile(r"[0-9年月日号]|世纪|[时早晚初末]期|[朝代]|[春夏秋冬]")


class SpanReader(Protocol):
    """Anything that finds the span of a text that answers: `qa.reading.span_model.SpanModel`."""

    def predict(self, question: str, texts: Sequence[str]) -> list[SpanPrediction]:
        """The best span of each text, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class LearnedReader:
    """Both that were learned: what finds spans, and what ranks sentences by them."""

    spans: SpanReader
    sentences: SentenceRanker


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a sentence; ``span`` is the best span of the text around it, if it lies in the sentence."""

    found: Chance
    span: Span | None = None


def informed(learned: LearnedReader, question: Question, ranked: Sequence[Quote]) -> list[Quote]:
    """The likeliest quotes, best first, after the reader has read what surrounds them; the best score stays as it was.

    ``ranked`` are the rules' quotes, best first.
    """
    if question.kind in _OF_RULES or not ranked:
        return list(ranked)
    likely = ranked[:LIKELY]
    told = read(learned.spans, question, likely)
    judged = learned.sentences.judge(likely, [one.found for one in told])
    quotes = [_with_value(question, quote, one.span) for quote, one in zip(likely, told, strict=True)]
    scores = [
        quote.score + WEIGHT * chance * _fit(question, quote) for quote, chance in zip(quotes, judged, strict=True)
    ]
    scale = ranked[0].score / max(scores)
    scored = [
        replace(quote, score=scale * score, chance=chance)
        for quote, score, chance in zip(quotes, scores, judged, strict=True)
    ]
    scored = _as_many_as_asked(question, scored)
    return sorted(scored, key=lambda quote: (-quote.score, quote.paragraph.id, quote.start))


def _as_many_as_asked(question: Question, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes, with less for the others where one of the likely ones lists as many things as are asked for.

    Where one announces these by their name, no list does of as many other things: 三大条件 are asked for, and no banks.
    """
    wanted = asked_number(question) if question.kind is Kind.LIST else 0
    least = _WORTH_READING * max(quote.score for quote in quotes)
    if not wanted:
        return list(quotes)
    very = [announces_asked(question, quote.text) for quote in quotes]
    named = any(one and quote.score >= least for one, quote in zip(very, quotes, strict=True))
    opens = [one or bool(announced(question, quote.text)) for one, quote in zip(very, quotes, strict=True)]
    quotes = [replace(quote, span=None) if heads else quote for quote, heads in zip(quotes, opens, strict=True)]
    held = [
        quote.score >= least
        and (heads or items_in(quote.value) == wanted)
        and not (named and question.head not in quote.text)
        for quote, heads in zip(quotes, opens, strict=True)
    ]
    if not any(held):
        return list(quotes)
    return [
        quote if own else replace(quote, score=_OTHER_NUMBER * quote.score)
        for quote, own in zip(quotes, held, strict=True)
    ]


def _fit(question: Question, quote: Quote) -> float:
    """What a sentence's chance is worth by its names and by whether it holds a value of the kind that is asked for."""
    return quote.fits * (_NO_VALUE if quote.span is None and question.kind in NEEDS_VALUE else 1.0)


def read(reader: SpanReader, question: Question, ranked: Sequence[Quote]) -> list[Read]:
    """What the reader makes of the text around each quote; it reads around the first of them alone."""
    around = windows(ranked)
    found = reader.predict(question.text, [paragraph.text[start:end] for paragraph, start, end in around])
    return [_told(quote, around, found) for quote in ranked]


def _told(quote: Quote, around: Sequence["Window"], found: Sequence[SpanPrediction]) -> Read:
    for (paragraph, low, high), span in zip(around, found, strict=True):
        if paragraph == quote.paragraph and low <= quote.start and quote.end <= high:
            start, end = low + span.start - quote.start, low + span.end - quote.start
            if not 0 <= start < end <= quote.end - quote.start:
                return Read(Chance(0.0, span.probability))
            return Read(Chance(span.probability, span.probability), Span(start, end, span.probability))
    return Read(Chance())


def _with_value(question: Question, quote: Quote, span: Span | None) -> Quote:
    """The quote with the reader's span where that is the better value."""
    if span is None or span.score < _LIKELY or question.kind not in _VALUES:
        return quote
    sentence = quote.paragraph.text[quote.start : quote.end]
    if not _fits(question, sentence[span.start : span.end], sentence):
        return quote
    counted = asked_number(question) if question.kind is Kind.LIST else 0
    sure = quote.span is not None and question.kind is Kind.PERSON and quote.span.score > _SURE
    whole = bool(counted) and items_in(quote.value) == counted
    keeps = quote.span and (sure or whole or _within(span, quote.span) or span.score < _LIKELIER)
    return quote if keeps else replace(quote, span=span)


def _fits(question: Question, said: str, sentence: str) -> bool:
    """Whether the words of a sentence can be an answer of the kind that is asked for."""
    match question.kind:
        case Kind.DATE:
            counted = any(figure.family is not Family.SPAN for figure in figures(said))  # 22.5元
            return len(said) <= _LONGEST_TIME and not counted and bool(_TIME.search(_NO_TIME.sub("", said)))
        case Kind.PERSON:
            return len(said) <= _LONGEST_NAME and not (_NO_PERSON.search(said) or is_asked_about(question, said))
        case Kind.FACT:
            persons = (one for one in persons_in(sentence) if not _GETS_OR_GIVES.search(sentence[: one[0]]))
            return not (_WHO in question.text and any(sentence[slice(*one)] == said for one in persons))
        case Kind.NAME:
            return of_wanted_kind(question, said) and not is_asked_about(question, said)
    return True


Window = tuple[Paragraph, int, int]
"""``paragraph.text[start:end]``, what is read at a time."""


def windows(ranked: Sequence[Quote]) -> list[Window]:
    """The surroundings of the likeliest sentences, each sentence in one of them."""
    found: list[Window] = []
    for quote in (quote for quote in ranked if quote.score >= _WORTH_READING * ranked[0].score):
        if not any(p == quote.paragraph and start <= quote.start and quote.end <= end for p, start, end in found):
            found.append((quote.paragraph, *_around(quote)))
            if len(found) == _WINDOWS:
                break
    return found


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


def _within(part: Span, whole: Span) -> bool:
    """2014 within 2014年: the rules know where a value ends."""
    return whole.start <= part.start and part.end <= whole.end
