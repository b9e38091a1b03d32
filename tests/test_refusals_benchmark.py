import json

from benchmarks.refusals import Asked, rates, read
from qa.answer import Answer

UNANSWERABLE = Asked("other-year", "2035年呢？", ("余额是多少？",), ())
ANSWERABLE = Asked("figure", "余额是多少？", (), ("5亿元", "五亿元"))


def test_one_half_is_read(tmp_path):
    lines = [
        {"kind": "figure", "question": "余额是多少？", "answers": ["5亿元"], "split": "tune"},
        {"kind": "other-year", "question": "2035年呢？", "history": ["余额？"], "answers": [], "split": "test"},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert read(path, "test") == [Asked("other-year", "2035年呢？", ("余额？",), ())]
    assert not read(path, "test")[0].answerable


def test_false_answers_and_false_refusals_are_counted_apart():
    results = [
        (UNANSWERABLE, Answer("", True, "5亿元")),
        (UNANSWERABLE, Answer("", False, "无")),
        (ANSWERABLE, Answer("", True, "余额5亿元。")),
        (ANSWERABLE, Answer("", True, "余额6亿元。")),
        (ANSWERABLE, Answer("", False, "无")),
        (ANSWERABLE, Answer("", False, "无")),
    ]
    assert rates(results) == {
        "other-year": "answered 0.500 (1 of 2)",
        "figure": "refused 0.500 (2 of 4), right 0.250 (1 of 4)",
        "all that is unanswerable": "answered 0.500 (1 of 2)",
        "all that is answerable": "refused 0.500 (2 of 4), right 0.250 (1 of 4)",
    }
