"""Lists of invented sentences: where they end, and how many things are asked for."""

import pytest

from qa.asking.question import read_question
from qa.reading.listing import LISTED, announced, asked_number, items_in, opens_series, place_in_series, trimmed


@pytest.mark.parametrize(
    ("question", "number"),
    [
        pytest.param("下调评级的三大原因有哪些？", 3, id="in_words"),
        pytest.param("获批的是哪7家公司？", 7, id="in_digits"),
        pytest.param("第三家分行有哪些产品？", 0, id="ordinal"),
        pytest.param("有哪些产品？", 0, id="unsaid"),
    ],
)
def test_how_many_things_are_asked_for(question, number):
    assert asked_number(read_question(question)) == number


@pytest.mark.parametrize(
    ("question", "sentence", "listed"),
    [
        pytest.param("哪三个省？", "青州、云州、海州3家银行同日开业。", "青州、云州、海州", id="counted"),
        pytest.param("哪两个主题？", "以“智慧”、“温暖”等两方面为主题。", "“智慧”、“温暖”", id="and_so_on"),
        pytest.param(
            "是哪两家？", "网站披露青禾银行、远山银行开业。", "网站披露青禾银行、远山银行", id="ends_as_the_first"
        ),
        pytest.param(
            "青禾银行同哪两家签约？",
            "青禾银行与云交所、远山公司签署协议。",
            "云交所、远山公司",
            id="without_the_one_asked_about",
        ),
        pytest.param("哪两家？", "涉及Green Leaf、Blue Hill Trust。", "涉及Green Leaf、Blue Hill Trust", id="foreign"),
    ],
)
def test_where_a_list_ends(question, sentence, listed):
    found = LISTED.search(sentence)
    start, end = trimmed(read_question(question, ["青禾银行"]), sentence, *found.span())
    assert sentence[start:end] == listed
    assert items_in(listed) == asked_number(read_question(question))


def test_a_sentence_announces_as_many_heads_as_are_asked_for():
    sentence = "会议提出两方面要求： 做精走访。"
    assert announced(read_question("会议提出了哪两方面要求？"), sentence) == "做"
    assert not announced(read_question("会议提出了哪三方面要求？"), sentence)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("一是扩大投放。", 1), ("二是，海外方面。", 2), ("（三）简化手续。", 3), ("4、降低费用。", 4),
        ("第五，加强培训。", 5), ("首先看余额。", 1), ("其次看户数。", 2),
        ("最后看利率。", 0), ("1.5亿元已到位。", None), ("一家银行。", None),
    ],
)  # fmt: skip
def test_which_item_of_a_series_a_sentence_is(sentence, place):
    assert place_in_series(sentence) == place


def test_the_first_item_may_stand_behind_what_announces_it():
    assert opens_series("下半年做好六项工作：一是扩大投放；")
    assert not opens_series("这一是非曲直，自有公论。")
