"""What looks like a figure and measures nothing: ordinals, names with a number in them, spans of time in passing.

"第三届", "十四届四次会议", "“四个中心”", "两国", "近两年来", "男子100米": a table of figures does without them. Pure
functions over text. Knows nothing of metrics or subjects.
"""

import re

from corpus.measuring.figures import Figure
from corpus.measuring.units import Family
from corpus.wordlist import words

_RANKED = frozenset(words("名 位 %"))  # 第3名 is a figure: a rank
_MEASURED = (Family.MONEY, Family.RATIO, Family.MULTIPLE)  # never part of a name
_HELD_SO_FAR = re.compile(r"(?:连续|历经|举办|举行|办了|(?<!中)共|已|满)[了过]?$")
_TO_CLOSING_QUOTE = re.compile(r"[^“”，。；！？]{0,12}”")
_PART_OF_A_NAME = re.compile(
    r"年期(?![限间])|位(?:一体|系统|处理器|版)|项(?:行动|规定精神)|部[门委]|周年"
    r"|[期级](?:临床|工程|项目|建设|试验|应急|响应)|轮(?:车|驱)"
    r"|次(?:会议|全会|全体|育肥|元|创业)|中全会"
)
_TWO = re.compile("二(?![十百千万亿])")  # 两 counts, 二 does not: 二期, 二次育肥
_A_FEW = frozenset("一二两三四五六七八九十几")
_SPANS = frozenset(words("年 个月 周"))
_IN_PASSING = re.compile("(?:多?以?来|内(?!部)|里(?!程)|间|前(?!期)|后|之[内前后]|新[高低]|行动|计划|规划)")
_LATELY = re.compile(r"(?:近|过去|未来|今后|此前|前|这|每)$")
_AROUND_NOW = re.compile(r"(?:最近|近|过去|未来|今后)$")
_LASTING = re.compile(
    r"(?:期限|时间|周期|寿命|时长|工期|任期|账期|保质期|年限|需要?|[仅只]需|只要|最快|最[长短])[^，。]{0,4}$"
)
_CONTEST = re.compile(r"(?:男子|女子|混合|男女|公开|青年|少年|儿童)[^，。；、]{0,8}$")
_OF_A_LAW = re.compile("第[^，。；、]{1,8}条(?:第[^，。；、]{1,8}[项款])*(?:、|和|及|以及)$")  # 第四十六条、四十八条
_NEAR = 12  # characters around a figure that tell


def is_counted(text: str, figure: Figure) -> bool:
    """Whether a figure of a text measures or counts something."""
    before, after = text[max(0, figure.start - _NEAR) : figure.start], text[figure.end : figure.end + _NEAR + 2]
    number = figure.written.removeprefix(figure.qualifier)
    if before.endswith("第"):
        return figure.unit in _RANKED
    if figure.unit == "条" and _OF_A_LAW.search(before):
        return False
    if figure.unit == "届":
        return _HELD_SO_FAR.search(before) is not None
    if figure.unit in _SPANS and not _LASTING.search(before):
        passing = _IN_PASSING.match(after) or _LATELY.search(before)
        lately = figure.qualifier == "近" and not after.startswith(("时间", "的时间"))
        if passing or lately:
            return False
    if figure.family is Family.SPAN and _AROUND_NOW.search(before):  # 未来3小时
        return False
    if figure.unit == "米" and _CONTEST.search(before):
        return False
    if figure.unit == "国" and number[0] in _A_FEW:
        return False
    if figure.unit == "口" and before.endswith("家"):
        return False
    if figure.family not in _MEASURED and before.endswith("“") and _TO_CLOSING_QUOTE.match(after):
        return False
    if figure.unit == "级" and number.startswith("0"):  # 09级
        return False
    return not (_TWO.match(number) or _PART_OF_A_NAME.match(figure.unit[-1] + after))
