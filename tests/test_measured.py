"""Whether figures of invented sentences measure what is asked for."""

import pytest
from measured_quotes import asked, quoted

from qa.guarding.measured import unmeasured
from qa.reading.candidates import Span
from qa.reading.reader import Quote

REPORT = "青禾银行贷款余额142.9亿元，服务企业7100户，拨备率15.2%。"


@pytest.mark.parametrize(
    ("question", "value", "missing"),
    [
        pytest.param("青禾银行贷款余额是多少？", "142.9亿元", "", id="told"),
        pytest.param("青禾银行存款余额是多少？", "142.9亿元", "存款", id="amount_of_another_thing"),
        pytest.param("青禾银行的净利润是多少？", "142.9亿元", "净利润", id="another_measure"),
        pytest.param("青禾银行的不良率是多少？", "15.2%", "不良率", id="another_rate"),
        pytest.param("青禾银行有多少名员工？", "7100户", "员工", id="another_thing_counted"),
        pytest.param("青禾银行有多少客户？", "7100户", "", id="the_unit_names_it"),
        pytest.param("青禾银行给多少户放过贷款？", "7100户", "", id="light_verb_and_its_particle"),
        pytest.param("青禾银行亏损了多少？", "142.9亿元", "亏损", id="verb_that_is_not_told"),
    ],
)
def test_what_a_figure_does_not_measure(question, value, missing):
    quote, row = quoted(REPORT, value)
    assert unmeasured(asked(question), quote, "", row) == missing


def test_the_balance_of_a_product_is_not_that_of_what_is_asked_for():
    quote, row = quoted("青禾银行与科技中心合作的“科技贷”业务客户137户，余额7亿元。", "7亿元")
    assert row.product == "科技贷"
    assert unmeasured(asked("青禾银行的普惠贷款余额是多少？"), quote, "", row) == "普惠"
    assert unmeasured(asked("青禾银行的贷款余额是多少？"), quote, "", row) != "普惠"


def test_what_stands_before_an_amount_may_stand_before_the_quote():
    quote, row = quoted("累计金额520亿元。", "520亿元")
    assert unmeasured(asked("北京银行首贷金额是多少？"), quote, "", row) == "首贷"
    assert unmeasured(asked("北京银行首贷金额是多少？"), quote, "首贷服务改进。", row) == ""


def test_what_was_lent_in_a_year_is_no_balance():
    quote, row = quoted("2021年发放贷款1.16亿元。", "1.16亿元")
    assert unmeasured(asked("贷款余额是多少？"), quote, "", row) == "余额"


@pytest.mark.parametrize(
    ("question", "text", "value", "missing"),
    [
        pytest.param(
            "信托贷款余额同比增长多少？",
            "委托贷款余额11万亿元，同比增长4%。",
            "4%",
            "信托",
            id="another_word_in_its_place",
        ),
        pytest.param("委托贷款余额同比增长多少？", "委托贷款余额11万亿元，同比增长4%。", "4%", "", id="the_same_word"),
        pytest.param(
            "债券余额占总规模的比例是多少？",
            "人民币贷款余额占总规模的62.6%。",
            "62.6%",
            "债券",
            id="share_of_another_thing",
        ),
        pytest.param(
            "远山汽车上半年毛利多少亿元？",
            "零食收入10.9亿元，毛利率23.4%。",
            "10.9亿元",
            "毛利",
            id="rate_is_no_amount",
        ),
        pytest.param(
            "有多少名学生？", "学校从民兵中挑选50名学生军训教官。", "50名", "学生", id="persons_of_another_kind"
        ),
        pytest.param("股东有多少人？", "股东投票罢免了4名董事。", "4名", "股东", id="persons_beside_those_asked_for"),
        pytest.param("有多少名学生？", "50名学生参加军训。", "50名", "", id="persons_themselves"),
        pytest.param("有几家绿色支行？", "青禾银行有8家支行获奖。", "8家", "绿色", id="of_a_kind_that_is_not_told"),
        pytest.param("补助上限是多少？", "每年补助最高5000万元。", "最高5000万元", "", id="a_bound_in_other_words"),
    ],
)
def test_a_figure_of_a_thing_that_is_only_named_alike(question, text, value, missing):
    quote, row = quoted(text, value)
    assert unmeasured(asked(question), quote, "", row) == missing


def test_what_a_sum_is_of_may_stand_in_the_sentences_before():
    question = asked("县城的职工每月能提多少公积金？")
    text = "提取公积金租房的，市区从其规定。县城职工提取额度为每人1500元。县城职工每人罚款300元。"
    for value, missing in (("1500元", ""), ("300元", "公积金")):
        quote, row = quoted(text, value)
        start = text.rindex("。", 0, text.index(value)) + 1
        end = text.index("。", start) + 1
        span = Span(text.index(value) - start, text.index(value) - start + len(value), 1.0)
        quote = Quote(quote.paragraph, start, end, 1.0, 1.0, span)
        assert unmeasured(question, quote, "", row) == missing
