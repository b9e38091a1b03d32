"""What keeps a likely sentence from being shown as an answer: pure checks of a quote against its question.

A sentence may speak of nearly everything that is asked and still answer about another bank, another year, or another
figure. Each guard returns the reason of a refusal, None where it lets the quote pass. Knows nothing of how quotes are
found or shown.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.article import Article
from corpus.dates import Period, periods
from qa.bodies import about
from qa.coverage import Weighted, holds
from qa.premises import untold
from qa.question import Question
from qa.reader import Quote
from qa.subjects import asked_bank, fit
from qa.wording import Kind


class Reason(StrEnum):
    """Why a quote does not answer."""

    NAME = "name"  # whom or what the question is about is not what the quote is about
    PERIOD = "period"  # the quote is about another time
    SUBJECT = "subject"  # a main part of the question is nowhere near the quote
    EVENT = "event"  # what the question says has happened is not told
    VALUE = "value"  # no figure, date or person of the kind that is asked for


@dataclass(frozen=True, slots=True)
class Refusal:
    """``detail`` is the name, the period or the words that are missing."""

    reason: Reason
    detail: str = ""


# Shares of the question's weight. Chosen on held-out questions: see benchmarks/LOG.md.
MISSING_AT_MOST = 0.46
COVERED_AT_LEAST = 0.38

# Words for an amount that swap for each other; 净利润 or 租金 do not.
_ANY_AMOUNT = re.compile(r"金额|余额|资金|贷款|总额|额度|投资|融资|规模|数额|钱|款")
_SHARE = re.compile(r"占|百分之|比例|比重")
# What points at something named before: 该产品, 这家店, 它, 企业主动….
_POINTER = re.compile("该|这|其(?![中他它余实])|[它他她](?!们)|此|上述|后者|前者|两者")
_MEANT = 2  # paragraphs before that may name what is pointed at
# 公司的全称是什么, 要准备哪些材料: the noun is what is asked for, and no other one will do.
_ATTRIBUTE = re.compile("的[^的，,]{2,8}(?:是什么|叫什么)|哪些(?:材料|条件|资料|证件|手续|费用|要求|资质)")
_OFFER = re.compile("“[^”]{2,12}”(?:产品|平台|业务|App|APP|系统|模式)")
_NEEDS_VALUE = {Kind.FIGURE, Kind.DATE, Kind.PERSON, Kind.COMPARISON}


def refuse(question: Question, weighted: Weighted, quote: Quote, article: Article) -> Refusal | None:
    """Why the quote can't be shown as the answer; None when it can."""
    return (
        _names(question, quote, article)
        or _value(question, quote)
        or _period(question, quote, article)
        or _event(question, quote, article)
        or _subject(question, weighted, quote, article)
    )


def _names(question: Question, quote: Quote, article: Article) -> Refusal | None:
    """Whether what the question is about is what the quote is about."""
    paragraph = quote.paragraph
    bank = asked_bank(question.organisations)
    if bank is not None:
        at = quote.start + quote.span.start if quote.span else quote.end
        if not fit(bank, paragraph, quote.start, quote.end, at, article):
            return Refusal(Reason.NAME, question.bank_name)
    near = [paragraph.text, paragraph.section, article.title]
    before = [p.text for p in article.paragraphs[: paragraph.ordinal - 1]]
    for name in question.organisations:
        if name != question.bank_name and not about(name, paragraph, quote.start, quote.end, article):
            return Refusal(Reason.NAME, name)
    if question.kind is Kind.NAME:  # a title names what every paragraph is near, and few are about
        near = [paragraph.text, paragraph.section]
    earlier = article.paragraphs[: paragraph.ordinal - 1][-_MEANT:] if _pointing(quote) else ()
    meant = [*near, *(p.text for p in earlier if p.section == paragraph.section)]
    for name in (*question.products, *question.persons):
        if not holds(name, meant) or (name in question.products and _about_another(name, question, quote)):
            return Refusal(Reason.NAME, name)
    if question.topic and not holds(question.topic, [*near, *before]):
        return Refusal(Reason.NAME, question.topic)
    return None


