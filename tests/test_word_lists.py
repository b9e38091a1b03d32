"""Every entry of a hand-kept list is reached: none says what the dictionary or a shorter entry says already."""

import re

import pytest

from corpus.dictionary import parts_of_speech
from corpus.measuring import name_patterns, phrase_patterns, phrases, topics
from corpus.wordlist import words
from qa.language.tagging import flag_of
from qa.names import places

TAGS = parts_of_speech()

# The dictionary has these as nouns, too, but a cut from the end tears them where another word goes on: 第一时|间隔.
TORN_BEFORE = words("对公 对外 因子 用电 用人 用车 经理 和平 有机 时间 时期 时长 时速 所有")
TORN_BEHIND = words("""
    中小 中国 中文 中高 都市 在建 在册 为主 有机 从业 对外 对公 受灾 能力 时间 就业 不动 未成 经营 经贸 功能
""")


def entries(pattern):
    return pattern.split("|")


def spared(pattern):
    """The words that look-arounds spare for each mark: 向量 of 向(?![量导]), 专用 of (?<![专通])用."""
    ahead = re.findall(r"([一-龥])\(\?!\[?([^()\[\]]+)\]?\)", pattern)
    behind = re.findall(r"\(\?<!\[?([^()\[\]]+)\]?\)([一-龥])", pattern)
    yield from (mark + end for mark, ends in ahead for end in ends)
    yield from (start + mark for starts, mark in behind for start in starts)


def test_spared_words_are_read_off_the_patterns():
    assert list(spared("向(?![量导])|(?<!专)用|把|但(?!是)")) == ["向量", "向导", "但是", "专用"]


def test_verbs_in_names_are_verbs_to_the_dictionary():
    assert {word for word in name_patterns.VERBS_IN_NAMES if TAGS.get(word) not in topics._CLAUSE_TAGS} == set()


def test_modifying_verbs_open_words_that_would_end_a_noun_phrase():
    ending = [word for word, tag in TAGS.items() if tag in phrases._PREDICATIVE and 1 < len(word) <= 4]
    modifying = entries(phrase_patterns.MODIFYING.pattern)
    assert [verb for verb in modifying if not any(word.startswith(verb) for word in ending)] == []


def test_words_that_are_no_places_are_places_to_the_tagger():
    assert {word for word in places._NO_PLACES if flag_of(word) != "ns"} == set()


def test_words_that_are_no_names_are_like_latin_names():
    found = {name: name_patterns.OPENING.match(f"。{name}，") for name in name_patterns.NO_NAMES}
    assert {name for name, match in found.items() if not match or match["latin"] != name} == set()


@pytest.mark.parametrize("listed", [phrase_patterns.ENDING_NOUNS, phrase_patterns.GAINING])
def test_verbs_that_are_asked_for_behind_a_cut_cut(listed):
    assert {verb for verb in listed if not phrase_patterns.CUT.fullmatch(verb)} == set()


def test_moves_that_say_nothing_alone_are_moves():
    assert {move for move in phrase_patterns.BARE_MOVES if not phrase_patterns.MOVED.fullmatch(move)} == set()


@pytest.mark.parametrize(
    "listed",
    [
        entries(name_patterns._NO_START),
        entries(name_patterns._FIRST),
        entries(phrase_patterns.MODIFYING.pattern),
        entries(phrase_patterns._VERBS),
    ],
    ids=["no_start", "first", "modifying", "verbs"],
)
def test_no_entry_begins_with_another(listed):
    assert [long for long in listed if any(long != short and long.startswith(short) for short in listed)] == []


@pytest.mark.parametrize("listed", [entries(name_patterns._NO_END), name_patterns.INTRODUCING])
def test_no_entry_ends_with_another(listed):
    assert [long for long in listed if any(long != short and long.endswith(short) for short in listed)] == []


def test_bare_heads_are_not_built_of_other_ones():
    bare = entries(phrase_patterns._BARE)
    assert [head for head in bare if head[:1] == "总" and head[1:] in bare] == []


@pytest.mark.parametrize(
    ("pattern", "parts", "torn"),
    [
        pytest.param(phrase_patterns._SHORT, phrases._NOMINAL, TORN_BEFORE, id="before"),
        pytest.param(phrase_patterns._STOPPING, phrases._NAMING, TORN_BEHIND, id="behind"),
    ],
)
def test_look_arounds_spare_only_what_the_dictionary_does_not(pattern, parts, torn):
    known = {word for word in spared(pattern) if TAGS.get(word, "")[:1] in parts and word in TAGS}
    assert known == torn
