"""What keeps a likely sentence from being shown as an answer: pure checks of a quote against its question.

A sentence may speak of nearly everything that is asked and still answer about another bank, another year, or another
figure. Each guard returns the reason of a refusal, None where it lets the quote pass. Knows nothing of how quotes are
found or shown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.article import Article
from corpus.dates import Period
from qa.coverage import Weighted
from qa.entities import stranger
from qa.places import is_place
from qa.premises import untold
from qa.question import Question
from qa.reader import Quote
from qa.times import of_time
from qa.wording import Kind, is_order


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
MISSING_AT_MOST = 0.42
COVERED_AT_LEAST = 0.34

# Words for an amount that swap for each other; 净利润 or 租金 do not.
_ANY_AMOUNT = re.compile(r"金额|余额|资金|贷款|总额|(?<!上)额度$|投资|融资|规模|数额|钱|款")
_SHARE = re.compile(r"占|百分之|比例|比重")
# 公司的全称是什么, 要准备哪些材料: the noun is what is asked for, and no other one will do.
_ATTRIBUTE = re.compile(
    "的(?:公司)?(?:全称|简称|地址|电话|网址|官网|邮箱|代码|编号|牌照|密码|口令|学历|籍贯|生日|年龄|爱好)(?:是什么|是多少|叫什么)"
    "|哪些(?:材料|条件|资料|证件|手续|费用|要求|资质)"
)
_MOVES = re.compile("百分点|增|减|升|降|涨|跌|提高|扩|缩|差|变|高出|低于|高多少|低多少|多多少|优惠|让利|幅")
_BESIDE = 3
_NEEDS_VALUE = {Kind.FIGURE, Kind.DATE, Kind.PERSON, Kind.COMPARISON}


@dataclass(frozen=True, slots=True)
class Background:
    """What the corpus tells beyond an article: when one without a date may have appeared, and other forms of names."""

    era: Period | None = None
    forms: Mapping[str, Sequence[str]] = field(default_factory=dict)


def refuse(
    question: Question, weighted: Weighted, quote: Quote, article: Article, background: Background | None = None
) -> Refusal | None:
    """Why the quote can't be shown as the answer; None when it can."""
    background = background or Background()
    return (
        _names(question, quote, article, background.forms)
        or _value(question, quote)
        or _period(question, quote, article, background.era)
        or _event(question, quote, article)
        or _subject(question, weighted, quote, article)
    )


def _names(question: Question, quote: Quote, article: Article, forms: Mapping[str, Sequence[str]]) -> Refusal | None:
    name = stranger(question, quote, article, forms)
    return Refusal(Reason.NAME, name) if name else None


def _value(question: Question, quote: Quote) -> Refusal | None:
    if is_order(question.text):
        return Refusal(Reason.VALUE)
    if quote.span is None:
        return Refusal(Reason.VALUE) if question.kind in _NEEDS_VALUE else None
    points = quote.value.endswith("百分点") and not _MOVES.search(question.text)  # a change, and no level
    elsewhere = question.kind is Kind.PLACE and not is_place(quote.value)
    return Refusal(Reason.VALUE) if points or elsewhere else None


def _period(question: Question, quote: Quote, article: Article, era: Period | None) -> Refusal | None:
    asked = question.period
    if asked is None or question.kind is Kind.DATE or of_time(asked, quote, article, era):
        return None
    return Refusal(Reason.PERIOD, asked.written)


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
        if share > MISSING_AT_MOST and not _with_a_slip(run, quote.paragraph.text):
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
    if question.kind is Kind.FIGURE and question.unit in ("元", "%"):  # the metric stands with its value
        text = _sentence_before(quote) + quote.text + quote.paragraph.section
    if quote.span and head[-1] in _beside(quote):  # 车站 in 设站37座
        return False
    at = question.text.rfind(head)
    phrase = question.text[max(0, at - 1) : at + len(head)] if len(head) == 2 else head
    if head[-2:] in text:
        return False
    if _with_a_slip(head, text):
        return False
    # Words are cut differently, and stand in other company: 堂食店 for 堂食门店.
    return not re.search(rf"{re.escape(phrase[:2])}\S{{1,2}}{re.escape(phrase[-1])}", text)


def _sentence_before(quote: Quote) -> str:
    before = quote.paragraph.text[: quote.start]
    return re.split("[。！？]", before.rstrip("。！？"))[-1]


def _beside(quote: Quote) -> str:
    """A few characters on either side of the quote's value."""
    assert quote.span is not None
    start, end = quote.start + quote.span.start, quote.start + quote.span.end
    return quote.paragraph.text[max(quote.start, start - _BESIDE) : start] + quote.paragraph.text[end : end + _BESIDE]


def _with_a_slip(words: str, text: str) -> bool:
    """Whether a text holds words of three characters or more with one character changed: 创使人, 创始人."""
    if len(words) < 3:
        return False
    patterns = (f"{re.escape(words[:n])}.{re.escape(words[n + 1 :])}" for n in range(len(words)))
    return re.search("|".join(patterns), text) is not None
