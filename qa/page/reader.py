"""The article that a citation points into, at its paragraph, with the quoted words apart.

Called by the browser through the page's server functions. Knows nothing of Gradio or of HTML.
"""

from dataclasses import dataclass
from typing import Literal

from corpus.article import Article, Paragraph
from qa.assistant import Assistant
from qa.page.intake import Place
from qa.page.turn import web_link

PUBLISHERS_SHOWN = 200
EXAMPLES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive characters of a paragraph, quoted or not. Cut here: a browser counts characters differently."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class OpenParagraph:
    """A paragraph to read; its heading is set only where a section begins."""

    ordinal: int
    heading: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article opened at a paragraph. ``current`` is 0 when the cited paragraph is gone (``found`` says so)."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    paragraphs: tuple[OpenParagraph, ...]
    current: int
    found: Literal["in place", "moved", "changed"]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page says about the corpus before anyone asks."""

    articles: int
    paragraphs: int
    publishers: tuple[str, ...]
    examples: tuple[str, ...]


def open_article(assistant: Assistant, place: Place) -> OpenArticle | None:
    """Open the article of ``place`` at its paragraph; None when the article isn't indexed.

    A paragraph that moved since it was cited is found by its digest. One whose text changed is not shown as the
    cited one.
    """
    article = assistant.article(place.article)
    if article is None:
        return None
    current, found = _locate(article, place)
    return OpenArticle(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        date=article.published.isoformat() if article.published else "",
        url=web_link(article.url),
        paragraphs=tuple(
            OpenParagraph(
                ordinal=paragraph.ordinal,
                heading=paragraph.section if paragraph.section != section_before else "",
                spans=_spans(paragraph.text, place) if paragraph.ordinal == current else (Span(paragraph.text, False),),
            )
            for paragraph, section_before in _with_section_before(article)
        ),
        current=current,
        found=found,
    )


def overview(assistant: Assistant) -> Overview:
    """Say what is indexed, from whom, and what could be asked."""
    examples = assistant.examples(EXAMPLES_SHOWN)
    counts = assistant.index.manifest.counts
    return Overview(counts.articles, counts.paragraphs, assistant.publishers()[:PUBLISHERS_SHOWN], examples)


def _locate(article: Article, place: Place) -> tuple[int, Literal["in place", "moved", "changed"]]:
    by_ordinal = {paragraph.ordinal: paragraph for paragraph in article.paragraphs}
    in_place = by_ordinal.get(place.paragraph)
    if in_place is not None and place.digest in ("", in_place.digest):
        return in_place.ordinal, "in place"
    for paragraph in article.paragraphs:
        if place.digest and paragraph.digest == place.digest:
            return paragraph.ordinal, "moved"
    return 0, "changed"


def _spans(text: str, place: Place) -> tuple[Span, ...]:
    start, end = min(place.start, len(text)), min(place.end, len(text))
    if start >= end:
        return (Span(text, False),)
    cut = (Span(text[:start], False), Span(text[start:end], True), Span(text[end:], False))
    return tuple(span for span in cut if span.text)


def _with_section_before(article: Article) -> list[tuple[Paragraph, str]]:
    sections = ["", *(paragraph.section for paragraph in article.paragraphs)]
    return list(zip(article.paragraphs, sections, strict=False))
