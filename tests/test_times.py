from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Article, Paragraph
from corpus.measuring.dates import periods
from corpus.measuring.metrics import rows
from qa.asking.question import read_question
from qa.reading.candidates import Span
from qa.reading.reader import Quote
from qa.reading.times import ends_otherwise, era_of, of_time, starts_otherwise

ERA = era_of(date(2022, 5, 1), date(2023, 8, 16))


def quoted(text, sentence, published=None):
    paragraph = Paragraph("a", 1, text)
    start = text.index(sentence)
    article = Article("a", published=published, paragraphs=(paragraph,))
    return Quote(paragraph, start, start + len(sentence), 1.0, 1.0, None), article


@pytest.mark.parametrize(
    ("asked", "text", "sentence", "published", "right"),
    [
        pytest.param("2021年", "2021年增长5%。", "2021年增长5%。", None, True, id="stated"),
        pytest.param(
            "2023年一季度", "2023年上半年收入5亿元。", "2023年上半年收入5亿元。", None, False, id="half_of_it"
        ),
        pytest.param(
            "2023年前三季度", "2023年三季度收入5亿元。", "2023年三季度收入5亿元。", None, False, id="one_of_three"
        ),
        pytest.param(
            "2023年上半年", "2023年1至6月收入5亿元。", "2023年1至6月收入5亿元。", None, True, id="the_same_half"
        ),
        pytest.param("2019年", "2021年增长5%。", "2021年增长5%。", None, False, id="another_stated"),
        pytest.param("2021年", "2021年不易。余额5亿元。", "余额5亿元。", None, True, id="stated_before"),
        pytest.param("2023年", "余额5亿元。", "余额5亿元。", date(2023, 7, 1), True, id="the_year_it_appeared"),
        pytest.param("2019年", "余额5亿元。", "余额5亿元。", date(2023, 7, 1), False, id="long_before"),
        pytest.param("2023年7月", "7月指数49.3%。", "7月指数49.3%。", None, True, id="undated_in_the_era"),
        pytest.param("2012年7月", "7月指数49.3%。", "7月指数49.3%。", None, False, id="undated_before_the_era"),
        pytest.param("2023年6月", "7月指数49.3%。", "7月指数49.3%。", None, False, id="another_month"),
        pytest.param(
            "2023年6月末",
            "2023年6月末余额9亿元。上年同期，户数8户。",
            "上年同期，户数8户。",
            None,
            False,
            id="a_year_before",
        ),
        pytest.param(
            "2022年6月末",
            "2023年6月末余额9亿元。上年同期，户数8户。",
            "上年同期，户数8户。",
            None,
            True,
            id="of_that_year",
        ),
        pytest.param(
            "上年同期",
            "2023年6月末余额9亿元。上年同期，户数8户。",
            "2023年6月末余额9亿元。",
            None,
            False,
            id="asked_so",
        ),
    ],
)
def test_whether_a_quote_is_of_the_time_asked_for(asked, text, sentence, published, right):
    quote, article = quoted(text, sentence, published)
    assert of_time(periods(asked)[0], quote, article, ERA) is right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        pytest.param("截至8月9日收盘，股价15元。", False, id="another_day"),
        pytest.param("8月10日的成交额6亿元。", True, id="the_day"),
        pytest.param("成交额7亿元。", True, id="the_day_named_last"),
        pytest.param("8月的均价14元。", True, id="no_day"),
    ],
)
def test_a_day_without_a_year(sentence, right):
    text = "截至8月9日收盘，股价15元。8月10日的成交额6亿元。成交额7亿元。8月的均价14元。"
    quote, article = quoted(text, sentence)
    asked = read_question("8月10日成交额是多少？").period
    assert asked is not None
    assert of_time(asked, quote, article, ERA) is right


@pytest.mark.parametrize(
    ("question", "text", "value", "otherwise"),
    [
        pytest.param("征求意见到哪天截止？", "总局7月28日发布办法。", "7月28日", True, id="another_day"),
        pytest.param("征求意见到哪天截止？", "意见反馈截止日期为8月27日。", "8月27日", False, id="said_before"),
        pytest.param("征求意见到哪天截止？", "请于8月27日前反馈。", "8月27日", False, id="said_behind"),
        pytest.param("受理到什么时候结束？", "受理时间是7月15日至9月20日。", "9月20日", False, id="end_of_a_range"),
        pytest.param("办法是哪天发布的？", "总局7月28日发布办法。", "7月28日", False, id="no_end_is_asked_for"),
    ],
)
def test_the_end_of_something_is_told_as_its_end(question, text, value, otherwise):
    quote, _ = quoted(text, text)
    at = text.index(value)
    assert ends_otherwise(question, replace(quote, span=Span(at, at + len(value), 1.0))) is otherwise


