"""What the articles do have, where they don't answer: the same of other times or of others, or whose a product is.

"有截至2021年9月末的余额，没有2025年的"; "京诚贷是北京银行的，没有工商银行的京诚贷". Said only of what rows of figures
or the paragraphs themselves show; those are handed back with it. Knows nothing of how a refusal came about or is shown.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from corpus.article import Article, Paragraph
from corpus.measuring.figure_row import FigureRow
from corpus.measuring.units import Family, family_of
from qa.asking.question import Question
from qa.figures.rows import as_of
from qa.guarding.guards import Reason, Refusal
from qa.language.answer_kinds import Kind
from qa.language.changes import is_no_level
from qa.names.subjects import Bank, asked_bank, subject
from qa.notices import Notice, notice
from qa.texts import Text

_MOST = 4  # periods, names or metrics that are listed
_LEAST_SHARED = 0.3  # of a metric's character pairs that the question has, for it to be what is asked for
_READABLE = re.compile("[一-龥A-Za-z0-9“”]{2,16}")
_AS_OF = re.compile("^(?:截[至止]到?|到|至)")


@dataclass(frozen=True, slots=True)
class Held:
    """What to tell, and the paragraphs that show it."""

    told: Notice
    paragraphs: tuple[Paragraph, ...]


def held(
    question: Question,
    refusal: Refusal,
    paragraphs: Sequence[Paragraph],
    rows: Sequence[FigureRow],
    article_of: Callable[[str], Article],
) -> Held | None:
    """What the paragraphs that were found, and the rows of their figures, have of what is asked; None for nothing."""
    by_id = {paragraph.id: paragraph for paragraph in paragraphs}
    figures = [row for row in rows if row.paragraph_id in by_id] if question.kind is Kind.FIGURE else []
    if refusal.reason is Reason.PERIOD:
        found = _at_other_times(question, figures)
    elif refusal.reason is Reason.NAME:
        found = _of_another_bank(question, paragraphs, article_of) or _of_others(question, refusal, figures)
    else:
        found = _other_metrics(question, figures)
    if found is None:
        return None
    told, ids = found
    return Held(told, tuple(by_id[name] for name in dict.fromkeys(ids)))


def _at_other_times(question: Question, rows: Iterable[FigureRow]) -> tuple[Notice, list[str]] | None:
    """The same metric as of other dates."""
    fitting = [row for row in rows if row.first and row.period and _asked_for(question, row) and _of_it(question, row)]
    asked = question.period
    if not fitting or asked is None:
        return None
    best = max(fitting, key=lambda row: _pairs_shared(question, row))
    same = [row for row in fitting if (row.subject, row.metric, row.change) == (best.subject, best.metric, best.change)]
    periods = list(dict.fromkeys(_AS_OF.sub("", as_of(row)) for row in same))[:_MOST]
    told = notice(Text.HELD_AT_OTHER_TIMES, what=_told(best), periods=tuple(periods), asked=asked.written)
    return told, [row.paragraph_id for row in same]


def _of_another_bank(
    question: Question, paragraphs: Iterable[Paragraph], article_of: Callable[[str], Article]
) -> tuple[Notice, list[str]] | None:
    """Whose the product is that another bank is asked for."""
    asked = asked_bank(question.organisations)
    if asked is None:
        return None
    for product in question.products:
        owned = list(_owners(product, paragraphs, article_of))
        names = {bank.name for bank, _ in owned}
        if len(names) == 1 and not any(bank.fit(asked) or asked.fit(bank) for bank, _ in owned):
            told = notice(
                Text.HELD_BY_ANOTHER, product=_spelled(product, owned[0][1]), owner=f"{names.pop()}银行",
                asked=question.bank_name,
            )  # fmt: skip
            return told, [paragraph.id for _, paragraph in owned]
    return None


def _owners(
    product: str, paragraphs: Iterable[Paragraph], article_of: Callable[[str], Article]
) -> Iterator[tuple[Bank, Paragraph]]:
    """The bank in force where a product is named, for each paragraph that names it."""
    for paragraph in paragraphs:
        at = paragraph.text.lower().find(product)
        if at >= 0:
            found = subject(paragraph, at + len(product), article_of(paragraph.article_id))
            if found and found[1].bank.name:
                yield found[1].bank, paragraph


def _of_others(question: Question, refusal: Refusal, rows: Iterable[FigureRow]) -> tuple[Notice, list[str]] | None:
    """The same metric of others."""
    fitting = [row for row in rows if row.subject and _asked_for(question, row) and refusal.detail not in row.subject]
    if not fitting:
        return None
    most = max(_pairs_shared(question, row) for row in fitting)
    same = [row for row in fitting if _pairs_shared(question, row) == most]
    listed = tuple(dict.fromkeys(map(_told, same)))[:_MOST]
    told = notice(Text.HELD_BY_OTHERS, listed=reduce(_and_also, listed), asked=refusal.detail)
    return told, [row.paragraph_id for row in same if _told(row) in listed]


def _other_metrics(question: Question, rows: Iterable[FigureRow]) -> tuple[Notice, list[str]] | None:
    """What else is measured of whom the question is about."""
    about = next(iter((*question.products, *question.organisations, *filter(None, [question.topic]))), "")
    mine = [row for row in rows if about and _of_it(question, row) and _READABLE.fullmatch(_metric(row))]
    mine.sort(key=lambda row: -_pairs_shared(question, row))
    metrics = tuple(dict.fromkeys(_metric(row) for row in mine))[:_MOST]
    if not metrics:
        return None
    return notice(Text.HELD_BESIDES, name=about, metrics=metrics), [row.paragraph_id for row in mine]


def _asked_for(question: Question, row: FigureRow) -> bool:
    """Whether a row measures what the question asks for, as a level or as a change alike."""
    unit, family = row.figure.unit, row.figure.family
    of_a_family = family is family_of(question.unit) and family in (Family.MONEY, Family.COUNT)
    alike = not question.unit or unit == question.unit or of_a_family
    changes = bool(row.change) == is_no_level(question.text)
    counted = unit == question.unit and family is Family.COUNT and row.product.lower() in question.products
    shared = _pairs_shared(question, row) >= _LEAST_SHARED * (len(row.metric) - 1)
    return alike and changes and (counted or (shared and row.metric[-2:] in question.text))


def _pairs_shared(question: Question, row: FigureRow) -> int:
    """How many of the metric's character pairs the question has."""
    return sum(row.metric[i : i + 2] in question.text for i in range(len(row.metric) - 1))


