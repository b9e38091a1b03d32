import pytest

from corpus.measuring.series import times_in_turn


@pytest.mark.parametrize(
    ("before", "count", "expected"),
    [
        pytest.param("2019年至2021年的坏账率分别为", 3, ["2019年", "2020年", "2021年"], id="a range of years"),
        pytest.param("2020—2022年末，余额分别为", 3, [], id="a year without 年 is none"),
        pytest.param(
            "2020年、2021年及2022年1-3月，公司营收分别为",
            3,
            ["2020年", "2021年", "2022年1-3月"],
            id="listed, of another length",
        ),
        pytest.param(
            "分别于2021年3月2日和2022年5月6日在北京发行规模",
            2,
            ["2021年3月2日", "2022年5月6日"],
            id="in turn is said before",
        ),
        pytest.param("2021年、2022年营收分别为", 3, [], id="fewer than the figures"),
        pytest.param("2021年和2022年营收为", 2, [], id="nothing says in turn"),
        pytest.param("2021年成立，2022年甲、乙余额分别为", 2, [], id="not named together"),
        pytest.param(
            "2021年、2022年，营收分别为2亿元、3亿元，净利润分别为", 2, ["2021年", "2022年"], id="of several measures"
        ),
    ],
)
def test_times_that_figures_are_of_in_turn(before, count, expected):
    assert [period.written for period in times_in_turn(before, count)] == expected


def test_each_year_of_a_range_has_its_days():
    years = times_in_turn("2019年至2021年的坏账率分别为", 3)
    assert [(year.first.year, year.last.month) for year in years] == [(2019, 12), (2020, 12), (2021, 12)]
