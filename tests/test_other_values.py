import json

import pytest

from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.answer import Filters
from qa.assistant import Assistant
from qa.notices import said

ARTICLES = [
    ("older", "2021-12-23", "青川日报", "截至2021年9月末，恒山银行普惠贷款余额300亿元，户数超2万户。"),
    ("newer", "2022-04-01", "晨江晚报", "截至2022年3月末，恒山银行普惠贷款余额360亿元，户数超2万户。"),
    ("other", "2022-05-01", "澄湖网", "截至2022年3月末，澄湖银行普惠贷款余额90亿元。"),
    ("plan", "2021-11-01", "澄湖网", "2025年，澄湖银行普惠贷款余额将达到500亿元。"),
    ("late", "2022-06-01", "青川日报", "截至2021年6月末，澄湖银行不良率1.5%。"),
    ("early", "2022-02-01", "晨江晚报", "截至2021年末，澄湖银行不良率1.2%，存款余额超310亿元。"),
    ("exact", "2022-02-02", "青川日报", "截至2021年末，澄湖银行存款余额312亿元。"),
]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    folder = tmp_path_factory.mktemp("values")
    lines = [
        {"id": name, "title": name, "date": day, "publisher": publisher, "text": text}
        for name, day, publisher, text in ARTICLES
    ]
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    encoder = load_encoder()
    update(folder / "index", [source], encoder)
    return Assistant(Index.open(folder / "index", encoder))


def test_the_newest_value_answers_and_the_others_are_quoted_with_their_dates(assistant):
    answer = assistant.ask("恒山银行普惠贷款余额是多少？")
    assert answer.short_answer == "360亿元"
    assert [citation.article.id for citation in answer.citations] == ["newer", "older"]
    assert ["360亿元" in answer.statements[0].text, "300亿元" in answer.statements[1].text] == [True, True]
    assert said(answer.notice).endswith("360亿元（2022-04-01，晨江晚报）；300亿元（2021-12-23，青川日报）")


def test_a_period_in_the_question_asks_for_its_value_alone(assistant):
    answer = assistant.ask("2021年9月末恒山银行普惠贷款余额是多少？")
    assert answer.short_answer == "300亿元"
    assert answer.notice is None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("恒山银行普惠贷款户数是多少？", "超2万户", id="the_same_value_twice"),
        pytest.param("澄湖银行普惠贷款余额是多少？", "90亿元", id="another_bank"),
    ],
)
def test_one_value_stands_alone(assistant, question, value):
    answer = assistant.ask(question)
    assert answer.short_answer == value
    assert answer.notice is None


def test_values_are_data_with_dates_sources_and_one_unit(assistant):
    answer = assistant.ask("恒山银行普惠贷款余额是多少？")
    assert [(value.value, value.number, value.unit) for value in answer.values] == [
        ("360亿元", 360.0, "亿元"),
        ("300亿元", 300.0, "亿元"),
    ]
    assert [(value.as_of, value.publisher, value.citation) for value in answer.values] == [
        ("截至2022年3月末", "晨江晚报", 1),
        ("截至2021年9月末", "青川日报", 2),
    ]
    assert answer.as_of == "截至2022年3月末"


def test_a_filter_leaves_the_values_of_other_articles_out(assistant):
    answer = assistant.ask("恒山银行普惠贷款余额是多少？", filters=Filters(publishers=("青川日报",)))
    assert (answer.short_answer, answer.values) == ("300亿元", ())


def test_the_newest_is_the_one_of_the_latest_time_and_not_of_the_latest_article(assistant):
    answer = assistant.ask("澄湖银行不良率是多少？")
    assert [value.value for value in answer.values] == ["1.2%", "1.5%"]


def test_an_expectation_is_no_value(assistant):
    assert assistant.ask("澄湖银行普惠贷款余额是多少？").values == ()


def test_a_rounded_value_does_not_differ(assistant):
    assert assistant.ask("澄湖银行存款余额是多少？").values == ()
