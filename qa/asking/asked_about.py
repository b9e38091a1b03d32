"""What a question is about: whom, which product, what was measured. What a follow-up takes over from the one before it.

Pure text. Knows nothing of what takes the place of what: that is for replacing.py.
"""

import re

from corpus.measuring.dates import periods
from qa.asking.question import Question
from qa.language.question_words import QUESTION_WORD
from qa.language.tagging import tagged_words

# What is measured; parts that swap for each other though they share no ending.
MEASURED = (
    "(?:资产|负债)总额|总资产|总负债|资产(?!管理)|负债|余额|户数|客户数|笔数|金额|总额|增速|增幅|涨幅|跌幅|降幅"
    "|同比增速|同比增长|较年初增长|较年初新增|增量占比|占比|比例|比重|利率|规模|额度|上限"
    "|期限|人数|数量|收入|利润|净利润|营收|价格|单价|面积|产量|销量|成本|费用|利息|增长率|收益率|(?:单位|累计)?净值"
    "|净?息差|净?利差|[存拨]贷比|成本收入比|保费|每股收益|注册资本|现金流|(?:最大)?回撤|(?:认购)?倍数|份额|点位"
    "|成交[额量]|中间价|目标价|年薪|薪酬|股息|[逆顺]差|RO[AE]|NIM|EPS|AUM|GMV|GDP|CPI"
)
_OF_WHAT_KIND = "(?:不良|逾期|普惠|营业|归母|扣非)?(?:总|年化|平均)?"
METRIC = re.compile(
    rf"{_OF_WHAT_KIND}(?:{MEASURED})|[一-龥]{{1,3}}率(?=是|有|为|呢|[？?]|$)|注册用户数?|入驻机构数?"
    r"|多少[家户笔个名]\S*|几[家户笔个名]\S*"
)
CHANGE = re.compile(
    "较|比|同比|环比|增速|增幅|涨幅|跌幅|降幅|增长|新增"
)  # of a metric, which stays: 余额, then 余额较年初增长多少
# 到目前, 一共: a time without a date.
TIME = re.compile(r"(?:截至|截止|到|至)?(?:目前|现在|如今|今天|当前|至今)|一共|总共|合计|累计|总计|全年")
_COMPARES = re.compile("^(?:比较一下|比较|对比一下|对比)")
_IS_END = re.compile("(?:是|有|为|达|了|的)+$")
_SHORTEST_NAME = 2
_LONGEST_OPENING = 16  # characters
_DESCRIBED = re.compile("[的给对向为]")  # 甲银行给局气的贷款 is more than whose it is


def person_of(question: Question, owner: bool) -> str:
    """Whom a question is about: by name, else by role (局气的创始人); whose role it is, for what is the ``owner``'s.

    "" where it is about nobody.
    """
    role = re.search(r"([^是，,？?]{2,16}?)(?:是谁|叫什么|是哪位|[？?]*$)", question.text.removeprefix("谁是"))
    whole = role[1] if role and not QUESTION_WORD.search(role[1]) else ""  # not 多少 of 余额是多少
    return next(iter(question.persons), whole.partition("的")[0] if owner else whole)


def topic_of(question: Question, body: bool = False) -> str:
    """What a question is about: its product or its organisation, else the nouns that it opens with.

    ``body`` asks for an organisation rather than a product.
    """
    opened = _opening(question)
    if body:
        known = any(name in opened or opened in name for name in question.products)
        named = [*question.organisations, *([] if known else filter(None, [opened])), *question.products]
    else:
        named = [*question.products, *question.organisations]
    return named[0] if named else opened


def _opening(question: Question) -> str:
    """The nouns that a question opens with, up to its verb or time: 凯达恒业 of 凯达恒业春节前拿到多少贷款."""
    end = next((time.start for time in periods(question.text) if time.start >= _SHORTEST_NAME), question.asks_at)
    opening = re.match(r"[^的是有在为？?，,]{2,}", question.text[: min(end, question.asks_at)])
    cut = tagged_words(opening.group() if opening else "")
    said = ""
    for (word, flag), (_, behind) in zip(cut, [*cut[1:], ("", "x")], strict=True):
        ends = flag in ("t", "v", "p", "d", "r", "ul") or _is_said_of_verb(word, flag, behind)
        if len(said) >= 2 and (ends or len(said + word) > _LONGEST_OPENING):
            break
        said += word
    return said[:_LONGEST_OPENING]


def _is_said_of_verb(word: str, flag: str, behind: str) -> bool:
    """新 of 新设立, 净 of 净减少, by the tag of the word behind."""
    return flag in "ad" and len(word) == 1 and behind == "v"


def stem(previous: Question, bare: str) -> str:
    """What the last question was about: its words before the question word, less its verb, less a metric swapped out.

    北京银行普惠贷款余额 of "北京银行普惠贷款余额是多少", before "较年初增长多少"; without 余额 before "户数是多少".
    """
    person = next(iter(previous.persons), "")
    if person and re.match("是|担任|任", previous.text.partition(person)[2]) and previous.text.startswith(person):
        return person  # 王海是甲银行什么职务
    cut = tagged_words(previous.text[: previous.asks_at])
    kept = max((previous.text.lower().rfind(name) + len(name) for name in previous.products), default=0)
    length = sum(len(word) for word, _ in cut)
    timeless = not METRIC.search(bare)  # 累计投放了多少, then 有什么特点: no more 累计
    while cut and length > kept and (_ends_no_topic(*cut[-1]) or (timeless and TIME.fullmatch(cut[-1][0]))):
        word, flag = cut.pop()
        length -= len(word)
        if cut and _is_said_of_verb(*cut[-1], flag):
            length -= len(cut.pop()[0])
    text = _COMPARES.sub("", "".join(word for word, _ in cut))
    if METRIC.search(bare) and not CHANGE.search(bare):
        text = re.sub(rf"(?:{METRIC.pattern})的?$", "", text)
    topic = topic_of(previous)
    return text if topic.lower() in text.lower() else topic + text


def _ends_no_topic(word: str, flag: str) -> bool:
    return (flag[0] not in "njalibe" or word in ("是", "有")) and not TIME.fullmatch(word)


def measure_at(text: str) -> int:
    """Where the measure begins that a text ends with, 0 without one before which something stands."""
    return next((found.start() for found in METRIC.finditer(text) if found.end() == len(text)), 0)


def measures(question: Question) -> bool:
    """Whether what a question asks for is a measure by name: 余额, 净利润."""
    return ends_in_measure(_IS_END.sub("", question.text[: question.asks_at]))


def ends_in_measure(text: str) -> bool:
    """Whether a text ends in the name of a measure."""
    return any(found.end() == len(text) for found in METRIC.finditer(text))


def whose(question: Question) -> str:
    """Whose the measure is that a question asks for, without the time: 北京银行 of 北京银行6月末贷款余额是多少."""
    said = _IS_END.sub("", question.text[: question.asks_at])
    told = re.sub(rf"(?:{METRIC.pattern})$", "", said)
    for period in periods(told):
        told = told.replace(period.written, "")
    told = re.sub("^[在截至到]+|[的，, ]+$", "", told)
    if _DESCRIBED.search(told):
        return told
    return next(iter((*question.products, *question.organisations)), re.sub("[贷存]款$", "", told))
