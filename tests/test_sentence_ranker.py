import pytest

from corpus.article import Paragraph
from embeddings.errors import ModelError
from qa.reading.candidates import Span
from qa.reading.reader import Quote
from qa.reading.sentence_ranker import Chance, SentenceRanker, features

PARAGRAPH = Paragraph("a", 3, "甲说好。乙说不好。")
QUOTES = [
    Quote(PARAGRAPH, 0, 4, 1.2, 0.8, None, own=0.4, found=1.0),
    Quote(PARAGRAPH, 4, 9, 0.9, 0.6, Span(0, 1, 0.5), own=0.5, found=1.0),
]


def test_features_compare_each_sentence_with_the_best():
    names, rows = features(QUOTES, [Chance(0.0, 0.7), Chance()])
    first, second = (dict(zip(names, row, strict=True)) for row in rows.tolist())
    assert first == pytest.approx(
        {
            "own": 0.4,
            "own, behind the best": -0.1,
            "covered": 0.8,
            "covered, behind the best": 0.0,
            "passage": 1.0,
            "value": -1.0,
            "value, behind the best": -1.5,
            "rules, of the best": 1.0,
            "read here": 0.0,
            "read here, behind the best": 0.0,
            "read around": 0.7,
            "length": 4,
            "paragraph": 3,
            "of paragraph": 9,
        }
    )
    assert second["rules, of the best"] == pytest.approx(0.75)
    assert (second["read here"], second["read around"]) == (-1, -1)
    assert second["value, behind the best"] == 0


def test_the_ranker_that_ships_believes_the_reader():
    ranker = SentenceRanker.load()
    unread = ranker.judge(QUOTES, [Chance(), Chance()])
    told = ranker.judge(QUOTES, [Chance(0.0, 0.9), Chance(0.9, 0.9)])
    assert all(0 < chance < 1 for chance in (*unread, *told))
    assert told[1] > max(unread[1], told[0])
    assert ranker.judge([], []) == []


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"sentences\.safetensors"):
        SentenceRanker.load(tmp_path / "sentences.safetensors")
