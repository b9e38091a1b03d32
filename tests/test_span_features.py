import numpy as np
import pytest

from qa.reading.span_features import (
    FEATURES,
    FIRST_FREE_ID,
    KINDS,
    STAND_INS,
    UNKNOWN,
    Vocabulary,
    cut_words,
    match_features,
    normalise,
)

CHARACTERS = list("银行贷款增长多少亿元。年，")


@pytest.fixture
def vocabulary() -> Vocabulary:
    tags = ["n", "n", "v", "", *("" for _ in STAND_INS)]
    return Vocabulary(CHARACTERS, ["银行", "贷款", "增长", "多少", *STAND_INS], [0.5] * len(CHARACTERS), tags)


def test_normalising_keeps_every_place():
    text = "ＡＢＣ　「Ｘ１」％，"
    assert normalise(text) == "abc “x1”%,"
    assert len(normalise(text)) == len(text)


def test_words_cover_the_text_exactly(vocabulary: Vocabulary):
    text = "银行贷款增长3.5亿元。\nKPMG说 12345678"
    reading = vocabulary.read(text)
    assert reading.starts[0] == 0
    assert reading.starts[-1] == len(text) == len(reading.characters)
    pieces = [normalise(text)[a:b] for a, b in zip(reading.starts[:-1], reading.starts[1:], strict=True)]
    assert pieces == cut_words(text)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("7", "#1"), ("2031", "#4"), ("12345678", "#5"), ("kpmgx", "#a")],
    ids=["one digit", "four digits", "many digits", "latin"],
)
def test_unknown_number_or_latin_word_takes_its_stand_in(vocabulary: Vocabulary, word: str, expected: str):
    assert vocabulary.read_word(word)[0] == vocabulary.words.index(expected) + FIRST_FREE_ID


def test_other_unknown_word_is_unknown(vocabulary: Vocabulary):
    assert vocabulary.read_word("熊猫")[:3] == (UNKNOWN, UNKNOWN, UNKNOWN)


def test_kind_tells_numbers_marks_and_parts_of_speech_apart(vocabulary: Vocabulary):
    kinds = {word: vocabulary.read_word(word)[3] for word in ("银行", "贷款", "增长", "熊猫", "12", "1234", "，", "。")}
    assert kinds["银行"] == kinds["贷款"]
    assert len(set(kinds.values())) == 7
    assert all(0 <= kind < KINDS for kind in kinds.values())


def test_crop_keeps_words_and_characters_together(vocabulary: Vocabulary):
    whole = vocabulary.read("银行，贷款增长")
    part = whole.crop(2, 4)
    assert part.words.tolist() == whole.words[2:4].tolist()
    assert part.starts.tolist() == [0, 2, 4]
    assert part.first_characters.tolist() == whole.first_characters[2:4].tolist()
    assert part.last_characters.tolist() == whole.last_characters[2:4].tolist()


def test_features_mark_what_the_question_shares(vocabulary: Vocabulary):
    question, text = vocabulary.read("贷款增长多少"), vocabulary.read("银行，贷款增长亿元。")
    assert cut_words("银行，贷款增长亿元。") == ["银行", ",", "贷款", "增长", "亿元", "。"]
    features = match_features(question, text, vocabulary.rarity)
    # The shared run 贷款增长 has four characters: runs of 1, 2, 3 and 4 are reached, 6 is not.
    assert features[:, :5].tolist() == [[0] * 5] * 2 + [[1, 1, 1, 1, 0]] * 2 + [[0] * 5] * 2
    # Rarity is 0.5 everywhere; both characters of a shared word count.
    assert features[:, 5].tolist() == pytest.approx([0, 0, 0.5, 0.5, 0, 0])
    # Four of the question's six characters, all equally rare, stand in the sentence.
    assert features[:, 7] == pytest.approx(np.full(6, 4 / 6), abs=1e-4)
    assert features[:, 9].tolist() == [0, 0, 1, 1, 0, 0]


def test_sentences_are_weighed_apart(vocabulary: Vocabulary):
    question, text = vocabulary.read("贷款"), vocabulary.read("银行增长。贷款增长。银行")
    share = match_features(question, text, vocabulary.rarity)[:, 7]
    assert share == pytest.approx([0, 0, 0, 1, 1, 1, 0], abs=1e-4)


def test_empty_question_or_text_has_no_matches(vocabulary: Vocabulary):
    text = vocabulary.read("银行")
    assert match_features(vocabulary.read(""), text, vocabulary.rarity).tolist() == [[0] * FEATURES]
    assert match_features(text, vocabulary.read(""), vocabulary.rarity).shape == (0, FEATURES)
