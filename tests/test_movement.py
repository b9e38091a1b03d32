"""Whether figures of invented sentences move as is asked."""

import pytest
from measured_quotes import asked, quoted

from corpus.article import Article, Paragraph
from corpus.measuring.metrics import rows
from qa.figures.movement import against_another_time, is_left, is_level, moves_otherwise, other_movements

TEXT = (
    "截至2023年末，青禾银行科技贷款余额1600亿元，较年初增长324亿元，增速34.9%，同比增速39.5%，服务户数7100户。"
    "文化贷款余额630亿元，服务户数3200户。"
)


@pytest.mark.parametrize(
    ("question", "against"),
    [
        pytest.param("青禾银行2023年末科技贷款余额同比增速是多少？", ["324亿元", "34.9%"], id="year_on_year"),
        pytest.param("青禾银行科技贷款余额较年初增速是多少？", ["39.5%"], id="since_the_new_year"),
        pytest.param("青禾银行2023年末科技贷款余额增速是多少？", [], id="the_time_of_the_level_is_no_basis"),
    ],
)
def test_a_change_since_another_time_is_another_figure(question, against):
    found = rows(Article("a", paragraphs=(Paragraph("a", 1, TEXT),)))
    assert [row.figure.written for row in found if against_another_time(asked(question), row)] == against


@pytest.mark.parametrize(
    ("question", "value", "otherwise"),
    [
        pytest.param("远山汽车营收是多少？", "52亿元", False, id="level"),
        pytest.param("远山汽车营收是多少？", "8.1%", True, id="change_for_a_level"),
        pytest.param("远山汽车营收增长了多少？", "8.1%", False, id="change"),
        pytest.param("远山汽车营收增长了多少？", "52亿元", True, id="level_for_a_change"),
        pytest.param("远山汽车营收增长到多少？", "52亿元", False, id="level_after_a_change"),
    ],
)
def test_a_level_is_no_change(question, value, otherwise):
    quote, row = quoted("远山汽车营收52亿元，同比增长8.1%。", value)
    assert moves_otherwise(asked(question), quote, row) is otherwise


@pytest.mark.parametrize(
    ("question", "otherwise"),
    [
        pytest.param("短期贷款减少多少？", True, id="a_rise_for_a_fall"),
        pytest.param("短期贷款增加多少？", False, id="a_rise"),
        pytest.param("短期贷款增长了多少？", False, id="a_rise_in_another_word"),
    ],
)
def test_a_rise_is_no_fall(question, otherwise):
    quote, row = quoted("青禾银行短期贷款增加33亿元。", "33亿元")
    assert moves_otherwise(asked(question), quote, row) is otherwise


def test_the_level_after_a_change_is_no_change():
    question = asked("青禾银行的不良率是多少？")
    quote, row = quoted("青禾银行不良率同比上升10个基点至1.95%。", "1.95%")
    assert not moves_otherwise(question, quote, row)
    quote, row = quoted("青禾银行不良率同比上升10个基点至1.95%。", "10个基点")
    assert moves_otherwise(question, quote, row)


def test_a_rate_that_bounces_back_rises():
    quote, row = quoted("基金自4月以来已经反弹了14%。", "14%")
    assert not moves_otherwise(asked("基金涨了多少？"), quote, row)


@pytest.mark.parametrize(
    ("question", "value", "ways"),
    [
        pytest.param("青禾银行科技贷款余额是多少？", "1600亿元", 0, id="level"),
        pytest.param("青禾银行科技贷款余额是多少？", "324亿元", 1, id="change_for_a_level"),
        pytest.param("青禾银行科技贷款同比增长多少？", "324亿元", 1, id="since_another_time"),
        pytest.param("青禾银行2023年底的科技贷款余额增速是多少？", "39.5%", 0, id="the_time_of_the_level_is_no_basis"),
    ],
)
def test_ways_in_which_a_figure_moves_otherwise(question, value, ways):
    assert other_movements(asked(question), quoted(TEXT, value)[1]) == ways


@pytest.mark.parametrize(
    ("value", "left", "level"),
    [("60万元", True, True), ("80万元", False, True), ("5亿元", False, False)],
    ids=["left", "reached", "change"],
)
def test_what_was_left_behind_was_a_level(value, left, level):
    _, row = quoted("最高贷款额度由60万元提高至80万元，贷款余额较年初增长5亿元。", value)
    assert (is_left(row), is_level(row)) == (left, level)


def test_what_brackets_hold_is_another_clause():
    quote, row = quoted("远山汽车营收52亿元（同比增长8.1%）。", "52亿元")
    assert moves_otherwise(asked("远山汽车营收增长了多少？"), quote, row)
