"""Figures in a text: value, unit, qualifier, exact place. Knows nothing of who or what they are about.

A date is no figure, nor is a number inside a name (专精特新 "1号", 6号线): a figure carries a unit that measures or
counts. "近3万家" is a count of 30,000 with the qualifier 近; it keeps its spelling in ``written``. Where only the order
of magnitude is told (上千万元, 千余户, 近百笔), that is the value; 数百家 and 几十人 may be any multiple of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.measuring.bare_sums import bare_sums, written_value
from corpus.measuring.dates import periods
from corpus.measuring.numerals import DIGITS, NUMERALS, QUALIFIER, number
from corpus.measuring.units import COUNTERS, MAGNITUDES, UNIT, Family, compared_in, family_of
from corpus.wordlist import in_order, words

# A counter that begins one of these counts nothing: "2市场" is no count of cities.
_NO_COUNT = re.compile(
    in_order(r"""
        市[场民区长面] 省[长区] 县[长区] 村[民长] 国[家民] 人[民类性] 家[长庭乡具教] 个[性别](?!质) 股民 门[面类]
        部[长类] 班长 组长 站长 层面 场面 种类 票面 台面 对面 位数 笔[记者试录迹] 期[货间待望] 轮(?:车|驱|毂|胎)
        节[约日目省能气奏点制假] 国[道际投企产] 集团 部队 单元 手[机车工书术续] 票[房据] 股[东份价指] 台[湾式阶]
        条[款例约] 处[理罚分] 户[外型] 支队(?!伍) 项目 名单 次(?:旅客|货运|货物)?列车 块[状儿链] 根[据本治源] 箱[式型]
        首[次都尔个先席届批家府付开播映发秀演轮例创架款屈] 包[括含裹装围] 幅度 具[有备体] 册[封子]
        本[公报次届周月年日赛科土身人案地市省县区文书期网] 袋[鼠式] 封[闭控锁面] 尾[盘声号矿] 杯[赛子]
    """)
)
# 7800元/吨, 18元/股: what a price is paid for is part of how it is written.
_PER = (
    r"\s?/\s?(?:平方米|立方米|千瓦时|分钟|小时|公斤|盎司|[吨股斤克升桶次天日月年度箱片晚个枚瓶张盒份套台亩]|人(?!民))"
)
# 五分之一, 九元航空: no points, no money.
_NO_MEASURE = re.compile("分之|元(?:航空|旦|素|宵|件|器件|宇宙|年|月)")
# The value begins behind these, and only 约 says something of it: 贷款余额达 3109亿元.
_VERBS = {"达到": "", "达": "", "高达": "", "多达": "", "约为": "约"}
VERB_BEFORE = re.compile(rf"(?:{'|'.join(_VERBS)})\s?$")
"""How what stands before a figure ends, where a verb belongs to neither."""
_AFTER = "以上|以下|以内|左右|余|多(?=[，。；：、！？）,;)的来]|$)"  # 3家多元化公司 is no 3家多
# 3-5个工作日, 10%-20%, 5 万 - 6 万元; not 增长2%至13亿元
_RANGE = r"\d+(?:\.\d+)?\s?(?:%(?=\s?[-~～—–至到]\s?[\d.]+\s?%)|BP|bp|万|亿)?\s?[-~～—–至到]\s?"
_FIGURE = re.compile(
    # What a figure can begin with: without it the longer pattern is tried at each character.
    rf"(?=[\d{NUMERALS}超高多至最不大将接突近约逾达过人])(?:(?P<before>{QUALIFIER})\s?)?(?:人民币)?"
    rf"(?:(?P<digits>(?:{_RANGE})?(?P<last>{DIGITS}))|(?P<words>[{NUMERALS}]+))\s?"
    r"(?P<more>[余多])?(?P<magnitude>万亿|千亿|百亿|[十百千]?万|亿|千(?!克)|百)?(?P<much>[余多])?\s?"
    rf"(?P<unit>{UNIT})(?:{_PER})?(?P<after>{_AFTER})?"
)
_HOUR = re.compile(r"1?\d|2[0-4]")  # 上午10点, 早餐8点: no points, unless an index moves by them
_OF_AN_INDEX = re.compile("(?:[涨跌升降高低报收]|指数|回落|反弹|震荡)[^，。；、]{0,4}$")
_OF_THE_DAY = re.compile("(?:[上下中]午|早[上晨]?|晚[上间]?|凌晨|傍晚|夜间?|[日天])）?$")
_BY_THE_CLOCK = re.compile(r"多?钟|半|许|\d+分")
_PERCENT = re.compile(rf"(?P<before>{QUALIFIER})?百分之(?P<words>[{NUMERALS}点]+)")
_NO_NUMERALS = frozenset((("十", "分"), ("四", "周")))  # very, around
_PHONE = 11  # digits of a number that is called
_MODEL_YEAR = re.compile(r"20\d\d")  # 2023款
_ARTICLES = words("一 百 千 零")  # 一家 is "a", not "one"; 百姓 and 千家 are no counts either
# 上千万元, 千余户, 近百笔, 数十家, 十几人: a magnitude alone, with what makes a figure of it. 上 belongs to the word
# before in 线上百家; 成百上千 counts nothing.
_MAGNITUDE_ALONE = re.compile(
    rf"(?=[上数几好十百千万亿二三四五六七八九超高多至最不大将接突近约逾达过])(?<![\d{NUMERALS}万亿几第.])(?<!\d )"
    r"(?:(?P<before>(?<![线网以路身会台场史之加赶跟海楼车马早晚在])上|(?<![户人次笔家件总基指无函参倍计份个位多少])数"
    rf"|好?几|{QUALIFIER})\s?)?(?:人民币)?"
    r"(?P<tens>[二三四五六七八九]?十(?=几)|(?<!成)(?:十|百|千(?![克瓦])))?(?P<few>(?<=十)几)?(?P<magnitude>万亿|万|亿)?"
    rf"(?P<more>[余多来])?\s?(?P<unit>{UNIT})(?P<after>{_AFTER})?"
)
_NO_MAGNITUDE = frozenset(words("分 点 级 成 度"))
_LONGEST_BEFORE = 20
_MANY = frozenset(words("数 几 好几"))
_SIGNED = frozenset(words("% 元 美元 欧元 港元 日元 英镑 ℃ 个百分点"))
_MINUS = frozenset("-−")
_RANGE_BEGUN = re.compile(r"(?:\d[^\d，。；：、]{0,4}|[A-Za-z~～\-])$")  # 5元-10元, B-3%
_TEXTS_KEPT = 1_000  # the sentences that are asked for are so again and again


@dataclass(frozen=True, slots=True)
class Figure:
    """``text[start:end]`` is the figure as ``written``, its qualifier included.

    ``value`` counts in ``unit``, the unit that others of its kind are compared in: "1.16亿元" is 116,000,000 元.
    A range has the value of its upper end, 数百家 that of 百家.
    """

    start: int
    end: int
    written: str
    value: float
    unit: str
    qualifier: str

    @property
    def family(self) -> Family | None:
        """What the figure says, by its unit: money, a count, a degree."""
        return family_of(self.unit)

    @property
    def is_open(self) -> bool:
        """Whether the value is only a magnitude, and may be several times as much: 数百家, 几十人."""
        return self.qualifier in _MANY


@lru_cache(_TEXTS_KEPT)
def figures(text: str) -> tuple[Figure, ...]:
    """Find the figures of a text in reading order; dates are left out."""
    dated = [(period.start, period.end) for period in periods(text)]
    surer = [*_magnitudes(text), *_without_unit(text)]  # 票房超15亿 成为第一: money, and no 成
    taken = dated + [(figure.start, figure.end) for figure in surer]
    numbers = (f for f in _numbers(text) if not any(start < f.end and f.start < end for start, end in taken))
    found = (f for f in (*surer, *_percents(text)) if not any(s < f.end and f.start < e for s, e in dated))
    return _apart(sorted((*numbers, *found), key=lambda figure: (figure.start, -figure.end)))


def _apart(found: list[Figure]) -> tuple[Figure, ...]:
    """Those that begin behind the one before, so that no characters are in two figures."""
    kept: list[Figure] = []
    for figure in found:
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return tuple(kept)


def _numbers(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        if _is_part(text, match):
            continue
        value = number(match["words"]) if match["words"] else float(re.sub("[,，]", "", match["last"]))
        if value is None:
            continue
        unit, factor = compared_in(match["unit"])
        value *= MAGNITUDES[match["magnitude"] or ""] * factor
        start, before = _opening(match)
        if _is_negative(text, match):
            start, value = start - 1, -value
        qualifier = before or match["more"] or match["much"] or match["after"] or ""
        yield Figure(start, match.end(), text[start : match.end()], value, unit, qualifier)


def _magnitudes(text: str) -> Iterator[Figure]:
    """What tells only the order of magnitude: 上千万元, 千余户, 数百家, 近百笔, 十几人."""
    for match in _MAGNITUDE_ALONE.finditer(text):
        tens, before = match["tens"] or "", match["before"] or ""
        rough = before or match["few"] or match["more"] or match["after"]
        spelled = tens == "十" and not (match["few"] or before == "上" or before in _MANY)  # 近十家 is a plain numeral
        if not (tens or match["magnitude"]) or not rough or spelled:
            continue
        unit, factor = compared_in(match["unit"])
        no_figure = _NO_COUNT if unit in COUNTERS else _NO_MEASURE
        if unit in _NO_MAGNITUDE or no_figure.match(text, match.start("unit")):
            continue
        start, before = _opening(match)
        if before == "上" and match["more"]:  # 平台上百余家
            start, before = match.end("before"), ""
        value = (number(f"一{tens}" if tens in ("百", "千") else tens) or 1.0) if tens else 1.0
        value *= MAGNITUDES[match["magnitude"] or ""] * factor
        qualifier = before or match["few"] or match["more"] or match["after"] or ""
        yield Figure(start, match.end(), text[start : match.end()], value, unit, qualifier)


def _without_unit(text: str) -> Iterator[Figure]:
    """Money whose unit is left out: 票房破21亿, 余额已超千亿, 110多万房款."""
    for match in bare_sums(text):
        value = written_value(match) * MAGNITUDES[match["magnitude"]]
        start, before = _opening(match)
        qualifier = before or match["more"] or match["much"] or ""
        yield Figure(start, match.end(), text[start : match.end()], value, "元", qualifier)


def _is_negative(text: str, match: re.Match[str]) -> bool:
    """Whether a minus stands before a figure, and no dash of a range or a name: 净利润-2.3亿元."""
    at = match.start()
    if not match["digits"] or match["before"] or not at or text[at - 1] not in _MINUS:
        return False
    signed = compared_in(match["unit"])[0] in _SIGNED
    return signed and not _RANGE_BEGUN.search(text, max(0, at - _LONGEST_BEFORE), at - 1)


def _opening(match: re.Match[str]) -> tuple[int, str]:
    """Where a figure begins, and the qualifier before its number."""
    before = match["before"] or ""
    if before not in _VERBS:
        return match.start(), before
    behind = match.end("before")
    return behind + (match.string[behind] == " "), _VERBS[before]


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether the number or its unit belongs to something longer, which is no figure."""
    unit = match["unit"]
    if (_NO_COUNT if unit in COUNTERS else _NO_MEASURE).match(text, match.start("unit")):
        return True
    if match["words"]:
        # 三点 is an hour.
        return match["words"] in _ARTICLES or unit == "点" or (match["words"], match["unit"]) in _NO_NUMERALS
    if unit == "点" and len(match["digits"]) >= _PHONE:
        return True
    if unit == "款" and _MODEL_YEAR.fullmatch(match["digits"]) and not match["magnitude"]:
        return True
    if unit == "分" and text[: match.start("digits")].endswith(("时", "点")):  # 7时45分
        return True
    if unit == "点" and _HOUR.fullmatch(match["digits"]) and _is_hour(text, match):
        return True
    before = text[match.start("digits") - 1] if match.start("digits") else ""
    if before == "-" and _is_negative(text, match):
        return False
    # B20个, 7*24小时, 1.12.3: the digits go on with a Latin word or a number.
    return before.isascii() and (before.isalnum() or before in tuple("*.-/_"))


def _is_hour(text: str, match: re.Match[str]) -> bool:
    earlier = text[max(0, match.start("digits") - 3) : match.start("digits")]
    if _OF_THE_DAY.search(earlier) or _BY_THE_CLOCK.match(text, match.end()):
        return True
    start = match.start("digits")
    return not (match["magnitude"] or _OF_AN_INDEX.search(text, max(0, start - _LONGEST_BEFORE), start))


def _percents(text: str) -> Iterator[Figure]:
    if "百分之" not in text:
        return
    for match in _PERCENT.finditer(text):
        value = number(match["words"])
        if value is not None:
            start, before = _opening(match)
            yield Figure(start, match.end(), text[start : match.end()], value, "%", before)
