"""Figures of invented sentences that are told in the order of their names."""

import pytest

from corpus.article import Paragraph
from corpus.figures import figures
from qa.candidates import Span
from qa.reader import Quote
from qa.respective import own_of_several

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
