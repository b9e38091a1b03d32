from dataclasses import replace

import pytest

from corpus.article import Article, Paragraph
from corpus.measuring.metrics import rows
from qa.asking.question import read_question
from qa.guarding.strangers import stranger
from qa.reading.candidates import Span
from qa.reading.reader import Quote

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


def strange_to(asked, text):
    """The name in a question that an article of one paragraph is not about."""
    article = Article("b", paragraphs=(Paragraph("b", 1, text),))
    quote = Quote(article.paragraphs[0], 0, len(text), 1.0, 1.0, None)
    return stranger(read_question(asked), quote, article, {})


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("Zilebesaran要注射几次？", "Zilebesaran", id="one_letter_is_another"),
        pytest.param("zilebesiran要注射几次？", "", id="the_name_itself"),
        pytest.param("新药的App要注射几次？", "", id="abbreviation"),
    ],
)
def test_a_foreign_name_stands_in_the_article(asked, name):
    assert strange_to(asked, "新药Zilebesiran每年注射2次。") == name


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("诺海先驱号总长多少米？", "诺海先驱号", id="another_ship"),
        pytest.param("诺海先锋号总长多少米？", "", id="the_ship_without_its_quotation_marks"),
    ],
)
def test_a_ship_is_named_as_it_is_called(asked, name):
    assert strange_to(asked, "油轮“诺海先锋”号总长279米、宽48米。") == name


def test_a_value_beside_another_quoted_offer_is_its_own():
    text = "除了晨露云，该行还运营“金禾云”平台。截至2月末，“金禾云”的注册用户约17万户。"
    paragraph = Paragraph("c", 1, text)
    quote = Quote(paragraph, text.index("截至"), len(text), 1.0, 1.0, None)
    article = Article("c", paragraphs=(paragraph,))
    assert stranger(read_question("晨露云的注册用户有多少户？", ["晨露云"]), quote, article, {}) == "晨露云"
    assert stranger(read_question("金禾云的注册用户有多少户？", ["金禾云"]), quote, article, {}) == ""


def test_a_figure_whose_row_is_of_another_product_is_not_of_the_one_asked_for():
    text = "“晨露贷”上线。“青禾险”产品也受欢迎。累计放款3亿元。"
    paragraph = Paragraph("d", 1, text)
    article = Article("d", paragraphs=(paragraph,))
    quote = Quote(paragraph, text.index("累计"), len(text), 1.0, 1.0, None)
    (row,) = rows(article)
    asked = read_question("晨露贷累计放款多少？", ["晨露贷"])
    assert stranger(asked, quote, article, {}, replace(row, product="青禾险")) == "晨露贷"
    assert stranger(asked, quote, article, {}, replace(row, product="晨露贷")) == ""


def test_whom_an_offer_is_for_need_not_stand_beside_it():
    told = "星凌宇航是家卫星公司。该行用“晨露贷”向企业发放800万元。"
    article = Article("d", paragraphs=(Paragraph("d", 1, told),))
    quote = Quote(article.paragraphs[0], told.index("该行"), len(told), 1.0, 1.0, None)
    question = read_question("星凌宇航借到多少钱？")
    assert question.topic == "星凌"
    assert stranger(question, quote, article, {}) == ""


def test_where_a_place_lies_need_not_be_told():
    assert strange_to("湖北襄阳的菜棚塌了几座？", "襄阳的菜棚塌了3座。") == ""
    assert strange_to("湖北的菜棚塌了几座？", "襄阳的菜棚塌了3座。") == "湖北"
    assert strange_to("湖北襄阳的菜棚塌了几座？", "荆州的菜棚塌了3座。") == "湖北"


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        pytest.param("人民银行对葛萍罚款1.5万元。", "青禾银行", id="a_person"),
        pytest.param("人民银行对李振军警告，罚款5万元。", "青禾银行", id="a_person_warned_first"),
        pytest.param("人民银行对李振军警告，对青禾银行罚款50万元。", "", id="the_bank_last"),
        pytest.param("监管部门对单位罚款50万元。", "", id="the_unit"),
        pytest.param("监管部门对管理人罚款50万元。", "", id="the_manager"),
        pytest.param("监管部门对万科罚款50万元。", "", id="a_firm_that_begins_with_a_surname"),
        pytest.param("监管部门对安信罚款50万元。", "", id="another_such_firm"),
        pytest.param("康美药业股份有限公司被立案。监管部门对康美罚款50万元。", "", id="a_firm_that_looks_like_a_name"),
    ],
)
def test_what_a_person_is_fined_is_no_fine_of_the_house(text, strange):
    article = Article("d", "青禾银行被罚", paragraphs=(Paragraph("d", 1, text),))
    at = text.index("罚款") + 2
    quote = Quote(article.paragraphs[0], 0, len(text), 1.0, 1.0, Span(at, len(text) - 1, 1.0))
    assert stranger(read_question("青禾银行被罚款多少？"), quote, article, {}) == strange


