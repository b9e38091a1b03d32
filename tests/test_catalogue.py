"""Pages of the list of articles, on a real store."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.article import Article, Paragraph
from corpus.storing.catalogue import Order, Wanted
from corpus.storing.ledger import Ledger

PUBLISHERS = ["", "北京商报", "华夏时报", "Daily 100%"]


def made(number: int) -> Article:
    rng = random.Random(number)
    name = f"a{number:03}"
    texts = [f"第{number}篇第{n}段，2021年末贷款余额{number}亿元。" for n in range(1, rng.randint(2, 4))]
    return Article(
        name,
        rng.choice(["普惠金融", "绿色_金融", "100%纯", "Rural BANK"]) + str(rng.randint(1, 5)),
        date(2021, 1, 1) + timedelta(rng.randint(0, 20)) if number % 7 else None,
        rng.choice(PUBLISHERS),
        paragraphs=tuple(Paragraph(name, n, text) for n, text in enumerate(texts, 1)),
    )


ARTICLES = [made(number) for number in range(120)]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    ledger = Ledger.create(tmp_path_factory.mktemp("catalogue") / "store.sqlite")
    for path, articles in (("/甲.jsonl", ARTICLES[:100]), ("/乙.jsonl", ARTICLES[100:])):
        key = ledger.source(Path(path))
        for article in articles:
            ledger.admit(key, Path(path), article)
    ledger.commit()
    yield ledger
    ledger.close()


def ids(listing):
    return [row.head.id for row in listing.articles]


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("descending", [True, False])
def test_pages_follow_one_another_in_order(store, order, descending):
    pages = [store.listing(Wanted(order=order, descending=descending, offset=at, limit=33)) for at in (0, 33, 66, 99)]
    assert [page.total for page in pages] == [120] * 4
    assert [len(page.articles) for page in pages] == [33, 33, 33, 21]
    # Articles were made in the order of their keys, so Python's stable sort gives what SQL has to give.
    expected = sorted(ARTICLES, key=lambda article: str(getattr(article, order) or ""))
    expected = [article.id for article in expected]
    assert [name for page in pages for name in ids(page)] == (expected[::-1] if descending else expected)


def test_a_row_says_what_the_article_holds_and_where_it_came_from(store):
    rows = {row.head.id: row for row in store.listing(Wanted(limit=1_000)).articles}
    for number, article in enumerate(ARTICLES):
        row = rows[article.id]
        assert row.head.title == article.title
        assert row.head.published == article.published
        assert row.source == ("/甲.jsonl" if number < 100 else "/乙.jsonl")
        assert row.paragraphs == len(article.paragraphs)
        assert row.figures == len(
            store.figures.within([(article.id, p.ordinal, 0, len(p.text)) for p in article.paragraphs])
        )
        assert row.figures >= row.paragraphs


@pytest.mark.parametrize("search", ["金融", "bank", "BANK", "商报", "a01", "100%", "_", "%", "!", "'", "没有", "甲"])
def test_a_search_looks_into_title_publisher_and_id(store, search):
    expected = {a.id for a in ARTICLES if search.lower() in f"{a.title}\n{a.publisher}\n{a.id}".lower()}
    listing = store.listing(Wanted(search, limit=1_000))
    assert listing.total == len(expected)
    assert set(ids(listing)) == expected


@pytest.mark.parametrize("search", ["", "金融"])
def test_behind_the_last_page_the_total_is_still_told(store, search):
    there = store.listing(Wanted(search))
    behind = store.listing(Wanted(search, offset=500))
    assert behind.articles == ()
    assert behind.total == there.total > 0


def test_holders_of_articles(store):
    assert store.sources.holders(["a001", "a002"]) == ["/甲.jsonl"]
    assert store.sources.holders(["a001", "a110"]) == ["/乙.jsonl", "/甲.jsonl"]
    assert store.sources.holders(["nobody"]) == []
