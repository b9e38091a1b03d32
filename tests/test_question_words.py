import pytest

from qa.language.question_words import QUESTION_WORD, behind_question_word, counter_of


def test_the_question_word_is_the_longest_one():
    assert [match.group() for match in QUESTION_WORD.finditer("哪些产品是什么时候推出的，这几家呢")] == [
        "哪些",
        "什么时候",
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("有几家支行？", "几", id="a_count"),
        pytest.param("这几家支行", None, id="these_few"),
        pytest.param("近几年", None, id="the_last_few"),
        pytest.param("几点开门？", None, id="an_hour"),
    ],
)
def test_a_few_are_asked_for_or_not(text, asked):
    found = QUESTION_WORD.search(text)
    assert (found and found.group()) == asked


@pytest.mark.parametrize(
    ("text", "counter"),
    [
        pytest.param("服务了多少万户企业？", "户", id="behind_a_magnitude"),
        pytest.param("用了几千瓦时电？", "千瓦时", id="the_longest"),
        pytest.param("估值多少人民币？", "", id="money_and_no_persons"),
        pytest.param("需要几分钟？", "", id="a_time_and_no_score"),
        pytest.param("提高了多少个百分点？", "", id="percentage_points"),
        pytest.param("哪几家银行？", "", id="names"),
    ],
)
def test_what_is_counted_by(text, counter):
    assert counter_of(text) == counter


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param("办了多少笔续贷？", "续贷？", id="counter"),
        pytest.param("服务了多少万户企业？", "企业？", id="magnitude_and_counter"),
        pytest.param("放了多少亿元贷款？", "贷款？", id="money"),
        pytest.param("京诚贷要抵押吗", "", id="no_question_word"),
    ],
)
def test_what_stands_behind_the_question_word(text, rest):
    assert text[behind_question_word(text) :] == rest
