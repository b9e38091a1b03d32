"""The sentences that answer, quoted exactly, and the value in them: reading without a language model.

Every sentence of the found paragraphs is scored by how much of the question it speaks of, itself first, then with
what its paragraph, section, title and article say; for a question that wants a figure, a date, a name or a list, by
the best candidate in it, too. Knows nothing of search, of history, or of how answers are shown.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.article import Article, Paragraph
from corpus.chunking import sentences
from qa.answer import Evidence
from qa.coverage import ARTICLE, HEADING, PARAGRAPH, Weighted
from qa.question import Question
from qa.spans import Place, Span, spans, starts_series
from qa.subjects import asked_bank, fit, mentions_of_banks, subject
from qa.wording import Kind

_DEFINING = re.compile(
    r"是(?:一[种款个]|由|为|面向|针对|指)|属于|产品|平台|推出|专门|旨在|为\S{2,20}?提供|具有|特点|面向|适用|针对|用于|利用|打造"
)
_REASONING = re.compile(r"因为|由于|因此|因[^素此]|原因|为了|所以|缺乏|缺少|难以|但|导致|受[^益到]")
# What a kind of answer can't do without costs a sentence that lacks it more than what it can.
_NO_VALUE = {Kind.FIGURE: 0.5, Kind.DATE: 0.5, Kind.COMPARISON: 0.5, Kind.PERSON: 0.7, Kind.NAME: 0.7, Kind.LIST: 0.9}
NEARLY_AS_GOOD = 0.75
_MOST_SENTENCES = 4
_LOOKED_INTO = 48
_SENTENCE_WEIGHT = 0.25  # of a passage's best sentence beside its fused score
_PARAGRAPHS_BEFORE = 12
_BEFORE = 60  # characters before a sentence in which its figures' metric may be named
_LONGEST_BLOCK = 240  # characters of neighbouring sentences that make one list


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


def reranked(
    question: Question, weighted: Weighted, evidence: Sequence[Evidence], articles: Mapping[str, Article]
) -> list[Evidence]:
    """Passages by their score and, with less weight, by the best of their sentences, best first."""

    def best_sentence(found: Evidence) -> float:
        passage = found.passage
        rough = _rough(question, weighted, passage.paragraph, articles[found.article.id], 0.0)
        return max((q.score for q in rough if passage.start <= q.start < passage.end), default=0.0)

    judged = [replace(found, score=found.score + _SENTENCE_WEIGHT * best_sentence(found)) for found in evidence]
    return sorted(judged, key=lambda found: -found.score)


def _best_first(quote: Quote) -> tuple[float, str, int]:
    return -quote.score, quote.paragraph.id, quote.start


def _introduces(names: Sequence[str], sentence: str) -> bool:
    """Whether a sentence says what a name is: 推出“邮易融”产品, 普惠云是…平台, 融资产品——普惠速贷."""
    return any(
        re.search(
            rf"(?:推出|打造|上线|发布|开发|创设|设立)[^。；]{{0,30}}{re.escape(name)}|产品——{re.escape(name)}"
            rf"|{re.escape(name)}[”」》]?(?:产品|平台|业务|模式|方案)?[^。；，]{{0,2}}(?:是|为|属于|专门|专属|面向|具有)",
            sentence,
        )
        for name in names
    )


def assemble(question: Question, ranked: Sequence[Quote], article: Article) -> list[Quote]:
    """The quotes that make the answer: one sentence for a value, several for a definition, the items of a list.

    ``ranked`` holds at least one quote, the best first; ``article`` is that one's.
    """
    best = ranked[0]
    if question.kind is Kind.DEFINITION:
        return _definition(question, ranked)
    if question.kind is Kind.LIST:
        return _series(best, article) or _block(best)
    return [best]


def antecedent(question: Question, best: Quote, article: Article) -> Quote | None:
    """The sentence that names the bank behind 该行, where a bank is asked for and the best sentence names none."""
    if (
        question.kind is not Kind.NAME
        or best.span is not None
        or not re.search(r"哪[家个]\S{0,2}?(?:银行|分行|$)", question.text)
    ):
        return None
    found = subject(best.paragraph, best.end, article)
    holders = [p for p in article.paragraphs if found and found[0] in (None, p)]
    for holder in holders:
        for mention in mentions_of_banks(holder.text):
            if found and mention.bank == found[1].bank:
                start, end = next(tile for tile in sentences(holder.text) if tile[0] <= mention.start < tile[1])
                span = Span(mention.start - start, mention.end - start, 1.0)
                return Quote(holder, start, end, best.score, best.covered, span)
    return None


def _definition(question: Question, ranked: Sequence[Quote]) -> list[Quote]:
    """Up to four sentences: the best, what its paragraph goes on to say of the same thing, and other definitions."""
    best = ranked[0]
    text = best.paragraph.text
    tiles = [tile for tile in sentences(text) if tile[0] >= best.start]
    about = [i for i, (start, end) in enumerate(tiles) if any(name in text[start:end] for name in question.products)]
    stretch = tiles[1 : max(about, default=0) + 1]
    if stretch and stretch[-1][1] - best.start > _LONGEST_BLOCK:
        stretch = []
    chosen = [best, *(Quote(best.paragraph, start, end, best.score, best.covered, None) for start, end in stretch)]
    taken = {(quote.paragraph, quote.start) for quote in chosen}
    others = (quote for quote in ranked[1:8] if quote.score > NEARLY_AS_GOOD * best.score)
    chosen += [q for q in others if (q.paragraph, q.start) not in taken and _introduces(question.products, q.text)]
    return chosen[:_MOST_SENTENCES]


def _block(best: Quote) -> list[Quote]:
    """The sentence with those that its list runs on to: behind a semicolon, or behind an opening without a list."""
    text = best.paragraph.text
    tiles = [tile for tile in sentences(text) if tile[0] >= best.start]
    block = [best]
    for start, end in tiles[1:]:
        goes_on = text[:start].rstrip()[-1:] in "；;：:" or (len(block) == 1 and best.span is None)
        if not goes_on or end - best.start > _LONGEST_BLOCK:
            break
        block.append(Quote(best.paragraph, start, end, best.score, best.covered, None))
    return block


def _rough(
    question: Question, weighted: Weighted, paragraph: Paragraph, article: Article, found: float
) -> Iterator[Quote]:
    """Each sentence with its score by words: its own, and those that paragraph, heading and article add."""
    text = paragraph.text
    heading = f"{paragraph.section} {article.title}"
    rest = " ".join(p.text for p in article.paragraphs[: paragraph.ordinal - 1][-_PARAGRAPHS_BEFORE:])
    around = weighted.trust((text, PARAGRAPH), (heading, HEADING), (rest, ARTICLE))
    # A reason stands in a sentence of its own, which need not name what it is the reason of.
    share_of_own = 0.2 if question.kind is Kind.REASON else 0.5
    for start, end in sentences(text):
        own = weighted.trust((text[start:end], 1.0))
        covered = weighted.total([max(pair) for pair in zip(own, around, strict=True)])
        score = share_of_own * weighted.total(own) + 0.6 * covered + 0.1 * found
        yield Quote(paragraph, start, end, score, covered, None)


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
        score += 0.15 * bool(_DEFINING.search(sentence)) + 0.25 * _introduces(question.products, sentence)
    if question.kind is Kind.REASON:
        score *= 1.3 if _REASONING.search(sentence) else 0.9
    bank = asked_bank(question.organisations)
    if bank is not None:
        at = start + span.start if span else end
        score *= 0.4 + 0.6 * fit(bank, paragraph, start, end, at, article)
    return Quote(paragraph, start, end, score, quote.covered, span)


def place_of(quote: Quote, article: Article) -> Place:
    """The sentence of a quote with what stands before it, for candidates to be found in."""
    text = quote.paragraph.text
    before = text[max(0, quote.start - _BEFORE) : quote.start]
    return Place(text[quote.start : quote.end], before, article.published)


def _series(best: Quote, article: Article) -> list[Quote]:
    """The numbered items that follow the sentence, in its own paragraph or at the head of those after it."""
    items: list[Quote] = []
    for paragraph in article.paragraphs[best.paragraph.ordinal - 1 :]:
        opening = [
            Quote(paragraph, start, end, best.score, best.covered, None)
            for start, end in sentences(paragraph.text)
            if starts_series(paragraph.text[start:end].strip())
        ]
        if not opening and paragraph != best.paragraph:
            break
        items += opening
    return items if len(items) >= 2 else []
