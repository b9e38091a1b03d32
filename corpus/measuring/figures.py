"""Figures in a text: value, unit, qualifier, exact place. Knows nothing of who or what they are about.

A date is no figure, nor is a number inside a name (专精特新 "1号", 6号线): a figure carries a unit that measures or
counts. "近3万家" is a count of 30,000 with the qualifier 近; it keeps its spelling in ``written``. Where only the order
of magnitude is told (上千万元, 千余户, 近百笔), that is the value; 数百家 and 几十人 may be any multiple of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.measuring.dates import periods
from corpus.measuring.numerals import NUMERALS, number
from corpus.wordlist import in_order, words

_MAGNITUDES = {"": 1.0, "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8,
               "百亿": 1e10, "千亿": 1e11, "万亿": 1e12}  # fmt: skip

# Every unit with the one that it is compared in, and its factor.
_UNITS: dict[str, tuple[str, float]] = {
    "%": ("%", 1.0), "％": ("%", 1.0), "个百分点": ("个百分点", 1.0), "百分点": ("个百分点", 1.0),
    "pct": ("个百分点", 1.0), "pcts": ("个百分点", 1.0), "‰": ("‰", 1.0),
    "BP": ("BP", 1.0), "bp": ("BP", 1.0), "个基点": ("BP", 1.0), "基点": ("BP", 1.0),
    "元": ("元", 1.0), "元人民币": ("元", 1.0), "人民币": ("元", 1.0), "美元": ("美元", 1.0), "欧元": ("欧元", 1.0),
    "港元": ("港元", 1.0), "日元": ("日元", 1.0), "英镑": ("英镑", 1.0), "卢布": ("卢布", 1.0),
    "倍": ("倍", 1.0), "成": ("成", 1.0), "分钟": ("分钟", 1.0), "小时": ("分钟", 60.0), "秒": ("分钟", 1 / 60),
    "个小时": ("分钟", 60.0), "个多小时": ("分钟", 60.0), "个多月": ("个月", 1.0),
    "天": ("天", 1.0), "个工作日": ("个工作日", 1.0), "周": ("周", 1.0), "个月": ("个月", 1.0), "年": ("年", 1.0),
    "岁": ("岁", 1.0), "公里": ("米", 1e3), "千米": ("米", 1e3), "米": ("米", 1.0), "厘米": ("米", 0.01),
    "毫米": ("米", 0.001), "平方米": ("平方米", 1.0), "平方公里": ("平方米", 1e6), "亩": ("亩", 1.0),
    "公顷": ("公顷", 1.0), "立方米": ("立方米", 1.0), "吨": ("吨", 1.0), "公斤": ("公斤", 1.0), "千克": ("公斤", 1.0),
    "斤": ("公斤", 0.5), "克": ("克", 1.0), "毫升": ("毫升", 1.0), "升": ("升", 1.0), "度": ("度", 1.0),
    "℃": ("℃", 1.0), "摄氏度": ("℃", 1.0), "华氏度": ("华氏度", 1.0), "点": ("点", 1.0),
    "级": ("级", 1.0), "分": ("分", 1.0), "标箱": ("标箱", 1.0), "标准箱": ("标箱", 1.0), "桶": ("桶", 1.0),
    "英寸": ("英寸", 1.0), "韩元": ("韩元", 1.0), "澳元": ("澳元", 1.0), "加元": ("加元", 1.0), "块钱": ("元", 1.0),
    "卢比": ("卢比", 1.0), "泰铢": ("泰铢", 1.0), "新台币": ("新台币", 1.0), "瑞士法郎": ("瑞士法郎", 1.0),
    "瓦时": ("千瓦时", 1e-3), "千瓦时": ("千瓦时", 1.0), "千瓦·时": ("千瓦时", 1.0), "兆瓦时": ("千瓦时", 1e3),
    "吉瓦时": ("千瓦时", 1e6), "瓦": ("千瓦", 1e-3), "千瓦": ("千瓦", 1.0), "兆瓦": ("千瓦", 1e3),
    "吉瓦": ("千瓦", 1e6), "马力": ("马力", 1.0), "千伏": ("千伏", 1.0), "毫安时": ("毫安时", 1.0),
    "牛·米": ("牛·米", 1.0), "牛・米": ("牛·米", 1.0), "牛米": ("牛·米", 1.0), "百帕": ("百帕", 1.0),
    "英里": ("米", 1609.344), "海里": ("米", 1852.0), "英尺": ("米", 0.3048), "公分": ("米", 0.01),
    "平米": ("平方米", 1.0), "m²": ("平方米", 1.0), "㎡": ("平方米", 1.0), "m³": ("立方米", 1.0),
    "微克": ("克", 1e-6), "毫克": ("克", 1e-3), "盎司": ("盎司", 1.0), "像素": ("像素", 1.0),
    "公里/小时": ("公里/小时", 1.0), "公里每小时": ("公里/小时", 1.0), "英里/小时": ("公里/小时", 1.609344),
    "英里每小时": ("公里/小时", 1.609344), "米/秒": ("公里/小时", 3.6), "米每秒": ("公里/小时", 3.6),
    "立方米/秒": ("立方米/秒", 1.0), "立方米每秒": ("立方米/秒", 1.0),
}  # fmt: skip
# The same in Latin letters; no letter or digit goes on behind them.
_LATIN_UNITS = {
    "km/h": "公里/小时", "m/s": "米/秒", "km": "公里", "m": "米", "cm": "厘米", "mm": "毫米", "kg": "公斤", "g": "克",
    "mg": "毫克", "L": "升", "mL": "毫升", "ml": "毫升", "W": "瓦", "kW": "千瓦", "KW": "千瓦", "MW": "兆瓦",
    "GW": "吉瓦", "Wh": "瓦时", "kWh": "千瓦时", "MWh": "兆瓦时", "GWh": "吉瓦时", "kV": "千伏", "mAh": "毫安时",
}  # fmt: skip
_UNITS |= {latin: _UNITS[unit] for latin, unit in _LATIN_UNITS.items()}
_UNITS |= {"MB": ("GB", 1 / 1024), "GB": ("GB", 1.0), "TB": ("GB", 1024.0)}
_UNITS |= {"Hz": ("Hz", 1.0), "kHz": ("Hz", 1e3), "MHz": ("Hz", 1e6), "GHz": ("Hz", 1e9)}
_COUNTERS = words("""
    户 家 笔 名 人次 人 位 个 项 款 种 只 支 条 件 份 台 辆 架 艘 座 栋 套 间 所 场 次 届 轮 股 门 部 篇 集 张 枚 口
    处 批 层 期 站 列 班 对 组 省 市 县 村 国 头 棵 株 盒 瓶 例 起 颗 单 票 手 宗 节 块 根 箱 首 趟 包 幅 具 册 本 袋 封
    尾 幢 粒 杯
    批次 件次 艘次 架次 场次 台次 辆次 班次
