"""What two small articles have for a question, and how little of it is told."""

import json
from dataclasses import replace

import pytest

from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.answer import Filters
from qa.asking.question import read_question
from qa.guarding.guards import Reason, Refusal
from qa.reading.candidates import Span
from qa.reading.reader import Quote
from qa.telling.answering import Answering
from qa.telling.finder import Finder, first_passing

TEXTS = {
    "a": "恒山农场为420头奶牛挤奶。农场占地36亩。",
    "b": "青川农场为90头奶牛挤奶。",
}
ASKED = "恒山农场为多少头奶牛挤奶？"


@pytest.fixture(scope="module")
def finder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("finder")
    lines = [json.dumps({"id": name, "title": "农场", "text": text}) for name, text in TEXTS.items()]
    (folder / "farms.jsonl").write_text("\n".join(lines), encoding="utf-8")
    encoder = load_encoder()
    update(folder / "index", [folder / "farms.jsonl"], encoder)
    return Finder(Index.open(folder / "index", encoder))


def quote(finder, name, sentence, value):
    paragraph = finder.article(name).paragraphs[0]
    start, at = paragraph.text.index(sentence), sentence.index(value)
    return Quote(paragraph, start, start + len(sentence), 1.0, 1.0, Span(at, at + len(value), 1.0))


def test_what_is_found_passes_the_guards(finder):
    found = finder.find(ASKED)
    assert [(quote.paragraph.article_id, quote.value) for quote in found.quotes[:1]] == [("a", "420头")]
    assert found.refusal is None
    assert {one.article.id for one in found.evidence} == {"a", "b"}


def test_what_no_sentence_answers_is_found_with_the_reason(finder):
    found = finder.find("白云农场为多少头奶牛挤奶？")
    assert found.quotes == ()
    assert found.refusal == Refusal(Reason.SUBJECT, "白云")


@pytest.mark.parametrize(
    ("name", "sentence", "value", "least", "right"),
    [
        pytest.param("a", "恒山农场为420头奶牛挤奶。", "420头", 0.5, True, id="answers"),
        pytest.param("a", "恒山农场为420头奶牛挤奶。", "420头", 9.0, False, id="not_likely_enough"),
        pytest.param("a", "农场占地36亩。", "36亩", 0.0, False, id="of_something_else"),
        pytest.param("b", "青川农场为90头奶牛挤奶。", "90头", 0.0, False, id="of_another_farm"),
    ],
)
def test_a_sentence_that_was_not_searched_for(finder, name, sentence, value, least, right):
    question = read_question(ASKED)
    assert finder.would_answer(question, finder.weigh(question), quote(finder, name, sentence, value), least) is right


def test_a_value_of_another_kind_is_no_measure_of_how_good_a_quote_could_be(finder):
    ranked = [quote(finder, "a", "恒山农场为420头奶牛挤奶。", "420头"), quote(finder, "a", "农场占地36亩。", "36亩")]
    ranked[1] = replace(ranked[1], score=0.5)
    assert first_passing(ranked, [Refusal(Reason.VALUE), None]) == 1
    assert first_passing(ranked, [Refusal(Reason.EVENT), None]) is None


def test_a_refusal_tells_no_value_of_what_was_found(finder):
    answering, found = Answering(finder), finder.find(ASKED)
    assert answering.answer(ASKED, found).short_answer == "420头"
    refused = answering.refuse(ASKED, found)
    assert not refused.answered
    assert (refused.short_answer, refused.statements) == ("", ())
    assert {near.paragraph.article_id for near in refused.nearest} == {"a", "b"}


def test_passages_are_searched_within_the_filters(finder):
    assert len(finder.search(ASKED, 1)) == 1
    assert finder.search(ASKED, 2, Filters(publishers=("日报",))) == []
