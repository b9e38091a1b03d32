import numpy as np
import pytest

from corpus.article import ArticleHead, Paragraph, Passage
from embeddings.errors import ModelError
from qa.answer import Evidence
from qa.question import read_question
from qa.ranker import Ranker, spread, terms_of
from qa.trees import Trees


class Cutter:
    def question_words(self, question):
        return [word for word in ("银行", "净利润") if word in question]

    def question_bigrams(self, question):
        return []


class Words:
    def __len__(self):
        return 3

    def document_count(self, word):
        return 1

    def pair_count(self, pair):
        return 1


def found(text, article="a", score=0.5, lexical=1.0):
    return Evidence(Passage(Paragraph(article, 1, text), 0, len(text)), ArticleHead(article), score, 0.5, lexical)


def test_trees_walk_left_up_to_the_threshold():
    trees = Trees(
        np.array([[0, 1, 1], [1, 0, 0]], dtype=np.int32),
        np.array([[0.5, 1.0, 2.0], [0.0, np.inf, np.inf]], dtype=np.float32),
        np.array([[1, 2, 3, 4], [10, 0, 20, 0]], dtype=np.float32),
        ("a", "b"),
    )
    rows = np.array([[0.5, 1.0], [0.5, 1.1], [0.6, 2.0], [0.6, 2.1], [0.6, 0.0]], dtype=np.float32)
    assert trees(rows).tolist() == [21, 22, 23, 24, 13]


def test_ranker_that_ships_prefers_the_passage_that_speaks_of_the_question():
    terms = terms_of(read_question("银行净利润是多少？"), Cutter(), Words())
    np.testing.assert_allclose(terms.word_weights, np.log(1 + 2.5 / 1.5))
    evidence = [
        found("天气晴朗，气温30度。", "a", lexical=0.2),
        found("银行净利润为3亿元。", "b"),
        found("银行开业。", "c", lexical=0.4),
    ]
    ranked = Ranker.load().rank(terms, evidence)
    assert [one.article.id for one in ranked] == ["b", "c", "a"]
    assert all(0 < one.score < 1 for one in ranked)
    assert Ranker.load().rank(terms, []) == []


def test_broken_file_is_named(tmp_path):
    path = tmp_path / "ranker.safetensors"
    with pytest.raises(ModelError, match=r"ranker\.safetensors"):
        Ranker.load(path)
    path.write_bytes(b"{}")
    with pytest.raises(ModelError, match=r"ranker\.safetensors"):
        Ranker.load(path)


def test_articles_take_turns():
    ranked = [
        found("一", "a", 0.9),
        found("二", "a", 0.8),
        found("三", "a", 0.7),
        found("四", "b", 0.6),
        found("五", "c", 0.1),
    ]
    order = [one.passage.text for one in spread(ranked)]
    assert order.index("四") < order.index("三")
    assert order[0] == "一"
    assert sorted(order) == sorted("一二三四五")
