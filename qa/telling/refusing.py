"""A refusal with what helps: the nearest paragraphs, and what the articles do have of what was asked.

Knows nothing of how a refusal came about or is shown.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence

from corpus.article import Article, Paragraph
from corpus.storing.store import Store
from qa.answer import Answer, Citation, Evidence, Trace
from qa.asking.question import Question
from qa.guarding.guards import Reason, Refusal
from qa.notices import Notice, notice
from qa.telling.holdings import held
from qa.texts import Text, text

_NEAREST = 3
_WHY = {
    Reason.NAME: Text.NOT_ABOUT_NAME,
    Reason.GIVEN: Text.NOT_ABOUT_NAME,
    Reason.PERIOD: Text.NOT_OF_PERIOD,
}


def refused(
    asked: str,
    question: Question,
    refusal: Refusal | None,
    evidence: Sequence[Evidence],
    store: Store,
    article_of: Callable[[str], Article],
    trace: Trace,
) -> Answer:
    """Refuse ``asked``; the paragraphs that show what the articles do have come first among the nearest."""
    paragraphs = list(dict.fromkeys(found.passage.paragraph for found in evidence))
    has = None
    if refusal is not None:
        rows = store.figures.within([(p.article_id, p.ordinal, 0, len(p.text)) for p in paragraphs])
        has = held(question, refusal, paragraphs, rows, article_of)
    nearest = _nearest(itertools.chain(has.paragraphs if has else (), paragraphs), evidence)
    told = has.told if has else _why(refusal)
    return Answer(asked, False, text(Text.REFUSAL), nearest=nearest, notice=told, trace=trace)


def _nearest(paragraphs: Iterable[Paragraph], evidence: Sequence[Evidence]) -> tuple[Citation, ...]:
    """The first paragraphs, numbered, nothing quoted."""
    heads = {found.article.id: found.article for found in evidence}
    first = itertools.islice(dict.fromkeys(paragraphs), _NEAREST)
    return tuple(Citation(n, heads[paragraph.article_id], paragraph, "") for n, paragraph in enumerate(first, 1))


def _why(refusal: Refusal | None) -> Notice | None:
    """What to tell of a refusal: the name, the sum or the period that none is about; None for what is vaguer."""
    if refusal is None or refusal.reason not in _WHY or not refusal.detail:
        return None
    return notice(_WHY[refusal.reason], detail=refusal.detail)
