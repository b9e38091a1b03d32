"""Refusals over an index of one invented article: what is nearest, and what is told of it."""

import json

import pytest

from corpus.article import Passage
from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.answer import Evidence, Trace
from qa.asking.question import read_question
from qa.guarding.guards import Reason, Refusal
from qa.notices import said
from qa.telling.refusing import refused

TEXTS = (
    "恒山农场有420头奶牛。",
    "青川银行成立于1998年。",
    "白云银行推出晨露贷。",
    "截至2021年9月末，青川银行普惠贷款余额1253亿元。",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("refusing")
    line = {"id": "one", "title": "普惠金融", "date": "2022-03-01", "publisher": "青川日报", "paragraphs": TEXTS}
    (folder / "one.jsonl").write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    encoder = load_encoder()
    update(folder / "index", [folder / "one.jsonl"], encoder)
    return Index.open(folder / "index", encoder).store


@pytest.fixture
def answer(store):
    """A refusal of a question, with the paragraphs of such ordinals found, best first."""
    article = store.article("one")

    def refuse(question, refusal, ordinals=(1, 2, 3, 4)):
        paragraphs = [article.paragraphs[ordinal - 1] for ordinal in ordinals]
        evidence = [Evidence(Passage(one, 0, len(one.text)), article, 1.0) for one in paragraphs]
        return refused(question, read_question(question), refusal, evidence, store, lambda _: article, Trace(question))

    return refuse


def ordinals(answer):
    return [(citation.n, citation.paragraph.ordinal, citation.quote) for citation in answer.nearest]


def test_a_refusal_shows_the_first_three_paragraphs_and_quotes_none(answer):
    refusal = answer("恒山农场有多少只羊？", None)
    assert not refusal.answered
    assert refusal.answer == "在这些文章里没有找到答案。"
    assert refusal.statements == refusal.citations == ()
    assert ordinals(refusal) == [(1, 1, ""), (2, 2, ""), (3, 3, "")]
    assert refusal.notice is None
    assert refusal.trace == Trace("恒山农场有多少只羊？")


def test_a_paragraph_of_several_passages_is_shown_once(answer):
    assert [ordinal for _, ordinal, _ in ordinals(answer("有多少只羊？", None, (2, 2, 1, 2)))] == [2, 1]


def test_where_nothing_was_found_nothing_is_near(answer):
    refusal = answer("有多少只羊？", Refusal(Reason.NAME, "恒山农场"), ())
    assert refusal.nearest == ()
    assert said(refusal.notice) == "没有哪一段既说的是“恒山农场”，又回答了这个问题。"


def test_what_the_articles_have_of_another_time_comes_first_and_is_told(answer):
    refusal = answer("青川银行2025年的普惠贷款余额是多少？", Refusal(Reason.PERIOD, "2025年"))
    assert [ordinal for _, ordinal, _ in ordinals(refusal)] == [4, 1, 2]
    assert said(refusal.notice) == "文章里有青川银行的普惠贷款余额，时间是2021年9月末；没有2025年的。"


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        pytest.param(Refusal(Reason.PERIOD, "2025年"), "没有哪一段说的是2025年。", id="period"),
        pytest.param(
            Refusal(Reason.GIVEN, "250亿元"),
            "没有哪一段既说的是“250亿元”，又回答了这个问题。",
            id="a_sum_taken_for_granted",
        ),
        pytest.param(Refusal(Reason.PERIOD), None, id="no_detail"),
        pytest.param(Refusal(Reason.EVENT, "倒闭"), None, id="a_vaguer_reason"),
        pytest.param(None, None, id="no_reason"),
    ],
)
def test_why_is_told_where_a_name_or_a_time_is_missing(answer, refusal, told):
    notice = answer("恒山农场2025年有多少头奶牛？", refusal, (2, 3)).notice
    assert (notice and said(notice)) == told
