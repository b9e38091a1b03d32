"""The sentences that answer, quoted exactly, and the value in them: reading without a language model.

Every sentence of the found paragraphs is scored by how much of the question it speaks of, itself first, then with
what its paragraph, section, title and article say; for a question that wants a figure, a date, a name or a list, by
the best candidate in it, too. Knows nothing of search, of history, or of how answers are shown.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.article import Article, Paragraph
from corpus.chunking import sentences
from corpus.measuring.dates import periods
from qa.answer import Evidence
from qa.asking.question import Question
from qa.finding.coverage import ARTICLE, HEADING, PARAGRAPH, Weighted, holds
from qa.language.answer_kinds import Kind
from qa.names.subjects import asked_bank, fit
from qa.reading.candidates import Place, Span, window
from qa.reading.definitions import asks_for_features, defined, strength, tells_features
from qa.reading.spans import spans
from qa.reading.told_so import told_so
from qa.surroundings import lead

REASONING = re.compile(
    r"因为|由于|因此|因[^素此]|原因|为了|所以|缺乏|缺少|难以|但|导致|受[^益到]|一来|二来|目的|为的是|这样|以便|从而"
    r"|旨在|却|拿不出"
    r"|没有|不足|无法|紧张|背后|源于|得益于|离不开|靠的是|在于|正是"
)
# What a sentence without a value is worth: least for the kinds of answers that can't do without.
_NO_VALUE = {Kind.FIGURE: 0.5, Kind.DATE: 0.5, Kind.COMPARISON: 0.5, Kind.PERSON: 0.7, Kind.NAME: 0.7, Kind.LIST: 0.9}
NEARLY_AS_GOOD = 0.75
_LOOKED_INTO = 48
_TOLD_SO = 1.4  # what a sentence is worth that is worded as the question wants it
_NOT_NAMED = 0.7  # what a sentence is worth whose paragraph names none of the products or persons
_NOW = re.compile("现在|目前|如今|眼下|当前")
_PAST = 0.8  # what a sentence of an earlier year is worth where the present is asked for
_BEFORE = 60  # characters before a sentence in which its figures' metric may be named


@dataclass(frozen=True, slots=True)
class Quote:
    """``paragraph.text[start:end]``, one sentence, with its score and the best candidate in it (sentence offsets).

    ``covered`` is the share of the question that the sentence and what stands around it speak of, ``own`` what the
    sentence alone does; ``found`` the score of its passage as a share of the best one's; ``fits`` is below 1 where
    the sentence may be about another name than the one asked about. ``chance`` is how probable the learned reader and
    ranker think it that the sentence answers; None where they did not judge it.
    """

    paragraph: Paragraph
    start: int
    end: int
    score: float
    covered: float
    span: Span | None
    own: float = 0.0
    found: float = 0.0
    fits: float = 1.0
    chance: float | None = None

    @property
    def text(self) -> str:
        """The sentence."""
        return self.paragraph.text[self.start : self.end].strip()

    @property
    def value(self) -> str:
        """The candidate's text, "" without one."""
        if self.span is None:
            return ""
        return self.paragraph.text[self.start + self.span.start : self.start + self.span.end]

    @property
    def clause(self) -> str:
        """The candidate with what stands around it, up to a punctuation mark on either side; "" without one."""
        if self.span is None:
            return ""
        sentence = self.paragraph.text[self.start : self.end]
        low, high = window(sentence, self.span.start, self.span.end, [])
        return sentence[low:high]


