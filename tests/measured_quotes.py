"""Questions for figures and quotes that hold one, of invented sentences."""

from corpus.article import Article, Paragraph
from corpus.measuring.metrics import rows
from qa.asking.question import read_question
from qa.reading.candidates import Span
from qa.reading.reader import Quote


def asked(text):
    return read_question(text, [name for name in ("青禾银行", "晨露贷") if name in text])


def quoted(text, value):
    """The quote of a whole paragraph with a value in it, and the row of that value."""
    paragraph = Paragraph("a", 1, text)
    start = text.index(value)
    row = next(row for row in rows(Article("a", paragraphs=(paragraph,))) if row.figure.start == start)
    return Quote(paragraph, 0, len(text), 1.0, 1.0, Span(start, start + len(value), 1.0)), row
