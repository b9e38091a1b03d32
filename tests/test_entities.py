import pytest

from corpus.article import Article, Paragraph
from qa.entities import stranger
from qa.question import read_question
from qa.reader import Quote

ARTICLE = Article(
    "a",
    "“晨露贷”上线",
    publisher="柳州日报",
    paragraphs=(
        Paragraph("a", 1, "“晨露贷”是青川银行的产品，户数3万户。", "产品"),
        Paragraph("a", 2, "该产品累计放款5亿元。", "产品"),
        Paragraph("a", 3, "“青禾贷”产品放款2亿元。", "产品"),
        Paragraph("a", 4, "企业贷款上限为5000万元。", "政策"),
        Paragraph("a", 5, "中消协提醒，投诉有90件。局长张岩出席。", "投诉"),
    ),
)


def strange(text, ordinal, forms=None):
    question = read_question(text, [name for name in ("晨露贷", "青禾贷") if name in text])
    paragraph = ARTICLE.paragraphs[ordinal - 1]
    return stranger(question, Quote(paragraph, 0, len(paragraph.text), 1.0, 1.0, None), ARTICLE, forms or {})


@pytest.mark.parametrize(
    ("text", "ordinal", "name"),
    [
        pytest.param("青川银行的晨露贷有多少户？", 1, "", id="both_named"),
        pytest.param("工商银行的晨露贷有多少户？", 1, "工商银行", id="another_bank"),
        pytest.param("晨露贷放了多少款？", 2, "", id="pointed_at"),
        pytest.param("晨露贷放了多少款？", 3, "晨露贷", id="another_product"),
        pytest.param("哪家银行推出了晨露贷？", 4, "晨露贷", id="named_by_the_title_alone"),
        pytest.param("京信贷放了多少款？", 1, "京信贷", id="name_that_nobody_knows"),
        pytest.param("张岩是谁？", 5, "", id="person"),
        pytest.param("刘长乐是谁？", 5, "刘长乐", id="another_person"),
        pytest.param("柳州有多少件投诉？", 5, "", id="place_of_the_publisher"),
        pytest.param("老挝有多少件投诉？", 5, "老挝", id="another_place"),
        pytest.param("京味斋放了多少款？", 2, "京味斋", id="unknown_name_that_opens_the_question"),
    ],
)
def test_the_name_that_a_quote_is_not_about(text, ordinal, name):
    assert strange(text, ordinal) == name


def test_what_else_the_corpus_calls_an_organisation():
    asked = "中国消费者协会收到多少件投诉？"
    assert strange(asked, 5) == "中国消费者协会"
    assert strange(asked, 5, {"中国消费者协会": ("中消协",)}) == ""


def neighbour(asked, text):
    """The name in a question that an article of one paragraph is not about."""
    article = Article("b", paragraphs=(Paragraph("b", 1, text),))
    quote = Quote(article.paragraphs[0], 0, len(text), 1.0, 1.0, None)
    return stranger(read_question(asked, ["妙鸭"] if "妙鸭" in asked else []), quote, article, {})


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("武汉三厂汽水的零售价是多少？", "武汉三厂", id="another_number"),
        pytest.param("武汉二厂汽水的零售价是多少？", "", id="the_name_itself"),
        pytest.param("武汉的零售价是多少？", "", id="place_alone"),
        pytest.param("武汉价格是多少？", "", id="what_stands_behind_any_name"),
    ],
)
def test_a_name_that_begins_like_that_of_the_article(asked, name):
    assert neighbour(asked, "武汉二厂汽水零售价5.8元。") == name


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("Zilebesaran要注射几次？", "Zilebesaran", id="one_letter_is_another"),
        pytest.param("zilebesiran要注射几次？", "", id="the_name_itself"),
        pytest.param("新药的App要注射几次？", "", id="abbreviation"),
    ],
)
def test_a_foreign_name_stands_in_the_article(asked, name):
    assert neighbour(asked, "新药Zilebesiran每年注射2次。") == name
