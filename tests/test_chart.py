"""What a chart of figures shows: which values can be compared, in which way, and which are drawn."""

import pytest

from corpus.storing.figure_list import Mark
from qa.page import chart
from qa.page.chart import Measure, Way, plan


def mark(subject, value, day="2021-12-31", metric="余额", change="", unit="元", product="", start=0):
    return Mark(1, start, subject, product, metric, change, unit, value, day)


def drawn(planned):
    return {line.name: [(mark.day, mark.value) for mark in line.marks] for line in planned.lines}


def test_across_subjects_the_newest_value_of_each_the_highest_first():
    planned = plan([mark("甲", 3), mark("乙", 9), mark("甲", 7, "2020-12-31"), mark("丙", 5)])
    assert (planned.way, planned.ways) == (Way.SUBJECTS, (Way.TIME, Way.SUBJECTS))
    assert list(drawn(planned).items()) == [
        ("乙", [("2021-12-31", 9)]),
        ("丙", [("2021-12-31", 5)]),
        ("甲", [("2021-12-31", 3)]),
    ]


def test_over_time_day_by_day_those_with_most_days_first():
    marks = [mark("乙", 1), mark("甲", 3), mark("甲", 2, "2019-12-31"), mark("甲", 7, "2020-12-31")]
    planned = plan(marks)
    assert planned.way is Way.TIME
    assert list(drawn(planned).items()) == [
        ("甲", [("2019-12-31", 2), ("2020-12-31", 7), ("2021-12-31", 3)]),
        ("乙", [("2021-12-31", 1)]),
    ]


def test_one_subject_has_no_others_to_compare_with():
    planned = plan([mark("甲", 3), mark("甲", 2, "2020-12-31")])
    assert (planned.way, planned.ways) == (Way.TIME, (Way.TIME,))


def test_one_day_has_no_course():
    assert plan([mark("甲", 3), mark("乙", 2)]).ways == (Way.SUBJECTS,)


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param([], id="nothing"),
        pytest.param([mark("甲", 3)], id="one value"),
        pytest.param([mark("甲", 3), mark("甲", 3, start=9)], id="the same twice"),
        pytest.param([mark("甲", 3), mark("甲", 4)], id="one subject on one day"),
        pytest.param([mark("甲", 3), mark("乙", 4, unit="户")], id="units apart"),
        pytest.param([mark("甲", 3), mark("乙", 4, metric="利润")], id="metrics apart"),
        pytest.param([mark("甲", 3), mark("乙", 4, change="同比增长")], id="a level and a change"),
        pytest.param([mark("甲", 3), mark("", 4)], id="no subject"),
        pytest.param([mark("甲", 3), mark("乙", 4, day="")], id="no day"),
        pytest.param([mark("甲", 3, metric=""), mark("乙", 4, metric="")], id="no metric"),
    ],
)
def test_nothing_to_compare(marks):
    assert plan(marks) is None


def test_a_product_is_told_from_its_bank():
    planned = plan([mark("甲", 3), mark("甲", 2, product="启航贷"), mark("启航贷", 1, product="启航贷")])
    assert list(drawn(planned)) == ["甲", "甲 · 启航贷", "启航贷"]


def test_of_one_day_the_newest_article_counts_which_comes_first():
    assert drawn(plan([mark("甲", 3), mark("甲", 8), mark("乙", 1)]))["甲"] == [("2021-12-31", 3)]


def test_over_time_every_value_of_a_day_is_shown_the_newest_articles_last():
    planned = plan([mark("甲", 3), mark("甲", 8), mark("甲", 1, "2020-12-31")])
    assert drawn(planned)["甲"] == [("2020-12-31", 1), ("2021-12-31", 8), ("2021-12-31", 3)]


def test_the_measure_with_most_values_unless_another_is_wanted():
    marks = [mark(name, n, metric="余额") for n, name in enumerate("甲乙")]
    marks += [mark(name, n, metric="利润") for n, name in enumerate("甲乙丙")]
    planned = plan(marks)
    assert planned.measures == (Measure("利润", "", "元", 3), Measure("余额", "", "元", 2))
    assert planned.measure == 0
    assert plan(marks, wanted=("余额", "", "元")).measure == 1
    assert plan(marks, wanted=("余额", "", "户")).measure == 0


def test_the_measure_that_was_searched_for_comes_first():
    marks = [mark(name, n, metric="贷款余额") for n, name in enumerate("甲乙")]
    marks += [mark(name, n, metric="科技贷款余额") for n, name in enumerate("甲乙丙")]
    planned = plan(marks, words="贷款余额")
    assert [(measure.metric, measure.values) for measure in planned.measures] == [
        ("贷款余额", 2),
        ("", 5),  # both, side by side
        ("科技贷款余额", 3),
    ]


def test_measures_that_hold_the_words_are_compared_where_none_has_just_that_name():
    planned = plan([mark("甲", 3, metric="科技贷款余额"), mark("甲", 4, metric="普惠贷款余额")], words="贷款余额")
    assert list(drawn(planned)) == ["甲 · 普惠贷款余额", "甲 · 科技贷款余额"]


def test_a_way_that_is_wanted_if_it_can_be():
    marks = [mark("甲", 3), mark("乙", 9), mark("甲", 7, "2020-12-31")]
    assert plan(marks, way="time").way is Way.TIME
    assert plan(marks[:2], way="time").way is Way.SUBJECTS
    assert plan(marks, way="sideways").way is Way.SUBJECTS


def test_what_there_is_no_room_for_is_counted(monkeypatch):
    monkeypatch.setattr(chart, "BARS", 2)
    monkeypatch.setattr(chart, "LINES", 1)
    monkeypatch.setattr(chart, "POINTS", 2)
    marks = [mark(name, n) for n, name in enumerate("甲乙丙")]
    marks += [mark("甲", n, f"202{n}-01-01") for n in range(3)]
    across, over_time = plan(marks, way="subjects"), plan(marks, way="time")
    assert (list(drawn(across)), across.left_out) == (["甲", "丙"], 1)
    assert (drawn(over_time), over_time.left_out) == ({"甲": [("2021-12-31", 0), ("2022-01-01", 2)]}, 2)
