"""What stands around a quote in its article: the sentence before it, the paragraphs before, the whole text.

Nothing is kept: joining an article takes microseconds, hashing it for a cache takes longer.
"""

import re
from collections.abc import Iterator

from corpus.article import Article, Paragraph

_LEAD = 12  # paragraphs
_QUOTATION = re.compile("[“”‘’《》「」]")


def earlier(paragraph: Paragraph, article: Article, most: int | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs before one, in reading order; of more than ``most`` the last."""
    before = article.paragraphs[: paragraph.ordinal - 1]
    return before[-most:] if most else before


def lead(paragraph: Paragraph, article: Article) -> str:
    """The text of the dozen paragraphs before one."""
    return " ".join(before.text for before in earlier(paragraph, article, _LEAD))


def backwards(
    paragraph: Paragraph, position: int, article: Article, most: int | None = None
) -> Iterator[tuple[Paragraph, str]]:
    """The paragraph as far as ``position``, then up to ``most`` before it, the nearest first, each with its text."""
    yield paragraph, paragraph.text[:position]
    for before in reversed(earlier(paragraph, article, most)):
        yield before, before.text


def last_sentence(text: str) -> str:
    """What stands behind the last full stop of a text."""
    return re.split("[。！？]", text)[-1]


def sentence_before(text: str, position: int) -> str:
    """The sentence that ends at or goes on to ``position``, without its full stop."""
    return last_sentence(text[:position].rstrip("。！？"))


def texts_of(article: Article) -> tuple[str, ...]:
    """All that an article says: title, publisher and paragraphs."""
    return (article.title, article.publisher, *(paragraph.text for paragraph in article.paragraphs))


def full_text(article: Article) -> str:
    """Title and paragraphs as one text."""
    return " ".join((article.title, *(paragraph.text for paragraph in article.paragraphs)))


def unquoted(text: str) -> str:
    """A text without its quotation marks, and those of titles."""
    return _QUOTATION.sub("", text)
