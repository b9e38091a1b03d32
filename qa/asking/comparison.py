"""Questions that set two or more things side by side, split into one question for each. Pure functions.

What comes of it is put together by qa/figures/comparing.py. Knows nothing of articles or answers.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from qa.asking.question import read_question
from qa.asking.sides import BASE_END, bare_time, completed, led_by_time, share_metric
from qa.asking.verbs import DONE_MORE, by_nouns, who_did_more
from qa.language.adjectives import ADJECTIVE
from qa.language.answer_kinds import Kind
from qa.language.changes import moves

# What joins two sides, and not the halves of a word: 同比, 占比, 比例 are words.
_JOINT = re.compile(r"[、和与跟及]|同(?![比期])|还是|以及|相比于?|比起|(?<![占同环对])比(?![例重较如一])")
_LOWER = frozenset("低小少短慢轻")
# …，哪家的余额更高
_ORDER = re.compile(
    r"[，,]?(?:请问)?(?:的)?(?:哪[个家者款种边块一笔项类只期年月季天]*|谁)的?(?P<metric>[^，,更较最]{0,14}?)"
    r"(?:更|较|比较|最)?"
    rf"(?P<order>{ADJECTIVE})[^，,]{{0,3}}$"
)
# 甲更高还是乙更高
_EITHER = re.compile(
    rf"(?P<a>[^，,]{{2,24}}?)[更较得]{{0,2}}(?P<order>{ADJECTIVE})?(?:一些|一点)?，?"
    rf"还是(?P<b>[^，,]{{2,24}}?)[更较得]{{0,2}}{ADJECTIVE}(?:一些|一点)?$"
)
_MEASURED = "(?:[十百千万亿]*(?:元|美元|户|家|笔|人|个百分点|个?基点|BP|%|倍))?"
_RATIO = re.compile("(?:几|多少)倍")
_DIFFERENCE = re.compile(
    f"(?:相差|差距?|{ADJECTIVE})(?:是|有|为|出|了|出了)?(?:大约|大概)?(?:多少|几(?=[个家户笔人十百千万亿]))"
    f"|多出多少|{DONE_MORE}"
)
_VALUES = re.compile("分别|各自?(?:是|有|为)|各多少")
_TIMES_OF = re.compile(r"^(?P<a>[^，,]{2,30}?)(?:大约|大概|约)?是(?P<b>[^，,]{2,30}?)的?(?:几|多少)倍")
# 论余额，甲和乙谁大: 甲和乙谁的余额大.
_TOPIC = re.compile(
    f"^(?:要?论起?|说[到起]|要说|就|按)(?P<metric>[^，,]{{2,16}}?)(?:来[说看讲]|而言)?[，,]"
    f"(?P<asked>.*(?P<who>哪[个家者款种边块]|谁)(?:更|较|比较)?{ADJECTIVE}.*)$"
)
# 甲6月末比上年同期是高了还是低了: which of two times is higher.
_ROSE_OR_FELL = re.compile(
    r"^(?P<a>[^，,]{4,30}?)(?:比|较|[和与跟同](?=[^，,]+比))(?P<b>[^，,]{2,16}?)(?:相?比)?(?:起来)?[，,]?是?"
    "(?:上?升|提?高|增加?|增长|多|上?涨|扩?大)了?还是(?:下?降|降?低|减少?|少|下?跌|缩?小)了?"
)
# 比去年多多少 asks for a change, which articles tell by themselves.
_THAN_BEFORE = re.compile("(?:比|较)(?:去年|上年|年初|上月|上季|同期|此前|之前|以往|前一年|上一年)")
_THAN = re.compile(rf"比.{{2,20}}?(?:{ADJECTIVE}(?:出|了|出了)?(?:多少|几)|{DONE_MORE})")
# What says only that something is compared.
_IDLE = re.compile(
    "|".join(
        (
            r"^(?:请)?(?:比较|对比|比一?比)(?:一下)?",
            rf"(?:要|会|大约|大概)?{ADJECTIVE}(?:出|了|出了)?(?:多少|几){_MEASURED}[^，,]{{0,3}}$",
            r"[，,]?(?:各|分别|各自)(?:是|有|为)?(?:多少|几).*$",
            r"(?:相差|差)(?:了)?(?:多少|多大|大吗|多吗|大不大)",
            r"(?:的)?差距.*$",
            r"之间|两者|二者",
            r"(?<![占同环])(?:相)?比(?:较|起来)?(?=[，,]|$)",
            r"[？?。！!]",
        )
    )
)
_ASKS = re.compile("多少|几[家户笔个名]")
_AMOUNT = re.compile("金额|数额|数量|钱")
_EDGES = "的 “”"
# …，跟乙的余额比，哪个更高; …，和乙的贷款，哪笔更大: what is said of the second stands in a clause of its own.
_APART = re.compile("[，,](?=[跟和与同](?:[^，,]{2,24}比(?:较|起来)?[，,]|[^，,]{2,40}[，,](?:哪|谁)))")
# 分别增长了多少亿元, 各有多少网点: what happened to each or what it has, and what of.
_DONE_EACH = re.compile(
    "[，,]?(?:分别|各自?(?![家个类项地行省市级方大]))(?P<verb>[一-龥]{1,6}?)了?(?:多少|几)"
    "(?P<of>[^，,？?。]{0,16})[？?。]*$"
)
# 韩某和孙某分别是什么身份: what is asked of each is no figure.
_EACH_WHAT = re.compile(
    "[，,]?(?:分别|各自?)都?(?P<asked>[是为叫在由有指]{0,2}(?:什么|谁|哪|何)[^，,？?]{0,10})[？?。]*$"
)
_NO_VERB = re.compile("[是为]|[达占]到?|共|约")
_HAS = re.compile("[都共总]?拥?有")
_COUNTED = re.compile("(?:多少|几)(?P<unit>[十百千万亿]*(?:元|美元|户|家|笔|人次|人|名|项|款|吨|公里|个(?!百分|基)))")
_LED = (
    "较",
    "同比",
    "环比",
    "的",
    "从",
    "对",
    "在",
    "向",
    "由",
    "被",
)  # how a metric begins that needs no 的 before it
_EACH_ASKED = re.compile("[，,](?:各|分别|各自)[一-龥]{0,6}?多少[^，,]*$")
_MARKS = re.compile("[？?。！!]")


class Aim(Enum):
    """What is to be said of the sides."""

    ORDER = auto()
    VALUES = auto()
    DIFFERENCE = auto()
    RATIO = auto()


@dataclass(frozen=True, slots=True)
class Comparison:
    """``sides`` as the user named them, a whole question for each, and whether the lower value wins.

    ``metric`` is what they are compared by, "" where each side names its own.
    """

    sides: tuple[str, ...]
    questions: tuple[str, ...]
    lower_wins: bool
    metric: str = ""
    aim: Aim = Aim.ORDER


def compares(text: str) -> bool:
    """Whether a complete question sets things side by side."""
    than = _THAN.search(text) and not _THAN_BEFORE.search(text)
    set_beside = (
        than or "分别" in text or _DONE_EACH.search(text) or _TIMES_OF.search(text) or _ROSE_OR_FELL.search(text)
    )
    return bool(set_beside or read_question(by_nouns(text)).kind is Kind.COMPARISON)


def split(text: str, names_in: Callable[[str], Sequence[str]]) -> Comparison | None:
    """Split a comparison; None where no two sides can be told apart."""
    each = _EACH_WHAT.search(text)
    if each:
        return _of_each(text[: each.start()], each["asked"], names_in)
    plain = by_nouns(_side_by_side(text))
    ordered = _EACH_ASKED.sub("", _MARKS.sub("", plain))
    if _ORDER.search(ordered):  # 谁被罚得多，各罚多少
        plain = ordered
    each = _of_all(plain)
    done = each if each and not _HAS.fullmatch(each["verb"]) else None
    stem, metric, order = _without_order(
        _IDLE.sub("", plain.replace(each.group(), "") if each else plain).strip("，, ")
    )
    metric = done["verb"] if done else metric
    clauses = [clause.strip(_EDGES) for clause in re.split("[，,]", stem) if clause.strip(_EDGES)]
    joint = [clause for clause in clauses if _JOINT.search(clause)] or clauses
    parts = (re.sub("是(?=同比|环比|较)", "", part.strip(_EDGES)) for clause in joint for part in _JOINT.split(clause))
    sides = [part for part in parts if len(part) >= 2]
    if len(sides) < 2 or (len(metric) == 1 and not done):  # 谁的成长 asks for no 成
        return None
    context = [clause for clause in clauses if clause not in joint]
    about = [clause for clause in context if _is_about(clause)]
    metric = metric or "".join(clause for clause in context if clause not in about)
    apart, shared = share_metric(sides, names_in)
    if not metric or moves(metric) or metric.endswith("得") or led_by_time(shared)[0]:
        sides = apart  # 乙银行净利润 of 甲银行和乙银行净利润谁增得快, and no 乙银行分行 of …分行，谁的余额高
    else:
        shared = ""
    at, metric = led_by_time(shared + metric)
    about += [at] if at else []
    if any(side.endswith("银行") for side in sides):  # 兴业和北京银行
        sides = [
            side if len(side) != 2 or side[-1] == "行" or side in names_in(side) else f"{side}银行" for side in sides
        ]
    sides = completed(sides, names_in)
    unit = _COUNTED.search(text)
    of = each["of"] if each else unit["unit"] if unit else ""
    has = bool(of) and (each is not None or not of.endswith("元"))
    asked = (_question(side, metric, bool(done), of, has) for side in sides)
    questions = tuple("".join(about) + question for question in asked)
    return Comparison(tuple(sides), questions, order in _LOWER, metric.removesuffix("得"), _aim(text))


def _is_about(clause: str) -> bool:
    """Whether a clause says whom or what time all sides are of, and no measure."""
    return bare_time(clause) is not None or bool(read_question(clause).organisations)


def _of_each(stem: str, asked: str, names_in: Callable[[str], Sequence[str]]) -> Comparison | None:
    """What no figure tells, asked of each side by itself."""
    sides, metric = share_metric([side for part in _JOINT.split(stem) if (side := part.strip(_EDGES))], names_in)
    if len(sides) < 2:
        return None
    link = "的" if metric else ""
    questions = tuple(f"{side}{link}{metric}{asked}？" for side in completed(sides, names_in))
    return Comparison(tuple(sides), questions, False, metric, Aim.VALUES)


def _side_by_side(text: str) -> str:
    """甲是乙的几倍 as 甲、乙; 甲，跟乙比 as 甲跟乙比; 甲比乙是高了还是低了 as 甲、乙哪个更高."""
    topic = _TOPIC.match(text)
    if topic and not _is_about(topic["metric"]):
        return _APART.sub("", topic["asked"].replace(topic["who"], f"{topic['who']}的{topic['metric']}"))
    moved = _ROSE_OR_FELL.search(text)
    if moved:
        return f"{moved['a']}、{moved['b']}哪个更高"
    times = _TIMES_OF.search(text)
    return f"{times['a']}、{times['b']}" if times else _APART.sub("", who_did_more(text))


def _of_all(text: str) -> re.Match[str] | None:
    """What is said to have happened to each side, or to be had by it: 增长 of 分别增长了多少; no 是."""
    found = _DONE_EACH.search(text)
    return found if found and not _NO_VERB.fullmatch(found["verb"]) else None


def _aim(text: str) -> Aim:
    if _RATIO.search(text):
        return Aim.RATIO
    if _DIFFERENCE.search(text):
        return Aim.DIFFERENCE
    bare = _EACH_ASKED.sub("", _MARKS.sub("", by_nouns(text)))
    ordered = _ORDER.search(bare) or _EITHER.search(bare)
    return Aim.VALUES if (_VALUES.search(text) or _DONE_EACH.search(text)) and not ordered else Aim.ORDER


def _without_order(stem: str) -> tuple[str, str, str]:
    """The sides, what is compared, and which way: 甲和乙, 余额 and 高 of 甲和乙谁的余额高."""
    found = _ORDER.search(stem)
    if found:
        return _IDLE.sub("", stem[: found.start()]), found["metric"].strip("的"), found["order"]
    either = _EITHER.search(stem)
    if either:
        return f"{stem[: either.start()]}{either['a']}、{either['b']}", "", either["order"] or ""
    return stem, "", ""


def _question(side: str, metric: str, done: bool, of: str, has: bool) -> str:
    """The question for one side; ``done`` says that the metric is what happened to it, ``of`` what is counted.

    ``has`` says that this is something that it has, or that is there.
    """
    if done or (metric.endswith("得") and len(metric) > 1):  # 谁被罚得多
        return f"{side}{metric.removesuffix('得')}了多少{of}？"
    if "的" in side and _AMOUNT.fullmatch(metric):  # 春节前到账的那笔贷款 is an amount by itself
        metric = ""
    link = "的" if metric and not metric.startswith(_LED) and not BASE_END.search(side) else ""
    asked = f"有多少{of}" if has else f"是多少{of}"
    return f"{side}{link}{metric}{'' if _ASKS.search(metric) else asked}？"
