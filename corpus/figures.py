"""Figures in a text: value, unit, qualifier, exact place. Knows nothing of who or what they are about.

A date is no figure, nor is a number inside a name (专精特新 "1号", 6号线): a figure carries a unit that measures or
counts. "近3万家" is a count of 30,000 with the qualifier 近; it keeps its spelling in ``written``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import cn2an

from corpus.dates import periods

_MAGNITUDES = {"": 1.0, "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8,
               "百亿": 1e10, "千亿": 1e11, "万亿": 1e12}  # fmt: skip

# Every unit with the one that it is compared in, and its factor.
_UNITS: dict[str, tuple[str, float]] = {
    "%": ("%", 1.0), "％": ("%", 1.0), "个百分点": ("个百分点", 1.0), "百分点": ("个百分点", 1.0),
    "BP": ("BP", 1.0), "bp": ("BP", 1.0), "个基点": ("BP", 1.0), "基点": ("BP", 1.0), "‰": ("‰", 1.0),
    "元": ("元", 1.0), "元人民币": ("元", 1.0), "人民币": ("元", 1.0), "美元": ("美元", 1.0), "欧元": ("欧元", 1.0),
    "港元": ("港元", 1.0), "日元": ("日元", 1.0), "英镑": ("英镑", 1.0), "卢布": ("卢布", 1.0),
    "倍": ("倍", 1.0), "成": ("成", 1.0), "分钟": ("分钟", 1.0), "小时": ("分钟", 60.0), "秒": ("分钟", 1 / 60),
    "天": ("天", 1.0), "个工作日": ("个工作日", 1.0), "周": ("周", 1.0), "个月": ("个月", 1.0), "年": ("年", 1.0),
    "岁": ("岁", 1.0), "公里": ("米", 1e3), "千米": ("米", 1e3), "米": ("米", 1.0), "厘米": ("米", 0.01),
    "毫米": ("米", 0.001), "平方米": ("平方米", 1.0), "平方公里": ("平方米", 1e6), "亩": ("亩", 1.0),
    "公顷": ("公顷", 1.0), "立方米": ("立方米", 1.0), "吨": ("吨", 1.0), "公斤": ("公斤", 1.0), "千克": ("公斤", 1.0),
    "斤": ("公斤", 0.5), "克": ("克", 1.0), "毫升": ("毫升", 1.0), "升": ("升", 1.0), "度": ("度", 1.0),
    "℃": ("℃", 1.0), "摄氏度": ("℃", 1.0), "千瓦时": ("千瓦时", 1.0), "千瓦": ("千瓦", 1.0), "点": ("点", 1.0),
    "级": ("级", 1.0), "分": ("分", 1.0),
}  # fmt: skip
_COUNTERS = (
    "户 家 笔 名 人次 人 位 个 项 款 种 只 支 条 件 份 台 辆 架 艘 座 栋 套 间 所 场 次 届 轮 股 门 部 篇 集 张 枚 口 处 "
    "批 层 期 站 列 班 对 组 支 省 市 县 村 国 头 棵 株 盒 瓶 例 起 颗 余名 枚 单 票 手 宗 亿股"
).split()
_UNIT = "|".join(sorted({*_UNITS, *_COUNTERS}, key=len, reverse=True))
_BEFORE = "超过|超出|高达|多达|至少|至多|最高|最低|最快|不足|不到|不超过|不少于|不低于|大约|将近|接近|突破|超|近|约|逾|达到|达|过"
_AFTER = "以上|以下|以内|左右|余|多"
_FIGURE = re.compile(
    rf"(?P<before>{_BEFORE})?(?:人民币)?"
    rf"(?:(?P<digits>\d+(?:[,，]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<words>[零一二两三四五六七八九十百千]+))"
    rf"\s?(?P<more>[余多])?(?P<magnitude>万亿|千亿|百亿|[十百千]?万|亿|千|百)?(?P<much>[余多])?\s?(?P<unit>{_UNIT})"
    rf"(?P<after>{_AFTER})?"
)
_PERCENT = re.compile(rf"(?P<before>{_BEFORE})?百分之(?P<words>[零一二两三四五六七八九十百点]+)")
# A number of which the unit begins a longer word is none of that unit: "3个月" is caught above, "2市场" is not a 市.
_NO_UNIT = re.compile(r"场(?!次|馆)|民|区|长|面|化|性|类|别|式")


@dataclass(frozen=True, slots=True)
class Figure:
    """``text[start:end]`` is the figure as ``written``, its qualifier included.

    ``value`` counts in ``unit``, the unit that others of its kind are compared in: "1.16亿元" is 116,000,000 元.
    """

    start: int
    end: int
    written: str
    value: float
    unit: str
    qualifier: str


def figures(text: str) -> list[Figure]:
    """Find the figures of a text in reading order; dates are left out."""
    dated = [(period.start, period.end) for period in periods(text)]
    found = [*_numbers(text), *_percents(text)]
    return sorted(
        (f for f in found if not any(start < f.end and f.start < end for start, end in dated)), key=lambda f: f.start
    )


def _numbers(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        words, unit = match["words"], match["unit"]
        if match.start("digits") > 0 and (text[match.start("digits") - 1].isascii() and _joins(text, match)):
            continue
        if words and (words in ("一", "十百", "千", "百", "十") or unit == "点"):  # 一家: "a", not "one"
            continue
        if unit in _COUNTERS and _NO_UNIT.match(text, match.end("unit")):
            continue
        number = _chinese(words) if words else float(re.sub("[,，]", "", match["digits"]))
        if number is None:
            continue
        base, factor = _UNITS.get(unit, (unit, 1.0))
        value = number * _MAGNITUDES[match["magnitude"] or ""] * factor
        qualifier = match["before"] or match["more"] or match["much"] or match["after"] or ""
        yield Figure(match.start(), match.end(), match.group(), value, base, qualifier)


def _joins(text: str, match: re.Match[str]) -> bool:
    """Whether the digits continue a Latin word or a number: "B20个", "7*24小时", "1.12.3"."""
    before = text[match.start("digits") - 1]
    return before.isalnum() or before in "*.-/_"


def _percents(text: str) -> Iterator[Figure]:
    for match in _PERCENT.finditer(text):
        number = _chinese(match["words"])
        if number is not None:
            yield Figure(match.start(), match.end(), match.group(), number, "%", match["before"] or "")


def _chinese(words: str) -> float | None:
    """The value of a Chinese numeral, None where the characters spell none ("三五")."""
    try:
        return float(cn2an.cn2an(words, "smart"))
    except ValueError:
        return None
