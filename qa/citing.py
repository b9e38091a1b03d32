"""Numbers for the paragraphs that an answer stands on, in the order in which it cites them."""

from collections.abc import Mapping

from corpus.article import ArticleHead, Paragraph
from qa.answer import Citation


class Citing:
    """Hands out citation numbers; the same quotation keeps its number."""

    def __init__(self, heads: Mapping[str, ArticleHead]) -> None:
        self._heads = heads
        self._citations: dict[tuple[str, str], Citation] = {}

    def number(self, paragraph: Paragraph, start: int, end: int) -> int:
        """The number of ``paragraph.text[start:end]``, white space at its ends left out."""
        quote = paragraph.text[start:end].strip()
        key = (paragraph.id, quote)
        if key not in self._citations:
            head = self._heads[paragraph.article_id]
            self._citations[key] = Citation(len(self._citations) + 1, head, paragraph, quote)
        return self._citations[key].n

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations, by number."""
        return tuple(self._citations.values())
