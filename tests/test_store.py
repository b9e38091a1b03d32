import sqlite3
import threading
from datetime import date
from pathlib import Path

import pytest

from corpus.article import Article, ArticleHead, Paragraph
from corpus.errors import Why
from corpus.formats.files import Failure, SourceFile
from corpus.measuring.metrics import rows
from corpus.storing.figure_list import Chosen
from corpus.storing.ledger import Ledger
from corpus.storing.source_store import Holdings
from corpus.storing.store import Counts, Store

LONG = "".join(f"第{number}句话说的是普惠金融贷款余额的增长情况与服务小微企业的做法。" for number in range(20))


def article(name, *texts, title="标题", published=None, publisher="", section=""):
    paragraphs = tuple(Paragraph(name, ordinal, text, section) for ordinal, text in enumerate(texts, 1))
    return Article(name, title, published, publisher, f"https://example.com/{name}", paragraphs)


class Book:
    """A ledger in a folder, written as an intake writes it."""

    def __init__(self, folder):
        self.path = folder / "store.sqlite"
        self.ledger = Ledger.create(self.path)

    def take(self, path, *articles, prune=False):
        key = self.ledger.source(Path(path))
        for item in articles:
            self.ledger.admit(key, Path(path), item)
        if prune:
            self.ledger.unlist(key, self.ledger.listed(key) - {item.id for item in articles})
        self.ledger.finish_source(key, SourceFile(Path(path), 10, 20), [])
        return self.ledger.settle()

    def ids(self):
        return [item.id for item in self.ledger.articles()]

    def passage_keys(self):
        return self.ledger.passage_keys()


@pytest.fixture
def book(tmp_path):
    book = Book(tmp_path)
    yield book
    book.ledger.close()


@pytest.fixture
def store(book):
    book.take(
        "/a.jsonl",
        article("first", "甲一。", LONG, published=date(2021, 12, 23), publisher="北京商报", section="产品"),
        article("second", "乙一。", published=date(2022, 4, 1), publisher="华夏时报"),
        article("third", "丙一。", publisher="北京商报"),
    )
    book.ledger.commit()
    store = Store.open(book.path)
    yield store
    store.close()


def test_an_article_comes_back_as_it_was(store):
    expected = article("first", "甲一。", LONG, published=date(2021, 12, 23), publisher="北京商报", section="产品")
    assert store.article("first") == expected
    assert store.article("fourth") is None


def test_passages_come_in_the_order_of_their_keys(store):
    keys = store.passage_keys()
    passages = store.passages([keys[2], 999, keys[0]])
    assert [passage.paragraph.id for passage in passages] == ["first#2", "first#1"]
    assert "".join(passage.text for passage in store.passages(keys) if passage.paragraph.id == "first#2") == LONG


def test_passages_with_heads(store):
    passage, head = store.passages_with_heads([store.passage_keys()[-2]])[0]
    assert passage.paragraph == Paragraph("second", 1, "乙一。", "")
    assert head == ArticleHead("second", "标题", date(2022, 4, 1), "华夏时报", "https://example.com/second")


def test_heads_of_known_ids(store):
    heads = store.heads(["third", "fourth"])
    assert list(heads) == ["third"]
    assert heads["third"].published is None


FIGURED = article(
    "bank",
    "截至2021年9月末，青禾银行贷款余额90亿元，较年初增长12%。",
    "“启航贷”余额7亿元。",
    title="青禾银行",
    published=date(2021, 12, 23),
    publisher="北京商报",
)
OTHER = article("other", "白桥银行贷款余额50亿元。", published=date(2022, 4, 1), publisher="华夏时报")


def figures(store):
    return [row for row, _ in store.figures.at(store.figures.marks(Chosen()))]


def test_figures_come_back_as_they_were_found(book):
    book.take("/a.jsonl", FIGURED)
    assert figures(book.ledger) == list(rows(FIGURED))
    assert book.ledger.counts().figures == 3


def test_figures_of_stretches(book):
    book.take("/a.jsonl", FIGURED)
    level, change, product = rows(FIGURED)
    assert book.ledger.figures.within([("bank", 2, 0, 100), ("bank", 1, 0, 100)]) == [product, level, change]
    assert book.ledger.figures.within([("bank", 1, level.figure.start, change.figure.start)]) == [level]
    assert book.ledger.figures.within([("bank", 9, 0, 100), ("none", 1, 0, 100)]) == []


def test_figures_go_with_their_article(book):
    book.take("/a.jsonl", FIGURED, OTHER)
    book.ledger.remove(["bank"])
    assert [(row.article_id, row.figure.written) for row in figures(book.ledger)] == [("other", "50亿元")]


