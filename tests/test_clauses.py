"""Where figures stand in invented sentences: what may name them, as text."""

import pytest

from corpus.measuring.clauses import places
from corpus.measuring.figures import figures


def standing(text):
    return list(places(text, figures(text)))


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        pytest.param("去年盈利，贷款余额5亿元左右下降，", [("贷款余额", "下降")], id="its clause"),
        pytest.param("广义货币(M2)余额5亿元。", [("广义货币(M2)余额", "")], id="a gloss ends no clause"),
        pytest.param("借款期限：20年。", [("借款期限：", "")], id="a label is of the value behind it"),
        pytest.param("存款5亿元贷款3亿元。", [("存款", "贷款"), ("贷款", "")], id="between other figures"),
        pytest.param("甲" * 60 + "5亿元", [("甲" * 48, "")], id="not from afar"),
    ],
)
def test_what_may_name_a_figure_stands_beside_it(text, beside):
    around = [(text[place.left : place.figure.start], text[place.figure.end : place.right]) for place in standing(text)]
    assert around == beside


def test_a_figure_goes_on_with_the_one_before_in_its_sentence():
    first, second, third = standing("存款5亿元，贷款3亿元。利润2亿元。")
    assert [first.goes_on, second.goes_on, third.goes_on] == [False, True, False]
    assert (second.sentence, second.before, second.clause, second.opens) == (0, 0, 6, first.figure.end)
    assert third.opens == third.sentence > third.before


def test_what_names_a_figure_may_be_sought_from_elsewhere_on():
    text = "去年同期，" + "甲" * 50 + "5亿元"
    (place,) = standing(text)
    assert place.named_from(text.index("5") - 2).left == text.index("5") - 2
    assert place.named_from(0).left == text.index("5") - 48
