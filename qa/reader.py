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


NEARLY_AS_GOOD = 0.75


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


class Reader:
    """Reads paragraphs for a question. ``rarity`` gives a bigram's inverse document frequency in the corpus."""

    def __init__(self, rarity: Callable[[str], float]) -> None:
        self._rarity = rarity

    def weigh(self, question: Question) -> Weighted:
        """Weigh the question's characters by how rare they are in the corpus."""
        return Weighted.of(question, self._rarity)

    def rank(
        self, question: Question, weighted: Weighted, evidence: Sequence[Evidence], articles: Mapping[str, Article]
    ) -> list[Quote]:
        """Score every sentence of the evidence's paragraphs, best first; ``articles`` holds the article of each."""
        top = max((found.score for found in evidence), default=0.0) or 1.0
        best = {found.passage.paragraph: found.score / top for found in reversed(evidence)}
        quotes = [
            quote
            for paragraph, found in best.items()
            for quote in _quotes(question, weighted, paragraph, articles[paragraph.article_id], found)
        ]
        return sorted(quotes, key=lambda quote: (-quote.score, quote.paragraph.id, quote.start))


def assemble(question: Question, ranked: Sequence[Quote], article: Article) -> list[Quote]:
    """The quotes that make the answer: one sentence for a value, several for a definition, the items of a series.

    ``ranked`` holds at least one quote, the best first; ``article`` is that one's.
    """
    best = ranked[0]
    if question.kind is Kind.DEFINITION:
        return [quote for quote in ranked[:8] if quote.score > NEARLY_AS_GOOD * best.score][:4]
    if question.kind is Kind.LIST:
        return _series(best, article) or [best]
    return [best]


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


def _series(best: Quote, article: Article) -> list[Quote]:
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