def test_an_update_reads_the_figures_of_paragraphs_that_stay_anew(book):
    book.take("/a.jsonl", article("bank", "青禾银行很忙。", "贷款余额90亿元。"))
    book.take("/a.jsonl", article("bank", "白桥银行很忙。", "贷款余额90亿元。"))
    (row,) = figures(book.ledger)
    assert (row.subject, row.ordinal) == ("白桥银行", 2)


def test_figures_can_be_read_anew(book):
    book.take("/a.jsonl", FIGURED)
    before = figures(book.ledger)
    book.ledger.renew_figures()
    assert figures(book.ledger) == before


def test_counts_and_publishers(store):
    assert store.counts() == Counts(articles=3, paragraphs=4, passages=len(store.passage_keys()), sources=1, figures=0)
    assert store.publishers() == [("北京商报", 2), ("华夏时报", 1)]


def test_the_days_between_which_articles_appeared(book):
    assert book.ledger.appeared() == (None, None)
    days = (date(2022, 4, 1), None, date(2021, 12, 23))
    book.take("/a", *(article(f"a{n}", f"正文{n}。", published=day) for n, day in enumerate(days)))
    assert book.ledger.appeared() == (date(2021, 12, 23), date(2022, 4, 1))


@pytest.mark.parametrize(
    ("filters", "articles"),
    [
        pytest.param({}, {"first", "second", "third"}, id="none"),
        pytest.param({"publishers": ["北京商报"]}, {"first", "third"}, id="publisher"),
        pytest.param({"since": date(2022, 4, 1)}, {"second"}, id="since"),
        pytest.param({"until": date(2022, 3, 31)}, {"first"}, id="until_without_the_undated"),
        pytest.param({"publishers": ["北京商报"], "since": date(2022, 1, 1)}, set(), id="both"),
        pytest.param({"publishers": ["' OR 1=1 --"]}, set(), id="hostile"),
    ],
)
def test_passage_keys_of_a_filter(store, filters, articles):
    keys = store.passage_keys(**filters)
    assert keys == sorted(keys)
    assert {passage.paragraph.article_id for passage in store.passages(keys)} == articles


def test_walks(store, book):
    assert [item.id for item in store.articles()] == ["first", "second", "third"]
    assert [item.id for item in store.sample(2)] == ["first", "second"]
    assert [item.id for item in store.sample(99)] == ["first", "second", "third"]
    keys = store.passage_keys()
    assert [row[0] for row in store.passages_after(keys[0], 2)] == keys[1:3]
    assert store.count_after(keys[0]) == len(keys) - 1
    assert store.last_key() == keys[-1]
    assert len(store.spread(2)) == 2


def test_many_threads_read_at_once(store):
    keys = store.passage_keys()
    wrong = []

    def work():
        for _ in range(50):
            if len(store.passages_with_heads(keys)) != len(keys) or store.article("second") is None:
                wrong.append(1)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_reader_can_not_write(store):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._database.connection.execute("DELETE FROM articles")


