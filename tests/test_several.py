import pytest

from qa.asking.several import questions_in


def names_in(text):
    return [name for name in ("京诚贷", "局气") if name in text]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        pytest.param("京诚贷是谁推出的？办了多少笔？", ("京诚贷是谁推出的？", "京诚贷办了多少笔？"), id="bare_second"),
        pytest.param(
            "局气总共多少家店，疫情时停业的堂食店又是多少？",
            ("局气总共多少家店？", "局气疫情时停业的堂食店又是多少？"),
            id="second_without_a_name",
        ),
        pytest.param(
            "青禾银行不良率是多少，白桥银行有多少家网点？",
            ("青禾银行不良率是多少？", "白桥银行有多少家网点？"),
            id="fresh_topic",
        ),
        pytest.param("2021年末，京诚贷余额是多少？", (), id="one"),
        pytest.param("哪家银行余额最高，金额是多少？", (), id="second_is_of_what_the_first_asks_for"),
        pytest.param("京诚贷的余额，是多少？", (), id="nothing_but_the_question_word"),
        pytest.param("京诚贷怎么申请，为什么受欢迎？", (), id="told_in_sentences"),
        pytest.param("京诚贷有多少户，谢谢您了", (), id="something_behind"),
        pytest.param("，".join(f"京诚贷{n}月办了多少笔" for n in range(1, 12)), (), id="too_many"),
    ],
)
def test_what_is_asked_one_after_the_other(text, questions):
    assert questions_in(text, names_in) == questions
