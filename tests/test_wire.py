import json
from datetime import date

import pytest

from corpus.article import ArticleHead, Paragraph, Passage
from qa.answer import Answer, Citation, DatedValue, Evidence, Filters, Side, Table, Trace
from qa.errors import QuestionError
from qa.wire import Asked, answer_fields, filter_fields, read_batch, read_filters, search_fields

HEAD = ArticleHead("a", "题目", date(2022, 4, 1), "北京商报", "https://example.org/a")
PARAGRAPH = Paragraph("a", 3, "一句。两句。", "小标题")


def batch(tmp_path, *lines):
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    return path


def test_a_line_of_a_batch(tmp_path):
    path = batch(
        tmp_path,
        '{"id": "q1", "question": "它呢？", "history": ["京诚贷？"], '
        '"filters": {"publishers": ["北京商报"], "since": "2021-01-31", "until": "2022-01-31"}}',
        "",
        '{"question": "京诚贷？", "history": null, "filters": {}}',
        '{"id": 7, "question": ""}',
    )
    filters = Filters(("北京商报",), date(2021, 1, 31), date(2022, 1, 31))
    assert list(read_batch(path)) == [
        Asked("q1", "它呢？", ("京诚贷？",), filters),
        Asked("3", "京诚贷？", (), Filters()),
        Asked("7", "", (), Filters()),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("{", "Expecting", id="no_json"),
        pytest.param('["京诚贷？"]', "there is no question", id="no_object"),
        pytest.param('{"id": "q1"}', "there is no question", id="no_question"),
        pytest.param('{"question": 7}', "there is no question", id="number"),
        pytest.param(
            '{"question": "它呢？", "history": "京诚贷？"}', "history is a list of texts", id="history_as_text"
        ),
        pytest.param('{"question": "它呢？", "history": [1]}', "history is a list of texts", id="history_of_numbers"),
        pytest.param('{"question": "它呢？", "filters": []}', "filters is an object", id="filters_as_list"),
        pytest.param('{"question": "它呢？", "filters": {"year": 1}}', "filters is an object of", id="unknown_filter"),
        pytest.param(
            '{"question": "它呢？", "filters": {"publishers": "北京商报"}}',
            "publishers is a list",
            id="publisher_as_text",
        ),
        pytest.param('{"question": "它呢？", "filters": {"since": "去年"}}', "since is a date", id="no_date"),
        pytest.param('{"question": "它呢？", "filters": {"until": 2021}}', "until is a date", id="year_as_number"),
        pytest.param("京诚贷".encode("gb18030"), "", id="not_utf_8"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_stops_no_other(tmp_path, line, reason):
    path = batch(tmp_path, '{"question": "甲"}', line, '{"question": "乙"}')
    first, bad, last = read_batch(path)
    assert (first.question, last.question) == ("甲", "乙")
    assert isinstance(bad, QuestionError)
    assert str(bad).startswith(f"{path}:2: ")
    assert reason in str(bad)


def test_an_answer_as_json():
    citation = Citation(1, HEAD, PARAGRAPH, "一句。")
    answer = Answer(
        "问？",
        True,
        "一句。",
        "一",
        citations=(citation,),
        follow_ups=("再问？",),
        trace=Trace("全问？", "figure", ("北京银行",), "2021年", "户", Filters(("北京商报",), date(2021, 1, 1))),
        elapsed_ms=1.26,
    )
    fields = answer_fields("q1", answer)
    assert json.loads(json.dumps(fields)) == {
        "id": "q1",
        "question": "问？",
        "answered": True,
        "answer": "一句。",
        "short_answer": "一",
        "citations": [
            {
                "n": 1,
                "article": "a",
                "title": "题目",
                "publisher": "北京商报",
                "date": "2022-04-01",
                "url": "https://example.org/a",
                "section": "小标题",
                "paragraph": 3,
                "text": "一句。两句。",
                "quote": "一句。",
            }
        ],
        "nearest": [],
        "follow_ups": ["再问？"],
        "notice": "",
        "as_of": "",
        "values": [],
        "table": None,
        "understood": "全问？",
        "trace": {
            "kind": "figure",
            "entities": ["北京银行"],
            "period": "2021年",
            "unit": "户",
            "aliases": {},
            "publishers": ["北京商报"],
            "since": "2021-01-01",
            "until": None,
        },
        "elapsed_ms": 1.3,
    }


def test_differing_values_and_a_comparison_as_json():
    value = DatedValue("超15万户", 15.0, "万户", "截至2021年9月末", date(2021, 12, 23), "北京商报", 2)
    sides = (Side("甲", "142.9亿元", 142.9, "截至2021年底", 1), Side("乙", "1253亿元", 1253.0, "", 2))
    table = Table("余额", "亿元", sides, (1, 0), 1110.1, 8.77, False)
    fields = answer_fields("1", Answer("问？", True, "答", as_of="2021年", values=(value,), table=table))
    read = json.loads(json.dumps(fields))
    assert read["as_of"] == "2021年"
    assert read["values"] == [
        {
            "value": "超15万户",
            "number": 15.0,
            "unit": "万户",
            "as_of": "截至2021年9月末",
            "published": "2021-12-23",
            "publisher": "北京商报",
            "citation": 2,
        }
    ]
    assert (read["table"]["unit"], read["table"]["ranking"], read["table"]["difference"]) == ("亿元", [1, 0], 1110.1)
    assert read["table"]["sides"][0]["number"] == 142.9


def test_an_article_without_a_date():
    citation = Citation(1, ArticleHead("a"), PARAGRAPH, "")
    assert answer_fields("1", Answer("问？", False, "无", nearest=(citation,)))["nearest"][0]["date"] is None


def test_hits_as_json():
    hit = Evidence(Passage(PARAGRAPH, 3, 6), HEAD, 1.23456)
    assert search_fields("q1", [hit]) == {
        "id": "q1",
        "hits": [{"article": "a", "paragraph": 3, "score": 1.2346, "text": "两句。"}],
    }


@pytest.mark.parametrize(
    ("filters", "fields"),
    [
        pytest.param(Filters(), {"publishers": [], "since": None, "until": None}, id="none"),
        pytest.param(
            Filters(("北京商报", "华夏时报"), date(2021, 1, 31), date(2022, 1, 31)),
            {"publishers": ["北京商报", "华夏时报"], "since": "2021-01-31", "until": "2022-01-31"},
            id="all",
        ),
    ],
)
def test_filters_come_back_as_they_were_written(filters, fields):
    assert filter_fields(filters) == fields
    assert read_filters(fields) == filters
