"""How exactly metrics of invented sentences are those of questions."""

import pytest

from corpus.article import Article, Paragraph
from corpus.measuring.metrics import rows
from qa.asking.question import read_question
from qa.figures.exactness import is_exact, shared_end, unasked


def row_of(text):
    (row,) = rows(Article("a", paragraphs=(Paragraph("a", 1, text),)))
    return row


@pytest.mark.parametrize(
    ("question", "text", "exact"),
    [
        pytest.param("青禾银行的资产总额是多少？", "青禾银行合并口径下资产总额5亿元。", True, id="the very measure"),
        pytest.param("青禾银行总资产规模是多少？", "青禾银行资产总额5亿元。", True, id="a total in another wording"),
        pytest.param("青禾银行的资产总额是多少？", "青禾银行风险加权资产总额5亿元。", False, id="a narrower one"),
        pytest.param("青禾银行企业存款增加多少？", "青禾银行存款增加5亿元。", False, id="a wider one"),
        pytest.param("青禾银行存款增长了多少？", "青禾银行存款增长5亿元。", True, id="its change"),
        pytest.param("青禾银行贷款余额目前有多少？", "青禾银行贷款余额5亿元。", True, id="now"),
        pytest.param(
            "青禾银行普惠小微贷款余额是多少？", "青禾银行普惠型小微企业贷款余额5亿元。", True, id="idle words"
        ),
        pytest.param("美的集团的净利润是多少？", "美的集团净利润5亿元。", True, id="a name that holds an idle word"),
    ],
)
def test_the_very_measure(question, text, exact):
    assert is_exact(read_question(question), row_of(text)) is exact


def test_what_narrows_a_measure_is_all_unasked():
    asked = read_question("青禾银行的资产总额是多少？")
    assert unasked(asked, row_of("青禾银行风险加权资产总额5亿元。")) == 1
    assert unasked(asked, row_of("青禾银行资产总额5亿元。")) == 0


def test_the_longer_end_is_more_of_what_is_asked():
    asked = read_question("青禾银行一级资本充足率是多少？")
    first, whole = row_of("青禾银行一级资本充足率9%。"), row_of("青禾银行资本充足率9%。")
    assert shared_end(asked, first) > shared_end(asked, whole) > 0
