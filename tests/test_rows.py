"""Rows looked up for quotes: by where a figure ends, from an index of one invented article."""

import json
from datetime import date

import pytest

from corpus.article import Article, Paragraph
from corpus.measuring.metrics import rows
from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.figures.rows import as_of, row_at, row_of, rows_of
from qa.reading.candidates import Span
from qa.reading.reader import Quote

FIRST, SECOND = "青禾银行贷款余额1600亿元。", "不良率由1.5%降至1.2%，排名第3位。"
BODY = Paragraph("one", 1, FIRST + SECOND)
START, END = len(FIRST), len(BODY.text)


def quote(span, start=START, end=END):
    return Quote(BODY, start, end, 1.0, 1.0, span)


def span(written, before=""):
    """Where a figure stands in the second sentence, with what a candidate takes in before it."""
    start = SECOND.index(before + written)
    return Span(start, start + len(before + written), 1.0)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rows")
    line = {"id": "one", "title": "年报", "date": "2024-05-06", "publisher": "青川日报", "text": BODY.text}
    (folder / "one.jsonl").write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    encoder = load_encoder()
    update(folder / "index", [folder / "one.jsonl"], encoder)
    return Index.open(folder / "index", encoder).store


def test_rows_are_those_of_the_quoted_sentences_alone(store):
    assert [row.figure.written for row in rows_of([quote(None)], store).values()] == ["1.5%", "1.2%", "3位"]
    assert [row.figure.written for row in rows_of([quote(None, 0, START)], store).values()] == ["1600亿元"]
    assert rows_of([], store) == {}


@pytest.mark.parametrize(
    ("found", "written"),
    [
        pytest.param(span("1.2%"), "1.2%", id="the_figure"),
        pytest.param(span("3位", before="第"), "3位", id="what_stands_before_it_counts_for_nothing"),
        pytest.param(span("1.5%降至1.2%", before="由"), "1.2%", id="of_a_run_the_last"),
        pytest.param(Span(0, 3, 1.0), None, id="no_figure"),
        pytest.param(None, None, id="no_value"),
    ],
)
def test_the_row_of_a_value_is_that_of_the_figure_it_ends_with(store, found, written):
    row = row_of(quote(found), rows_of([quote(None)], store))
    assert (row and row.figure.written) == written


def test_a_span_besides_the_value_has_a_row_too(store):
    row = row_at(quote(span("1.2%")), span("1.5%"), rows_of([quote(None)], store))
    assert row is not None
    assert (row.figure.written, row.metric, row.change) == ("1.5%", "不良率", "此前")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("截至2月末，余额5亿元。", "截至2024年2月末"),
        ("截至2021年9月末，余额5亿元。", "截至2021年9月末"),
        ("今年一季度，余额5亿元。", "2024年一季度"),
        ("去年末，余额5亿元。", "2023年末"),
        ("至今年底，余额5亿元。", "至2024年底"),
        ("4月3日停业，至22日，余额5亿元。", "至2024年4月22日"),
        ("截至目前，余额5亿元。", "截至2024年5月6日"),
        ("目前余额5亿元。", "2024年5月6日"),
        ("余额5亿元。", ""),
    ],
)
def test_the_time_of_a_value_has_its_year(text, told):
    (row,) = rows(Article("a", "", date(2024, 5, 6), "", "", (Paragraph("a", 1, text),)))
    assert as_of(row) == told
