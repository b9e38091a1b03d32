"""Which sentences make the answer: one for a value, several for a definition or a reason, the items of a list.

Every one is a quotation. Knows nothing of scores beyond their order, or of how answers are shown.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from corpus.article import Article
from corpus.chunking import sentences
from qa.asking.question import Question
from qa.guarding.antecedents import kind_meant, thing_meant
from qa.language.answer_kinds import Kind
from qa.names.subjects import mentions_of_banks, subject
from qa.reading.candidates import Span
from qa.reading.definitions import NAMED, asks_for_features, defined, goes_on, strength, tells_features
from qa.reading.listing import announced, asked_number, opens_series, place_in_series
from qa.reading.reader import NEARLY_AS_GOOD, REASONING, Quote
from qa.reading.spans import is_asked_about

_MOST_SENTENCES = 4
_LONGEST_BLOCK = 240  # characters of neighbouring sentences that make one list, or one explanation
_AS_LIKELY = 0.8  # of the best score: what is shown beside the best, for it answers for one in three of these
_OTHERS = 8  # quotes that other definitions are taken from


def assemble(question: Question, ranked: Sequence[Quote], article: Article) -> list[Quote]:
    """The quotes that make the answer. ``ranked`` holds at least one, the best first; ``article`` is that one's."""
    best = ranked[0]
    if question.kind is Kind.DEFINITION:
        return _definition(question, ranked)
    if question.kind is Kind.LIST:
        return _heads(question, best, article) or _series(best, article) or _with_next(_block(best), ranked)
    if question.kind is Kind.REASON:
        return _explanation(question, best)
    return _with_next([best], ranked) if question.kind is Kind.FACT else [best]


def _with_next(chosen: list[Quote], ranked: Sequence[Quote]) -> list[Quote]:
    """The sentences, and the next best where it is about as likely: what was meant is told by one of the two."""
    shown = {(quote.paragraph, quote.start) for quote in chosen}
    length = sum(len(quote.text) for quote in chosen)
    nearly = (
        quote
        for quote in ranked[1:]
        if quote.score >= _AS_LIKELY * ranked[0].score
        and length + len(quote.text) <= _LONGEST_BLOCK
        and (quote.paragraph, quote.start) not in shown
    )
    return [*chosen, *itertools.islice(nearly, 1)]


def antecedent(question: Question, best: Quote, article: Article) -> Quote | None:
    """The sentence that names what 该行 or 该平台 is, where its name is asked for and the best sentence has none."""
    if question.kind is not Kind.NAME or best.span is not None:
        return None
    if re.search(r"哪[家个]\S{0,2}?(?:银行|分行|$)", question.text):
        named = _bank_named(best, article)
        return None if named and is_asked_about(question, named.value) else named
    kind = kind_meant(best.text)
    return thing_meant(best, article, kind) if kind and kind in question.text else None


def _bank_named(best: Quote, article: Article) -> Quote | None:
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
    names, best = defined(question), ranked[0]
    chosen = [best]
    for quote in _behind(best):
        if not goes_on(names, quote.text) or quote.end - best.start > _LONGEST_BLOCK:
            break
        chosen.append(quote)
    taken = {(quote.paragraph, quote.start) for quote in chosen}
    others = (quote for quote in ranked[1:_OTHERS] if quote.score > NEARLY_AS_GOOD * best.score)
    wanted = tells_features if asks_for_features(question) else lambda sentence: strength(names, sentence) > NAMED
    chosen += [quote for quote in others if (quote.paragraph, quote.start) not in taken and wanted(quote.text)]
    return chosen[:_MOST_SENTENCES]


def _explanation(question: Question, best: Quote) -> list[Quote]:
    """The sentence with the ones behind it that go on to give reasons, or to speak of what the question names."""
    chosen = [best]
    for quote in _behind(best):
        if quote.end - best.start > _LONGEST_BLOCK or len(chosen) == _MOST_SENTENCES:
            break
        chosen.append(quote)
    while len(chosen) > 1 and not REASONING.search(chosen[-1].text) and not goes_on(question.products, chosen[-1].text):
        chosen.pop()
    return chosen


