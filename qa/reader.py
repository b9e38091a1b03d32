"""The sentences that answer, quoted exactly, and the value in them: reading without a language model.

Every sentence of the found paragraphs is scored by how much of the question it speaks of, itself first, then with
what its paragraph, section, title and article say; for a question that wants a figure, a date, a name or a list, by
the best candidate in it, too. Knows nothing of search, of history, or of how answers are shown.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.article import Article, Paragraph
from corpus.chunking import sentences
from qa.answer import Evidence
from qa.coverage import ARTICLE, HEADING, PARAGRAPH, Weighted
from qa.question import Kind, Question
from qa.spans import Span, spans, starts_series

_DEFINING = re.compile(r"是(?:一[种款个]|由|为|面向|针对|指)|属于|产品|平台|推出|专门|旨在|为\S{2,20}?提供|具有|特点|面向|适用|针对|用于|利用")


@dataclass(frozen=True, slots=True)
class Quote:
    """``paragraph.text[start:end]``, one sentence, with its score and the best candidate in it (sentence offsets)."""

    paragraph: Paragraph
    start: int
    end: int
    score: float
    covered: float
    span: Span | None

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


@dataclass(frozen=True, slots=True)
class Reading:
    """The quotes that answer, best first, and the short answer. No quotes: nothing was found to read."""

    quotes: tuple[Quote, ...]
    short_answer: str = ""


class Reader:
    """Reads paragraphs for a question. ``rarity`` gives a bigram's inverse document frequency in the corpus."""

    def __init__(self, rarity: Callable[[str], float]) -> None:
        self.rarity = rarity

    def read(self, question: Question, evidence: Sequence[Evidence], articles: Mapping[str, Article]) -> Reading:
        """Read the paragraphs of the evidence; ``articles`` holds the whole article of each."""
        weighted = Weighted.of(question, self.rarity)
        best_found = max((found.score for found in evidence), default=0.0) or 1.0
        quotes: list[Quote] = []
        seen: set[str] = set()
        for found in evidence:
            paragraph = found.passage.paragraph
            if paragraph.id not in seen:
                seen.add(paragraph.id)
                article = articles[paragraph.article_id]
                quotes += _quotes(question, weighted, paragraph, article, found.score / best_found)
        quotes.sort(key=lambda quote: -quote.score)
        if not quotes:
            return Reading(())
        return _assemble(question, quotes, articles[quotes[0].paragraph.article_id])


def _quotes(
    question: Question, weighted: Weighted, paragraph: Paragraph, article: Article, found: float
) -> list[Quote]:
    text = paragraph.text
    heading = f"{paragraph.section} {article.title}"
    rest = " ".join(p.text for p in article.paragraphs[: paragraph.ordinal - 1][-12:])
    quotes = []
    for start, end in sentences(text):
        sentence = text[start:end]
        own = weighted.share((sentence, 1.0))
        covered = weighted.share(
            (sentence, 1.0), (text, PARAGRAPH), (heading, HEADING), (rest, ARTICLE)
        )
        score = 0.5 * own + 0.6 * covered + 0.1 * found
        span = next(iter(spans(question, weighted, sentence, article.published)), None)
        score += 0.5 * span.score if span else 0.0
        if question.kind is Kind.DEFINITION:
            score += 0.15 * bool(_DEFINING.search(sentence))
        quotes.append(Quote(paragraph, start, end, score, covered, span))
    return quotes


def _assemble(question: Question, quotes: list[Quote], article: Article) -> Reading:
    best = quotes[0]
    if question.kind is Kind.DEFINITION:
        chosen = [quote for quote in quotes[:8] if quote.score > 0.75 * best.score][:4]
        return Reading(tuple(chosen), "")
    if question.kind is Kind.LIST:
        series = _series(question, best, article)
        if series:
            return Reading(tuple(series), "")
    return Reading((best,), best.value)


def _series(question: Question, best: Quote, article: Article) -> list[Quote]:
    """The numbered items that follow the sentence, in its own paragraph or at the head of those after it."""
    items: list[Quote] = []
    for paragraph in article.paragraphs[best.paragraph.ordinal - 1 :]:
        opening = [
            Quote(paragraph, start, end, best.score, best.covered, None)
            for start, end in sentences(paragraph.text)
            if starts_series(paragraph.text[start:end].strip())
        ]
        if not opening and paragraph is not best.paragraph:
            break
        items += opening
    return items if len(items) >= 2 else []
