import pytest

from corpus.measuring.figures import figures
from corpus.measuring.units import Family, compared_in, family_of, interchangeable


@pytest.mark.parametrize(
    ("written", "unit", "factor"),
    [
        ("公里", "米", 1000),
        ("公里 / 小时", "公里/小时", 1),
        ("m/s", "公里/小时", 3.6),
        ("kg", "公斤", 1),
        ("MWh", "千瓦时", 1000),
        ("秒", "分钟", 1 / 60),
        ("pct", "个百分点", 1),
        ("元人民币", "元", 1),
        ("家", "家", 1),
    ],
)
def test_what_a_unit_is_compared_in(written, unit, factor):
    assert compared_in(written) == (unit, pytest.approx(factor))


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("3亿瑞士法郎", Family.MONEY),
        ("3小时", Family.SPAN),
        ("32岁", Family.AGE),
        ("三成", Family.RATIO),
        ("75BP", Family.RATIO),
        ("2.5倍", Family.MULTIPLE),
        ("6公里", Family.MEASURE),
        ("100华氏度", Family.DEGREE),
        ("5.1级", Family.SCALE),
        ("评分85分", Family.SCALE),
        ("26家", Family.COUNT),
        ("3艘次", Family.COUNT),
    ],
)
def test_the_family_of_a_figure(text, family):
    (figure,) = figures(text)
    assert figure.family is family


def test_what_is_no_unit_has_no_family():
    assert family_of("") is None
    assert family_of("公里") is None  # figures are compared in 米


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("个月", "天", True),
        ("位", "人", True),
        ("个百分点", "%", True),
        ("个百分点", "BP", True),
        ("BP", "%", False),
        ("亩", "平方米", True),
        ("户", "人", False),
        ("岁", "年", False),
        ("元", "美元", False),
    ],
)
def test_what_may_stand_for_each_other(one, other, may):
    assert interchangeable(one, other) is interchangeable(other, one) is may