def test_a_product_may_be_told_by_another_word_for_it():
    told = "长期护理保险覆盖16个市。"
    article = Article("d", paragraphs=(Paragraph("d", 1, told),))
    quote = Quote(article.paragraphs[0], 0, len(told), 1.0, 1.0, None)
    assert stranger(read_question("长护险覆盖了多少个市？", ["长护险"]), quote, article, {}) == ""


def test_an_office_is_not_another_one_of_its_bank():
    text = "上海浦东发展银行股份有限公司无锡中山路支行被罚款20万元。"
    article = Article("d", paragraphs=(Paragraph("d", 1, text),))
    quote = Quote(article.paragraphs[0], 0, len(text), 1.0, 1.0, None)
    assert stranger(read_question("浦发银行无锡中山路支行被罚多少？"), quote, article, {}) == ""
    other = "浦发银行无锡人民路支行"
    assert stranger(read_question(f"{other}被罚多少？"), quote, article, {}) == other


@pytest.mark.parametrize(
    ("name", "stranger_to_it"),
    [
        pytest.param("青禾餐厅", False, id="quoted_alone"),
        pytest.param("青苗餐厅", True, id="never_quoted"),
        pytest.param("青禾集团", True, id="another_kind_of_thing"),
    ],
)
def test_a_name_is_asked_of_with_what_it_is(name, stranger_to_it):
    told = Article(
        "b", "馆子", paragraphs=(Paragraph("b", 1, "一家名叫“青禾”的餐厅走红。"), Paragraph("b", 2, "青禾老板张岩说。"))
    )
    quote = Quote(told.paragraphs[1], 0, 8, 1.0, 1.0, None)
    question = replace(read_question("老板是谁？"), organisations=(name,))
    assert stranger(question, quote, told, {}) == (name if stranger_to_it else "")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("恒生指数收于多少点？", "恒生指数", id="another_index"),
        pytest.param("道琼斯指数收于多少点？", "", id="in_short"),
        pytest.param("摩根大通去年赚了多少？", "摩根大通", id="another_house"),
        pytest.param("西部证券去年收于多少点？", "西部证券", id="a_house_before_a_time"),
    ],
)
def test_a_known_name_that_opens_a_question_stands_in_the_article(asked, name):
    paragraph = Paragraph("a", 1, "截至收盘，道指报3万点。", "")
    quote = Quote(paragraph, 0, len(paragraph.text), 1.0, 1.0, None)
    assert stranger(read_question(asked), quote, Article("a", "收盘", paragraphs=(paragraph,)), {}) == name


@pytest.mark.parametrize(
    ("text", "sentence", "name"),
    [
        pytest.param("张岩的徒弟是王建国。王建国罚款5万元。", "王建国罚款5万元", "张岩", id="of_another_person"),
        pytest.param("该行罚款5万元。张岩被警告。", "该行罚款5万元", "张岩", id="named_further_on"),
        pytest.param("张岩被警告。同时罚款5万元。", "同时罚款5万元", "", id="named_last"),
    ],
)
def test_a_figure_is_of_the_person_named_last(text, sentence, name):
    paragraph = Paragraph("a", 1, text, "")
    start = text.index(sentence)
    quote = Quote(paragraph, start, start + len(sentence), 1.0, 1.0, None)
    assert stranger(read_question("张岩被罚了多少钱？"), quote, Article("a", paragraphs=(paragraph,)), {}) == name


def test_a_bank_that_is_not_read_as_one_still_has_to_be_named():
    text = "青川银行发布报告。净利润5亿元。"
    paragraph = Paragraph("a", 1, text, "")
    quote = Quote(paragraph, text.index("净"), len(text), 1.0, 1.0, None)
    question = read_question("九台农商银行净利润是多少？")
    assert stranger(question, quote, Article("a", paragraphs=(paragraph,)), {}) == "九台农商银行"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("扬州农商行有多少家网点？", "扬州农商行", id="another_rural_bank"),
        pytest.param("泰州农商行有多少家网点？", "", id="the_bank_itself"),
    ],
)
def test_a_rural_bank_by_its_short_name_is_held_against_the_quote(asked, name):
    assert strange_to(asked, "泰州农商行有网点26家。") == name