def _block(best: Quote) -> list[Quote]:
    """The sentence with those of its list: what a semicolon parts, or what follows an opening without a list.

    A sentence that lists several things by itself takes only those along that begin like it: 为甲提供…；为乙提供….
    """
    text = best.paragraph.text
    whole = _several(best.value)
    block = [best]
    for quote in _before(best):
        parted = text[: block[0].start].rstrip()[-1:] in "；;" and _begin_alike(quote, best)
        if not parted or best.end - quote.start > _LONGEST_BLOCK:
            break
        block.insert(0, quote)
    for quote in _behind(best):
        parted = text[: quote.start].rstrip()[-1:] in "；;：:" or (len(block) == 1 and not whole)
        runs_on = parted and (not whole or _begin_alike(quote, best))
        if not runs_on or quote.end - block[0].start > _LONGEST_BLOCK:
            break
        block.append(quote)
    return block


def _begin_alike(one: Quote, other: Quote) -> bool:
    return one.text[:1] == other.text[:1]


def _several(value: str) -> bool:
    """Whether a value names more than one thing."""
    return bool(re.search("[、和及与]|[”》][“《]", value))


def _before(best: Quote) -> Iterator[Quote]:
    """The sentences before a quote in its paragraph, the nearest first."""
    for start, end in reversed(sentences(best.paragraph.text)):
        if start < best.start:
            yield Quote(best.paragraph, start, end, best.score, best.covered, None)


def _behind(best: Quote) -> Iterator[Quote]:
    """The sentences behind a quote in its paragraph."""
    for start, end in sentences(best.paragraph.text):
        if start > best.start:
            yield Quote(best.paragraph, start, end, best.score, best.covered, None)


def _heads(question: Question, best: Quote, article: Article) -> list[Quote]:
    """The sentence that announces as many heads as are asked for, with the sentences that begin like the first."""
    begins = announced(question, best.text)
    if not begins:
        return []
    behind = (
        Quote(paragraph, start, end, best.score, best.covered, None)
        for paragraph in article.paragraphs[best.paragraph.ordinal - 1 :]
        for start, end in sentences(paragraph.text)
        if paragraph != best.paragraph or start > best.start
    )
    heads = [quote for quote in behind if quote.text.startswith(begins)][: asked_number(question) - 1]
    return [best, *heads] if len(heads) == asked_number(question) - 1 else []


def _series(best: Quote, article: Article) -> list[Quote]:
    """The numbered items of the series that the sentence announces or belongs to.

    The first may stand in the sentence itself: 做好三项工作：一是…；二是….
    """
    items = [best] if opens_series(best.text) else []
    for quote, place in _numbered(best, article, behind=bool(items)):
        if place == 1:
            if items and _at_or_behind(items[-1], best):
                break  # another series
            items = []
        if place == 1 or items:
            items.append(quote)
    return items if len(items) > 1 and _at_or_behind(items[-1], best) else []


def _numbered(best: Quote, article: Article, behind: bool) -> Iterator[tuple[Quote, int]]:
    """The items of series in the quote's paragraph, or behind it there, and in those after it that open with one."""
    for paragraph in article.paragraphs[best.paragraph.ordinal - 1 :]:
        own = paragraph == best.paragraph
        tiles = [tile for tile in sentences(paragraph.text) if not (own and behind) or tile[0] > best.start]
        places = [(tile, place_in_series(paragraph.text[slice(*tile)].strip())) for tile in tiles]
        if not own and all(place is None for _, place in places):
            return
        for (start, end), place in places:
            if place is not None:
                yield Quote(paragraph, start, end, best.score, best.covered, None), place


def _at_or_behind(quote: Quote, best: Quote) -> bool:
    return (quote.paragraph.ordinal, quote.start) >= (best.paragraph.ordinal, best.start)
