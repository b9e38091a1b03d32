from collections import Counter

import pytest

from embeddings import lexicon
from embeddings.words import Segmenter


@pytest.fixture(scope="module")
def dictionary() -> Segmenter:
    return Segmenter()


def learnt(texts, dictionary):
    return dict(lexicon.learn(texts, dictionary))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("推出“京诚贷”产品", "京诚贷", id="quoted"),
        pytest.param("推出「京诚贷」产品", "京诚贷", id="corner_brackets"),
        pytest.param("电影《云边小卖部往事》上映", "云边小卖部往事", id="title_of_a_work"),
        pytest.param("发布“E秒贷”", "E秒贷", id="with_a_letter"),
    ],
)
def test_a_marked_name_is_learnt_at_its_first_sight(text, name, dictionary):
    assert learnt([text], dictionary) == {name: 1}


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("我们的服务更好了", id="sentence"),
        pytest.param("稳企业", id="slogan"),
        pytest.param("企业", id="word_of_the_dictionary"),
        pytest.param("稳增长、保就业", id="several"),
        pytest.param("2021年", id="year"),
        pytest.param("三个方面", id="count"),
        pytest.param("统一接口", id="phrase_of_ordinary_words_quoted_once"),
        pytest.param("ABC", id="no_chinese"),
    ],
)
def test_what_else_is_quoted_is_no_name(marked, dictionary):
    assert learnt([f"所谓“{marked}”就是如此"], dictionary) == {}


def test_a_phrase_that_is_quoted_again_and_again_is_a_name(dictionary):
    assert learnt(["做好“百姓超市”工作", "“百姓超市”开业"], dictionary) == {"百姓超市": 2}


def test_an_unmarked_name_is_learnt_when_it_comes_back(dictionary):
    assert learnt(["企业办理政采贷很快。", "政采贷面向供应商"], dictionary) == {"政采贷": 2}
    assert learnt(["企业办理政采贷很快。"], dictionary) == {}


@pytest.mark.parametrize("ending", ["道路已开通。", "记者曹洋通讯员李明", "改善城市交通。", "今天多云。"])
def test_ordinary_words_that_end_like_names(ending, dictionary):
    assert learnt([ending, ending], dictionary) == {}


def test_the_most_frequent_names_are_kept(monkeypatch):
    monkeypatch.setattr(lexicon, "LARGEST", 2)
    assert dict(lexicon.most_common(Counter({"甲贷": 1, "乙贷": 3, "丙贷": 1}))) == {"乙贷": 3, "丙贷": 1}


def test_saved_names_come_back(tmp_path):
    names = Counter({"京诚贷": 12, "E秒贷": 1})
    lexicon.save(names, tmp_path / "lexicon.txt")
    assert lexicon.load(tmp_path / "lexicon.txt") == names


def test_a_lexicon_can_be_written_by_hand(tmp_path):
    (tmp_path / "lexicon.txt").write_text("京诚贷\n\n政采贷\t5\n", encoding="utf-8")
    assert lexicon.load(tmp_path / "lexicon.txt") == {"京诚贷": 1, "政采贷": 5}
