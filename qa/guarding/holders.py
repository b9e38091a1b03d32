"""Whether a quote names the holder of the post that is asked for, at the very house.

The house has to stand before the title, or be what the sentence or its paragraph goes on about. How sentences tell of
posts is for qa/names/posts.py; knows nothing of how quotes are found.
"""

from collections.abc import Iterable, Iterator

from corpus.article import Article
from qa.finding.coverage import mentions
from qa.guarding.bodies import forms_of
from qa.names.bank_names import is_same_bank
from qa.names.organisation_names import proper_organisations_in
from qa.names.posts import Held, Post, held_by, is_of, names_house, points_back
from qa.names.subjects import mentions_of_banks
from qa.reading.reader import Quote
from qa.surroundings import backwards

_A_NAME = 4  # characters from which what stands before a title is the name of a house
_REACH = 3  # paragraphs before that may name what a paragraph goes on about


def holds_post(post: Post, quote: Quote, article: Article, others: Iterable[str] = ()) -> bool:
    """Whether the person of the quote is told to hold the post; ``others`` are what the house is called besides."""
    assert quote.span is not None
    sentence = quote.paragraph.text[quote.start : quote.end]
    forms = tuple(dict.fromkeys(form for name in (post.whose, *others) for form in forms_of(name, article)))
    return any(
        is_of(held.house, post.whose)
        and not (held.former and post.now)
        and _at_the_house(post, held, forms, quote, article)
        for held in held_by(sentence, quote.span.start, quote.span.end, post)
    )


def _at_the_house(post: Post, held: Held, forms: Iterable[str], quote: Quote, article: Article) -> bool:
    """Whether the house of a post is the one asked for: by name, or as what was named last."""
    if not points_back(held.house) and (_names(post.whose, forms, held.house) or len(held.house) >= _A_NAME):
        return _names(post.whose, forms, held.house)
    before = quote.paragraph.text[quote.start : quote.start + held.start]
    houses = [before[start:end] for start, end in proper_organisations_in(before)]
    if houses:
        return _names(post.whose, forms, houses[-1])
    return any(_names(post.whose, forms, text) for text in _near(quote, article, before))


def _near(quote: Quote, article: Article, before: str) -> Iterator[str]:
    paragraph = quote.paragraph
    yield from (before, paragraph.section, article.title)
    yield from (text for _, text in backwards(paragraph, quote.start, article, _REACH))


def _names(whose: str, forms: Iterable[str], text: str) -> bool:
    """Whether a text names the house in one of its forms, or is a bank that is called otherwise."""
    if any(names_house(form, text) for form in forms):
        return True
    if any(form.lower() not in text.lower() and mentions(form, [text]) for form in forms):
        return True
    asked = next(iter(mentions_of_banks(whose)), None)
    return asked is not None and any(is_same_bank(told.bank.name, asked.bank.name) for told in mentions_of_banks(text))