@pytest.mark.parametrize(
    ("question", "text", "otherwise"),
    [
        pytest.param("她从哪天起任职？", "8月17日净值1.2元，与她任职时相同。", True, id="another_day"),
        pytest.param("她从哪天起任职？", "她于2016年3月15日起任职。", False, id="its_beginning"),
        pytest.param("她从哪天起任职？", "8月17日净值1.2元。", True, id="value_of_a_day"),
        pytest.param("她从哪天起任职？", "8月17日净值1.2元，从事信贷的自身收益一起上升。", True, id="parts_of_words"),
        pytest.param("她从哪天起任职？", "自2016年3月15日管理基金。", False, id="from_a_day"),
        pytest.param("他从哪年担任青禾银行行长？", "2016年3月，他担任青禾银行行长。", False, id="post"),
        pytest.param("他从哪年做行长？", "2016年3月，他担任行长。", False, id="post_in_plain_words"),
        pytest.param("他从哪年当上行长？", "2016年3月，他当选行长。", False, id="elected"),
        pytest.param("他从哪年做行长？", "2016年3月任行长。", False, id="post_in_short"),
        pytest.param("她从哪天起任职？", "8月17日净值1.2元，任何人可以买入。", True, id="any_person"),
        pytest.param("她从哪年出任董事长？", "2016年3月，她出任董事长。", False, id="another_word_for_it"),
        pytest.param("油价从哪天上调？", "油价8月9日上调240元。", False, id="raised"),
        pytest.param("利率从哪天下调？", "利率8月9日下调0.1个百分点。", False, id="lowered"),
        pytest.param("青禾银行从哪年加入银联？", "青禾银行2016年加入银联。", False, id="joined"),
        pytest.param("系统从什么时候停止服务？", "系统8月9日停止服务。", False, id="stopped"),
        pytest.param("补贴从哪天可以申请？", "补贴8月9日可以申请。", False, id="may_be_applied_for"),
        pytest.param("她哪天任职？", "8月17日净值1.2元。", False, id="no_beginning_is_asked_for"),
    ],
)
def test_since_when_is_told_by_a_beginning(question, text, otherwise):
    quote, _ = quoted(text, text)
    assert starts_otherwise(question, quote) is otherwise


def test_where_no_article_has_a_date_nothing_is_ruled_out():
    quote, article = quoted("余额5亿元。", "余额5亿元。")
    assert of_time(periods("2012年")[0], quote, article, era_of(None, None))


@pytest.mark.parametrize(
    ("sentence", "right"),
    [("7月上涨0.2%。", True), ("6月上涨0.2%。", False), ("上涨0.2%。", True)],
    ids=["the_month", "another_month", "no_month"],
)
def test_a_month_without_a_year(sentence, right):
    asked = read_question("美国7月份的指数上涨了多少？", today=date(2026, 1, 1)).period
    quote, article = quoted(sentence, sentence, date(2023, 8, 1))
    assert (asked.first, asked.written) == (None, "7月份")
    assert of_time(asked, quote, article, ERA) is right


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        pytest.param("2022年", False, id="half_a_year_is_no_year"),
        pytest.param("2022年上半年", True, id="the_same"),
        pytest.param("2022年9月", False, id="another_month"),
    ],
)
def test_the_time_of_the_row(asked, right):
    text = "2022年上半年净利润610万元。"
    quote, article = quoted(text, text)
    (row,) = rows(article)
    assert of_time(periods(asked)[0], quote, article, ERA, row) is right


@pytest.mark.parametrize(("value", "right"), [("46%", False), ("50%", True)])
def test_the_time_of_the_value_that_was_left_is_not_that_of_the_other(value, right):
    text = "二季度的银行更谨慎。收紧条款的比例从第一季度的46%升至50%。"
    quote, article = quoted(text, text[text.index("收紧") :], date(2023, 8, 1))
    at = quote.text.index(value)
    asked = periods("2023年二季度")[0]
    assert of_time(asked, replace(quote, span=Span(at, at + len(value), 1.0)), article, ERA) is right


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        pytest.param("2023年8月2日", True, id="as_the_article_tells_it"),
        pytest.param("2016年", True, id="the_year_in_which_it_began"),
        pytest.param("2021年", False, id="a_year_between"),
    ],
)
def test_what_is_reached_from_a_day_on_is_of_the_end(asked, right):
    text = "刘长安自2016年10月20日起任职，累计回报4%。"
    quote, article = quoted(text, text, date(2023, 8, 2))
    (row,) = rows(article)
    assert of_time(periods(asked)[0], quote, article, ERA, row) is right


def test_this_year_is_not_over():
    text = "前5个月新增贷款3亿元。"
    quote, article = quoted(text, text, date(2022, 6, 10))
    (row,) = rows(article)
    assert of_time(periods("今年", date(2022, 6, 30))[0], quote, article, ERA, row)
    assert not of_time(periods("2022年")[0], quote, article, ERA, row)


@pytest.mark.parametrize(
    ("asked", "text", "sentence", "right"),
    [
        pytest.param(
            "2022年12月", "2020年两家公司结盟。去年12月双方和解。", "去年12月双方和解。", True, id="last_year"
        ),
        pytest.param(
            "2021年12月", "2020年两家公司结盟。去年12月双方和解。", "去年12月双方和解。", False, id="not_that_year"
        ),
        pytest.param("2022年上半年", "今年上半年贷款9亿元。", "今年上半年贷款9亿元。", False, id="this_year"),
        pytest.param(
            "2023年二季度末", "二季度末为3%，是1979年以来最低。", "二季度末为3%，是1979年以来最低。", True, id="open"
        ),
        pytest.param("2023年2月末", "年末余额9亿元。", "年末余额9亿元。", False, id="end_of_the_year"),
        pytest.param("2023年2月末", "二季度末余额9亿元。", "二季度末余额9亿元。", False, id="another_quarter"),
        pytest.param("2023年6月末", "二季度末余额9亿元。", "二季度末余额9亿元。", True, id="in_the_quarter"),
        pytest.param(
            "2023年3月9日",
            "今年3月9日下雨。同一天，自2008年来首次停电。",
            "同一天，自2008年来首次停电。",
            True,
            id="same",
        ),
    ],
)
def test_what_counts_from_an_unknown_year_is_of_a_year_in_which_the_articles_appeared(asked, text, sentence, right):
    quote, article = quoted(text, sentence)
    assert of_time(periods(asked)[0], quote, article, era_of(date(2023, 1, 5), date(2023, 8, 16))) is right
