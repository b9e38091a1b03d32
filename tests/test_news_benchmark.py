from benchmarks.news import answered
from qa.answer import Answer

ANSWERS = {
    "short": Answer("short", True, "全文。", "１，２３４ 元"),
    "glance": Answer("glance", True, "余额为1234元。", "余额"),
    "late": Answer("late", True, "长" * 120 + "1234元", ""),
    "refused": Answer("refused", False, "没有找到1234元。"),
}


def test_answers_count_where_a_glance_finds_the_gold_answer():
    assert answered(ANSWERS.__getitem__, [(question, ["九", "1,234元"]) for question in ANSWERS]) == {
        "gold answer in the short one or the first 120 characters": "0.500 of 4",
        "gold answer in the short one": "0.250 of 4",
        "refused": "0.250 of 4",
    }
