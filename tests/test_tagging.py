import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from qa.language import tagging
from qa.language.tagging import is_word, tag, tagged_words


def test_words_come_with_their_parts_of_speech():
    assert tagged_words("北京银行推出贷款") == [("北京", "ns"), ("银行", "n"), ("推出", "v"), ("贷款", "n")]


def test_a_caller_may_change_the_list():
    tagged_words("北京银行").pop()
    assert tagged_words("北京银行") == [("北京", "ns"), ("银行", "n")]


def test_where_the_places_stand():
    text = "从北京到上海"
    assert [text[start:end] for start, end in tag(text, {"ns"})] == ["北京", "上海"]


@pytest.mark.parametrize(("text", "known"), [("银行", True), ("京诚贷", False)], ids=["word", "product"])
def test_what_the_dictionary_knows(text, known):
    assert is_word(text) is known


def test_no_word_is_said_and_no_cache_written_when_the_dictionary_loads(tmp_path):
    program = "from qa.language.tagging import tagged_words; print(tagged_words('银行'))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": ".", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert (done.stdout.strip(), done.stderr) == ("[('银行', 'n')]", "")
    assert list(tmp_path.iterdir()) == []


def test_the_first_questions_may_come_at_once():
    barrier = threading.Barrier(8)

    def first(_):
        barrier.wait()
        return tagging._tagger()

    tagging._tagger.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert len(set(map(id, pool.map(first, range(8))))) == 1


def test_towns_are_places():
    assert {flag for _, flag in tagged_words("大连、营口、自贡") if flag != "x"} == {"ns"}


def test_a_name_behind_a_day_has_no_part_of_the_day():
    words = [word for word, _ in tagged_words("7月28日国强公益基金会捐了多少")]
    assert words[words.index("28") + 1] == "日"
