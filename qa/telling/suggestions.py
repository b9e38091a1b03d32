"""Questions that the corpus can answer: made from its names and figures, and kept only if the answer comes back.

Knows nothing of search; the answering is handed in.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from corpus.article import Article, Paragraph
from corpus.measuring.figure_row import FigureRow
from qa.answer import Answer

# Metrics whose value is worth a question; a bare count (三个方面) is none.
_METRIC = re.compile(r"(?:余额|户数|笔数|金额|收入|利润|总额|规模|利率|资金|产量|销量|人数|面积)$")
_DEFINED = re.compile(r"推出|产品|平台|服务|是|具有")

_OF_EACH = 4  # questions from one article

Names = Callable[[str], Sequence[str]]
Rows = Callable[[Article], Iterable[FigureRow]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, and a text that a right answer to it holds."""

    question: str
    expected: str


def from_articles(articles: Iterable[Article], rows: Rows, names_in: Names) -> Iterator[Suggestion]:
    """Make questions from articles: from each a figure and a name in turn, before any article has its second."""
    made = [_in_turns(_about_figures(rows(article)), _about_names(article, names_in)) for article in articles]
    for rounds in zip_longest(*(islice(suggestions, _OF_EACH) for suggestions in made)):
        yield from (suggestion for suggestion in rounds if suggestion is not None)


def answerable(made: Iterable[Suggestion], ask: Callable[[str], Answer], n: int) -> Iterator[str]:
    """Keep the first ``n`` that are answered as expected."""
    kept: set[str] = set()
    for suggestion in made:
        if len(kept) == n:
            return
        if suggestion.question in kept:
            continue
        answer = ask(suggestion.question)
        if answer.answered and suggestion.expected in answer.answer:
            kept.add(suggestion.question)
            yield suggestion.question


def follow_ups(paragraph: Paragraph, article: Article, rows: Rows, asked: str, names_in: Names) -> Iterator[Suggestion]:
    """Questions about the same article, figures and names in turn, those next to the cited paragraph first."""
    near = sorted(article.paragraphs, key=lambda other: abs(other.ordinal - paragraph.ordinal))
    around = replace(article, paragraphs=tuple(near))
    made = _in_turns(_about_figures(rows(article), near), _about_names(around, names_in))
    yield from (suggestion for suggestion in made if suggestion.expected not in asked)


def _in_turns(*made: Iterable[Suggestion]) -> Iterator[Suggestion]:
    for turn in zip_longest(*made):
        yield from (suggestion for suggestion in turn if suggestion is not None)


def _about_names(article: Article, names_in: Names) -> Iterator[Suggestion]:
    for paragraph in article.paragraphs:
        for name in names_in(paragraph.text):
            # Names come in lower case.
            spelled = re.search(f"“({re.escape(name)})”", paragraph.text, re.IGNORECASE)
            if spelled and _DEFINED.search(paragraph.text):
                yield Suggestion(f"什么是“{spelled[1]}”？", spelled[1])


def _about_figures(rows: Iterable[FigureRow], near: Sequence[Paragraph] = ()) -> Iterator[Suggestion]:
    """About the levels of the article's metrics; those of the paragraphs in ``near`` in that order."""
    order = {paragraph.ordinal: i for i, paragraph in enumerate(near)}
    for row in sorted(rows, key=lambda row: order.get(row.ordinal, 0)):
        if row.subject and not row.change and _METRIC.search(row.metric):
            whose = "" if row.subject in row.metric else row.subject
            yield Suggestion(f"{whose}{row.metric}是多少？", row.figure.written)