""")
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


def _spelled(units: Iterable[str]) -> str:
    """A pattern for any of these units, the longest first; IT sites set spaces around the stroke of 公里 / 小时."""
    return "|".join(unit.replace("/", r"\s?/\s?") for unit in sorted(sorted(units), key=len, reverse=True))


_LATIN = {unit for unit in _UNITS if unit.isascii() and unit[0].isalpha()}
_UNIT = rf"{_spelled({*_UNITS, *_COUNTERS} - _LATIN)}|(?:{_spelled(_LATIN)})(?![A-Za-z0-9²³])"
# 7800元/吨, 18元/股: what a price is paid for is part of how it is written.
_PER = (
    r"\s?/\s?(?:平方米|立方米|千瓦时|分钟|小时|公斤|盎司|[吨股斤克升桶次天日月年度箱片晚个枚瓶张盒份套台亩]|人(?!民))"
)
# 五分之一, 九元航空: no points, no money.
_NO_MEASURE = re.compile("分之|元(?:航空|旦|素|宵|件|器件|宇宙|年|月)")
# 节约3万元, 签约26家, 经过3年, 最近3年: there the character belongs to the word before, and qualifies nothing.
_BEFORE = (
    "约为|超过|超出|高达|多达|至少|至多|最高|最低|最快|不足|不到|不超过|不少于|不低于|大约|将近|接近|突破"
    "|(?<!反)超|(?<![最附])近|(?<![节签预合契租相])约|逾|达到|(?<!到)达|(?<![经通度不])过"
)
# The value begins behind these, and only 约 says something of it: 贷款余额达 3109亿元.
_VERBS = {"达到": "", "达": "", "高达": "", "多达": "", "约为": "约"}
VERB_BEFORE = re.compile(rf"(?:{'|'.join(_VERBS)})\s?$")
"""How what stands before a figure ends, where a verb belongs to neither."""
_AFTER = "以上|以下|以内|左右|余|多(?=[，。；：、！？）,;)的来]|$)"  # 3家多元化公司 is no 3家多
_DIGITS = r"\d+(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# 3-5个工作日, 10%-20%, 5 万 - 6 万元; not 增长2%至13亿元
_RANGE = r"\d+(?:\.\d+)?\s?(?:%(?=\s?[-~～—–至到]\s?[\d.]+\s?%)|BP|bp|万|亿)?\s?[-~～—–至到]\s?"
_FIGURE = re.compile(
    # What a figure can begin with: without it the longer pattern is tried at each character.
    rf"(?=[\d{NUMERALS}超高多至最不大将接突近约逾达过人])(?:(?P<before>{_BEFORE})\s?)?(?:人民币)?"
    rf"(?:(?P<digits>(?:{_RANGE})?(?P<last>{_DIGITS}))|(?P<words>[{NUMERALS}]+))\s?"
    r"(?P<more>[余多])?(?P<magnitude>万亿|千亿|百亿|[十百千]?万|亿|千(?!克)|百)?(?P<much>[余多])?\s?"
    rf"(?P<unit>{_UNIT})(?:{_PER})?(?P<after>{_AFTER})?"
)
_HOUR = re.compile(r"1?\d|2[0-4]")  # 上午10点, 早餐8点: no points, unless an index moves by them
_OF_AN_INDEX = re.compile("(?:[涨跌升降高低报收]|指数|回落|反弹|震荡)[^，。；、]{0,4}$")
_OF_THE_DAY = re.compile("(?:[上下中]午|早[上晨]?|晚[上间]?|凌晨|傍晚|夜间?|[日天])）?$")
_BY_THE_CLOCK = re.compile(r"多?钟|半|许|\d+分")
_PERCENT = re.compile(rf"(?P<before>{_BEFORE})?百分之(?P<words>[{NUMERALS}点]+)")
_NO_NUMERALS = frozenset((("十", "分"), ("四", "周")))  # very, around
_PHONE = 11  # digits of a number that is called
_MODEL_YEAR = re.compile(r"20\d\d")  # 2023款
_ARTICLES = words("一 百 千 零")  # 一家 is "a", not "one"; 百姓 and 千家 are no counts either
# 上千万元, 千余户, 近百笔, 数十家, 十几人: a magnitude alone, with what makes a figure of it. 上 belongs to the word
# before in 线上百家; 成百上千 counts nothing.
_MAGNITUDE_ALONE = re.compile(
    rf"(?=[上数几好十百千万亿二三四五六七八九超高多至最不大将接突近约逾达过])(?<![\d{NUMERALS}万亿几第.])(?<!\d )"
    r"(?:(?P<before>(?<![线网以路身会台场史之加赶跟海楼车马早晚在])上|(?<![户人次笔家件总基指无函参倍计份个位多少])数"
    rf"|好?几|{_BEFORE})\s?)?(?:人民币)?"
    r"(?P<tens>[二三四五六七八九]?十(?=几)|(?<!成)(?:十|百|千(?![克瓦])))?(?P<few>(?<=十)几)?(?P<magnitude>万亿|万|亿)?"
    rf"(?P<more>[余多来])?\s?(?P<unit>{_UNIT})(?P<after>{_AFTER})?"
)
_NO_MAGNITUDE = frozenset(words("分 点 级 成 度"))
# 余额超3100亿: what is said of money without its unit is in 元.
_WITHOUT_UNIT = re.compile(
    rf"(?:(?P<before>{_BEFORE})\s?)?(?P<digits>{_DIGITS}|[百千])(?P<magnitude>万亿|亿)(?P<more>[余多])?"
    r"(?=[，。；：、！？）)”\s的和与及至较]|同比|环比|大关|$)"
)
_OF_MONEY = re.compile(
    "(?:余额|贷款|存款|资金|金额|额度|总额|成交额?|票房|利润|净利|盈利|亏损|营收|收入|资产|负债|市值|投资|融资|投入"
    "|成本|预算|耗资)"
    r"[^，。；：、！？）\d]{0,8}$"
)
_IN_A_SERIES = re.compile(r"\s*[、和与及至]\s*")
_LONGEST_BEFORE = 20
_HUNDREDS = {"百": "100", "千": "1000"}
_NUMBER_BEGUN = re.compile(rf"[{NUMERALS}数几\-−.]$")
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


def compared_in(unit: str) -> str:
    """The unit that figures of a unit are compared in: 米 for 公里."""
    return _UNITS.get(unit, (unit, 1.0))[0]


def _measured_in(written: str) -> tuple[str, float]:
    """The unit that a figure is compared in, and how much of it the written one is."""
    return _UNITS.get(written.replace(" ", ""), (written, 1.0))


def is_counter(unit: str) -> bool:
    """Whether a unit counts things (家, 名, 个), rather than measures them."""
    return unit in _COUNTERS


def _numbers(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        if _is_part(text, match):
            continue
        value = number(match["words"]) if match["words"] else float(re.sub("[,，]", "", match["last"]))
        if value is None:
            continue
        unit, factor = _measured_in(match["unit"])
        value *= _MAGNITUDES[match["magnitude"] or ""] * factor
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
        unit, factor = _measured_in(match["unit"])
        no_figure = _NO_COUNT if unit in _COUNTERS else _NO_MEASURE
        if unit in _NO_MAGNITUDE or no_figure.match(text, match.start("unit")):
            continue
        start, before = _opening(match)
        if before == "上" and match["more"]:  # 平台上百余家
            start, before = match.end("before"), ""
        value = (number(f"一{tens}" if tens in ("百", "千") else tens) or 1.0) if tens else 1.0
        value *= _MAGNITUDES[match["magnitude"] or ""] * factor
        qualifier = before or match["few"] or match["more"] or match["after"] or ""
        yield Figure(start, match.end(), text[start : match.end()], value, unit, qualifier)


def _without_unit(text: str) -> Iterator[Figure]:
    """Money whose unit is left out: 票房破21亿, 余额已超千亿."""
    if "亿" not in text:
        return
    last = 0
    for match in _WITHOUT_UNIT.finditer(text):
        before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
        alone = match["digits"] in _HUNDREDS and not match["before"]
        goes_on = bool(last and _IN_A_SERIES.fullmatch(text, last, match.start()))  # 总资产分别为89亿、109亿和123亿
        if alone or not (goes_on or _OF_MONEY.search(before)) or _NUMBER_BEGUN.search(before):
            continue
        last = match.end()
        digits = _HUNDREDS.get(match["digits"], match["digits"])
        value = float(re.sub("[,，]", "", digits)) * _MAGNITUDES[match["magnitude"]]
        start, qualifier = _opening(match)
        yield Figure(start, match.end(), text[start : match.end()], value, "元", qualifier or match["more"] or "")


def _is_negative(text: str, match: re.Match[str]) -> bool:
    """Whether a minus stands before a figure, and no dash of a range or a name: 净利润-2.3亿元."""
    at = match.start()
    if not match["digits"] or match["before"] or not at or text[at - 1] not in _MINUS:
        return False
    signed = _measured_in(match["unit"])[0] in _SIGNED
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
    if (_NO_COUNT if unit in _COUNTERS else _NO_MEASURE).match(text, match.start("unit")):
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
