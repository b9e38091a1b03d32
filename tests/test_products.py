"""The products that figures of invented sentences are of."""

import pytest

from corpus.measuring.clauses import places
from corpus.measuring.figures import figures
from corpus.measuring.products import Products


def named(text):
    products = Products(text)
    return [products.of(place) for place in places(text, figures(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“青禾快贷”余额5亿元。", ["青禾快贷"], id="by its ending"),
        pytest.param("“青禾通途”平台余额5亿元。", ["青禾通途"], id="by the word behind it"),
        pytest.param("投放5亿元“青禾快贷”。", ["青禾快贷"], id="behind the figure"),
        pytest.param("“青禾快贷”余额5亿元，增长3%，服务2万户。", ["青禾快贷"] * 3, id="from clause to clause"),
        pytest.param("“青禾快贷”，余额5亿元。增长3%。", ["青禾快贷", ""], id="not in the next sentence"),
        pytest.param("“青禾快贷”余额5亿元，有人说，他也听到了，增长3%。", ["青禾快贷", ""], id="not over a clause"),
        pytest.param("“稳中求进”的总额5亿元。", [""], id="no product"),
    ],
)
def test_the_product_of_a_figure(text, expected):
    assert named(text) == expected
