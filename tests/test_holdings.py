from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Article, Paragraph
from corpus.measuring.metrics import rows
from qa.asking.question import read_question
from qa.guarding.guards import Reason, Refusal
from qa.notices import said
from qa.telling.holdings import held
from qa.texts import Language

TEXTS = (
    "截至2021年9月末，青川银行普惠贷款余额1253亿元，较年初增长324亿元。",
    "“晨露贷”是青川银行的信用产品，累计办理8255笔。",
    "恒山银行的普惠贷款余额142亿元，白云银行的普惠贷款余额90亿元。",
    "截至2月末，青川银行的支农贷款余额为60亿元。",
)
PARAGRAPHS = tuple(Paragraph("a", n, text) for n, text in enumerate(TEXTS, 1))
ARTICLE = Article("a", "普惠金融", date(2022, 3, 1), paragraphs=PARAGRAPHS)


def told(text, reason, detail="", language=Language.ZH):
    question = read_question(text, ["晨露贷"] if "晨露贷" in text else [], date(2022, 4, 1))
    refusal = Refusal(reason, detail)
    found = held(question, refusal, PARAGRAPHS, list(rows(ARTICLE)), lambda _: ARTICLE)
    return (said(found.told, language), [paragraph.ordinal for paragraph in found.paragraphs]) if found else None


def test_the_same_measure_of_another_time():
    assert told("青川银行2025年的普惠贷款余额是多少？", Reason.PERIOD, "2025年") == (
        "文章里有青川银行的普惠贷款余额，时间是2021年9月末；没有2025年的。",
        [1],
    )


def test_a_month_is_told_with_the_year_that_its_article_gives_it():
    assert told("青川银行2025年的支农贷款余额是多少？", Reason.PERIOD, "2025年")[0] == (
        "文章里有青川银行的支农贷款余额，时间是2022年2月末；没有2025年的。"
    )


@pytest.mark.parametrize(
    ("written", "told_as"),
    [("今年2月末", "2022年2月末"), ("截至目前", "2022年3月1日"), ("去年前三季度", "2021年前三季度")],
)
def test_a_time_is_told_as_an_answer_tells_it(written, told_as):
    paragraph = Paragraph("b", 1, f"{written}，青川银行支农贷款余额90亿元。")
    article = replace(ARTICLE, id="b", paragraphs=(paragraph,))
    question = read_question("青川银行2025年的支农贷款余额是多少？", [], date(2022, 4, 1))
    found = held(question, Refusal(Reason.PERIOD, "2025年"), [paragraph], list(rows(article)), lambda _: article)
    assert found is not None
    assert said(found.told, Language.ZH) == f"文章里有青川银行的支农贷款余额，时间是{told_as}；没有2025年的。"


def test_a_change_is_no_level():
    assert "较年初增长" in told("青川银行2025年的普惠贷款余额较年初增长多少？", Reason.PERIOD, "2025年")[0]


def test_whose_the_product_is():
    assert told("工商银行的晨露贷要抵押吗？", Reason.NAME, "工商银行") == (
        "“晨露贷”在这些文章里是青川银行的，没有工商银行的“晨露贷”。",
        [2],
    )


def test_the_same_measure_of_others():
    text, paragraphs = told("工商银行的普惠贷款余额是多少？", Reason.NAME, "工商银行")
    assert text.startswith("文章里有青川银行的普惠贷款余额、恒山银行的普惠贷款余额、白云银行的普惠贷款余额")
    assert text.endswith("没有“工商银行”的。")
    assert paragraphs == [1, 3]
    english, _ = told("工商银行的普惠贷款余额是多少？", Reason.NAME, "工商银行", Language.EN)
    assert english == (
        "The articles give 普惠贷款余额 of 青川银行, 普惠贷款余额 of 恒山银行, 普惠贷款余额 of 白云银行, "
        "not that of “工商银行”."
    )


def test_what_else_is_measured():
    text, paragraphs = told("青川银行的不良贷款率是多少？", Reason.SUBJECT)
    assert text.startswith("关于青川银行，文章里有这些数字：")
    assert "普惠贷款余额" in text
    assert 1 in paragraphs


@pytest.mark.parametrize(
    ("text", "reason", "detail"),
    [
        pytest.param("今天天气怎么样？", Reason.SUBJECT, "", id="nothing_of_it"),
        pytest.param("青川银行2025年为什么亏损？", Reason.PERIOD, "2025年", id="no_figure_is_asked_for"),
        pytest.param("白露公司的员工有多少人？", Reason.NAME, "白露公司", id="no_such_measure"),
        pytest.param("青川银行的晨露贷要抵押吗？", Reason.NAME, "晨露贷", id="its_own_product"),
    ],
)
def test_nothing_is_told_that_is_not_shown(text, reason, detail):
    assert told(text, reason, detail) is None
