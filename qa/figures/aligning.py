"""Figures in one unit, to be put side by side: 142.9亿元 and 1253亿元, 15万户 and 7100户. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.measuring.figures import Figure
from corpus.measuring.units import IN_PERCENT, Family, family_of
from corpus.wordlist import words

_WHO = frozenset(words("家 户"))  # companies are counted in both
_SIZES = ((1e8, "亿"), (1e4, "万"))
_SCALED = (Family.MONEY, Family.MEASURE, Family.COUNT)  # told in 万 and 亿
_ROUGH = frozenset(
    words("超 超过 超出 近 约 约为 大约 将近 接近 突破 逾 余 多 来 上 过 以上 以下 以内 左右")
    | words("不足 不到 不超过 不少于 不低于")
)
_DIGITS = 10
_ROUNDING = 0.03  # by how much a rounded figure may differ from the exact one


@dataclass(frozen=True, slots=True)
class Aligned:
    """``numbers`` count in ``unit`` ("亿元"), one for each figure, in their order."""

    unit: str
    numbers: tuple[float, ...]


def aligned(figures: Sequence[Figure]) -> Aligned | None:
    """Count figures in the unit that the largest of them is written in.

    None for none, for unlike units, and where one tells only a magnitude: 数百家 is neither more nor less than 300家.
    """
    if any(figure.is_open for figure in figures):
        return None
    measured = [IN_PERCENT.get(figure.unit, (figure.unit, 1.0)) for figure in figures]
    units = {unit for unit, _ in measured}
    if not units or (len(units) > 1 and not units <= _WHO):
        return None
    unit = measured[0][0]
    values = [figure.value * factor for figure, (_, factor) in zip(figures, measured, strict=True)]
    size, sign = 1.0, ""
    if family_of(unit) in _SCALED:
        largest = max(map(abs, values))
        size, sign = next(((size, sign) for size, sign in _SIZES if largest >= size), (1.0, ""))
    return Aligned(sign + unit, tuple(rounded(value / size) for value in values))


def rounded(number: float) -> float:
    """A number without what floating point adds to it: 0.1 + 0.2 is 0.3."""
    return float(f"{number:.{_DIGITS}g}")


def written(number: float, unit: str) -> str:
    """A number as Chinese text has it: 1110.1亿元."""
    return f"{number:.{_DIGITS}g}{unit}"


def is_rough(figure: Figure) -> bool:
    """Whether a figure's qualifier says that it is not exact."""
    return figure.qualifier in _ROUGH


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures may be the same value, one of them rounded: 超3100亿元 and 3109亿元."""
    if one.value == other.value and one.is_open == other.is_open:
        return True
    for rough, exact in ((one, other), (other, one)):
        if rough.is_open and rough.value < exact.value < 10 * rough.value:
            return True
    near = abs(one.value - other.value) <= _ROUNDING * max(abs(one.value), abs(other.value))
    return near and (is_rough(one) or is_rough(other))
