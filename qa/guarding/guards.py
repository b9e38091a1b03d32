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
from corpus.measuring.dates import Period
from corpus.measuring.figure_row import FigureRow
from qa.asking.question import Question
from qa.figures.asked_measure import measure_of
from qa.figures.movement import against_another_time, moves_otherwise
from qa.figures.respective import one_of_those_told_together
from qa.finding.coverage import Weighted
from qa.guarding.holders import holds_post
from qa.guarding.measured import of_another, unmeasured
from qa.guarding.premises import ends_something, ungiven, untold
from qa.guarding.rivals import rival
from qa.guarding.strangers import stranger
from qa.language.answer_kinds import NEEDS_VALUE, Kind
from qa.language.orders import is_order
from qa.language.steps import another_step
from qa.language.synonyms import synonyms_of
from qa.names.places import is_place, is_unnamed, only_elsewhere
from qa.names.posts import asked_post
from qa.reading.reader import Quote
from qa.reading.spans import kind_wanted
from qa.reading.times import ends_otherwise, of_time, starts_otherwise
from qa.surroundings import lead, sentence_before


class Reason(StrEnum):
    """Why a quote does not answer."""

    NAME = "name"  # whom or what the question is about is not what the quote is about
    PERIOD = "period"  # the quote is about another time
    SUBJECT = "subject"  # a main part of the question is nowhere near the quote
    GIVEN = "given"  # the sum that the question takes for granted is nowhere near the quote
    EVENT = "event"  # what the question says has happened is not told
    BASIS = "basis"  # the quote tells a change since another time, 较年初 for 同比, or a level for a change
    VALUE = "value"  # no figure, date or person of the kind that is asked for


@dataclass(frozen=True, slots=True)
class Refusal:
    """``detail`` is the name, the period or the words that are missing."""

    reason: Reason
    detail: str = ""


# Shares of the question's weight. Chosen on held-out questions: see benchmarks/LOG.md.
MISSING_AT_MOST = 0.42
COVERED_AT_LEAST = 0.34
LIKELY = 0.35
"""The chance of a quote from which the question may be put in other words than the article's."""
LIKELIER, SURE = 0.5, 0.85
"""The chances from which a verb or a noun of what is asked may be told in words that no rule knows for the same."""
CERTAIN = 0.95
"""The chance from which a figure may be of what its row has another word for: 信托贷款 where it has 委托贷款."""
UNLIKELY, COVERED_IF_UNLIKELY = 0.05, 0.82
"""The chance below which a value is shown only where that share of the question stands beside it."""

# 公司的全称是什么, 要准备哪些材料: the noun is what is asked for, and no other one will do.
_ATTRIBUTE = re.compile(
    "(?:的|(?=[全真本]名))(?:公司)?(?:[全真本]名|全称|简称|地址|电话|网址|官网|邮箱|代码|编号|牌照|密码|口令|学历"
    "|籍贯|生日|年龄|爱好)(?:是什么|是多少|叫什么)"
    "|哪些(?:材料|条件|资料|证件|手续|费用|要求|资质)"
)
_NAMED_AS_SUCH = ("法院", "大学", "医院", "酒店", "机场")  # whose names end so, where they are named at all
_NO_NAME = re.compile(
    "^[一二两三四五六七八九十0-9]+[位名家个](?:[一-龥]{0,2}(?:人|人员|银行|公司|机构|企业|客户|单位))?$"
    "|(?<![一-龥])某|某(?!某)[^，。]{0,8}(?:银行|公司|行|企业|机构)$"
)  # 广东某城商行
_HOW_IS = re.compile("(?:怎么样|怎样|如何)[？?。！!]*$")  # 天气怎么样
_MOVES = re.compile(
    "百分点|[上下][调浮]|回落|下滑|增|减|升|降|涨|跌|提高|扩|缩|差|变|高出|低于|高多少|低多少|多多少|优惠|让利|幅"
)
_IN_MAGNITUDES, _MAGNITUDE = re.compile("多少[十百千]*[万亿]+[？?。，]*$"), re.compile("[万亿]")
_COMPARED_WITH = re.compile("[比较与和跟同于]$")
_LONG = 500  # characters of a paragraph that is about one thing


@dataclass(frozen=True, slots=True)
class Background:
    """What the corpus tells beyond an article: when one without a date may have appeared, and other forms of names."""

    era: Period | None = None
    forms: Mapping[str, Sequence[str]] = field(default_factory=dict)


def refuse(
    question: Question,
    weighted: Weighted,
    quote: Quote,
    article: Article,
    background: Background | None = None,
    row: FigureRow | None = None,
) -> Refusal | None:
    """Why the quote can't be shown as the answer; None when it can. ``row`` says what its figure measures."""
    background = background or Background()
    return (
        _names(question, quote, article, background.forms, row)
        or _value(question, quote)
        or _period(question, quote, article, background.era, row)
        or _given(question, quote)
        or _event(question, quote, article)
        or _subject(question, weighted, quote, article)
        or _post(question, quote, article, background.forms)
        or _measure(question, quote, article, row)
    )


def _names(
    question: Question, quote: Quote, article: Article, forms: Mapping[str, Sequence[str]], row: FigureRow | None
) -> Refusal | None:
    name = stranger(question, quote, article, forms, row) or rival(question, quote, article)
    if not name and question.kind is Kind.FIGURE:
        name = only_elsewhere(question.places, quote.text) or one_of_those_told_together(question, quote)
    return Refusal(Reason.NAME, name) if name else None


def _post(question: Question, quote: Quote, article: Article, forms: Mapping[str, Sequence[str]]) -> Refusal | None:
    """A person who is not said to hold the post that is asked for, or holds it at another house."""
    post = asked_post(question.text)
    if post is None or quote.span is None or holds_post(post, quote, article, forms.get(post.whose, ())):
        return None
    return Refusal(Reason.NAME, f"{post.whose}{post.title}")


