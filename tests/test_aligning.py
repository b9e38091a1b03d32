import pytest

from corpus.measuring.figures import figures
from qa.figures.aligning import Aligned, agree, aligned, is_rough, rounded, written


def figure(text):
    (found,) = figures(text)
    return found


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["142.9亿元", "1253亿元"], Aligned("亿元", (142.9, 1253.0)), id="one_size"),
        pytest.param(["5000万元", "1.2亿元"], Aligned("亿元", (0.5, 1.2)), id="the_larger_size"),
        pytest.param(["超15万户", "7100户"], Aligned("万户", (15.0, 0.71)), id="counts"),
        pytest.param(["26家", "22家"], Aligned("家", (26.0, 22.0)), id="small_counts"),
        pytest.param(["16万户", "3万家"], Aligned("万户", (16.0, 3.0)), id="companies_in_two_counters"),
        pytest.param(["34.9%", "七成"], Aligned("%", (34.9, 70.0)), id="tenths"),
        pytest.param(["60BP", "20000BP"], Aligned("BP", (60.0, 20000.0)), id="never_in_ten_thousands"),
        pytest.param(["26家", "22%"], None, id="unlike"),
        pytest.param(["1亿元", "1亿美元"], None, id="currencies"),
        pytest.param(["数百家", "59家"], None, id="only_a_magnitude"),
        pytest.param([], None, id="none"),
    ],
)
def test_figures_in_one_unit(texts, expected):
    assert aligned([figure(text) for text in texts]) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("超3100亿元", "3109亿元", True),
        ("3100亿元", "3109亿元", False),
        ("超3100亿元", "3500亿元", False),
        ("1亿元", "10000万元", True),
        ("数百家", "300家", True),
        ("数百家", "1200家", False),
        ("数百家", "100家", False),
    ],
)
def test_a_rounded_value_is_the_exact_one(one, other, same):
    assert agree(figure(one), figure(other)) == same


def test_qualifiers_that_make_a_figure_rough():
    assert [is_rough(figure(text)) for text in ("近3万户", "达3万户", "3万户", "50余种")] == [True, False, False, True]


def test_numbers_are_told_without_what_floating_point_adds():
    assert (rounded(0.1 + 0.2), written(1253 - 142.9, "亿元")) == (0.3, "1110.1亿元")
