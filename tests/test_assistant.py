"""The whole way from a question to a cited answer, over the bundled articles."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.measuring.figures import figures
from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.answer import Alias, Answer, Filters, Partial, Progress
from qa.assistant import Assistant
from qa.errors import QuestionError
from qa.limits import LONGEST_QUESTION, MOST_HITS, MOST_SIDES
from qa.notices import notice, said
from qa.texts import Text, text

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "questions.jsonl"


@pytest.mark.parametrize(
    ("question", "short", "article"),
    [
        pytest.param("北京银行有几家科技支行？", "26家", "2021-12-23", id="one_of_two"),
        pytest.param("北京银行有几家文化支行？", "22家", "2021-12-23", id="the_other"),
        pytest.param("北京银行普惠金融贷款余额是多少？", "1253亿元", "2021-12-23", id="level"),
        pytest.param("北京银行普惠金融贷款余额同比增速是多少？", "39.5%", "2021-12-23", id="growth"),
        pytest.param(
            "截至2021年9月末北京银行普惠金融贷款余额同比涨了多少？", "355亿元", "2021-12-23", id="change_at_a_time"
        ),
        pytest.param("京诚贷累计办了多少笔？", "8255笔", "2021-12-23", id="product"),
        pytest.param("金服云平台注册用户有多少户？", "约17.65万户", "2022-03-14", id="qualifier"),
    ],
)
def test_a_value_is_answered_short_and_cited(sample_assistant, question, short, article):
    answer = sample_assistant.ask(question)
    assert (answer.answered, answer.short_answer) == (True, short)
    citation = answer.citations[0]
    assert citation.article.id.startswith(article)
    assert short in citation.quote
    assert citation.quote in citation.paragraph.text
    assert answer.statements[0].citations == (1,)
    assert answer.nearest == ()
    assert len(answer.answer) < 200


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("长江全长多少公里？", id="another_subject"),
        pytest.param("建设银行的普惠贷款余额是多少？", id="another_bank"),
        pytest.param("北京银行2018年普惠贷款余额是多少？", id="another_year"),
        pytest.param("北京银行的不良贷款率是多少？", id="missing_metric"),
        pytest.param("北京银行的董事长是谁？", id="missing_person"),
    ],
)
def test_what_no_article_says_is_refused_with_the_nearest_paragraphs(sample_assistant, question):
    answer = sample_assistant.ask(question)
    assert (answer.answered, answer.answer) == (False, text(Text.REFUSAL))
    assert (answer.short_answer, answer.statements, answer.citations) == ("", (), ())
    assert figures(answer.answer) == ()
    assert [citation.n for citation in answer.nearest] == [1, 2, 3]
    assert {citation.quote for citation in answer.nearest} == {""}


def test_a_follow_up_is_completed_and_says_how_it_was_understood(sample_assistant):
    answer = sample_assistant.ask("那科技支行呢？", ["北京银行有几家文化支行？"])
    assert answer.short_answer == "26家"
    assert answer.question == "那科技支行呢？"
    assert answer.trace.understood == "北京银行有几家科技支行？"


def test_a_comparison_quotes_both_sides_and_orders_them(sample_assistant):
    answer = sample_assistant.ask("北京银行的科技支行和文化支行哪个更多？")
    assert answer.short_answer == "北京银行的科技支行更高"
    assert answer.statements[0].text == "北京银行的科技支行：26家；北京银行的文化支行：22家。北京银行的科技支行更高。"
    assert answer.trace.kind == "comparison"
    assert all("22家" in citation.quote or "26家" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize("asked", ["哪家的普惠贷款余额最高？", "的普惠贷款余额分别是多少？"], ids=["order", "values"])
def test_more_sides_than_are_compared_at_once_are_not_searched_for_and_said_to_be_too_many(sample_assistant, asked):
    banks = ["北京银行", "兴业银行", *(f"{name}银行" for name in "甲乙丙丁戊己庚辛壬")]
    assert len(banks) == MOST_SIDES + 1
    searching, *reading, _, answer = sample_assistant.stream("、".join(banks) + asked)
    assert (searching.stage, [step.stage for step in reading]) == ("searching", ["reading"])
    assert (answer.answered, answer.notice) == (False, notice(Text.TOO_MANY_SIDES, most="10"))


def test_features_are_told_where_the_article_calls_them_so(sample_assistant):
    answer = sample_assistant.ask("政采贷有什么特点？")  # and not by 优势 of another sentence
    assert all(feature in answer.answer for feature in ("纯信用", "无抵押", "可循环", "随借随还"))


def test_two_things_asked_at_once_are_both_answered(sample_assistant):
    answer = sample_assistant.ask("局气总共开了多少家门店，2020年停业的堂食门店有几家？")
    assert answer.short_answer == "近30家；23家"
    (citation,) = answer.citations  # of two sentences that touch
    assert "30家门店" in citation.quote
    assert "23家" in citation.quote
    assert citation.quote in citation.paragraph.text
    assert [statement.citations for statement in answer.statements] == [(1,), (1,)]


def test_of_two_things_asked_at_once_one_that_is_not_told_is_not_made_up(sample_assistant):
    answer = sample_assistant.ask("局气总共开了多少家门店，局气的电话号码是多少？")
    assert "；" not in answer.short_answer
    assert not answer.answered or answer.notice == notice(Text.PART_UNANSWERED, asked="局气的电话号码是多少？")
    told = sample_assistant.ask("京诚贷累计办了多少笔？京诚贷的客服电话是多少？")
    assert (told.short_answer, told.notice) == (
        "8255笔",
        notice(Text.PART_UNANSWERED, asked="京诚贷的客服电话是多少？"),
    )


def test_what_is_asked_of_each_need_be_no_figure(sample_assistant):
    answer = sample_assistant.ask("政采贷和京诚贷分别是哪家银行推出的？")
    assert len(answer.citations) == 2
    assert {c.quote in c.paragraph.text for c in answer.citations} == {True}


@pytest.mark.parametrize(
    ("filters", "answered"),
    [
        pytest.param(Filters(("中国经济新闻网",)), True, id="its_publisher"),
        pytest.param(Filters(("北京商报",)), False, id="another_publisher"),
        pytest.param(Filters(since=date(2022, 3, 14), until=date(2022, 3, 14)), True, id="its_day"),
        pytest.param(Filters(since=date(2022, 3, 15)), False, id="later"),
        pytest.param(Filters(until=date(2022, 3, 13)), False, id="earlier"),
    ],
)
def test_filters_say_which_articles_may_answer(sample_assistant, filters, answered):
    answer = sample_assistant.ask("兴业普惠云平台累计审批通过了多少亿元？", filters=filters)
    assert answer.answered is answered
    for evidence in answer.trace.evidence:
        assert not filters.publishers or evidence.article.publisher in filters.publishers
        assert (filters.since or date.min) <= evidence.article.published <= (filters.until or date.max)


def test_a_filter_leaves_no_neighbour_to_answer_in_its_place(sample_assistant):
    # The later article has a paragraph on 文化金融 with a count of customers, and none on branches.
    answer = sample_assistant.ask("北京银行有几家文化支行？", filters=Filters(since=date(2022, 1, 1)))
    assert answer.answered is False


def test_the_answer_comes_in_steps(sample_assistant):
    asked = "北京银行有几家科技支行？"
    *progress, partial, answer = sample_assistant.stream(asked)
    assert progress[0] == Progress("searching", understood=asked)
    assert progress[1].stage == "reading"
    assert progress[1].found > 0
    assert isinstance(partial, Partial)
    assert isinstance(answer, Answer)
    assert (partial.statements, partial.citations) == (answer.statements, answer.citations)
    assert partial.short_answer == answer.short_answer == "26家"
    assert answer.elapsed_ms > 0


@pytest.mark.parametrize("question", ["", " \n", "长" * (LONGEST_QUESTION + 1)], ids=["empty", "blank", "too_long"])
def test_what_is_no_question(sample_assistant, question):
    with pytest.raises(QuestionError):
        sample_assistant.ask(question)
    with pytest.raises(QuestionError):
        sample_assistant.search(question)


def test_a_question_of_the_greatest_length_is_answered(sample_assistant):
    assert sample_assistant.ask("长" * LONGEST_QUESTION).answered is False


def test_the_index_is_followed_when_it_changes(tmp_path):
    encoder = load_encoder()
    post = tmp_path / "post.jsonl"
    line = {"id": "a", "title": "恒山农场", "text": "恒山农场为420头奶牛挤奶。"}
    post.write_text(json.dumps(line), encoding="utf-8")
    update(tmp_path / "index", [post], encoder)
    assistant = Assistant(Index.open(tmp_path / "index", encoder))
    assert assistant.ask("恒山农场为多少头奶牛挤奶？").short_answer == "420头"

    post.write_text(json.dumps(line | {"text": "恒山农场如今为560头奶牛挤奶。"}), encoding="utf-8")
    update(tmp_path / "index", [post], encoder)
    assert assistant.ask("恒山农场为多少头奶牛挤奶？").short_answer == "560头"


def test_this_year_is_of_no_year_where_no_article_tells_when_it_appeared(tmp_path):
    (tmp_path / "a.txt").write_text(
        "2020年，青川银行设立水利部。今年上半年，青川银行发放水利贷款1102亿元。", encoding="utf-8"
    )
    encoder = load_encoder()
    update(tmp_path / "index", [tmp_path / "a.txt"], encoder)
    answer = Assistant(Index.open(tmp_path / "index", encoder)).ask("青川银行今年上半年发放了多少水利贷款？")
    assert answer.short_answer == "1102亿元"


def test_reading_one_text(sample_assistant):
    assert sample_assistant.read("有几家支行？", "该行有26家支行。") == "26家"
    assert sample_assistant.read("董事长是谁？", "该行有26家支行。") == ""


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("北京银行有几家科技支行？", id="plain"),
        pytest.param("京行有几家科技支行？", id="short_name"),
        pytest.param("华夏时报说普惠贷款余额是多少？", id="publisher_in_words"),
        pytest.param("2022年以来普惠贷款余额是多少？", id="day_in_words"),
    ],
)
def test_a_search_finds_what_an_answer_reads(sample_assistant, asked):
    read = [found.passage for found in sample_assistant.ask(asked).trace.evidence]
    found = [hit.passage for hit in sample_assistant.search(asked, MOST_HITS)]
    assert found[0] == read[0]
    assert set(read) <= set(found)


def test_a_search_takes_filters_out_of_the_words(sample_assistant):
    hits = sample_assistant.search("华夏时报说普惠贷款余额是多少？")
    assert {hit.article.publisher for hit in hits} == {"华夏时报"}


def test_publishers_and_articles(sample_assistant):
    assert set(sample_assistant.publishers()) == {
        *("北京商报", "荆州日报", "中国邮政快递报", "中国经济新闻网", "华夏时报")
    }
    hit = sample_assistant.search("京诚贷", 1)[0]
    assert sample_assistant.article(hit.article.id).title == hit.article.title
    assert sample_assistant.article("missing") is None


def test_examples_are_answered(sample_assistant):
    examples = sample_assistant.examples(2)
    assert len(examples) == 2
    assert all(sample_assistant.ask(example).answered for example in examples)


def test_no_figure_is_shown_that_the_cited_paragraphs_do_not_hold(sample_assistant):
    lines = [json.loads(line) for line in BENCHMARK.read_text(encoding="utf-8").splitlines()]
    missing = []
    for line in lines:
        answer = sample_assistant.ask(line["question"], line["history"])
        cited = "\n".join(citation.paragraph.text for citation in answer.citations)
        shown = figures(f"{answer.answer}\n{answer.short_answer}")
        missing += [(line["question"], figure.written) for figure in shown if figure.written not in cited]
    assert not missing
    assert len(lines) >= 100


@pytest.mark.parametrize(
    ("question", "detail"),
    [
        pytest.param("平安银行推出的京诚贷有什么特点？", "平安银行", id="product_of_another_bank"),
        pytest.param("2025年兴业银行普惠小微企业贷款余额是多少？", "2025年", id="another_year"),
    ],
)
def test_a_refusal_says_which_name_or_period_no_paragraph_is_about(sample_assistant, question, detail):
    answer = sample_assistant.ask(question)
    assert not answer.answered
    assert detail in said(answer.notice)


def test_a_refusal_shows_first_what_proves_what_it_says(sample_assistant):
    answer = sample_assistant.ask("2025年兴业银行普惠小微企业贷款余额是多少？")
    assert said(answer.notice) == "文章里有兴业银行的普惠小微企业贷款余额，时间是2022年2月末；没有2025年的。"
    assert "3109亿元" in answer.nearest[0].paragraph.text
    assert [citation.n for citation in answer.nearest] == [1, 2, 3]


def test_a_short_name_is_understood_and_told(sample_assistant):
    answer = sample_assistant.ask("京行有几家科技支行？")
    assert answer.short_answer == "26家"
    assert answer.trace.aliases == (Alias("京行", "北京银行"),)
    assert answer.trace.entities == ("北京银行",)
    assert answer.trace.unit == "家"


def test_a_well_known_short_name_is_refused_by_the_name_it_stands_for(sample_assistant):
    answer = sample_assistant.ask("工行的京诚贷办了多少笔？")
    assert not answer.answered
    assert said(answer.notice) == "“京诚贷”在这些文章里是北京银行的，没有工商银行的“京诚贷”。"
