"""Whether a quote is about what a question names: its bank, organisations, products, persons, places.

The name has to stand in the paragraph, its section or title, or be what 该行, 该公司 or 这款产品 there refers to. Knows
nothing of how quotes are found or shown.
"""

import re
from collections.abc import Mapping, Sequence

from corpus.article import Article
from qa.bodies import about
from qa.coverage import holds
from qa.places import names_place
from qa.question import Question
from qa.reader import Quote
from qa.subjects import asked_bank, fit
from qa.wording import Kind

# What points at something named before: 该产品, 这家店, 它.
_POINTER = re.compile("该|这|其(?![中他它余实])|[它他她](?!们)|此|上述|后者|前者|两者")
_MEANT = 2  # paragraphs before that may name what is pointed at
_KIND = "(?:产品|平台|业务|App|APP|系统|模式)"
_OFFER = re.compile(f"“[^”]{{2,12}}”{_KIND}|{_KIND}“[^”]{{2,12}}”")
_OF_A_VALUE = {Kind.FIGURE, Kind.DATE, Kind.PERSON, Kind.COMPARISON}


def stranger(question: Question, quote: Quote, article: Article, forms: Mapping[str, Sequence[str]]) -> str:
    """The name in the question that the quote is not about, "" where it is about all of them.

    ``forms`` holds what else the corpus calls an organisation: 中消协 for 中国消费者协会.
    """
    paragraph = quote.paragraph
    bank = asked_bank(question.organisations)
    at = quote.start + quote.span.start if quote.span else quote.end
    if bank is not None and not fit(bank, paragraph, quote.start, quote.end, at, article):
        return question.bank_name
    for name in question.organisations:
        called = (name, *forms.get(name, ()))
        if name != question.bank_name and not about(called, paragraph, quote.start, quote.end, article):
            return name
    near = [paragraph.text, paragraph.section, *_meant(quote, article)]
    if question.kind is not Kind.NAME:  # a title names what every paragraph is near, and few are about
        near.append(article.title)
    for name in question.products:
        if not holds(name, near) or _about_another(name, question, quote):
            return name
    if question.topic and _about_another(question.topic, question, quote):
        return question.topic
    missing = next((name for name in question.persons if not holds(name, near)), "")
    return missing or _not_in_the_article(question, quote, article)


def _not_in_the_article(question: Question, quote: Quote, article: Article) -> str:
    """The topic or the place that the article does not name as far as the quote."""
    paragraph = quote.paragraph
    before = [earlier.text for earlier in article.paragraphs[: paragraph.ordinal - 1]]
    whole = " ".join((article.title, article.publisher, *before, paragraph.section, paragraph.text))
    if question.topic and not holds(question.topic, [whole]):
        return question.topic
    return next((place for place in question.places if not names_place(place, whole)), "")


def _meant(quote: Quote, article: Article) -> list[str]:
    """The paragraphs that the quote, or what stands before it in its paragraph, may point at."""
    paragraph = quote.paragraph
    if not _POINTER.search(paragraph.text[: quote.end]):
        return []
    earlier = article.paragraphs[: paragraph.ordinal - 1][-_MEANT:]
    return [before.text for before in earlier if before.section == paragraph.section]


def _about_another(name: str, question: Question, quote: Quote) -> bool:
    """Whether the value stands in a sentence that names another product, and not this one."""
    other = question.kind in _OF_A_VALUE and _OFFER.search(quote.text)
    return bool(other) and not holds(name, [quote.text])
