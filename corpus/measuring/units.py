"""Units of figures: how they are spelled, what each is compared in, and its family. Knows nothing of texts.

Families say what may be done with a figure: money is told in 万 and 亿, degrees are not, and twice as much says nothing
of them. A unit belongs to one family alone.
"""

from collections.abc import Iterable
from enum import Enum, auto

from corpus.wordlist import words

MAGNITUDES = {"": 1.0, "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8,
              "百亿": 1e10, "千亿": 1e11, "万亿": 1e12}  # fmt: skip


class Family(Enum):
    """What figures in a unit say."""

    MONEY = auto()
    SPAN = auto()  # of time
    AGE = auto()
    RATIO = auto()
    MULTIPLE = auto()
    MEASURE = auto()  # physical, and none below zero
    DEGREE = auto()
    SCALE = auto()  # a place on a scale: the points of an index, a strength, a score
    COUNT = auto()


COUNTERS = words("""
    户 家 笔 名 人次 人 位 个 项 款 种 只 支 条 件 份 台 辆 架 艘 座 栋 套 间 所 场 次 届 轮 股 门 部 篇 集 张 枚 口
    处 批 层 期 站 列 班 对 组 省 市 县 村 国 头 棵 株 盒 瓶 例 起 颗 单 票 手 宗 节 块 根 箱 首 趟 包 幅 具 册 本 袋 封
    尾 幢 粒 杯 桩 席
    户次 批次 件次 艘次 架次 场次 台次 辆次 班次
""")
PERSONS = words("名 人 位")
# The units that figures are compared in.
_UNITS = {
    Family.MONEY: words("""
        元 美元 欧元 港元 日元 英镑 卢布 韩元 澳元 加元 卢比 泰铢 新台币 瑞士法郎 新加坡元 新西兰元 澳门元 林吉特 越南盾
        印尼盾 比索 雷亚尔 里拉 兰特 迪拉姆 里亚尔 坚戈 瑞典克朗 挪威克朗 丹麦克朗
    """),
    Family.SPAN: words("分钟 天 个工作日 周 个月 年"),
    Family.AGE: words("岁"),
    Family.RATIO: words("% ‰ 成 个百分点 BP"),
    Family.MULTIPLE: words("倍"),
    Family.MEASURE: words("""
        米 平方米 立方米 亩 公顷 吨 公斤 克 毫升 升 千瓦时 千瓦 标箱 桶 英寸 马力 千伏 毫安时 牛·米 百帕 盎司 像素
        公里/小时 立方米/秒 GB Hz
    """),
    Family.DEGREE: words("℃ 度 华氏度"),
    Family.SCALE: words("级 点 分"),
    Family.COUNT: COUNTERS,
}
_FAMILIES = {unit: family for family, units in _UNITS.items() for unit in units}
# The others, with the one that each is compared in, and how much of that it is.
_COMPARED_IN: dict[str, tuple[str, float]] = {
    "％": ("%", 1.0), "百分点": ("个百分点", 1.0), "pct": ("个百分点", 1.0), "pcts": ("个百分点", 1.0),
    "bp": ("BP", 1.0), "个基点": ("BP", 1.0), "基点": ("BP", 1.0),
    "个BP": ("BP", 1.0), "个bp": ("BP", 1.0), "bps": ("BP", 1.0), "BPs": ("BP", 1.0), "BPS": ("BP", 1.0),
    "元人民币": ("元", 1.0), "人民币": ("元", 1.0), "块钱": ("元", 1.0),
    "美金": ("美元", 1.0), "港币": ("港元", 1.0), "日圆": ("日元", 1.0), "韩币": ("韩元", 1.0), "澳币": ("澳元", 1.0),
    "澳大利亚元": ("澳元", 1.0), "加币": ("加元", 1.0), "加拿大元": ("加元", 1.0), "台币": ("新台币", 1.0),
    "瑞郎": ("瑞士法郎", 1.0), "新元": ("新加坡元", 1.0), "新币": ("新加坡元", 1.0), "纽元": ("新西兰元", 1.0),
    "马来西亚林吉特": ("林吉特", 1.0), "泰国铢": ("泰铢", 1.0), "印度卢比": ("卢比", 1.0),
    "秒": ("分钟", 1 / 60), "小时": ("分钟", 60.0), "个小时": ("分钟", 60.0), "个多小时": ("分钟", 60.0),
    "个多月": ("个月", 1.0),
    "公里": ("米", 1e3), "千米": ("米", 1e3), "厘米": ("米", 0.01), "公分": ("米", 0.01), "毫米": ("米", 0.001),
    "英里": ("米", 1609.344), "海里": ("米", 1852.0), "英尺": ("米", 0.3048),
    "平方公里": ("平方米", 1e6), "平米": ("平方米", 1.0), "m²": ("平方米", 1.0), "㎡": ("平方米", 1.0),
    "m³": ("立方米", 1.0), "千克": ("公斤", 1.0), "斤": ("公斤", 0.5), "微克": ("克", 1e-6), "毫克": ("克", 1e-3),
    "摄氏度": ("℃", 1.0), "标准箱": ("标箱", 1.0), "TEU": ("标箱", 1.0),
    "瓦时": ("千瓦时", 1e-3), "千瓦·时": ("千瓦时", 1.0), "兆瓦时": ("千瓦时", 1e3), "吉瓦时": ("千瓦时", 1e6),
    "瓦": ("千瓦", 1e-3), "兆瓦": ("千瓦", 1e3), "吉瓦": ("千瓦", 1e6),
    "牛・米": ("牛·米", 1.0), "牛米": ("牛·米", 1.0),
    "公里每小时": ("公里/小时", 1.0), "英里/小时": ("公里/小时", 1.609344), "英里每小时": ("公里/小时", 1.609344),
    "米/秒": ("公里/小时", 3.6), "米每秒": ("公里/小时", 3.6), "立方米每秒": ("立方米/秒", 1.0),
    "MB": ("GB", 1 / 1024), "TB": ("GB", 1024.0), "kHz": ("Hz", 1e3), "MHz": ("Hz", 1e6), "GHz": ("Hz", 1e9),
}  # fmt: skip
# The same in Latin letters.
_LATIN = {
    "km/h": "公里/小时", "m/s": "米/秒", "km": "公里", "m": "米", "cm": "厘米", "mm": "毫米", "kg": "公斤", "g": "克",
    "mg": "毫克", "L": "升", "mL": "毫升", "ml": "毫升", "W": "瓦", "kW": "千瓦", "KW": "千瓦", "MW": "兆瓦",
    "GW": "吉瓦", "Wh": "瓦时", "kWh": "千瓦时", "MWh": "兆瓦时", "GWh": "吉瓦时", "kV": "千伏", "mAh": "毫安时",
}  # fmt: skip
_COMPARED_IN |= {latin: _COMPARED_IN.get(unit, (unit, 1.0)) for latin, unit in _LATIN.items()}

