import numpy as np
import pytest

from qa.asking.question import read_question
from qa.finding.rank_terms import Terms, counted, cut, held, longest_runs, low, shares


def terms_of(text, words, bigrams=(), rarity=lambda word: 1.0):
    return Terms.of(read_question(text), words, bigrams, rarity, rarity)


def test_terms_know_names_numbers_and_dates():
    terms = terms_of("2023年8月北京增长了15.2%吗？", ["2023", "年", "8", "月", "北京", "增长", "15.2%"])
    assert terms.named.tolist() == [False, False, False, False, True, False, False]
    assert terms.numbers == ("2023", "8", "15.2%")
    assert terms.years == (2023,)
    assert terms.months == ("8月",)


def test_a_word_lends_its_weight_to_its_characters():
    terms = terms_of("举办论坛", ["举办", "论坛", "办"], rarity=lambda word: float(len(word)))
    assert dict(zip(terms.characters, terms.character_weights.tolist(), strict=True)) == {
        "举": 1, "办": 1, "论": 1, "坛": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("question", "sentence", "answers"),
    [
        ("净利润是多少亿元？", "净利润为3.2亿元。", True),
        ("净利润是多少亿元？", "净利润增长3.2%。", False),
        ("论坛什么时候举行？", "论坛8月3日举行。", True),
        ("谁担任主席？", "会议通过了决议。", False),
        ("谁担任主席？", "张伟担任主席。", True),
    ],
    ids=["figure", "figure of another unit", "date", "no person", "person"],
)
def test_looks_tells_sentences_that_may_answer(question, sentence, answers):
    looks = terms_of(question, []).looks
    assert looks is not None
    assert bool(looks.search(sentence)) is answers


def test_a_question_for_a_reason_of_no_kind_looks_for_nothing():
    assert terms_of("平台的特点是什么？", []).looks is None


def test_low_joins_thousands():
    assert low("APP有1,253户，3,14") == "app有1253户，3,14"


def test_cut_keeps_every_character():
    text = "净利润3亿元。“增长了！”他说；还会增长"
    assert cut(text) == ["净利润3亿元。", "“增长了！”他说；", "还会增长"]
    assert cut("") == [""]


def test_held_and_counted_have_a_row_a_text():
    assert held(["利率利", "润"], ["利", "率"]).tolist() == [[True, True], [False, False]]
    assert counted(["利率利", "润"], ["利", "率"]).tolist() == [[2, 1], [0, 0]]
    assert held(["利率"], []).shape == (1, 0)


def test_shares_are_of_the_whole_weight():
    flags = np.array([[True, False, True], [False, False, False]])
    np.testing.assert_allclose(shares(flags, np.array([1, 2, 5], dtype=np.float32)), [6 / 8, 0])
    assert shares(np.zeros((2, 0), dtype=bool), np.zeros(0, dtype=np.float32)).tolist() == [0, 0]


def test_longest_run_is_the_heaviest_without_a_gap():
    flags = np.array([[True, True, False, True], [False, True, True, True]])
    np.testing.assert_allclose(longest_runs(flags, np.array([1, 1, 1, 5], dtype=np.float32)), [5 / 8, 7 / 8])
