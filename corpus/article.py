"""The records that every package shares: Article, Paragraph, Passage.

Frozen, with stable ids and character offsets. Knows nothing of files, of search or of questions.

Two boundaries hold everywhere:

* A paragraph is the unit that is cited. Ordinals are 1-based and count citable paragraphs in reading order.
* A passage is the unit that is searched: ``paragraph.text[start:end]``; it never crosses a paragraph.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


def digest(parts: Iterable[str]) -> str:
    """Hash texts to 16 hexadecimal digits. The parts are kept apart: ("ab", "c") and ("a", "bc") differ."""
    hasher = hashlib.sha256()
    for part in parts:
        hasher.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return hasher.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One citable paragraph. ``section`` is the heading that it stands under, "" without one."""

    article_id: str
    ordinal: int
    text: str
    section: str = ""

    @property
    def id(self) -> str:
        """``article id#ordinal``: the same as long as the paragraph keeps its place."""
        return f"{self.article_id}#{self.ordinal}"

    @property
    def digest(self) -> str:
        """Hash of the text alone: finds the paragraph again after it moved."""
        return digest([self.text])


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What is known of an article besides its text."""

    id: str
    title: str = ""
    published: date | None = None
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Article(ArticleHead):
    """An article as its reader sees it: title, publisher, date, link and the paragraphs, nothing else.

    ``cut`` are the texts of its source that lost what a site puts around them; known only as it is read from a file.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    cut: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Hash of the text: equal for two copies of one article under different names, not for two sites' reprints."""
        return digest([*(paragraph.text for paragraph in self.paragraphs), *self.cut])


@dataclass(frozen=True, slots=True)
class Passage:
    """``paragraph.text[start:end]``: a whole paragraph, or consecutive sentences of a long one."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters that are searched."""
        return self.paragraph.text[self.start : self.end]