def _of_it(question: Question, row: FigureRow) -> bool:
    """Whether a row is of whom or what the question names; true where it names nothing."""
    if question.products:
        return any(name in (row.product.lower(), row.subject.lower()) for name in question.products)
    asked = asked_bank(question.organisations)
    if asked is not None:
        of = asked_bank([row.subject])
        return of is not None and of.fit(asked) == 1.0
    names = [*question.organisations, *filter(None, [question.topic])]
    return any(name in row.subject for name in names) if names else True


def _told(row: FigureRow) -> str | Notice:
    """A figure's metric with whose it is: 兴业银行“兴惠贷”的贷款余额."""
    product = f"“{row.product}”" if row.product and row.product not in row.subject + row.metric else ""
    owner = f"{row.subject}{product}"
    return notice(Text.MEASURE_OF, owner=owner, measure=_metric(row)) if owner else _metric(row)


def _and_also(before: str | Notice, last: str | Notice) -> Notice:
    """Names put into one list, however long each is."""
    return notice(Text.AND_ALSO, before=before, last=last)


def _metric(row: FigureRow) -> str:
    return row.metric + row.change


def _spelled(name: str, paragraph: Paragraph) -> str:
    """The name as the paragraph spells it: names are known in lower case."""
    at = paragraph.text.lower().find(name)
    return paragraph.text[at : at + len(name)]
