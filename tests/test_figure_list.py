"""Lists of figures: what is chosen, in which order, and the rows behind the marks."""

from datetime import date
from pathlib import Path

import pytest

from corpus.article import Article, Paragraph
from corpus.formats.files import SourceFile
from corpus.storing.figure_list import Chosen, FigureOrder, Mark
from corpus.storing.ledger import Ledger
from corpus.storing.store import Store


def article(article_id, published, publisher, *texts):
    paragraphs = tuple(Paragraph(article_id, n, text) for n, text in enumerate(texts, 1))
    return Article(article_id, "标题", published, publisher, paragraphs=paragraphs)


ARTICLES = (
    article(
        "old",
        date(2021, 3, 1),
        "北京商报",
        "截至2020年末，青禾银行贷款余额90亿元，较年初增长12%。",
        "“启航贷”余额7亿元。",
    ),
    article("new", date(2022, 4, 1), "华夏时报", "白桥银行贷款余额50亿元。", "Northwind公司营业收入3亿美元。"),
    article("undated", None, "", "山岚银行贷款余额60亿元。"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("list") / "store.sqlite"
    ledger = Ledger.create(path)
    for entry in ARTICLES:
        key = ledger.source(Path(f"/{entry.id}.md"))
        ledger.admit(key, Path(f"/{entry.id}.md"), entry)
        ledger.finish_source(key, SourceFile(Path(f"/{entry.id}.md"), 1, 1), [])
    ledger.settle()
    ledger.commit()
    ledger.close()
    opened = Store.open(path)
    yield opened
    opened.close()


def written(store, chosen=Chosen(), order=FigureOrder.PUBLISHED, descending=True, limit=100):  # noqa: B008
    marks = store.figures.marks(chosen, order, descending, limit)
    return [row.figure.written for row, _ in store.figures.at(marks)]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        pytest.param(Chosen(), ["50亿元", "3亿美元", "90亿元", "12%", "7亿元", "60亿元"], id="undated articles last"),
        pytest.param(Chosen(subject="青禾"), ["90亿元", "12%", "7亿元"], id="part of a subject"),
        pytest.param(Chosen(subject="启航贷"), ["7亿元"], id="product"),
        pytest.param(Chosen(subject="northWIND"), ["3亿美元"], id="letters in any case"),
        pytest.param(Chosen(metric="贷款余额"), ["50亿元", "90亿元", "12%", "60亿元"], id="metric"),
        pytest.param(Chosen(metric="余额较年初"), ["12%"], id="metric with its change"),
        pytest.param(Chosen(kind="growth"), ["12%"], id="kind"),
        pytest.param(Chosen(publisher="华夏时报"), ["50亿元", "3亿美元"], id="publisher"),
        pytest.param(Chosen(publisher="华夏"), [], id="a publisher's whole name"),
        pytest.param(Chosen(publisher="北京商报", metric="余额", kind="amount"), ["90亿元", "7亿元"], id="together"),
        pytest.param(Chosen(until=date(2020, 12, 31)), ["90亿元", "12%"], id="of a period, not of its article's day"),
        pytest.param(
            Chosen(since=date(2021, 3, 1)), ["50亿元", "3亿美元", "7亿元"], id="without a period, of that day"
        ),
        pytest.param(Chosen(since=date(2020, 12, 31), until=date(2020, 12, 31)), ["90亿元", "12%"], id="one day"),
        pytest.param(Chosen(subject="' OR 1 --"), [], id="words are no SQL"),
        pytest.param(Chosen(metric="%"), [], id="words are no pattern"),
        pytest.param(Chosen(metric="贷_余"), [], id="nor is a line"),
    ],
)
def test_what_is_chosen(store, chosen, expected):
    assert written(store, chosen) == expected


@pytest.mark.parametrize("chosen", [Chosen(), Chosen(metric="余额")], ids=["from articles", "from figures"])
@pytest.mark.parametrize(
    ("order", "descending", "expected"),
    [
        (FigureOrder.PUBLISHED, True, ["50亿元", "90亿元", "12%", "7亿元", "60亿元"]),
        (FigureOrder.PUBLISHED, False, ["90亿元", "12%", "7亿元", "50亿元", "60亿元"]),
        (FigureOrder.VALUE, True, ["90亿元", "60亿元", "50亿元", "7亿元", "12%"]),
        (FigureOrder.VALUE, False, ["12%", "7亿元", "50亿元", "60亿元", "90亿元"]),
        (FigureOrder.PERIOD, True, ["90亿元", "12%", "50亿元", "7亿元", "60亿元"]),
        (FigureOrder.PERIOD, False, ["90亿元", "12%", "50亿元", "7亿元", "60亿元"]),
    ],
)
def test_every_order(store, chosen, order, descending, expected):
    assert [w for w in written(store, chosen, order, descending) if w != "3亿美元"] == expected


def test_a_limit(store):
    assert written(store, limit=2) == ["50亿元", "3亿美元"]
    assert written(store, limit=0) == []


def test_a_mark_holds_what_lists_and_charts_need(store):
    (mark,) = store.figures.marks(Chosen(subject="启航贷"))
    assert mark == Mark(mark.paragraph, 7, "青禾银行", "启航贷", "余额", "", "元", 7e8, "2021-03-01")
    (dated, _) = store.figures.marks(Chosen(until=date(2020, 12, 31)))
    assert dated.day == "2020-12-31"


def test_figures_come_in_the_order_of_their_marks(store):
    marks = store.figures.marks(Chosen(metric="贷款余额"))[::-1]
    assert [row.figure.start for row, _ in store.figures.at(marks)] == [mark.start for mark in marks]
    assert store.figures.at([]) == []
