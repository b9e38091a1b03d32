"""What a question is about, and what of it a follow-up takes over."""

import pytest

from qa.asking.asked_about import ends_in_measure, measures, person_of, stem, topic_of, whose
from qa.asking.question import read_question

KNOWN = ("京诚贷", "政采贷", "局气")


def asked(text):
    return read_question(text, [name for name in KNOWN if name in text])


@pytest.mark.parametrize(
    ("previous", "bare", "about"),
    [
        pytest.param("青禾银行普惠贷款余额是多少？", "较年初增长多少？", "青禾银行普惠贷款余额", id="a_change_of_it"),
        pytest.param("青禾银行普惠贷款余额是多少？", "户数是多少？", "青禾银行普惠贷款", id="less_its_metric"),
        pytest.param("京诚贷累计投放了多少？", "有什么特点？", "京诚贷", id="less_its_verb_and_累计"),
        pytest.param("比较京诚贷和政采贷的额度", "利率是多少？", "京诚贷和政采贷的", id="less_that_it_compares"),
        pytest.param("青岭网点新批准设立了多少家？", "净减少多少家？", "青岭网点", id="less_what_is_said_of_its_verb"),
        pytest.param("王小海是江苏银行什么职务？", "被罚了多少？", "王小海", id="person_less_what_he_is"),
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


@pytest.mark.parametrize(
    ("question", "owner"),
    [
        pytest.param("江苏银行2023年6月末贷款余额是多少？", "江苏银行", id="name"),
        pytest.param("青岭沪深300ETF 8月17日单位净值多少？", "青岭沪深300ETF", id="unknown_name"),
        pytest.param("江苏银行给局气的贷款余额是多少？", "江苏银行给局气的贷款", id="thing_that_is_described"),
        pytest.param("2023年上半年青岭再上分净利润是多少？", "青岭再上分", id="behind_its_time"),
    ],
)
def test_whose_a_measure_is(question, owner):
    assert measures(asked(question))
    assert whose(asked(question)) == owner


@pytest.mark.parametrize("question", ["京诚贷投放了多少？", "局气的创始人是谁？"])
def test_what_asks_for_no_measure_by_name(question):
    assert not measures(asked(question))


@pytest.mark.parametrize(("text", "ends"), [("不良率", True), ("2022年净利润", True), ("净利润的", False), ("", False)])
def test_a_text_may_end_in_the_name_of_a_measure(text, ends):
    assert ends_in_measure(text) is ends
