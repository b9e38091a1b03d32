import json

import pytest

from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.assistant import Assistant
from qa.notices import said

ARTICLES = [
    ("older", "2021-12-23", "青川日报", "截至2021年9月末，恒山银行普惠贷款余额300亿元，户数超2万户。"),
    ("newer", "2022-04-01", "晨江晚报", "截至2022年3月末，恒山银行普惠贷款余额360亿元，户数超2万户。"),
    ("other", "2022-05-01", "澄湖网", "截至2022年3月末，澄湖银行普惠贷款余额90亿元。"),
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
