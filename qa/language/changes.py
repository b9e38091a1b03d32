"""What says that something rose, fell or changed, and since when: in a question, and in what a row tells of its figure.

A question and a row are held together in qa/figures/movement.py.

Other lists of such words stay where they are, for they mean something else: how a clause ends before a figure
(corpus/measuring/phrase_patterns.py), what beside a figure makes it a change (qa/reading/figure_spans.py), to what
百分点 is an answer (qa/guarding/guards.py), and how the sides of a comparison and follow-ups are worded (qa/asking).
"""

import re

from corpus.measuring import phrase_patterns
from corpus.wordlist import any_of
from qa.language.question_words import QUESTION_WORD

_UP = any_of("上调 上涨 上升 上浮 提高 提升 增加 增长 多增 扩大 攀升 走高 走阔 走强 抬高 上扬 升值 反弹 涨价 加息")
_DOWN = any_of(
    "下调 下跌 下降 下滑 下浮 降低 减少 少增 多减 缩小 缩减 削减 回落 回调 走低 走弱 下挫 缩水 贬值 降价 降息"
)
_ENDS = "(?=了|多少|$)"  # 减了, and no 减税
_RISES = re.compile(f"{_UP}|涨(?!幅)|(?<!少)[增升]{_ENDS}")
_FALLS = re.compile(f"{_DOWN}|便宜了|跌(?!幅)|[减降]{_ENDS}")
_MOVES = re.compile(
    "增|升|降|减|涨|跌|[上下][调浮]|扩大|提高|回落|回调|下滑|高出|低于|高于|多出|缩短|压降|翻|净[增减]|反弹|攀升"
    "|走[高低阔强弱]|跳水|上[行扬](?!业|动)|下[行挫探]|收窄|抬高|缩水|贬值"
    "|(?:[多少贵]|便宜)了"
)
_SHARES = re.compile("占(?![地用据有])|比重|比例|份额|百分之")
_BASES = tuple(
    map(re.compile, ("同比|上年同期|去年同期", "环比|上月|上季|上个?月", "年初|上年末|去年末|年底", "年均|复合"))
)
_COMPARES = re.compile("同比|环比|较")
SINCE = re.compile("同比|环比|[较比](?:[年期]初|年底|[上去]年(?:同期|[末底])?|(?:上月|上个?季度?|上周)末?)")
"""Since when something is said to have changed, in a word of its own."""
# What stands before a question word where a change is asked for: 同比增长, 与去年相比提高, 比上年同期多.
_THAN_ANOTHER_TIME = "同比|环比|(?:与|和|跟|同|相)?比[^，,]{2,8}|较[^，,]{1,8}|[与和跟同][^，,]{2,8}相比"
_ROSE = "[多少净新]?增[加长多]?|[提上]升|升值?|提高|上涨|涨|扩大|翻|上[调浮行扬]|走[高阔强]|抬高|反弹"
_FELL = "下?降低?|减少?|缩[减短小水]|下滑|回落|回调|下跌|跌|下[调浮行挫探]|收窄|走[低弱]|贬值|压缩"
_BY_MORE_OR_LESS = "[比较][^，,]{0,8}[多少]"
CHANGED = re.compile(f"(?:{_THAN_ANOTHER_TIME})?(?:{_ROSE}|{_FELL})$|{_BY_MORE_OR_LESS}$")
"""How what stands before a question word ends where a change is asked for: 收入同比增长 of 收入同比增长了多少."""
_UP_TO = re.compile(r"(?:[至到](?!多)|达到?)了?\s?$")
_MOVED_UP_TO = re.compile(f"(?:{_ROSE}|{_FELL})了?[至到]了?$")
LEFT = phrase_patterns.LEFT
"""The change of a row whose value was left behind: 60万元 of 由60万元提高至80万元."""
EARLIER = re.compile(f"{LEFT}|{phrase_patterns.EARLIER.pattern}")
"""The change of a row that is the same measure at an earlier time, and no movement."""


def moves(text: str) -> bool:
    """Whether a text says that something went up or down."""
    return _MOVES.search(text) is not None


def shares(text: str) -> bool:
    """Whether a text speaks of a part of something."""
    return _SHARES.search(text) is not None


def is_no_level(text: str) -> bool:
    """Whether a text asks for something else than how much there is: for a change or for a part."""
    return moves(text) or shares(text) or _COMPARES.search(text) is not None


def asks_change(text: str) -> bool:
    """Whether a question asks by how much something changed: 增长了多少, and not 增长到多少."""
    asked = QUESTION_WORD.search(text)
    return bool(asked and CHANGED.search(text[: asked.start()].rstrip("了约近")))


def reaches(before: str) -> bool:
    """Whether what stands before a figure or a question word ends as before a level that is reached: 达到, 增加至."""
    return _UP_TO.search(before) is not None


def asks_level(text: str) -> bool:
    """Whether a question asks what level was reached: 增长到多少, 达到多少."""
    asked = QUESTION_WORD.search(text)
    return bool(asked and reaches(text[: asked.start()]))


def without_way(text: str, level: int) -> str:
    """A text without the verb that led to the level at a place in it, which is no change: 规模 of 规模增加至."""
    before = text[:level]
    return _MOVED_UP_TO.sub("", before) + text[level:]


def contrary(asked: str, told: str) -> str:
    """The verb by which ``asked`` says that something rises where ``told`` says only that it falls, or the reverse.

    "" where neither is so.
    """
    for one, other in ((_RISES, _FALLS), (_FALLS, _RISES)):
        said = one.search(asked)
        if said and not other.search(asked) and other.search(told) and not one.search(told):
            return said.group()
    return ""


def directed(measure: str) -> str:
    """A measure of a change as the verb that says which way it goes: 跌 for 跌幅, 增长 for 增速."""
    return re.sub("(?<=[涨跌增降升])幅", "", measure).replace("增速", "增长")


def since_another_time(asked: str, told: str) -> bool:
    """Whether both texts name what a change is counted from, and no time that is in both: 同比, 较年初."""
    bases = [(bool(base.search(asked)), bool(base.search(told))) for base in _BASES]
    shared = any(wanted and found for wanted, found in bases)
    return any(wanted for wanted, _ in bases) and any(found for _, found in bases) and not shared