def _value(question: Question, quote: Quote) -> Refusal | None:
    if is_order(question.text):
        return Refusal(Reason.VALUE)
    if quote.span is None:
        untold = question.kind is Kind.NAME and kind_wanted(question) in _NAMED_AS_SUCH
        return Refusal(Reason.VALUE) if untold or question.kind in NEEDS_VALUE else None
    if question.kind is Kind.NAME and _NO_NAME.search(quote.value):
        return Refusal(Reason.VALUE)
    timed = ends_otherwise(question.text, quote) or starts_otherwise(question.text, quote)
    if question.kind is Kind.DATE and timed:
        return Refusal(Reason.VALUE)
    if _IN_MAGNITUDES.search(question.text) and not _MAGNITUDE.search(quote.value):
        return Refusal(Reason.VALUE)
    points = quote.value.endswith("百分点") and not _MOVES.search(question.text)  # a change, and no level
    nowhere = not is_place(quote.value) or is_unnamed(question.text, quote.value)
    elsewhere = question.kind is Kind.PLACE and nowhere
    return Refusal(Reason.VALUE) if points or elsewhere else None


def _period(
    question: Question, quote: Quote, article: Article, era: Period | None, row: FigureRow | None
) -> Refusal | None:
    asked = question.period
    if asked is not None and _COMPARED_WITH.search(question.text[: asked.start]):
        row = None  # 比2020年末增长: the figure is of later
    if asked is None or question.kind is Kind.DATE or of_time(asked, quote, article, era, row):
        return None
    return Refusal(Reason.PERIOD, asked.written)


def _given(question: Question, quote: Quote) -> Refusal | None:
    given = ungiven(question, quote)
    return Refusal(Reason.GIVEN, given) if given else None


def _event(question: Question, quote: Quote, article: Article) -> Refusal | None:
    told = f"{_around(quote)} {quote.paragraph.section} {article.title}"
    before = sentence_before(quote.paragraph.text, quote.start)
    step = another_step(question.text, f"{before} {quote.text}") if question.kind is Kind.FIGURE else ""
    if step:
        return Refusal(Reason.EVENT, step)
    missing = untold(question, told, f"{before} {quote.text} {article.title}")
    if not missing or (_likely(quote) and not ends_something(missing)):
        return None
    return Refusal(Reason.EVENT, missing)


def _subject(question: Question, weighted: Weighted, quote: Quote, article: Article) -> Refusal | None:
    head = question.head if _head_missing(question, quote) else ""
    if _likely(quote) or head:
        return Refusal(Reason.SUBJECT, head) if head else None
    unlikely = question.kind in NEEDS_VALUE and quote.chance is not None and quote.chance < UNLIKELY
    if quote.covered < (COVERED_IF_UNLIKELY if unlikely else COVERED_AT_LEAST):
        return Refusal(Reason.SUBJECT)
    paragraph = quote.paragraph
    if question.kind is Kind.YES_NO and weighted.tells_nothing_but(question.names, paragraph.text, paragraph.section):
        return Refusal(Reason.SUBJECT)  # 京诚贷要不要抵押, where only 京诚贷 is told of
    scopes = (paragraph.text, paragraph.section, article.title, lead(paragraph, article))
    for run, share in weighted.missing(*scopes):
        if share > MISSING_AT_MOST and not _with_a_slip(run, paragraph.text):
            return Refusal(Reason.SUBJECT, run)
    return None


def _likely(quote: Quote) -> bool:
    return quote.chance is not None and quote.chance >= LIKELY


def _head_missing(question: Question, quote: Quote) -> bool:
    """Whether the noun that is asked for (董事长, 牌照) stands nowhere in the paragraph or its heading."""
    head = question.head
    asked = question.kind is Kind.PERSON or bool(_ATTRIBUTE.search(question.text) or _HOW_IS.search(question.text))
    text = quote.paragraph.text + quote.paragraph.section
    if asked and head.startswith("副"):  # 副主任 is none of the words that could be said otherwise
        return head not in text
    if len(head) < 2 or not asked or question.vague_head:
        return False
    return not any(word in text for word in (head[-2:], *synonyms_of(head))) and not _with_a_slip(head, text)


def _measure(question: Question, quote: Quote, article: Article, row: FigureRow | None) -> Refusal | None:
    """A figure of something else than what is asked for."""
    if question.kind is not Kind.FIGURE or quote.span is None:
        return None
    if row and against_another_time(question, row):
        return Refusal(Reason.BASIS)
    before = sentence_before(quote.paragraph.text, quote.start)
    missing = unmeasured(question, quote, f"{before} {article.title}", row)
    enough = LIKELIER if missing == measure_of(question).verb else SURE  # 装 for 50余种产品的体系: verbs say little
    enough = CERTAIN if of_another(question, quote, row) else enough
    if missing and (quote.chance is None or quote.chance < enough):
        return Refusal(Reason.SUBJECT, missing)
    return Refusal(Reason.BASIS) if moves_otherwise(question, quote, row) else None


def _around(quote: Quote) -> str:
    """What a long paragraph tells beside the quote; the whole of a short one."""
    text = quote.paragraph.text
    if len(text) <= _LONG:
        return text
    start = max(0, quote.start - _LONG // 2)
    return text[start : quote.end + _LONG // 2]


def _with_a_slip(words: str, text: str) -> bool:
    """Whether a text holds words of three characters or more with one character changed: 创使人, 创始人."""
    if len(words) < 3:
        return False
    patterns = (f"{re.escape(words[:n])}.{re.escape(words[n + 1 :])}" for n in range(len(words)))
    return re.search("|".join(patterns), text) is not None
