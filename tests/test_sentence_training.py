from pathlib import Path

import numpy as np
import pytest

from qa.assembly import open_reader
from qa.training.growing import write
from qa.training.sentence_data import Asked, asked, held
from qa.training.sentences import fitted, report

NAMES = ("own", "noise")


def questions(count: int) -> list[Asked]:
    """Ten sentences each; the first feature alone says which holds the answer."""
    rng, made = np.random.default_rng(0), []
    for number in range(count):
        rows = rng.random((10, 2)).astype(np.float32)
        holds = np.zeros(10, dtype=np.int64)
        if number % 4:
            holds[number % 10] = 1
            rows[number % 10, 0] += 1
        made.append(Asked(rows, holds, answerable=bool(number % 4)))
    return made


def test_trees_learn_which_sentence_answers_and_what_no_answer_looks_like():
    trees = fitted(questions(400), NAMES)
    chances = 1 / (1 + np.exp(-trees(np.array([[1.5, 0.5], [0.5, 0.5]], dtype=np.float32))))
    assert chances[0] > 0.95
    assert chances[1] < 0.05
    # Of 300 answerable questions, the 10th, 20th ... have their answer in the first sentence, unless divisible by 4.
    assert report(questions(400), NAMES) == "300 questions: rules 0.067, trees 1.000"


def test_equal_questions_give_equal_trees(tmp_path: Path):
    for name in "ab":
        write(tmp_path / name, fitted(questions(100), NAMES))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_questions_that_the_reader_never_saw_are_asked_of_all_texts(reading_files: Path):
    file = reading_files / "reading.jsonl.xz"
    names, found = asked(reading_files / "pool", file, reading_files / "titles.jsonl", open_reader().spans)
    assert len(found) == len(held(file)) == 5  # 6 % of 80 texts
    for one in found:
        assert one.answerable
        assert one.rows.shape == (len(one.holds), len(names))
        assert one.holds.sum() == 1  # 1950年 stands in one sentence of the right text
        assert one.rows[one.holds == 1, names.index("own")].item() == pytest.approx(
            one.rows[:, names.index("own")].max()
        )
