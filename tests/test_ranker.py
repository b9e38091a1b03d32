import numpy as np
import pytest
from safetensors.numpy import save_file

from corpus.article import ArticleHead, Paragraph, Passage
from embeddings.errors import ModelError
from embeddings.lexical import Entry, WordIndex, WordWriter
from embeddings.words import Segmenter
from qa.answer import Evidence
from qa.asking.question import read_question
from qa.finding.ranker import SHIPPED as PASSAGES
from qa.finding.ranker import Ranker, spread, terms_of
from qa.finding.trees import Trees
from qa.reading.sentence_ranker import SHIPPED as SENTENCES
from qa.reading.sentence_ranker import SentenceRanker
from qa.training.growing import write


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


def test_ranker_that_ships_prefers_the_passage_that_speaks_of_the_question(tmp_path):
    evidence = [
        found("天气晴朗，气温30度。", "a", lexical=0.2),
        found("银行净利润为3亿元。", "b"),
        found("银行开业。", "c", lexical=0.4),
    ]
    segmenter = Segmenter()
    with WordWriter(tmp_path) as writer:
        for key, one in enumerate(evidence):
            text = one.passage.text
            writer.add([Entry(key, " ".join(segmenter.words(text)), " ".join(segmenter.bigrams(text)))])
        writer.commit()
    terms = terms_of(read_question("银行净利润是多少？"), segmenter, WordIndex.open(tmp_path, segmenter))
    assert terms.words == ("银行", "净利润")
    np.testing.assert_allclose(terms.word_weights, np.log([1 + 1.5 / 2.5, 1 + 2.5 / 1.5]))
    assert terms.bigrams == ("银行", "行净", "净利", "利润", "润是")
    np.testing.assert_allclose(terms.bigram_weights, np.log([1 + 1.5 / 2.5, *3 * [1 + 2.5 / 1.5], 1 + 3.5 / 0.5]))
    ranked = Ranker.load().rank(terms, evidence)
    assert ranked[0].article.id == "b"
    assert all(0 < one.score < 1 for one in ranked)
    assert Ranker.load().rank(terms, []) == []


def test_broken_file_is_named(tmp_path):
    path = tmp_path / "ranker.safetensors"
    with pytest.raises(ModelError, match=r"ranker\.safetensors"):
        Ranker.load(path)
    path.write_bytes(b"{}")
    with pytest.raises(ModelError, match=r"ranker\.safetensors"):
        Ranker.load(path)


@pytest.mark.parametrize(
    ("learnt", "said"),
    [
        pytest.param(("a",), r"1 features that are not the 2 of this version \(b\)", id="one_less"),
        pytest.param(("a", "c"), r"\(b; c\)", id="another"),
        pytest.param(("b", "a"), "another order", id="another_order"),
    ],
)
def test_trees_that_were_learnt_with_other_features_are_refused_when_they_are_read(tmp_path, learnt, said):
    path = tmp_path / "ranker.safetensors"
    node = np.zeros((1, 1), dtype=np.float32)
    write(path, Trees(node.astype(np.int32), node, np.zeros((1, 2), dtype=np.float32), learnt))
    with pytest.raises(ModelError, match=rf"ranker\.safetensors.*{said}.*Install the package again"):
        Trees.load(path, ("a", "b"))
    assert Trees.load(path, learnt).names == learnt


@pytest.mark.parametrize(("ranker", "shipped"), [(Ranker, SENTENCES), (SentenceRanker, PASSAGES)])
def test_neither_ranker_is_taken_for_the_other(ranker, shipped):
    with pytest.raises(ModelError, match="was learnt with"):
        ranker.load(shipped)


def test_a_file_without_trees_is_named(tmp_path):
    save_file({"leaf": np.zeros(1, dtype=np.float32)}, tmp_path / "ranker.safetensors")
    with pytest.raises(ModelError, match=r"ranker\.safetensors: the ranker can't be read"):
        Ranker.load(tmp_path / "ranker.safetensors")


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
