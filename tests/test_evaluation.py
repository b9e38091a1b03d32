import json

import pytest

from corpus.article import ArticleHead, Paragraph, Passage
from qa.answer import Answer, Citation, Evidence
from qa.errors import EvaluationError
from qa.evaluation import Scores, evaluate, mark_answer, mark_hits, mark_reading

LINE = {"question": "几家？", "must": [["26家", "二十六家"], ["科技"]], "never": ["22家"], "cite": ["科技支行26家"]}


def answer(text, short="", paragraphs=(), answered=True):
    citations = [
        Citation(n, ArticleHead("a"), Paragraph("a", n, paragraph), "") for n, paragraph in enumerate(paragraphs, 1)
    ]
    return Answer("几家？", answered, text, short, citations=tuple(citations))


@pytest.mark.parametrize(
    ("given", "marks"),
    [
        pytest.param(
            answer("科技支行26家。", "26家", ["设科技支行２６家"]),
            {"answered_right": 1, "refused": 0, "cited": 1},
            id="right_and_cited_in_full_width",
        ),
        pytest.param(
            answer("科技支行 二十六家。", "", ["无", "科技支行26家"]),
            {"answered_right": 1, "refused": 0, "cited": 1},
            id="another_spelling_and_the_second_paragraph",
        ),
        pytest.param(
            answer("26家。", "26家", ["无", "无", "科技支行26家"]),
            {"answered_right": 0, "refused": 0, "cited": 0},
            id="a_group_is_missing_and_the_third_paragraph_is_too_late",
        ),
        pytest.param(
            answer("科技支行26家，文化支行22家。", "22家"),
            {"answered_right": 0, "refused": 0, "cited": 0},
            id="never_in_the_short_answer",
        ),
        pytest.param(
            answer("科技支行26家", "", ["科技支行26家"], answered=False),
            {"answered_right": 0, "refused": 1, "cited": 0},
            id="refused",
        ),
        pytest.param(
            answer("无" * 298 + "科技支行26家"),
            {"answered_right": 0, "refused": 0, "cited": 0},
            id="what_stands_behind_300_characters_is_not_read",
        ),
    ],
)
def test_marks_of_an_answer(given, marks):
    assert mark_answer(LINE, given) == marks


def test_a_value_is_right_by_itself_too():
    line = {"question": "几家？", "must": [["26家"]], "kind": "figure"}
    assert mark_answer(line, answer("科技支行26家", "26家"))["short"] == 1
    assert mark_answer(line, answer("科技支行26家", "科技支行"))["short"] == 0
    assert "short" not in mark_answer(line | {"kind": "list"}, answer("26家"))
    assert "cited" not in mark_answer(line, answer("26家"))


def test_a_question_without_an_answer_wants_none():
    line = {"question": "几家？", "abstain": True}
    assert mark_answer(line, answer("无", answered=False)) == {"abstain": 1}
    assert mark_answer(line, answer("26家")) == {"abstain": 0}


def hit(article, text):
    return Evidence(Passage(Paragraph(article, 1, text), 0, len(text)), ArticleHead(article), 1.0)


def test_gold_counts_distinct_articles_and_ans_counts_passages():
    hits = [hit("b", "无"), hit("b", "无"), hit("c", "无"), hit("d", "无"), hit("e", "无"), hit("a", "有1,253亿元")]
    assert mark_hits({"article": "a", "answers": ["1253亿元"]}, hits) == {
        "gold@1": 0,
        "gold@5": 1,  # b, c, d, e, a
        "gold@10": 1,
        "ans@1": 0,
        "ans@5": 0,  # the sixth passage
        "ans@10": 1,
    }
    assert mark_hits({"article": "a"}, []) == {"gold@1": 0, "gold@5": 0, "gold@10": 0}


@pytest.mark.parametrize(
    ("answers", "read", "marks"),
    [
        pytest.param(["北京银行"], "北京银行。", {"em": 1, "f1": 1, "answered": 1}, id="punctuation_is_not_read"),
        # Two characters in common in one stretch, of 2 and 4: 2·2 / 6.
        pytest.param(["北京银行"], "北京", {"em": 0, "f1": 2 / 3, "answered": 1}, id="part"),
        # 北京 and 银行 are common, but only one stretch of two counts: 2·2 / 9.
        pytest.param(["北京银行"], "北京的银行", {"em": 0, "f1": 4 / 9, "answered": 1}, id="longest_stretch"),
        pytest.param(["甲", "北京银行"], "北京银行", {"em": 1, "f1": 1, "answered": 1}, id="best_of_several"),
        # A number is one character: 1 of 1 and 2.
        pytest.param(["1253亿"], "1253", {"em": 0, "f1": 2 / 3, "answered": 1}, id="number"),
        pytest.param(["甲"], "", {"em": 0, "f1": 0, "answered": 0}, id="nothing_read"),
        pytest.param([], "", {"em": 1, "f1": 1, "refused": 1}, id="rightly_nothing"),
        pytest.param([], "甲", {"em": 0, "f1": 0, "refused": 0}, id="wrongly_something"),
    ],
)
def test_marks_of_what_was_read(answers, read, marks):
    assert mark_reading(answers, read) == pytest.approx(marks)


def test_each_measure_is_averaged_over_the_questions_that_have_it():
    scores = Scores.of([{"a": 1.0, "b": 0.0}, {"a": 0.0}, {"c": 1.0}])
    assert scores.means == {"a": 0.5, "b": 0.0, "c": 1.0}
    assert scores.table() == "a  0.500  n=2\nb  0.000  n=1\nc  1.000  n=1"
    assert Scores.of([]).table() == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("{", "a line is a JSON object", id="no_json"),
        pytest.param("[]", "a line holds", id="no_object"),
        pytest.param('{"must": [["甲"]]}', "a line holds", id="no_question"),
        pytest.param('{"question": "几家？"}', "a line holds", id="no_form"),
        pytest.param('{"question": "几家？", "context": "甲"}', "a line holds", id="no_answers"),
    ],
)
def test_a_wrong_line_is_named_before_anything_is_asked(tmp_path, line, said):
    path = tmp_path / "questions.jsonl"
    path.write_text(f'{{"question": "几家？", "must": []}}\n{line}\n', encoding="utf-8")
    with pytest.raises(EvaluationError, match=said) as failure:
        evaluate(path, pytest.fail)
    assert str(failure.value).startswith(f"{path}:2: ")


def test_all_three_forms_on_a_real_index(tmp_path, sample_assistant):
    questions, predictions = tmp_path / "questions.jsonl", tmp_path / "out.jsonl"
    lines = [
        {"id": "a", "question": "北京银行有几家文化支行？", "must": [["22家"]], "cite": ["22家"], "kind": "figure"},
        {"id": "b", "question": "长江有多长？", "abstain": True},
        {"question": "京诚贷", "article": "2021-12-23-202112232223069060", "answers": ["京诚贷"]},
        {"id": "d", "question": "有几家支行？", "context": "该行有26家支行。\u2028其他从略。", "answers": ["26家"]},
    ]
    questions.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    scores = evaluate(questions, lambda: sample_assistant, predictions)
    assert scores.means == pytest.approx(dict.fromkeys(scores.means, 1.0) | {"refused": 0.0})
    assert scores.counts["gold@1"] == scores.counts["em"] == scores.counts["abstain"] == 1
    given = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in given] == ["a", "b", "3", "d"]
    assert (given[0]["answer"], given[3]["answer"]) == ("22家", "26家")
