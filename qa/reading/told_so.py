"""What a sentence gains whose wording answers the question's: a verdict where one is asked for, 用于 for 用到哪里.

Such questions want a whole sentence and no value, so that nothing but its verb tells the one that answers. Knows
nothing of scores, nor of what the sentences are about.
"""

import re
from dataclasses import dataclass

from qa.asking.question import Question
from qa.language.answer_kinds import NEEDS_VALUE, Kind

_OF_WORDING = 1.4  # what a sentence is worth that is worded as an answer


@dataclass(frozen=True, slots=True)
class _Wording:
    """How something is asked for, and how a sentence tells it."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


def _worded(asked: str, told: str) -> _Wording:
    return _Wording(re.compile(asked), re.compile(told))


# What a court or an authority decided.
_VERDICT = _worded(
    "怎么判|如何判|判决|判了|裁定|怎么处理|(?:案|官司|诉讼).{0,8}结果",
    "(?:判决|裁定|判令|判处|驳回)(?!书|后|前|生效|公告)",
)
_OTHERS = (
    # what something is good for
    _worded(
        "有(?:什么|何|哪些)(?:用|好处|作用|意义|影响|帮助)",
        "有助于|有利于|有帮助|有效|缩短|降低|减少|提高|提升|增强|促进|避免|恢复|解除|便于|方便",
    ),
    # what money goes to
    _worded(
        "(?:用[到在于作做]|花[到在]|投[到向])了?(?:哪|什么|何)|什么用途|用途(?:是|有)",
        "用于|用作|用来|用在|投向|专项用",
    ),
    # who pays
    _worded(
        "谁(?:来|去)?(?:出|付|掏|承担|负担|买单|支付|补贴|兜底)",
        "由[^，。；]{1,16}(?:补贴|贴息|承担|负担|支付|出资|买单|兜底)|自行?(?:承担|负担|支付)|自[付理费]",
    ),
    # who gets it
    _worded(
        "[打转汇付交放贷借卖发投拨]给了?谁",
        "收款|[打转汇付交划拨放发](?:款)?[给至到入]|(?:支付|发放|汇入)[给至到]|(?:发放|投放)对象",
    ),
)


def worth(question: Question, sentence: str) -> float:
    """What a sentence is worth by its wording, 1 for one like any other."""
    value = 1.0
    for wording in (_VERDICT, *_OTHERS):
        meant = question.kind is Kind.FACT if wording is _VERDICT else question.kind not in NEEDS_VALUE
        if meant and wording.asked.search(question.text) and wording.told.search(sentence):
            value *= _OF_WORDING
    return value
