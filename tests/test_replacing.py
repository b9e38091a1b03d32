"""Parts of a question swapped for others: which part of the last question a new one takes the place of."""

import pytest

from qa.asking.question import read_question
from qa.asking.replacing import person_of, replaced, stem, topic_of

KNOWN = ("京诚贷", "政采贷", "局气")


def asked(text):
    return read_question(text, [name for name in KNOWN if name in text])


@pytest.mark.parametrize(
    ("before", "part", "whole"),
    [
        pytest.param("青禾银行2021年的净利润是多少？", "2020年", "青禾银行2020年的净利润是多少？", id="period"),
        pytest.param("青禾银行的净利润是多少？", "2020年", "2020年青禾银行的净利润是多少？", id="period_that_is_new"),
        pytest.param(
            "青禾银行的净利润是多少？",
            "2020年的",
            "2020年青禾银行的净利润是多少？",
            id="period_with_的",
        ),
        pytest.param("青禾银行的余额是多少？", "户数", "青禾银行的户数是多少？", id="metric"),
        pytest.param("青禾银行有几家支行？", "净利润", "青禾银行净利润是多少？", id="metric_for_a_count"),
        pytest.param("青禾银行的余额是多少？", "云岭银行的户数", "云岭银行的户数是多少？", id="name_and_metric"),
        pytest.param(
            "青禾银行的普惠贷款是多少？", "对应的余额", "青禾银行的普惠贷款余额是多少？", id="the_same_for_its_metric"
        ),
        pytest.param("京诚贷的额度是多少？", "政采贷", "政采贷的额度是多少？", id="product"),
        pytest.param("青禾银行的余额是多少？", "云岭银行", "云岭银行的余额是多少？", id="bank"),
        pytest.param("青禾银行的余额是多少？", "云岭", "云岭银行的余额是多少？", id="bank_in_short"),
        pytest.param("青禾银行的余额是多少？", "存款", "青禾银行的存款是多少？", id="no_bank_in_short"),
        pytest.param("青禾银行有几家支行？", "员工", "青禾银行员工是多少？", id="of_the_bank_for_a_count"),
        pytest.param("青禾银行的地址在哪里？", "股价", "青禾银行的股价是多少？", id="of_the_bank_for_no_metric"),
        pytest.param("青禾银行的地址在哪里？", "行长", "青禾银行的行长是谁？", id="who_of_the_bank"),
        pytest.param("青禾银行的小微贷款余额是多少？", "涉农的", "青禾银行的涉农贷款余额是多少？", id="attribute"),
        pytest.param("青禾银行有几家文化支行？", "科技支行", "青禾银行有几家科技支行？", id="noun_that_ends_alike"),
        pytest.param(
            "京诚贷春节前投放了多少？", "到目前一共", "京诚贷到目前一共投放了多少？", id="time_without_a_date"
        ),
    ],
)
def test_a_part_takes_the_place_of_one_of_its_kind(before, part, whole):
    assert replaced(part, before, asked(before)) == whole


@pytest.mark.parametrize(
    ("previous", "bare", "about"),
    [
        pytest.param("青禾银行普惠贷款余额是多少？", "较年初增长多少？", "青禾银行普惠贷款余额", id="a_change_of_it"),
        pytest.param("青禾银行普惠贷款余额是多少？", "户数是多少？", "青禾银行普惠贷款", id="less_its_metric"),
        pytest.param("京诚贷累计投放了多少？", "有什么特点？", "京诚贷", id="less_its_verb_and_累计"),
        pytest.param("比较京诚贷和政采贷的额度", "利率是多少？", "京诚贷和政采贷的", id="less_that_it_compares"),
    ],
)
def test_what_the_last_question_was_about_stays(previous, bare, about):
    assert stem(asked(previous), bare) == about


@pytest.mark.parametrize(
    ("question", "body", "topic"),
    [
        ("青禾银行的京诚贷要抵押吗？", False, "京诚贷"),
        ("青禾银行的京诚贷要抵押吗？", True, "青禾银行"),
        ("青禾银行的余额是多少？", False, "青禾银行"),
        ("局气是什么时候开业的？", True, "局气"),
        ("奶茶店多少钱一杯？", False, "奶茶店"),
    ],
)
def test_a_question_is_about_its_product_or_its_organisation(question, body, topic):
    assert topic_of(asked(question), body) == topic


@pytest.mark.parametrize(
    ("question", "owner", "person"),
    [
        ("局气的创始人是谁？", False, "局气的创始人"),
        ("局气的创始人是谁？", True, "局气"),
        ("谁是局气的创始人？", False, "局气的创始人"),
        ("韩桐被罚了多少钱？", False, "韩桐"),
        ("余额是多少？", False, ""),
        ("谁创办了局气？", False, ""),
        ("局气什么时候开业？", False, ""),
    ],
)
def test_whom_a_question_is_about(question, owner, person):
    assert person_of(asked(question), owner) == person
