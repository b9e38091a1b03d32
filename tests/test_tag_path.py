"""The search for tags against jieba's own, and against all paths tried one by one."""

import itertools
import random
import re
from pathlib import Path

import pytest
from jieba.posseg import char_state_tab_P, emit_P, start_P, trans_P
from jieba.posseg.viterbi import MIN_FLOAT
from jieba.posseg.viterbi import viterbi as reference

from corpus import samples
from qa.language.tag_path import TagPath

TABLES = (char_state_tab_P, start_P, trans_P, emit_P)


@pytest.fixture(scope="module")
def path() -> TagPath:
    return TagPath(*TABLES)


def test_the_path_is_jiebas_on_runs_of_real_text(path):
    texts = [file.read_text(encoding="utf-8") for file in Path(str(samples.folder())).glob("*.md")]
    text = "".join(re.findall("[一-鿿]+", "".join(texts)))
    pick = random.Random(7)
    runs = [text[at : at + pick.randint(1, 8)] for at in (pick.randrange(len(text) - 8) for _ in range(300))]
    assert [path(run) for run in runs] == [reference(run, *TABLES) for run in runs]


@pytest.mark.parametrize("run", ["龘", "㐀㐁", "的㐂了", "𠮷的", "abc", "1的2", "了了了了", "㐀的", "的㐀"])
def test_the_path_is_jiebas_where_characters_are_unknown(path, run):
    assert path(run) == reference(run, *TABLES)


def test_the_path_is_the_best_of_all(path):
    def score(states):
        total = start_P[states[0]] + emit_P[states[0]].get("云", MIN_FLOAT)
        for before, state, character in zip(states, states[1:], "溪", strict=False):
            total = total + trans_P[before].get(state, float("-inf")) + emit_P[state].get(character, MIN_FLOAT)
        return total

    every = itertools.product(char_state_tab_P["云"], char_state_tab_P["溪"])
    assert path("云溪")[0] == max(score(states) for states in every)
