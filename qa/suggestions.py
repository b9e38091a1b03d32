"""Questions that the corpus can answer: made from its names and figures, and kept only if the answer comes back.

Knows nothing of search; the answering is handed in.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Article, Paragraph
from corpus.figures import figures
from qa.answer import Answer

# A metric, right before its figure: 普惠金融贷款户数(超15万户).
_METRIC = re.compile(
    r"(?P<metric>[一-龥]{0,8}(?:余额|户数|金额|收入|利润|总额|规模|增速|增幅|利率|占比))(?:为|达到?|是)?$"
)
_UNSAID = re.compile("[该本此其全]")  # 该行增速: whose, a question by itself would not say
_DEFINED = re.compile(r"推出|产品|平台|服务|是|具有")

Names = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, and a text that a right answer to it holds."""

    question: str
    expected: str


def from_articles(articles: Iterable[Article], names_in: Names) -> Iterator[Suggestion]:
    """Make questions from articles, in turns of one about a name and one about a figure."""
    for article in articles:
        named = list(_about_names(article, names_in))
        counted = list(_about_figures(article))
        for pair in zip(named[:2], counted[:2], strict=False):
            yield from pair
        if not (named and counted):
            yield from (named or counted)[:1]


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


def follow_ups(paragraph: Paragraph, article: Article, asked: str, names_in: Names) -> Iterator[Suggestion]:
    """Questions about the same article: names near the cited paragraph first, then figures."""
    near = sorted(article.paragraphs, key=lambda other: abs(other.ordinal - paragraph.ordinal))
    around = Article(article.id, article.title, article.published, article.publisher, article.url, tuple(near))
    for made in (_about_names(around, names_in), _about_figures(around)):
        yield from (suggestion for suggestion in made if suggestion.expected not in asked)


def _about_names(article: Article, names_in: Names) -> Iterator[Suggestion]:
    for paragraph in article.paragraphs:
        for name in names_in(paragraph.text):
            # Names come in lower case.
            spelled = re.search(f"“({re.escape(name)})”", paragraph.text, re.IGNORECASE)
            if spelled and _DEFINED.search(paragraph.text):
                yield Suggestion(f"什么是“{spelled[1]}”？", spelled[1])


def _about_figures(article: Article) -> Iterator[Suggestion]:
    for paragraph in article.paragraphs:
        for figure in figures(paragraph.text):
            before = re.split(r"[，,；;。、：:“”（）]", paragraph.text[: figure.start])[-1]
            metric = _METRIC.search(before)
            if metric and len(metric["metric"]) >= 4 and not _UNSAID.match(metric["metric"]):
                yield Suggestion(f"{metric['metric']}是多少？", figure.written)
