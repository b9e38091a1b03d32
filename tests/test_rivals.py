import pytest

from corpus.article import Article, Paragraph
from qa.asking.question import read_question
from qa.guarding.rivals import house_asked, rival
from qa.reading.candidates import Span
from qa.reading.reader import Quote

TEXT = "高盛8月的调查有200人作答。瑞穗第一季度净利润为24亿日元。周三，Synovus上涨3%。受此影响，PacWest大涨27%。"


ARTICLE = Article("a", paragraphs=(Paragraph("a", 1, TEXT),))


def quoted(sentence, value):
    start = TEXT.index(sentence)
    at = sentence.index(value)
    return Quote(ARTICLE.paragraphs[0], start, start + len(sentence), 1.0, 1.0, Span(at, at + len(value), 1.0))


@pytest.mark.parametrize(
    ("asked", "house"),
    [
        pytest.param("高盛8月调查了多少人？", "高盛", id="behind_which_a_time_stands"),
        pytest.param("8月10日穆迪把几家下调？", "穆迪", id="behind_a_time"),
        pytest.param("8月16日裕太微的净流出是多少？", "裕太微", id="not_with_the_day"),
        pytest.param("摩根大通把目标价下调到多少？", "摩根大通", id="of_several_words"),
        pytest.param("摩根大通和惠誉把几家下调？", "摩根大通", id="one_of_two"),
        pytest.param("Capital One卖了多少？", "Capital One", id="latin"),
        pytest.param("申报要准备哪些材料？", "", id="a_noun_that_the_dictionary_has_as_a_name"),
        pytest.param("北京有多少家？", "", id="a_place"),
        pytest.param("贷款余额是多少？", "", id="no_name"),
    ],
)
def test_the_house_that_a_question_opens_with(asked, house):
    assert house_asked(read_question(asked)) == house


@pytest.mark.parametrize(
    ("asked", "sentence", "value", "name"),
    [
        pytest.param("瑞穗截至一季度净利润是多少？", "瑞穗第一季度净利润为24亿日元。", "24亿日元", "", id="its_own"),
        pytest.param("高盛8月净利润是多少？", "瑞穗第一季度净利润为24亿日元。", "24亿日元", "高盛", id="another_since"),
        pytest.param("Synovus涨了多少？", "受此影响，PacWest大涨27%。", "27%", "Synovus", id="another_in_the_sentence"),
        pytest.param("Synovus和PacWest哪个涨得更多？", "受此影响，PacWest大涨27%。", "27%", "", id="a_comparison"),
    ],
)
def test_a_quote_that_goes_on_about_another_house(asked, sentence, value, name):
    assert rival(read_question(asked), quoted(sentence, value), ARTICLE) == name


def test_a_house_that_the_article_never_names():
    quote = quoted("受此影响，PacWest大涨27%。", "27%")
    assert rival(read_question("渣打8月涨了多少？"), quote, ARTICLE) == "渣打"
