"""Figures of invented sentences that are told in the order of their names."""

import pytest

from corpus.article import Paragraph
from corpus.measuring.figures import figures
from qa.asking.question import read_question
from qa.figures.respective import one_of_those_told_together, own_of_several
from qa.reading.candidates import Span
from qa.reading.reader import Quote

BEFORE = "来自云州、海州和青石州的职工。比例分别为43%、37%和36%。"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        pytest.param(BEFORE, "海州", "37%", id="sentence_before"),
        pytest.param("云州、海州和青石州的比例分别为43%、37%和36%。", "青石州", "36%", id="same_sentence"),
        pytest.param(BEFORE, "远山", None, id="not_named"),
        pytest.param("青禾银行分别于5月1日、6月2日发债，规模分别为5亿元、7亿元。", "青禾银行", None, id="dates"),
        pytest.param("云州和海州的职工不多。比例为43%，37%。", "海州", "43%", id="one_by_one"),
    ],
)
def test_the_figure_of_a_name(text, name, value):
    start = text.rfind("。", 0, len(text) - 1) + 1
    first = figures(text[start:])[0]
    quote = Quote(Paragraph("a", 1, text), start, len(text), 1.0, 1.0, Span(first.start, first.end, 1.0))
    own = own_of_several(name, quote)
    assert (own.value if own else None) == value


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        pytest.param("黑龙江收到多少件报案？", "河北、北京、黑龙江等16个地区收到报案18万件。", "黑龙江", id="a_sum"),
        pytest.param("黑龙江收到多少件报案？", "河北、黑龙江等地受灾，黑龙江收到报案18万件。", "", id="named_again"),
        pytest.param("黑龙江收到多少件报案？", "河北、北京、黑龙江等地分别收到报案1件、2件、3件。", "", id="in_turn"),
        pytest.param("河北和黑龙江收到多少件报案？", "河北、黑龙江等2个地区收到报案18万件。", "", id="both_asked"),
        pytest.param("黑龙江收到多少件报案？", "黑龙江收到报案18万件。", "", id="alone"),
        pytest.param("“甲禾贷”办了多少件？", "推广“甲禾贷”“乙禾贷”，上述产品共办18万件。", "甲禾贷", id="products"),
        pytest.param("“甲禾贷”办了多少件？", "推广“甲禾贷”，上述产品共办18万件。", "", id="one_product"),
    ],
)
def test_a_figure_of_several_together_is_of_none_of_them(question, text, name):
    first = next(figure for figure in figures(text) if figure.unit == "件")
    quote = Quote(Paragraph("a", 1, text), 0, len(text), 1.0, 1.0, Span(first.start, first.end, 1.0))
    assert one_of_those_told_together(read_question(question), quote) == name
