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


def test_the_event_of_which_the_article_tells_is_of_the_bank_that_it_names_first():
    sentence = "这一失败将使基金损失5420万美元。"
    quote, article = quoted(f"青川银行倒闭。白桥银行收购其资产。{sentence}", sentence)
    asked = read_question("青川银行倒闭让基金损失多少？")
    assert of_bank(asked, replace(quote, chance=0.9), article)
    assert not of_bank(asked, replace(quote, chance=0.3), article)
    assert not of_bank(read_question("金禾银行倒闭让基金损失多少？"), replace(quote, chance=0.9), article)
