"""A question and its answer as the browser shows and keeps them.

Records of plain values: the browser gets them as JSON and puts every text into the page with ``textContent``, so no
text is ever markup. Knows nothing of Gradio, of HTML or of languages.
"""

import json
from dataclasses import asdict, dataclass
from typing import Literal
from urllib.parse import urlsplit

from qa.answer import Answer, Citation, DatedValue, Partial, Progress, Side, Statement, Table
from qa.notices import Notice
from qa.texts import Text, text

Stage = Literal["searching", "reading", "writing", "answered", "refused", "failed"]

EXCERPT = 160  # characters of a paragraph on the card of a source that has no quote


@dataclass(frozen=True, slots=True)
class Source:
    """A cited paragraph: a card in the reader, the target of a numbered pill, a footnote of a copied answer.

    ``digest`` finds the paragraph again when the article was changed. ``start`` and ``end`` bound the quote in the
    paragraph, in characters; both are 0 for a paragraph without a quote.
    """

    n: int
    article: str
    paragraph: int
    digest: str
    start: int
    end: int
    title: str
    publisher: str
    date: str
    url: str
    section: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice as the browser says it: a key of its texts, and what fills its {names}: a text, a remark, or a list."""

    key: str
    values: "tuple[tuple[str, str | Remark | tuple[str | Remark, ...]], ...]" = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One of several values of a metric: as written, as a number of ``unit``, its time, who says so, and where (n)."""

    value: str
    number: float
    unit: str
    as_of: str
    date: str
    publisher: str
    n: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison as qa.answer.Table, its outcome as the browser says it."""

    metric: str
    unit: str
    sides: tuple[Side, ...]
    ranking: tuple[int, ...]
    difference: float
    ratio: float | None
    rough: bool
    outcome: Remark | None


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation and what is known of its answer so far.

    ``id`` is the browser's own. ``notice`` is what is special about how the answer came about. ``refusal`` is a refusal
    in other words than the usual ones. ``as_of`` is the time that the short answer holds for; ``values`` are differing
    values of its metric, the newest first; ``table`` is a comparison, its numbers in one unit, fit for a bar chart.
    ``error`` is the number under which the log holds what went wrong.
    """

    id: str
    question: str
    stage: Stage
    found: int = 0
    understood: str = ""
    short_answer: str = ""
    as_of: str = ""
    values: tuple[Value, ...] = ()
    table: Compared | None = None
    notice: Remark | None = None
    refusal: str = ""
    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    follow_ups: tuple[str, ...] = ()
    error: str = ""


def web_link(url: str) -> str:
    """Return ``url`` if it is an http or https address with a host, else ""."""
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # an unclosed bracket in the host
        usable = False
    return url.strip() if usable else ""


def to_source(citation: Citation) -> Source:
    """Describe a cited paragraph."""
    article, paragraph, quote = citation.article, citation.paragraph, citation.quote
    start = paragraph.text.find(quote) if quote else -1
    return Source(
        n=citation.n,
        article=article.id,
        paragraph=paragraph.ordinal,
        digest=paragraph.digest,
        start=max(start, 0),
        end=start + len(quote) if start >= 0 else 0,
        title=article.title,
        publisher=article.publisher,
        date=article.published.isoformat() if article.published else "",
        url=web_link(article.url),
        section=paragraph.section,
        excerpt=quote or paragraph.text[:EXCERPT],
    )


def to_value(value: DatedValue) -> Value:
    """Describe one of several values."""
    date = value.published.isoformat() if value.published else ""
    return Value(value.value, value.number, value.unit, value.as_of, date, value.publisher, value.citation)


def to_compared(table: Table) -> Compared:
    """Describe a comparison."""
    return Compared(
        metric=table.metric,
        unit=table.unit,
        sides=table.sides,
        ranking=table.ranking,
        difference=table.difference,
        ratio=table.ratio,
        rough=table.rough,
        outcome=to_remark(table.outcome) if table.outcome else None,
    )


def to_remark(notice: Notice) -> Remark:
    """Describe a notice."""
    return Remark(notice.key.name.lower(), tuple((name, _filled(value)) for name, value in notice.values))


def _filled(value: "str | Notice | tuple[str | Notice, ...]") -> "str | Remark | tuple[str | Remark, ...]":
    if isinstance(value, tuple):
        return tuple(to_remark(one) if isinstance(one, Notice) else one for one in value)
    return to_remark(value) if isinstance(value, Notice) else value


def to_turn(turn_id: str, question: str, step: Progress | Partial | Answer) -> Turn:
    """Describe one step of an answer."""
    if isinstance(step, Progress):
        return Turn(turn_id, question, step.stage, found=step.found, understood=_understood(step.understood, question))
    if isinstance(step, Partial):
        sources = tuple(to_source(citation) for citation in step.citations)
        return Turn(
            turn_id,
            question,
            "writing",
            short_answer=step.short_answer,
            statements=step.statements,
            sources=sources,
        )
    understood = _understood(step.trace.understood, question)
    if not step.answered:
        return Turn(
            turn_id,
            question,
            "refused",
            understood=understood,
            notice=to_remark(step.notice) if step.notice else None,
            refusal=step.answer if step.answer != text(Text.REFUSAL) else "",
            sources=tuple(to_source(citation) for citation in step.nearest),
            follow_ups=step.follow_ups,
        )
    return Turn(
        turn_id,
        question,
        "answered",
        understood=understood,
        short_answer=step.short_answer,
        as_of=step.as_of,
        values=tuple(map(to_value, step.values)),
        table=to_compared(step.table) if step.table else None,
        notice=to_remark(step.notice) if step.notice else None,
        statements=step.statements or (Statement(step.answer, ()),),
        sources=tuple(to_source(citation) for citation in step.citations),
        follow_ups=step.follow_ups,
    )


def to_line(turn: Turn) -> str:
    """The turn in JSON, on one line."""
    return json.dumps(asdict(turn), ensure_ascii=False)


def _understood(understood: str, question: str) -> str:
    return understood if understood != question else ""
