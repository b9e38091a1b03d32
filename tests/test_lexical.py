"""The word index against BM25 computed by hand."""

import math
from collections import Counter
from datetime import date

import pytest

from embeddings.errors import IndexDamaged
from embeddings.lexical import CONTEXT_WEIGHT, Entry, WordIndex, WordWriter
from embeddings.words import Segmenter

TEXTS = {
    1: "招商银行朝朝宝余额增长",
    2: "净利润同比增长15%，净利润创新高",
    3: "今天天气晴朗",
    4: "兴业普惠云服务小微企业",
}
PUBLISHERS = {1: "北京商报", 2: "华夏 时报", 3: "", 4: "北京商报"}
DATES = {1: date(2021, 12, 23), 2: date(2022, 3, 14), 4: date(2022, 4, 1)}


@pytest.fixture(scope="module")
def segmenter():
    return Segmenter(["兴业普惠云"])


def entry(segmenter, key, text, context=""):
    return Entry(
        key,
        " ".join(segmenter.words(text)),
        " ".join(segmenter.bigrams(text)),
        " ".join(segmenter.words(context)),
        PUBLISHERS.get(key, ""),
        DATES.get(key),
    )


@pytest.fixture
def folder(tmp_path, segmenter):
    with WordWriter(tmp_path / "words") as writer:
        writer.add(entry(segmenter, key, text, "每日新闻") for key, text in TEXTS.items())
        writer.commit()
    return tmp_path / "words"


@pytest.fixture
def index(folder, segmenter):
    return WordIndex.open(folder, segmenter)


def keys(hits):
    return [hit.key for hit in hits]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        pytest.param("朝朝宝", [1], id="unknown_product"),
        pytest.param("净利润", [2], id="word"),
        pytest.param("兴业普惠云是什么？", [4], id="learnt_name"),
        pytest.param("普惠云", [4], id="part_of_a_name"),
        pytest.param("增长", [2, 1], id="twice"),
        pytest.param("１５％", [2], id="full_width_figure"),
        pytest.param("飞船", [], id="nothing"),
        pytest.param("？", [], id="no_word"),
        pytest.param("是什么", [], id="question_words_only"),
        pytest.param("\ud800净利润\0 AND (", [2], id="hostile"),
        pytest.param("净利润" * 5_000, [2], id="endless"),
    ],
)
def test_what_a_reopened_index_finds(index, question, found):
    assert sorted(keys(index.search(question, 10))) == sorted(found)


def bm25(terms, documents, weight=1.0):
    """Okapi BM25 with k1 1.2 and b 0.75 of each document, {key: [term]}."""
    count = len(documents)
    mean = sum(map(len, documents.values())) / count
    scores = dict.fromkeys(documents, 0.0)
    for term in terms:
        holders = sum(term in document for document in documents.values())
        idf = math.log(1 + (count - holders + 0.5) / (holders + 0.5))
        for key, document in documents.items():
            frequency = Counter(document)[term]
            norm = 1.2 * (0.25 + 0.75 * len(document) / mean)
            scores[key] += weight * idf * frequency * 2.2 / (frequency + norm)
    return scores


def test_scores_are_bm25_of_words_and_bigrams_and_context_added(index, segmenter):
    question = "新闻：净利润增长与普惠云"
    terms = dict.fromkeys(segmenter.question_words(question))
    pairs = dict.fromkeys(segmenter.question_bigrams(question))
    parts = (
        bm25(terms, {key: segmenter.words(text) for key, text in TEXTS.items()}),
        bm25(pairs, {key: segmenter.bigrams(text) for key, text in TEXTS.items()}),
        bm25(terms, {key: segmenter.words("每日新闻") for key in TEXTS}, CONTEXT_WEIGHT),
    )
    expected = {key: sum(part[key] for part in parts) for key in TEXTS}
    hits = index.search(question, 10)
    assert {hit.key: hit.score for hit in hits} == pytest.approx(expected, rel=1e-5)
    assert keys(hits) == sorted(TEXTS, key=lambda key: -expected[key])


def test_a_question_that_says_a_word_twice_counts_it_once(index):
    assert index.search("增长增长", 1)[0].score >= index.search("增长", 1)[0].score
    assert index.search("净利润，净利润", 5) == index.search("净利润", 5)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param({"publishers": ["北京商报"]}, [1, 4], id="publisher"),
        pytest.param({"publishers": ["华夏 时报", "北京商报"]}, [1, 2, 4], id="publishers"),
        pytest.param({"publishers": ["北京"]}, [], id="a_part_is_no_publisher"),
        pytest.param({"since": date(2022, 3, 14)}, [2, 4], id="since_is_inclusive"),
        pytest.param({"until": date(2022, 3, 14)}, [1, 2], id="until_is_inclusive"),
        pytest.param({"since": date(2022, 1, 1), "until": date(2022, 3, 31)}, [2], id="between"),
        pytest.param({"since": date(2022, 1, 1), "publishers": ["北京商报"]}, [4], id="both"),
        pytest.param({}, [1, 2, 3, 4], id="none"),
    ],
)
def test_filters(index, filters, found):
    assert sorted(keys(index.search("每日新闻", 10, **filters))) == found


def test_a_filter_changes_no_score(index):
    assert index.search("净利润", 1, publishers=["华夏 时报"], since=date(2022, 1, 1)) == index.search("净利润", 1)


def test_k_limits_and_equals_come_by_key(index):
    assert keys(index.search("每日新闻", 2)) == [1, 2]
    assert index.search("每日新闻", 0) == []


def test_removed_and_added_passages(folder, segmenter):
    with WordWriter(folder) as writer:
        writer.remove([1, 4, 99])
        writer.add([entry(segmenter, 5, "朝朝宝二号")])
        writer.commit()
    index = WordIndex.open(folder, segmenter)
    assert len(index) == 3
    assert keys(index.search("朝朝宝", 5)) == [5]
    assert index.search("兴业普惠云", 5) == []


def test_removal_behind_a_key(folder, segmenter):
    with WordWriter(folder) as writer:
        writer.remove_after(2)
        writer.commit()
    assert keys(WordIndex.open(folder, segmenter).search("每日新闻", 5)) == [1, 2]


def test_what_was_not_committed_is_lost(folder, segmenter):
    with WordWriter(folder) as writer:
        writer.remove([1])
        writer.add([entry(segmenter, 6, "飞船")])
    assert len(WordIndex.open(folder, segmenter)) == 4


def test_an_opened_index_stays_as_it_was(folder, index, segmenter):
    with WordWriter(folder) as writer:
        writer.remove([1])
        writer.commit()
    assert keys(index.search("朝朝宝", 5)) == [1]


def test_how_many_passages_hold_a_word(index):
    assert (index.document_count("增长"), index.document_count("净利润"), index.document_count("飞船")) == (2, 1, 0)


def test_what_fewer_passages_hold_is_rarer(index):
    assert index.rarity("增长") == pytest.approx(math.log(1 + 2.5 / 2.5))  # in 2 of 4
    assert index.rarity("净利润") == pytest.approx(math.log(1 + 3.5 / 1.5))  # in 1 of 4
    assert index.pair_rarity("润同") == pytest.approx(math.log(1 + 3.5 / 1.5))
    assert index.pair_rarity("飞船") == pytest.approx(math.log(1 + 4.5 / 0.5))
    assert index.rarity("润同") == index.rarity("飞船")  # a pair is no word


def test_a_folder_without_an_index_is_named(tmp_path, segmenter):
    with pytest.raises(IndexDamaged, match=r"nowhere.*wenju index --rebuild"):
        WordIndex.open(tmp_path / "nowhere", segmenter)
