from dataclasses import replace

import pytest

from corpus.article import Article, Paragraph
from qa.asking.question import read_question
from qa.guarding.banks import of_bank
from qa.reading.reader import Quote


def quoted(text, sentence):
    article = Article("a", paragraphs=(Paragraph("a", 1, text),))
    start = text.index(sentence)
    return Quote(article.paragraphs[0], start, start + len(sentence), 1.0, 1.0, None), article


@pytest.mark.parametrize(
    ("asked", "sentence", "right"),
    [
        pytest.param("青川银行全行有多少用户？", "该分行用户411户。", False, id="of_a_branch"),
        pytest.param("青川银行全国有多少用户？", "该分行用户411户。", False, id="of_the_country"),
        pytest.param("青川银行全行有多少用户？", "全行用户9万户。", True, id="of_the_whole"),
        pytest.param("青川银行有多少用户？", "该分行用户411户。", True, id="not_said"),
        pytest.param("青川银行全国首个用户中心有多少人？", "该分行用户411户。", True, id="a_first_in_the_country"),
    ],
)
def test_a_figure_of_the_whole_is_none_of_a_branch(asked, sentence, right):
    quote, article = quoted("青川银行南昌分行业务增长。该分行用户411户。全行用户9万户。", sentence)
    assert of_bank(read_question(asked), quote, article) is right


@pytest.mark.parametrize(
    "text",
    [
        "青川银行去年发行了小微债。白桥银行近日发行绿色债。此次发行规模为5亿元。",
        "青川银行去年发行了小微债。白桥银行近日发行绿色债。这一发行规模为5亿元。",
        "青川银行整改完毕。白桥银行因违规被罚。本次处罚金额为5万元。",
        "青川银行整改完毕。白桥银行因违规被罚。这起处罚金额为5万元。",
    ],
    ids=["this_time", "this_issue", "this_time_fined", "this_fine"],
)
def test_an_event_of_another_bank_that_was_told_last_is_its_own(text):
    quote, article = quoted(text, text.split("。")[2] + "。")
    assert not of_bank(read_question("青川银行发行规模是多少？"), replace(quote, chance=0.9), article)
