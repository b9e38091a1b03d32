from datetime import date

import numpy as np
import pytest

from corpus.article import ArticleHead, Paragraph, Passage
from qa.answer import Evidence
from qa.asking.question import read_question
from qa.finding.rank_features import features, names
from qa.finding.rank_terms import Terms


def found(text, article="a", start=0, *, lexical=None, dense=None, title="", published=None, whole=""):
    paragraph = Paragraph(article, 1, whole or text)
    head = ArticleHead(article, title, published)
    return Evidence(Passage(paragraph, start, start + len(text)), head, 1.0, dense, lexical)


def table(question, words, evidence, bigrams=()):
    terms = Terms.of(read_question(question), words, bigrams, lambda word: 1.0, lambda pair: 1.0)
    names, rows = features(terms, evidence)
    return {name: rows[:, column].tolist() for column, name in enumerate(names)}


def test_scores_count_as_the_last_where_a_search_found_nothing():
    columns = table(
        "净利润？", ["净利润"], [found("甲", lexical=8.0), found("乙", lexical=2.0, dense=0.6), found("丙", dense=0.4)]
    )
    assert columns["lexical"] == [1, 0.25, 0.25]
    assert columns["dense"] == pytest.approx([0.4, 0.6, 0.4])
    assert columns["found by both"] == [0, 1, 0]
    np.testing.assert_allclose(columns["lexical rank"], np.log1p([0, 1, 2]), rtol=1e-6)


def test_words_near_together_count_for_the_sentence_and_the_pair():
    texts = ["银行净利润增长。", "银行开业。净利润持平。增长放缓。", "银行开业。天气晴朗。净利润持平。"]
    columns = table("银行净利润增长多少？", ["银行", "净利润", "增长"], [found(text) for text in texts])
    assert columns["passage words"] == pytest.approx([1, 1, 2 / 3])
    assert columns["sentence words"] == pytest.approx([1, 1 / 3, 1 / 3])
    assert columns["pair words"] == pytest.approx([1, 2 / 3, 1 / 3])
    assert columns["passage words, behind the best"] == pytest.approx([0, 0, 1 / 3])


def test_the_paragraph_vouches_for_its_passages():
    whole = "银行开业。净利润增长。"
    columns = table("银行净利润？", ["银行", "净利润"], [found("净利润增长。", start=5, whole=whole)])
    assert columns["passage words"] == [0.5]
    assert columns["paragraph words"] == [1.0]
    assert columns["lead words"] == [1.0]
    assert columns["place"] == pytest.approx([5 / 300])


def test_title_and_dates_are_seen():
    evidence = [
        found("净利润增长。", title="银行年报", published=date(2023, 8, 1)),
        found("净利润增长。", "b", published=date(2022, 7, 1)),
    ]
    columns = table("2023年8月银行净利润增长多少？", ["银行", "净利润"], evidence)
    assert columns["heading words"] == [0.5, 0]
    assert columns["year"] == [1, 0]
    assert columns["month"] == [1, 0]


def test_passages_of_one_article_vote_for_it():
    evidence = [found("净利润。", "a"), found("净利润。", "a"), found("净利润。", "b")]
    columns = table("净利润？", ["净利润"], evidence)
    assert columns["passages of the article"] == [2, 2, 1]
    assert columns["votes for the article"] == pytest.approx([1 / 10 + 1 / 11] * 2 + [1 / 12])


def test_features_are_the_same_for_any_question():
    alone = table("？", [], [found("甲")])
    assert list(alone) == list(table("2023年北京增长多少？", ["北京"], [found("乙。丙。"), found("丁")]))
    assert all(np.isfinite(values).all() for values in alone.values())


def test_names_are_those_of_any_passages():
    terms = Terms.of(read_question("银行净利润？"), ["银行"], ["净利"], lambda word: 1.0, lambda pair: 1.0)
    assert names() == features(terms, [found("银行净利润为3亿元。", lexical=1.0), found("甲", dense=0.5)])[0]