IN_PERCENT = {"成": ("%", 10.0), "‰": ("%", 0.1)}
"""What is told as it is written (三成), and compared with a percentage."""
# Units that may stand for each other in an answer. BP stands for 个百分点 alone: both tell how far a rate moved, and no
# rate.
_INTERCHANGEABLE = (
    _UNITS[Family.SPAN], _UNITS[Family.DEGREE], _UNITS[Family.RATIO] - {"BP"}, words("个百分点 BP"),
    words("吨 公斤 克"), words("平方米 亩 公顷"), words("家 户 个"), PERSONS, words("个 项 款 种"),
)  # fmt: skip


def compared_in(written: str) -> tuple[str, float]:
    """The unit that a figure is compared in, and how much of it the written one is: 米 and 1,000 for 公里."""
    unit = written.replace(" ", "")
    return _COMPARED_IN.get(unit, (unit, 1.0))


def family_of(unit: str) -> Family | None:
    """The family of a unit that figures are compared in; None for any other text."""
    return _FAMILIES.get(unit)


def interchangeable(one: str, other: str) -> bool:
    """Whether a figure in one unit may answer a question for the other: 0.5个月 for 多少天, 3位 for 多少人."""
    return any({one, other} <= group for group in _INTERCHANGEABLE)


def _spelled(units: Iterable[str]) -> str:
    """A pattern for any of these units, the longest first; IT sites set spaces around the stroke of 公里 / 小时."""
    return "|".join(unit.replace("/", r"\s?/\s?") for unit in sorted(sorted(units), key=len, reverse=True))


_ALL = {*_FAMILIES, *_COMPARED_IN}
_IN_LETTERS = {unit for unit in _ALL if unit.isascii() and unit[0].isalpha()}
UNIT = rf"{_spelled(_ALL - _IN_LETTERS)}|(?:{_spelled(_IN_LETTERS)})(?![A-Za-z0-9²³])"
"""A pattern for any unit; behind one in Latin letters no letter or digit goes on."""
