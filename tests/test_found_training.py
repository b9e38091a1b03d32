import lzma
from pathlib import Path

import pytest

from qa.training.examples import Question, read_questions
from qa.training.found import Found, reported, stretches


@pytest.fixture
def found(reading_files: Path) -> Found:
    return Found.among(reading_files / "pool", reading_files / "reading.jsonl", reading_files / "titles.jsonl")


def test_a_question_comes_back_with_stretches_that_answer_and_that_do_not(found: Found, reading_files: Path):
    asked = read_questions(reading_files / "reading.jsonl.xz")[:8]
    again = list(stretches(found, asked, seed=0))
    assert len(again) == len(asked)
    for question, own in zip(asked, again, strict=True):
        assert {one.id for one in own} == {question.id}
        holding = [one for one in own if one.answers]
        assert 1 <= len(holding) <= 2
        assert all(one.context in question.context and question.answers[0] in one.context for one in holding)
        others = [one for one in own if not one.answers]
        assert len(others) <= 3
        assert not any(question.answers[0] in one.context for one in others)  # 1950年 stands in ten texts


def test_a_question_without_an_answer_gets_only_stretches_that_do_not_answer(found: Found, reading_files: Path):
    first = read_questions(reading_files / "reading.jsonl.xz")[0]
    (again,) = stretches(found, [Question(first.origin, "x", first.question, (), first.context)], seed=0)
    assert again
    assert not any(one.answers for one in again)


def test_what_one_article_tells_is_asked_of_the_others(tmp_path: Path):
    towns = ["青川", "白桥", "云杉", "鹿鸣", "海河", "远山"]
    first = [f"{town}银行3月5日在{town}市开业，注册资本{n}亿元。" for n, town in enumerate(towns, 11)]
    later = [f"据悉，新成立的{town}银行注册资本为{n}亿元，总部设在{town}市。" for n, town in enumerate(towns, 11)]
    news = Found.of_news(tmp_path / "news", [*first, *later])
    groups = list(reported(news, [*first, *later], most=4, seed=0))
    assert 1 <= len(groups) <= 4
    for group in groups:
        holding = [one for one in group if one.answers]
        assert holding
        assert all(one.answers[0] in one.context and one.answers[0] not in one.question for one in holding)
        own = int(group[0].id.removeprefix("news-"))
        assert all(one.context not in [*first, *later][own] for one in group)


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
