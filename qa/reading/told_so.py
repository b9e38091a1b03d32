"""Whether the wording of a sentence answers the question's: a verdict where one is asked for, 用于 for 用到哪里.

Such questions want a whole sentence and no value, so that nothing but its verb tells the one that answers. Knows
nothing of scores, nor of what the sentences are about.
"""

import re
from dataclasses import dataclass

from qa.asking.question import Question
from qa.language.answer_kinds import FOR_WHOM, NEEDS_VALUE, PEOPLE, SPENT_ON_WHAT, TO_WHOM, WHO_PAYS, Kind


@dataclass(frozen=True, slots=True)
class _Wording:
    """How something is asked for, and how a sentence tells it."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


def _worded(asked: str, told: str) -> _Wording:
    return _Wording(re.compile(asked), re.compile(told))


_REPLY = "(?:回应|解释|答复|回复|评价|表态|说法|看法)"
_OFFERED = "(?:提供|推出|打造|发放)(?![^，。；]{0,10}[0-9])"  # not 提供信贷资金624亿元, which was done
_FOR_PEOPLE, _TO_PEOPLE = f"为[^，。；]{{2,40}}?{PEOPLE}", f"向[^，。；]{{2,40}}?{PEOPLE}"
# What a court or an authority decided.
_VERDICT = _worded(
    "怎么判|如何判|判决|判了|裁定|怎么处理|(?:案|官司|诉讼).{0,8}结果",
    "(?:判决|裁定|判令|判处|驳回)(?!书|后|前|生效|公告)",
)
_OTHERS = (
    # what something is good for
    _worded(
        "有(?:什么|何|哪些)(?:用(?=处|[？?]|$)|好处|作用|意义|影响|帮助)",
        "有助于|有利于|有帮助|有效|缩短|降低|减少|提高|提升|增强|促进|避免|恢复|解除|便于|方便",
    ),
    # what somebody says to it
    _worded(
        f"(?:怎么|如何|作何|做何|有何|什么)(?:样的)?{_REPLY}|怎么[说看](?![出到见懂病])|{_REPLY}是什么",
        "回应|回复|答复|表示|认为|指出|解释|[称说]",
    ),
    # what money goes to
    _worded(
        f"{SPENT_ON_WHAT.pattern}|(?:用[到在于作做]|花[到在]|投[到向])了?(?:哪些|什么)|什么用途|用途(?:是|有)",
        "用于|用作|用来|用在|投向|专项用",
    ),
    # who pays
    _worded(
        WHO_PAYS.pattern,
        "由[^，。；]{1,16}(?:补贴|贴息|承担|负担|支付|出资|买单|兜底)|自行?(?:承担|负担|支付)|自[付理费]",
    ),
    # whom something is for
    _worded(
        FOR_WHOM.pattern,
        f"面向|专门服务|服务于|针对|专为|适[合用]于?|{_FOR_PEOPLE}[^，。；]{{0,12}}(?:{_OFFERED}|定制|设计)"
        f"|{_TO_PEOPLE}[^，。；]{{0,8}}{_OFFERED}|(?:对象|客群|客户|人群|受众)[是为包]|均可|[可能]以?申请",
    ),
    # who gets it
    _worded(
        TO_WHOM.pattern,
        "收款|[打转汇付交划拨放发](?:款)?[给至到入]|(?:支付|发放|汇入)[给至到]|(?:发放|投放)对象",
    ),
)


def told_so(question: Question, sentence: str) -> bool:
    """Whether a sentence is worded as an answer to the question; a right one may be worded otherwise."""
    return any(
        wording.told.search(sentence) is not None
        for wording in (_VERDICT, *_OTHERS)
        if (question.kind is Kind.FACT if wording is _VERDICT else question.kind not in NEEDS_VALUE)
        and wording.asked.search(question.text)
    )
