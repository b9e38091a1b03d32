import pytest

from qa.dialogue import standalone

KNOWN = ("京诚贷", "政采贷", "兴业普惠云")


def names_in(text):
    return [name for name in KNOWN if name in text]


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        pytest.param(
            "北京银行有几家文化支行？", "那科技支行呢？", "北京银行有几家科技支行？", id="noun_that_ends_alike"
        ),
        pytest.param("京诚贷是什么？", "政采贷呢？", "政采贷是什么？", id="product"),
        pytest.param("京诚贷是什么？", "那政采贷怎么样？", "政采贷是什么？", id="product_with_how_about"),
        pytest.param(
            "北京银行的普惠贷款余额是多少？", "兴业银行呢？", "兴业银行的普惠贷款余额是多少？", id="organisation"
        ),
        pytest.param(
            "北京银行的普惠贷款余额是多少？", "兴业呢？", "兴业银行的普惠贷款余额是多少？", id="short_for_a_bank"
        ),
        pytest.param(
            "北京银行2021年的普惠贷款余额是多少？",
            "2020年呢？",
            "北京银行2020年的普惠贷款余额是多少？",
            id="period",
        ),
        pytest.param(
            "北京银行的普惠贷款余额是多少？", "2020年呢？", "2020年北京银行的普惠贷款余额是多少？", id="new_period"
        ),
        pytest.param("北京银行的普惠贷款余额是多少？", "户数呢？", "北京银行的普惠贷款户数是多少？", id="metric"),
        pytest.param("京诚贷是什么？", "它的额度是多少？", "京诚贷的额度是多少？", id="pronoun"),
        pytest.param("京诚贷是什么？", "这款产品要抵押吗？", "京诚贷要抵押吗？", id="pronoun_with_a_noun"),
        pytest.param(
            "北京银行的京诚贷是什么？", "该行有几家科技支行？", "北京银行有几家科技支行？", id="pronoun_for_a_bank"
        ),
        pytest.param("京诚贷累计投放了多少？", "有什么特点？", "京诚贷有什么特点？", id="nothing_named"),
        pytest.param(
            "北京银行普惠贷款余额是多少？",
            "较年初增长多少？",
            "北京银行普惠贷款余额较年初增长多少？",
            id="change_of_the_metric",
        ),
        pytest.param(
            "北京银行普惠贷款余额是多少？", "户数是多少？", "北京银行普惠贷款户数是多少？", id="metric_swapped"
        ),
    ],
)
def test_a_follow_up_is_completed(before, asked, whole):
    assert standalone(asked, [before], names_in) == whole


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("华夏银行推出了哪些产品？", id="another_bank"),
        pytest.param("政采贷的利率是多少？", id="another_product"),
        pytest.param("上海的天气怎么样？", id="place"),
        pytest.param("华夏银行的普惠贷款，其余额是多少？", id="pronoun_for_its_own_subject"),
        pytest.param("什么是兴业普惠云？", id="definition"),
    ],
)
def test_a_fresh_topic_inherits_nothing(asked):
    assert standalone(asked, ["京诚贷的额度是多少？"], names_in) == asked


def test_without_a_history_a_question_stays_as_it_is():
    assert standalone("那它呢？", [], names_in) == "那它呢？"


def test_each_round_builds_on_the_one_before():
    history = ["北京银行有几家文化支行？", "那科技支行呢？"]
    assert standalone("小微特色支行呢？", history, names_in) == "北京银行有几家小微特色支行？"
    assert standalone("利率呢？", ["京诚贷是什么？", "它的额度是多少？"], names_in) == "京诚贷的利率是多少？"


def test_a_fresh_topic_in_between_is_what_is_inherited():
    history = ["京诚贷是什么？", "它的额度是多少？", "政采贷的额度是多少？"]
    assert standalone("利率呢？", history, names_in) == "政采贷的利率是多少？"
