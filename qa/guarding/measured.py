"""Whether a figure measures what a question wants measured: 毛利率 is no 换手率.

What is asked for has to stand in the sentence of the figure, in what its row measures, or in a word that says the same.
Where its noun says only that there is an amount (余额, 户数), what stands before it has to. A guard compares words, for
only a whole word can stand in another's place, and refuses by what the sentence and its heading say as well;
qa/figures/exactness.py compares characters of rows alone, for it only orders figures. Pure functions.
"""

import re

from corpus.measuring.figure_row import FigureRow
from corpus.measuring.units import PERSONS
from qa.asking.question import Question
from qa.figures.asked_measure import Measure, measure_of, phrase_before
from qa.language.measure_words import AMOUNTS, BALANCE, LEFT_OUT, told
from qa.language.synonyms import synonyms_of
from qa.language.tagging import tagged_words
from qa.reading.reader import Quote

_SUM_OF_MONEY = re.compile("金$|贷款|补[贴助]|津贴|利息")
_SHARE_OF = re.compile("占(?![地用据有])[^，。？?]{1,20}?的?(?:比例|比重|份额|百分之)")
_PAIR = 2
_BESIDE = 3  # characters on either side of a figure


def unmeasured(question: Question, quote: Quote, around: str, row: FigureRow | None) -> str:
    """The word for what is asked that the figure of a quote does not measure, "" where it may measure it.

    ``around`` is what stands before the quote; ``row`` says what the figure measures, where that is known.
    """
    return of_another(question, quote, row) or _untold(measure_of(question), quote, around, row)


def of_another(question: Question, quote: Quote, row: FigureRow | None) -> str:
    """The word of what is asked for that the row of a quote's figure has another one for, "" where it has none."""
    if row is None:
        return ""
    asked = measure_of(question)
    if asked.noun not in AMOUNTS and _counts_others(asked.noun, quote, row):
        return asked.noun
    return (
        _in_its_place(asked.phrase, quote, row)
        or _in_its_place(_sharing(question), quote, row)
        or _of_a_product(asked, question, row)
    )


def _in_its_place(phrase: tuple[str, ...], quote: Quote, row: FigureRow) -> str:
    """The word in whose place the row's metric has another one: 信托 of 信托贷款余额 where it is 委托贷款余额."""
    shared = next((n for n in range(len(phrase), 0, -1) if row.metric.endswith("".join(phrase[-n:]))), 0)
    rest = row.metric.removesuffix("".join(phrase[len(phrase) - shared :]))
    if not 0 < shared < len(phrase) or not rest:
        return ""
    own, wanted = tagged_words(rest)[-1][0], phrase[-shared - 1]
    if len(own) < _PAIR or len(wanted) < _PAIR or {own, wanted} & LEFT_OUT or own in "".join(phrase):
        return ""
    return "" if told(wanted, f"{row.metric} {row.product} {quote.text}") else wanted


def _sharing(question: Question) -> tuple[str, ...]:
    """What has a share of something, where a share is asked for."""
    share = _SHARE_OF.search(question.text)
    return phrase_before(question, share.start()) if share else ()


def _of_a_product(asked: Measure, question: Question, row: FigureRow) -> str:
    """The word that the measure asked for is told by, where the row is of a product that is not asked about.

    科技贷's 余额 is no 普惠贷款余额.
    """
    if not row.product or row.product.lower() in question.text.lower():
        return ""
    told_by = f"{row.metric}{row.product}"
    return next((word for word in asked.phrase[:-1] if word not in LEFT_OUT and not told(word, told_by)), "")


def _counts_others(noun: str, quote: Quote, row: FigureRow) -> bool:
    """Whether a row counts persons of another kind: 学生军训教官 are no 学生, 董事 no 股东 of the same sentence."""
    if row.figure.unit not in PERSONS or not noun or not row.metric or row.metric.endswith(noun):
        return False
    word, flag = tagged_words(row.metric)[-1]
    named = flag in ("n", "nz") and len(word) >= _PAIR and word not in synonyms_of(noun)
    return named and noun in quote.text and (noun in row.metric or not told(noun, row.metric))


def _untold(asked: Measure, quote: Quote, around: str, row: FigureRow | None) -> str:
    """The word for what is asked that neither the sentence nor the row says."""
    near = f"{quote.text} {quote.paragraph.section}"
    near = " ".join((near, row.metric, row.change, row.product) if row else (near,))
    if asked.verb:
        return "" if told(asked.verb, near) else asked.verb
    if asked.noun and asked.noun not in AMOUNTS:
        if not (told(asked.noun, near) or _counts(quote, asked) or _leaves_out(asked, quote)):
            return asked.noun
        kind = asked.before if asked.counted else ""  # 科技 of 几家科技支行
        return "" if not kind or told(kind, f"{near} {around} {quote.paragraph.text}") else kind
    if asked.before and not told(asked.before, f"{near} {around}"):
        return asked.before
    return asked.noun if asked.noun == BALANCE and BALANCE not in near else ""


def _counts(quote: Quote, asked: Measure) -> bool:
    """Whether the unit or what stands beside it names what is counted: 户 a 客户, 设站37座 the 车站."""
    assert quote.span is not None
    start, end = quote.start + quote.span.start, quote.start + quote.span.end
    text, noun = quote.paragraph.text, asked.noun
    if text[end - 1] in noun:
        return True
    beside = text[max(quote.start, start - _BESIDE) : start] + text[end : end + _BESIDE]
    return asked.counted and (noun[-1] in beside or (len(noun) > _PAIR and noun[-_PAIR:] in quote.text))


def _leaves_out(asked: Measure, quote: Quote) -> bool:
    """Whether the clause says that its figure is a sum, and what stands before it of what: 提取额度为2000元."""
    paid = asked.counted and _SUM_OF_MONEY.search(asked.noun) is not None
    said = paid and re.search("额度?|限额|标准", quote.clause)
    return bool(said) and told(asked.noun, quote.paragraph.text[: quote.start])
