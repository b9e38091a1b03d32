"""Questions that set two or more things side by side, split into one question for each. Pure functions.

What comes of it is put together by qa/comparing.py. Knows nothing of articles or answers.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from qa.question import read_question
from qa.wording import Kind

# What joins two sides, and not the halves of a word: 同比, 占比, 比例 are words.
_JOINT = re.compile(r"[、和与跟及]|同(?!比)|还是|以及|相比于?|比起|(?<![占同环对])比(?![例重较如一])")
_ADJECTIVE = "[大高多快长低小少短慢强]"
_LOWER = frozenset("低小少短慢")
# …，哪家的余额更高
_ORDER = re.compile(
    r"[，,]?(?:请问)?(?:的)?(?:哪[个家者款种边一]*|谁)的?(?P<metric>[^，,更较最]{0,14}?)(?:更|较|比较|最)?"
    rf"(?P<order>{_ADJECTIVE})[^，,]{{0,3}}$"
)
# 甲更高还是乙更高
_EITHER = re.compile(
    rf"(?P<a>[^，,]{{2,24}}?)[更较得]{{0,2}}(?P<order>{_ADJECTIVE})?(?:一些|一点)?，?"
    rf"还是(?P<b>[^，,]{{2,24}}?)[更较得]{{0,2}}{_ADJECTIVE}(?:一些|一点)?$"
)
_MEASURED = "(?:[十百千万亿]*(?:元|美元|户|家|笔|人|个百分点|个?基点|BP|%|倍))?"
_RATIO = re.compile("(?:几|多少)倍")
_DIFFERENCE = re.compile(
    f"(?:相差|差距?|{_ADJECTIVE})(?:是|有|为|出|了|出了)?(?:大约|大概)?(?:多少|几(?=[个家户笔人十百千万亿]))|多出多少"
)
_VALUES = re.compile("分别|各自?(?:是|有|为)|各多少")
_TIMES_OF = re.compile(r"^(?P<a>[^，,]{2,30}?)(?:大约|大概|约)?是(?P<b>[^，,]{2,30}?)的?(?:几|多少)倍")
# 比去年多多少 asks for a change, which articles tell by themselves.
_THAN_BEFORE = re.compile("(?:比|较)(?:去年|上年|年初|上月|上季|同期|此前|之前|以往|前一年|上一年)")
_THAN = re.compile(rf"比.{{2,20}}?{_ADJECTIVE}(?:出|了|出了)?(?:多少|几)")
# What says only that something is compared.
_IDLE = re.compile(
    "|".join(
        (
            r"^(?:请)?(?:比较|对比|比一?比)(?:一下)?",
            rf"(?:要|会|大约|大概)?{_ADJECTIVE}(?:出|了|出了)?(?:多少|几){_MEASURED}[^，,]{{0,3}}$",
            r"[，,]?(?:各|分别|各自)(?:是|有|为)?多少.*$",
            r"(?:相差|差)(?:了)?(?:多少|多大|大吗|多吗|大不大)",
            r"(?:的)?差距.*$",
            r"之间|两者|二者",
            r"(?<![占同环])(?:相)?比(?:较|起来)?(?=[，,]|$)",
            r"[？?。！!]",
        )
    )
)
_EDGES = "的 “”"
_BASE = re.compile("同比|环比|较(?:年初|上年|去年|上月|上季|年底)")
_FASTER = re.compile("增长?得(?:更|比较)?(?=[快慢])|增长(?:更|比较)?(?=[快慢])")
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
    return bool(than or "分别" in text or _TIMES_OF.search(text) or read_question(text).kind is Kind.COMPARISON)


def split(text: str, names_in: Callable[[str], Sequence[str]]) -> Comparison | None:
    """Split a comparison; None where no two sides can be told apart."""
    plain = _FASTER.sub("增速", _side_by_side(text))
    stem, metric, order = _without_order(_IDLE.sub("", plain).strip("，, "))
    clauses = [clause.strip(_EDGES) for clause in re.split("[，,]", stem) if clause.strip(_EDGES)]
    joint = [clause for clause in clauses if _JOINT.search(clause)] or clauses
    parts = (re.sub("是(?=同比|环比|较)", "", part.strip(_EDGES)) for clause in joint for part in _JOINT.split(clause))
    sides = [part for part in parts if len(part) >= 2]
    if len(sides) < 2 or len(metric) == 1:  # 谁的成长 asks for no 成
        return None
    context = [clause for clause in clauses if clause not in joint]
    about = [clause for clause in context if read_question(clause).organisations]
    metric = metric or "".join(clause for clause in context if clause not in about)
    if not metric:
        sides, metric = _share_metric(sides, names_in)
    if any(side.endswith("银行") for side in sides):  # 兴业和北京银行
        sides = [f"{side}银行" if len(side) == 2 and side not in names_in(side) else side for side in sides]
    named = {name for side in sides for name in (*names_in(side), *read_question(side).organisations)}
    sides = [side if side in named else _with_shared_opening(sides[0], side) for side in sides]
    questions = tuple("".join(about) + _question(side, metric) for side in sides)
    return Comparison(tuple(sides), questions, order in _LOWER, metric, _aim(text))


def _side_by_side(text: str) -> str:
    """甲是乙的几倍 as 甲、乙."""
    times = _TIMES_OF.search(text)
    return f"{times['a']}、{times['b']}" if times else text


def _aim(text: str) -> Aim:
    if _RATIO.search(text):
        return Aim.RATIO
    if _DIFFERENCE.search(text):
        return Aim.DIFFERENCE
    ordered = _ORDER.search(_MARKS.sub("", text)) or _EITHER.search(_MARKS.sub("", text))
    return Aim.VALUES if _VALUES.search(text) and not ordered else Aim.ORDER


def _without_order(stem: str) -> tuple[str, str, str]:
    """The sides, what is compared, and which way: 甲和乙, 余额 and 高 of 甲和乙谁的余额高."""
    found = _ORDER.search(stem)
    if found:
        return _IDLE.sub("", stem[: found.start()]), found["metric"].strip("的"), found["order"]
    either = _EITHER.search(stem)
    if either:
        return f"{stem[: either.start()]}{either['a']}、{either['b']}", "", either["order"] or ""
    return stem, "", ""


def _question(side: str, metric: str) -> str:
    link = "的" if metric and not metric.startswith(("较", "同比", "的")) else ""
    ask = "" if re.search(r"多少|几[家户笔个名]", metric) else "是多少"
    return f"{side}{link}{metric}{ask}？"


def _share_metric(sides: list[str], names_in: Callable[[str], Sequence[str]]) -> tuple[list[str], str]:
    """Move what the last side says for all of them out of it: 北京银行 | 兴业银行的普惠贷款余额 share the balance."""
    last = sides[-1]
    if "的" in last and "的" not in sides[0]:
        name, _, metric = last.partition("的")
        return [*sides[:-1], name], metric
    if "的" in sides[0] and not any("的" in side for side in sides[1:]) and _is_name(last, names_in):
        name, _, metric = sides[0].partition("的")
        return [name, *sides[1:]], metric
    question = read_question(last, names_in(last))
    for name in sorted([*question.organisations, *question.products], key=len, reverse=True):
        if last.startswith(name) and len(last) > len(name):
            return [*sides[:-1], name], last[len(name) :]
    end = last.find(sides[0][-1]) + 1  # 创业板和科创板上市企业: the names end alike
    if 2 <= end < len(last):
        return [*sides[:-1], last[:end]], last[end:]
    return sides, ""


def _is_name(text: str, names_in: Callable[[str], Sequence[str]]) -> bool:
    return text in names_in(text) or text in read_question(text).organisations


def _with_shared_opening(first: str, side: str) -> str:
    """What the first side says for both: 北京银行的 in 北京银行的科技支行 and 文化支行."""
    base = _BASE.search(first)
    owner, of, _ = first.rpartition("的")
    if _BASE.match(side) and base and base.start():
        opening = first[: base.start()]
    elif of:
        opening = owner + of
    else:
        opening = first[: -len(side)] if first[-1] == side[-1] else ""
    return opening + side if opening and not side.startswith(opening) else side
