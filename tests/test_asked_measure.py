"""What questions want measured, by invented ones."""

import pytest

from qa.asking.question import read_question
from qa.figures.asked_measure import Measure, measure_of, phrase_before, up_to_measure


def asked(text):
    return read_question(text, [name for name in ("青禾银行", "晨露贷") if name in text])


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        pytest.param("远山汽车的毛利率是多少？", Measure("毛利率"), id="noun"),
        pytest.param("演唱会的舞台搭建成本是多少万元？", Measure("成本", "搭建"), id="noun_and_what_stands_before"),
        pytest.param("青禾银行的存款余额是多少？", Measure("余额", "存款"), id="amount"),
        pytest.param("项目签约额是多少？", Measure("签约额", "项目"), id="noun_of_one_character"),
        pytest.param("远山汽车有多少名员工？", Measure("员工", counted=True), id="counted"),
        pytest.param("预计创造多少个就业岗位？", Measure("岗位", "就业", counted=True), id="verb_within_a_noun_phrase"),
        pytest.param("青禾银行服务了多少户小微企业？", Measure("企业", "小微", counted=True), id="counter_of_one_word"),
        pytest.param("资产负债率同比上升了多少？", Measure("资产负债率"), id="change_of_a_noun"),
        pytest.param("海外销售占比是多少？", Measure("销售", "海外"), id="share"),
        pytest.param("晨露贷的额度最高多少？", Measure("额度"), id="adjective_between"),
        pytest.param("上半年实现营业收入多少？", Measure("收入", "营业"), id="light_verb_before_a_noun"),
        pytest.param("青禾银行准确的余额是多少？", Measure("余额"), id="exactly"),
        pytest.param("手术花了多少钱？", Measure(verb="花"), id="verb"),
        pytest.param("新品的零售价是多少钱？", Measure("零售价"), id="noun_before_money"),
        pytest.param("青禾银行发放了多少？", Measure(), id="verb_that_says_little"),
        pytest.param("晨露贷几天办好？", Measure(), id="verb_behind"),
    ],
)
def test_what_is_to_be_measured(text, measure):
    assert measure_of(asked(text)) == measure


def test_the_phrase_that_ends_at_a_position():
    question = asked("青禾银行债券余额占总规模的比例是多少？")
    assert phrase_before(question, question.text.index("占")) == ("债券", "余额")


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        pytest.param("青禾银行贷款余额是多少？", "青禾银行贷款余额", id="level"),
        pytest.param("青禾银行贷款余额目前有多少？", "青禾银行贷款余额", id="now"),
        pytest.param("青禾银行贷款余额同比增长了多少？", "青禾银行贷款余额", id="change"),
        pytest.param("青禾银行不良率2023年末", "青禾银行不良率", id="time_behind_it"),
        pytest.param("青禾银行拨备覆盖率？", "青禾银行拨备覆盖率", id="no_question_word"),
    ],
)
def test_the_question_as_far_as_its_measure(text, measured):
    assert up_to_measure(asked(text)) == measured