def test_opening_what_is_not_there(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        Store.open(tmp_path / "none.sqlite")


def test_unchanged_articles_keep_their_passages(book):
    book.take("/a.md", article("a", "甲。", "乙。"))
    keys = book.passage_keys()
    book.take("/a.md", article("a", "甲。", "乙。"))
    assert book.passage_keys() == keys
    assert book.ledger.dropped() == []


def test_a_changed_article_keeps_its_id_and_the_passages_of_its_unchanged_paragraphs(book):
    book.take("/a.md", article("a", "甲。", "乙。", "丙。"))
    one, two, three = book.passage_keys()
    book.take("/a.md", article("a", "丙。", "新。", "甲。"))
    assert [(p.paragraph.id, p.text) for p in book.ledger.passages([three, one])] == [("a#1", "丙。"), ("a#3", "甲。")]
    assert book.ledger.dropped() == [two]
    assert [p.text for p in book.ledger.passages(book.passage_keys())] == ["甲。", "丙。", "新。"]


@pytest.mark.parametrize(
    "change", [{"title": "新标题"}, {"publisher": "新报"}, {"published": date(2022, 1, 1)}, {"section": "新节"}]
)
def test_a_changed_head_or_section_makes_every_passage_new(book, change):
    book.take("/a.md", article("a", "甲。", "乙。"))
    old = book.passage_keys()
    book.take("/a.md", article("a", "甲。", "乙。", **change))
    assert book.ledger.article("a") == article("a", "甲。", "乙。", **change)
    assert sorted(book.ledger.dropped()) == old


def test_a_key_never_comes_back(book):
    book.take("/a.md", article("a", "甲。"))
    book.take("/b.md", article("b", "乙。"))
    last = book.passage_keys()[-1]
    book.ledger.remove(["b"])
    book.take("/c.md", article("c", "丙。"))
    assert book.passage_keys()[-1] > last


def test_one_name_in_two_places_gets_two_ids_which_stay(book):
    book.take("/x/a.md", article("a", "甲。"))
    book.take("/y/a.md", article("a", "乙。"))
    first, second = book.ids()
    assert first == "a"
    assert second.startswith("a~")
    assert len(second) == len("a~") + 6
    book.take("/y/a.md", article("a", "乙，改。"))
    assert book.ids() == [first, second]
    assert book.ledger.article(second).paragraphs[0] == Paragraph(second, 1, "乙，改。")


def test_equal_articles_are_stored_once(book):
    book.take("/x/a.md", article("a", "甲。"))
    book.take("/y/b.md", article("b", "甲。"))
    assert book.ids() == ["a"]
    assert book.ledger.sources.holdings(["/x/a.md", "/y/b.md"]) == Holdings(articles=2, duplicates=1)


def test_an_article_stays_until_its_last_holder_is_gone(book):
    book.take("/x/a.md", article("a", "甲。"))
    book.take("/y/b.md", article("b", "甲。"))
    keys = book.passage_keys()
    book.ledger.forget_sources([Path("/x/a.md")])
    assert book.ledger.settle() == []
    assert (book.ids(), book.passage_keys()) == (["a"], keys)
    assert book.ledger.sources.holdings(["/y/b.md"]) == Holdings(articles=1, duplicates=0)
    book.ledger.forget_sources([Path("/y/b.md")])
    book.ledger.settle()
    assert (book.ids(), book.passage_keys(), book.ledger.dropped()) == ([], [], keys)


def test_a_copy_that_was_given_up_is_read_again(book):
    book.take("/x/a.md", article("a", "甲。"))
    book.take("/y/b.md", article("b", "甲。"))
    assert book.take("/x/a.md", article("a", "甲，改。")) == [Path("/y/b.md")]
    assert book.take("/y/b.md", article("b", "甲。")) == []
    assert book.ids() == ["a", "b"]


def test_records_that_left_their_file(book):
    book.take("/a.jsonl", article("a", "甲。"), article("b", "乙。"))
    book.take("/a.jsonl", article("a", "甲。"))
    assert book.ids() == ["a", "b"]
    book.take("/a.jsonl", article("a", "甲。"), prune=True)
    assert book.ids() == ["a"]


def test_a_removed_article_makes_its_sources_unread(book):
    book.take("/a.jsonl", article("a", "甲。"), article("b", "乙。"))
    assert book.ledger.remove(["a", "none"]) == ["none"]
    assert book.ids() == ["b"]
    assert book.ledger.sources.stamps() == {"/a.jsonl": (-1, 20)}


def test_failures_are_remembered_with_their_source(book):
    key = book.ledger.source(Path("/a.jsonl"))
    failure = Failure("/a.jsonl", Why.NOT_JSON, "not JSON", 3)
    book.ledger.finish_source(key, SourceFile(Path("/a.jsonl"), 1, 2), [failure])
    assert book.ledger.sources.failures(["/a.jsonl", "/b.jsonl"]) == [failure]
    book.ledger.finish_source(key, SourceFile(Path("/a.jsonl"), 1, 3), [])
    assert book.ledger.sources.failures(["/a.jsonl"]) == []


def test_what_was_not_committed_is_lost(book):
    book.take("/a.md", article("a", "甲。"))
    book.ledger.commit()
    book.take("/b.md", article("b", "乙。"))
    book.ledger.close()
    store = Store.open(book.path)
    assert [item.id for item in store.articles()] == ["a"]
    store.close()


def test_the_difference_between_two_stores(tmp_path):
    (tmp_path / "old").mkdir()
    old = Book(tmp_path / "old")
    old.take("/a", article("a", "甲。"), article("b", "乙。"), article("c", "丙。"))
    old.ledger.commit()
    old.ledger.close()
    new = Book(tmp_path)
    new.take("/a", article("a", "甲。"), article("b", "乙，改。"), article("d", "丁。"), article("e", "戊。"))
    difference = new.ledger.difference(old.path)
    assert (difference.added, difference.updated, difference.removed) == (2, 1, 1)
    assert new.ledger.difference(None).added == 4
    new.ledger.close()
