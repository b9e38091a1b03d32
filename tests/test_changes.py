import pytest

from qa.language.changes import EARLIER, asks_change, contrary, is_no_level, moves, shares, since_another_time


@pytest.mark.parametrize(
    ("asked", "told", "verb"),
    [
        pytest.param("余额减少了多少？", "较年初增加", "减少", id="fell_and_rose"),
        pytest.param("为什么加息？", "央行宣布降息。", "加息", id="interest"),
        pytest.param("股价为何反弹？", "股价走低。", "反弹", id="prices"),
        pytest.param("贷款增了多少？", "较年初减", "增", id="one_character"),
        pytest.param("余额多增多少？", "同比少增", "多增", id="less_more"),
        pytest.param("余额减少了多少？", "较年初下降", "", id="both_fell"),
        pytest.param("利息便宜了多少？", "利率上升", "便宜了", id="cheaper_and_rose"),
        pytest.param("利息便宜了多少？", "利率降低", "", id="cheaper_and_fell"),
        pytest.param("余额减少了多少？", "先增加后减少", "", id="both_are_told"),
        pytest.param("增加还是减少了？", "较年初减少", "", id="both_are_asked"),
        pytest.param("利润为什么提高？", "公司享受减税。", "", id="no_fall"),
        pytest.param("余额是多少？", "较年初减少", "", id="no_change_is_asked"),
    ],
)
def test_one_rises_and_the_other_falls(asked, told, verb):
    assert contrary(asked, told) == verb


@pytest.mark.parametrize(
    ("asked", "told", "another"),
    [
        ("余额同比增长多少？", "较年初增长", True),
        ("余额同比增长多少？", "比上年同期增长", False),
        ("余额较上年末增长多少？", "较年初增长", False),
        ("收入环比增长多少？", "年均复合增长", True),
        ("余额增长多少？", "较年初增长", False),
        ("余额同比增长多少？", "增长", False),
    ],
)
def test_what_a_change_is_counted_from(asked, told, another):
    assert since_another_time(asked, told) is another


def test_a_change_a_part_and_a_level():
    assert moves("较年初增长")
    assert moves("利率下调几个百分点")
    assert not moves("贷款余额")
    assert shares("增量占比")
    assert shares("小微企业占三成")
    assert not shares("占地面积")
    assert all(map(is_no_level, ("余额同比变化", "余额较年初如何", "占比是多少", "回落了多少")))
    assert not is_no_level("占地面积是多少")
    assert not is_no_level("贷款余额是多少")


@pytest.mark.parametrize(
    ("change", "earlier"), [("此前", True), ("上年同期", True), ("前值", True), ("同比增长", False), ("", False)]
)
def test_the_same_measure_earlier_is_no_movement(change, earlier):
    assert bool(EARLIER.fullmatch(change)) is earlier


def test_a_change_is_asked_for():
    assert asks_change("收入同比增长了多少？")
    assert asks_change("贷款跟上年同期比多了多少钱？")
    assert not asks_change("贷款有多少？")
    assert not asks_change("收入增长到多少？")
    assert not asks_change("增速是多少？")


@pytest.mark.parametrize("verb", ["上行", "下行", "走阔", "收窄", "走弱", "升值", "贬值", "缩水", "下挫", "压缩"])
def test_verbs_of_markets_ask_for_a_change(verb):
    assert asks_change(f"净息差{verb}了多少")


def test_a_margin_that_widens_and_a_currency_that_loses():
    assert contrary("息差走阔了多少", "较上年下降") == "走阔"
    assert contrary("卢布升值多少", "贬值") == "升值"
    assert not contrary("息差上升了多少", "涨幅收窄")