class Reader:
    """Reads paragraphs for a question. ``rarity`` gives a bigram's inverse document frequency in the corpus."""

    def __init__(self, rarity: Callable[[str], float]) -> None:
        self._rarity = rarity

    def weigh(self, question: Question) -> Weighted:
        """Weigh the question's characters by how rare they are in the corpus."""
        return Weighted.of(question, self._rarity, without=question.bank_name)

    def rank(
        self, question: Question, weighted: Weighted, evidence: Sequence[Evidence], articles: Mapping[str, Article]
    ) -> list[Quote]:
        """Score the sentences of the evidence's paragraphs, best first; ``articles`` holds the article of each.

        All are scored by their words; only the likeliest are looked into, for that takes most of the time.
        """
        top = max((found.score for found in evidence), default=0.0) or 1.0
        best = {found.passage.paragraph: found.score / top for found in reversed(evidence)}
        rough = [
            quote
            for paragraph, found in best.items()
            for quote in _rough(question, weighted, paragraph, articles[paragraph.article_id], found)
        ]
        likely = sorted(rough, key=_best_first)[:_LOOKED_INTO]
        fine = (_fine(question, weighted, quote, articles[quote.paragraph.article_id]) for quote in likely)
        return sorted(fine, key=_best_first)


def _best_first(quote: Quote) -> tuple[float, str, int]:
    return -quote.score, quote.paragraph.id, quote.start


def _rough(
    question: Question, weighted: Weighted, paragraph: Paragraph, article: Article, found: float
) -> Iterator[Quote]:
    """Each sentence with its score by words: its own, and those that paragraph, heading and article add."""
    text = paragraph.text
    heading = f"{paragraph.section} {article.title}"
    rest = lead(paragraph, article)
    around = [
        (weighted.covered(near), trust) for near, trust in ((text, PARAGRAPH), (heading, HEADING), (rest, ARTICLE))
    ]
    # A reason stands in a sentence of its own, which need not name what it is the reason of.
    share_of_own = 0.2 if question.kind is Kind.REASON else 0.5
    said = weighted if question.kind is Kind.NAME else weighted.besides(question.names)
    for start, end in sentences(text):
        own = (weighted.covered(text[start:end]), 1.0)
        covered, alone = weighted.total(own, *around), said.total(own)
        score = share_of_own * alone + 0.6 * covered + 0.1 * found
        yield Quote(paragraph, start, end, score, covered, None, alone, found)


def _fine(question: Question, weighted: Weighted, quote: Quote, article: Article) -> Quote:
    """The quote with its best candidate, and the score that this, its wording and its bank make of it."""
    paragraph, start, end, score = quote.paragraph, quote.start, quote.end, quote.score
    sentence = paragraph.text[start:end]
    span = next(iter(spans(question, weighted, place_of(quote, article))), None)
    if span:
        score += 0.5 * span.score
    else:
        score *= _NO_VALUE.get(question.kind, 1.0)
    if question.kind is Kind.DEFINITION:
        told = tells_features(sentence) if asks_for_features(question) else False
        score += 0.4 * strength(defined(question), sentence) + 0.3 * told
    score *= _TOLD_SO if told_so(question, sentence) else 1.0
    if question.kind is Kind.REASON:
        score *= 1.3 if REASONING.search(sentence) else 0.9
    wanted = (*question.products, *question.persons)
    named = not wanted or any(holds(name, [paragraph.text, paragraph.section]) for name in wanted)
    fits = 1.0 if named else _NOT_NAMED
    if _NOW.search(question.text) and _is_past(sentence, article.published):
        fits *= _PAST
    bank = asked_bank(question.organisations)
    if bank is not None:
        at = start + span.start if span else end
        fits *= 0.4 + 0.6 * fit(bank, paragraph, start, end, at, article)
    return replace(quote, score=score * fits, span=span, fits=fits)


def _is_past(sentence: str, published: date | None) -> bool:
    """Whether a sentence, 截至目前 apart, states only times that end before the year in which its article appeared."""
    stated = [period.last for period in periods(sentence, published) if period.last]
    return published is not None and bool(stated) and max(stated).year < published.year and not _NOW.search(sentence)


def place_of(quote: Quote, article: Article) -> Place:
    """The sentence of a quote with what stands before it, for candidates to be found in."""
    text = quote.paragraph.text
    before = text[max(0, quote.start - _BEFORE) : quote.start]
    return Place(text[quote.start : quote.end], before, article.published)
