import lzma
from pathlib import Path

import pytest

from qa.training.examples import Question, read_questions
from qa.training.found import Found, stretches


@pytest.fixture
def found(reading_files: Path) -> Found:
    return Found.among(reading_files / "pool", reading_files / "reading.jsonl", reading_files / "titles.jsonl")


def test_a_question_comes_back_with_stretches_that_answer_and_that_do_not(found: Found, reading_files: Path):
    asked = read_questions(reading_files / "reading.jsonl.xz")[:8]
    again = list(stretches(found, asked, seed=0))
    for question in asked:
        own = [one for one in again if one.id == question.id]
        (holding,) = [one for one in own if one.answers]
        assert holding.context in question.context
        assert question.answers[0] in holding.context
        others = [one for one in own if not one.answers]
        assert len(others) <= 2
        assert not any(question.answers[0] in one.context for one in others)  # 1950年 stands in ten texts


def test_a_question_without_an_answer_gets_only_stretches_that_do_not_answer(found: Found, reading_files: Path):
    first = read_questions(reading_files / "reading.jsonl.xz")[0]
    again = list(stretches(found, [Question(first.origin, "x", first.question, (), first.context)], seed=0))
    assert again
    assert not any(one.answers for one in again)


def test_a_text_that_is_not_in_the_index_is_left_out(found: Found):
    assert list(stretches(found, [Question("towns", "x", "何时成立？", ("1950年",), "别处的一段话。")], seed=0)) == []


def test_questions_are_read_from_packed_lines_and_from_plain_ones(reading_files: Path, tmp_path: Path):
    packed = reading_files / "reading.jsonl.xz"
    plain = tmp_path / "reading.jsonl"
    plain.write_bytes(lzma.decompress(packed.read_bytes()))
    assert read_questions(plain) == read_questions(packed) != []
    plain.write_text('{"set": "towns"', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"reading\.jsonl:1: not JSON"):
        read_questions(plain)
