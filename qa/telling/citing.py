"""Numbers for the paragraphs that an answer stands on, in the order in which it cites them."""

from collections.abc import Mapping
from dataclasses import replace

from corpus.article import ArticleHead, Paragraph
from qa.answer import Citation


class Citing:
    """Hands out citation numbers. Quotations of one paragraph that touch are one citation."""

    def __init__(self, heads: Mapping[str, ArticleHead]) -> None:
        self._heads = heads
        self._citations: list[tuple[Citation, int, int]] = []

    def quote(self, paragraph: Paragraph, start: int, end: int) -> int:
        """The number for ``paragraph.text[start:end]``, white space at its ends left out."""
        for i, (citation, first, last) in enumerate(self._citations):
            apart = paragraph.text[min(end, last) : max(start, first)]
            if citation.paragraph == paragraph and not apart.strip():
                first, last = min(first, start), max(last, end)
                self._citations[i] = (replace(citation, quote=paragraph.text[first:last].strip()), first, last)
                return citation.n
        head = self._heads[paragraph.article_id]
        citation = Citation(len(self._citations) + 1, head, paragraph, paragraph.text[start:end].strip())
        self._citations.append((citation, start, end))
        return citation.n

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations, by number."""
        return tuple(citation for citation, _, _ in self._citations)
