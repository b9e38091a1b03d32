import pytest

from corpus.article import Article, Paragraph
from qa.names.subjects import Bank, asked_bank, fit, mentions_of_banks, subject

ARTICLE = Article(
    "a",
    "北京银行把普惠金融送到小微企业身边",
    paragraphs=(
        Paragraph("a", 1, "该行普惠贷款余额1253亿元。"),
        Paragraph("a", 2, "兴业银行北京分行有26家支行。北京分行的户数超3万户。"),
        Paragraph("a", 3, "全行增速24.9%。北京银行的增速为39.5%，该行户数5万户。"),
    ),
)
BEIJING, XINGYE = Bank("北京"), Bank("兴业", "北京")


def in_force(ordinal, words):
    paragraph = ARTICLE.paragraphs[ordinal - 1]
    holder, mention = subject(paragraph, paragraph.text.index(words), ARTICLE)
    return holder and holder.ordinal, mention.bank


@pytest.mark.parametrize(
    ("text", "banks"),
    [
        pytest.param("北京银行和兴业银行", [BEIJING, Bank("兴业")], id="two"),
        pytest.param("兴业银行北京分行", [XINGYE], id="with_branch"),
        pytest.param("北京分行", [Bank("", "北京")], id="branch_alone"),
        pytest.param("该行、首批试点银行、商业银行", [], id="no_name"),
        pytest.param("北京银行APP", [], id="app"),
        pytest.param("破解银行与企业的难题", [], id="end_of_another_word"),
        pytest.param("浙江泰隆商业银行股份有限公司衢州分行", [Bank("泰隆", "衢州")], id="in_its_legal_form"),
        pytest.param("南京银行股份有限公司建邺支行", [Bank("南京", "建邺支行")], id="office"),
        pytest.param("工行华威南路支行已停业", [Bank("工商", "华威南路支行")], id="office_of_a_bank_in_letters"),
        pytest.param("员工行为和其中行业支行", [], id="letters_of_other_words"),
        pytest.param("南京银行科技支行和特色支行", [Bank("南京")], id="kind_of_office"),
        pytest.param("扬州农村商业银行、扬州农商行", [Bank("扬州农商")] * 2, id="rural_bank_in_two_forms"),
        pytest.param("多家股份制商业银行、上市银行、城市商业银行", [], id="kinds_of_banks"),
    ],
)
def test_the_banks_named_in_a_text(text, banks):
    assert [mention.bank for mention in mentions_of_banks(text)] == banks


@pytest.mark.parametrize(
    ("ordinal", "words", "holder", "bank"),
    [
        pytest.param(1, "1253", None, BEIJING, id="the_title_names_it"),
        pytest.param(2, "26家", 2, XINGYE, id="named_right_before"),
        pytest.param(2, "3万户", 2, XINGYE, id="branch_alone_belongs_to_the_bank_named_with_it"),
        pytest.param(3, "24.9%", None, BEIJING, id="the_title_before_earlier_paragraphs"),
        pytest.param(3, "5万户", 3, BEIJING, id="the_last_one_named"),
    ],
)
def test_the_bank_in_force(ordinal, words, holder, bank):
    assert in_force(ordinal, words) == (holder, bank)


def test_without_a_name_in_the_title_earlier_paragraphs_count():
    article = Article(
        "b", "普惠金融", paragraphs=(Paragraph("b", 1, "兴业银行开业。"), Paragraph("b", 2, "该行有3家支行。"))
    )
    holder, mention = subject(article.paragraphs[1], 3, article)
    assert (holder.ordinal, mention.bank) == (1, Bank("兴业"))


def test_an_article_that_names_no_bank_has_no_subject():
    article = Article("c", "普惠金融", paragraphs=(Paragraph("c", 1, "该行有3家支行。"),))
    assert subject(article.paragraphs[0], 3, article) is None


@pytest.mark.parametrize(
    ("names", "bank"),
    [
        pytest.param(("北京银行",), BEIJING, id="bank"),
        pytest.param(("兴业银行北京分行",), XINGYE, id="branch"),
        pytest.param(("邮储北京分行",), Bank("邮储", "北京"), id="short_for_a_branch"),
        pytest.param(("腾讯公司", "北京银行"), BEIJING, id="among_others"),
        pytest.param(("腾讯公司",), None, id="none"),
        pytest.param(("宁波银行分行",), Bank("宁波"), id="a_branch_that_is_not_said"),
    ],
)
def test_the_bank_asked_for(names, bank):
    assert asked_bank(names) == bank


@pytest.mark.parametrize(
    ("said", "asked", "value"),
    [
        pytest.param(BEIJING, BEIJING, 1.0, id="same"),
        pytest.param(XINGYE, XINGYE, 1.0, id="same_branch"),
        pytest.param(XINGYE, Bank("兴业"), 0.6, id="a_branch_of_the_bank"),
        pytest.param(Bank("兴业"), XINGYE, 0.0, id="the_bank_of_the_branch"),
        pytest.param(XINGYE, BEIJING, 0.0, id="another"),
        pytest.param(XINGYE, Bank("", "北京"), 1.0, id="branch_of_any_bank"),
        pytest.param(Bank("南京", "建邺支行"), Bank("南京", "鼓楼支行"), 0.0, id="another_office"),
        pytest.param(Bank("南京", "上海徐汇支行"), Bank("南京", "徐汇支行"), 1.0, id="office_without_its_town"),
    ],
)
def test_how_well_a_bank_suits(said, asked, value):
    assert said.fit(asked) == value


def fit_of(asked, ordinal, words):
    paragraph = ARTICLE.paragraphs[ordinal - 1]
    return fit(asked, paragraph, 0, len(paragraph.text), paragraph.text.index(words), ARTICLE)


def test_a_sentence_suits_the_bank_in_force_where_the_value_stands():
    assert fit_of(BEIJING, 1, "1253") == 1.0
    assert fit_of(Bank("兴业"), 1, "1253") == 0.0


def test_a_bank_that_the_sentence_names_elsewhere_is_next_best():
    assert fit_of(Bank("兴业"), 2, "兴业") == pytest.approx(0.9 * 0.6)
