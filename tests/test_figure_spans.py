"""Which figures of a sentence may answer, and which is the likeliest; every character of a question weighs the same."""

import pytest

from qa.asking.question import read_question
from qa.finding.coverage import Weighted
from qa.reading.candidates import Place
from qa.reading.figure_spans import figure_spans, whole_of


def spans(question, sentence, before=""):
    """The candidates as they stand in the sentence, with their scores."""
    asked = read_question(question)
    found = figure_spans(asked, Weighted.of(asked, lambda characters: 1.0), Place(sentence, before))
    return {sentence[span.start : span.end]: span.score for span in found}


def best(question, sentence):
    found = spans(question, sentence)
    return max(found, key=found.__getitem__, default="")


@pytest.mark.parametrize(
    ("question", "sentence", "value"),
    [
        pytest.param("贷款余额是多少？", "贷款余额1253亿元，较年初增长324亿元。", "1253亿元", id="level"),
        pytest.param("贷款余额较年初增长多少？", "贷款余额1253亿元，较年初增长324亿元。", "324亿元", id="change"),
        pytest.param(
            "基金规模达到多少？", "基金规模增加了200亿元，达到300亿元。", "300亿元", id="level_that_is_reached"
        ),
        pytest.param("基金规模增加到多少？", "基金规模增加了200亿元，达到300亿元。", "300亿元", id="way_to_a_level"),
        pytest.param("基金规模增加了多少？", "基金规模增加了200亿元，达到300亿元。", "200亿元", id="change_to_a_level"),
        pytest.param("不良率降到多少？", "不良率下降0.1个百分点至1.2%。", "1.2%", id="level_after_a_fall"),
        pytest.param("信贷余额是多少？", "新增贷款3亿元，信贷余额增加至80亿元。", "80亿元", id="level_told_by_its_way"),
        pytest.param("科技支行有几家？", "科技支行26家、文化支行22家。", "26家", id="what_stands_beside"),
        pytest.param("最多能贷多少？", "额度最低1万元，最高50万元。", "最高50万元", id="upper_bound"),
        pytest.param("至少要存多少？", "存款不低于1万元，不超过50万元。", "不低于1万元", id="lower_bound"),
        pytest.param("夫妻能贷多少？", "单身职工能贷60万元，夫妻双方能贷120万元。", "120万元", id="both_of_a_couple"),
        pytest.param("单身能贷多少？", "单身职工能贷60万元，夫妻双方能贷120万元。", "60万元", id="each"),
        pytest.param("排名第几？", "资产5亿元，排名第3位。", "第3位", id="rank_with_第"),
        pytest.param("占比分别是多少？", "占比分别为43%、37%和36%。", "43%、37%和36%", id="a_run_for_several"),
        pytest.param("利率从多少降到多少？", "利率由3.5%降至3.3%。", "由3.5%降至3.3%", id="from_to"),
    ],
)
def test_the_likeliest_figure(question, sentence, value):
    assert best(question, sentence) == value


@pytest.mark.parametrize(
    ("question", "sentence", "values"),
    [
        pytest.param("有几家支行？", "26家支行放款5亿元。", {"26家"}, id="another_unit"),
        pytest.param("有多少个活动？", "共136场。", {"136场"}, id="个_for_any_counter"),
        pytest.param("有多少名教师？", "共36位教师，50家学校。", {"36位"}, id="units_that_stand_for_each_other"),
        pytest.param("收入是多少元？", "收入5亿美元，增长3%。", {"5亿美元"}, id="any_money"),
        pytest.param("贷款余额是多少？", "贷款期限3年，余额5亿元。", {"5亿元"}, id="no_time_unless_asked"),
        pytest.param("贷款期限是多少？", "贷款期限3年，余额5亿元。", {"3年", "5亿元"}, id="time_asked_without_unit"),
        pytest.param("要几天放款？", "最快当天放款。", {"当天"}, id="at_once"),
        pytest.param("余额是多少？", "最快当天放款。", set(), id="at_once_is_a_time_alone"),
        pytest.param("占比是多少？", "占比43%。", {"43%"}, id="one_figure_makes_no_run"),
    ],
)
def test_figures_of_units_that_can_not_answer_are_no_candidates(question, sentence, values):
    assert set(spans(question, sentence)) == values


def test_runs_end_where_more_than_a_link_stands_between():
    found = spans("占比分别是多少？", "甲占比43%、乙占比37%和36%。")
    assert set(found) == {"43%", "37%", "36%", "37%和36%"}


def test_a_run_is_a_little_better_than_its_best_figure():
    found = spans("占比分别是多少？", "占比分别为43%和37%。")
    assert found["43%和37%"] == pytest.approx(max(found["43%"], found["37%"]) + 0.1)


def test_the_unit_asked_for_is_worth_a_fifth_and_other_money_half_of_that():
    asked = "收入是多少元？"
    same, other = spans(asked, "收入5元。")["5元"], spans(asked, "收入5欧元。")["5欧元"]
    assert same - other == pytest.approx(0.1)


def test_the_paragraph_before_vouches_where_no_clause_does():
    assert (
        spans("存款余额是多少？", "5亿元。", before="存款余额")["5亿元"] > spans("存款余额是多少？", "5亿元。")["5亿元"]
    )


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("贷款余额8亿元，其中普惠贷款2亿元", "贷款余额8亿元，"),
        ("其中普惠贷款2亿元", ""),
        ("普惠贷款2亿元", ""),
    ],
)
def test_the_whole_that_a_figure_is_a_part_of(sentence, whole):
    assert whole_of(sentence, sentence.index("2亿元")) == whole
