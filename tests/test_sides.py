"""The sides of comparisons: what is shared is moved out of one, and what is left out put into the others."""

import pytest

from qa.asking.question import read_question
from qa.asking.sides import bare_time, completed, is_name, opening, share_metric

KNOWN = ("京诚贷", "政采贷")


def names_in(text):
    return [name for name in KNOWN if name in text]


@pytest.mark.parametrize(
    ("sides", "whole"),
    [
        pytest.param(
            ["青禾银行2023年的净利润", "2022年"], ["青禾银行2023年的净利润", "青禾银行2022年的净利润"], id="time"
        ),
        pytest.param(
            ["2022年", "青禾银行2023年的净利润"], ["青禾银行2022年的净利润", "青禾银行2023年的净利润"], id="time_first"
        ),
        pytest.param(
            ["青禾银行2023年的净利润", "上年同期"],
            ["青禾银行2023年的净利润", "青禾银行2022年的净利润"],
            id="the_year_before",
        ),
        pytest.param(["青禾银行的净利润", "2022年"], ["青禾银行的净利润", "青禾银行的2022年"], id="no_time_to_replace"),
        pytest.param(["青禾银行的科技支行", "文化支行"], ["青禾银行的科技支行", "青禾银行的文化支行"], id="owner"),
        pytest.param(["青禾银行的余额", "云岭银行的余额"], ["青禾银行的余额", "云岭银行的余额"], id="nothing_left_out"),
        pytest.param(["余额同比增速", "环比增速"], ["余额同比增速", "余额环比增速"], id="base"),
        pytest.param(["京诚贷", "政采贷"], ["京诚贷", "政采贷"], id="names"),
    ],
)
def test_each_side_is_completed_by_the_first(sides, whole):
    assert completed(sides, names_in) == whole


@pytest.mark.parametrize(
    ("sides", "shared"),
    [
        pytest.param(
            ["青禾银行", "云岭银行的普惠贷款余额"], (["青禾银行", "云岭银行"], "普惠贷款余额"), id="of_the_last"
        ),
        pytest.param(["青禾银行的余额", "云岭银行"], (["青禾银行", "云岭银行"], "余额"), id="of_the_first"),
        pytest.param(["京诚贷的余额", "政采贷的户数"], (["京诚贷的余额", "政采贷的户数"], ""), id="a_measure_each"),
        pytest.param(["青禾银行2021年", "2022年净利润"], (["青禾银行2021年", "2022年"], "净利润"), id="behind_times"),
        pytest.param(["京诚贷", "政采贷利率"], (["京诚贷", "政采贷"], "利率"), id="behind_a_name"),
        pytest.param(
            ["青禾银行不良率", "云岭银行"], (["青禾银行", "云岭银行"], "不良率"), id="of_the_first_behind_a_name"
        ),
        pytest.param(
            ["青禾银行南湖支行", "云岭银行"], (["青禾银行南湖支行", "云岭银行"], ""), id="branch_is_no_measure"
        ),
        pytest.param(["创业板", "科创板上市企业"], (["创业板", "科创板"], "上市企业"), id="names_that_end_alike"),
        pytest.param(["苹果", "香蕉"], (["苹果", "香蕉"], ""), id="nothing_shared"),
    ],
)
def test_what_one_side_says_for_all_is_moved_out_of_it(sides, shared):
    assert share_metric(sides, names_in) == shared


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2022年上半年", "2022年上半年"),
        ("截至2022年9月末的", "2022年9月末"),
        ("2022年净利润", None),
        ("2021年和2022年", None),
        ("净利润", None),
        ("", None),
    ],
)
def test_a_time_and_nothing_else(text, written):
    time = bare_time(text)
    assert (time and time.written) == written


@pytest.mark.parametrize(
    ("side", "opened"),
    [
        ("2022年北京银行的余额", "2022年北京银行"),
        ("京诚贷利率", "京诚贷"),
        ("余额", ""),
        ("2022年的余额", ""),
        ("各家的京诚贷", ""),
    ],
)
def test_a_side_opens_with_a_time_and_a_name(side, opened):
    assert opening(side, names_in) == opened


def test_a_name_is_no_more_than_that():
    assert is_name("京诚贷", names_in)
    assert is_name("青禾银行", names_in)
    assert not is_name("青禾银行的余额", names_in)
    assert read_question("青禾银行的余额").organisations == ("青禾银行",)