def _about_another(name: str, question: Question, quote: Quote) -> bool:
    """Whether the value stands in a sentence that names another product, and not this one."""
    other = question.kind in _NEEDS_VALUE and _OFFER.search(quote.text)
    return bool(other) and not holds(name, [quote.text])


def _pointing(quote: Quote) -> bool:
    """Whether the quote, or what stands before it in its paragraph, points at something that was named before."""
    return bool(_POINTER.search(quote.paragraph.text[: quote.end]))


def _value(question: Question, quote: Quote) -> Refusal | None:
    return Refusal(Reason.VALUE) if question.kind in _NEEDS_VALUE and quote.span is None else None


def _period(question: Question, quote: Quote, article: Article) -> Refusal | None:
    asked = question.period
    if asked is None or asked.first is None or question.kind is Kind.DATE:
        return None
    text = quote.paragraph.text
    stated = [p for p in periods(text, article.published) if p.first is not None]
    within = [p for p in stated if quote.start <= p.start < quote.end]
    before = [p for p in stated if p.start < quote.start]
    candidates = within or before[-1:] or _published(article.published)
    if not candidates or any(asked.meets(p) for p in candidates):
        return None
    return Refusal(Reason.PERIOD, asked.written)


def _published(published: date | None) -> list[Period]:
    """What an article without dates speaks of: the year that it appeared in, and the one before."""
    if published is None:
        return []
    return [Period(0, 0, "", date(published.year - 1, 1, 1), date(published.year, 12, 31))]


def _event(question: Question, quote: Quote, article: Article) -> Refusal | None:
    told = f"{quote.paragraph.text} {quote.paragraph.section} {article.title}"
    missing = untold(question, told)
    return Refusal(Reason.EVENT, missing) if missing else None


def _subject(question: Question, weighted: Weighted, quote: Quote, article: Article) -> Refusal | None:
    if quote.covered < COVERED_AT_LEAST:
        return Refusal(Reason.SUBJECT)
    before = " ".join(p.text for p in article.paragraphs[: quote.paragraph.ordinal - 1][-12:])
    scopes = (quote.paragraph.text, quote.paragraph.section, article.title, before)
    for run, share in weighted.missing(*scopes):
        if share > MISSING_AT_MOST:
            return Refusal(Reason.SUBJECT, run)
    return Refusal(Reason.SUBJECT, question.head) if _head_missing(question, quote) else None


def _head_missing(question: Question, quote: Quote) -> bool:
    """Whether the noun that is asked for (利率, 董事长, 金融机构) stands nowhere in the paragraph or its heading."""
    head = question.head
    asked = question.kind in (Kind.FIGURE, Kind.PERSON) or bool(_ATTRIBUTE.search(question.text))
    if len(head) < 2 or not asked or question.vague_head:
        return False
    if (question.unit == "元" and _ANY_AMOUNT.search(head)) or (question.unit == "户" and "户" in head):
        return False
    if question.unit == "%" and _SHARE.search(question.text):  # what it is a share of may be worded in any way
        return False
    text = quote.paragraph.text + quote.paragraph.section
    at = question.text.rfind(head)
    phrase = question.text[max(0, at - 1) : at + len(head)] if len(head) == 2 else head
    if head[-2:] in text:
        return False
    if len(head) > 2 and any(_alike(head, text[at : at + len(head)]) for at in range(len(text) - len(head) + 1)):
        return False
    # Words are cut differently, and stand in other company: 堂食店 for 堂食门店.
    return not re.search(rf"{re.escape(phrase[:2])}\S{{1,2}}{re.escape(phrase[-1])}", text)


def _alike(a: str, b: str) -> bool:
    """Whether two texts of the same length differ in one character, as with a slip: 创使人 and 创始人."""
    return sum(x != y for x, y in zip(a, b, strict=True)) <= 1
