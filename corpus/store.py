"""The store: articles, paragraphs and passages in one SQLite file, the one place that holds the truth.

This is the reading side; corpus/ledger.py writes. A store file is never changed once it is in use (a change is made on
a copy, which then takes its place), so readers open it as immutable: without locks, from as many threads and processes
as they like. Knows nothing of words, vectors or questions.
"""

import json
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from corpus.article import Article, ArticleHead, Paragraph, Passage
from corpus.catalogue import Listed, Listing, Wanted, query
from corpus.figure_list import BOUND, Chosen, FigureOrder, Mark, marks_query
from corpus.figure_row import FigureRow
from corpus.figures import Figure
from corpus.files import Failure

# `key` is a row's number, `id` what the world knows an article by. A passage's key is its number in the vector index
# and in the word index too; AUTOINCREMENT, because a key that was once used must never come back for another text.
#
# Every digest in `listings` (what the sources hold) is the digest of one row of `articles`, however many sources hold
# it; `articles.source` and `.name` say which of them gave the article its id and its head.
SCHEMA = """
CREATE TABLE sources (
    key INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL
);
CREATE TABLE listings (
    source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE, name TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (source, name)
) WITHOUT ROWID;
CREATE INDEX listings_by_digest ON listings (digest);
CREATE TABLE failures (
    source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE, line INTEGER, reason TEXT NOT NULL
);
CREATE TABLE articles (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL,
    title TEXT NOT NULL, published TEXT, publisher TEXT NOT NULL, url TEXT NOT NULL,
    source INTEGER NOT NULL, name TEXT NOT NULL
);
CREATE INDEX articles_by_listing ON articles (source, name);
CREATE INDEX articles_by_title ON articles (title);
CREATE INDEX articles_by_publisher ON articles (publisher);
CREATE INDEX articles_by_published ON articles (published);
CREATE TABLE paragraphs (
    key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (article, ordinal)
);
CREATE TABLE passages (
    key INTEGER PRIMARY KEY AUTOINCREMENT, paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX passages_by_paragraph ON passages (paragraph);
CREATE TABLE figures (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    value REAL NOT NULL, unit TEXT NOT NULL, qualifier TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
    metric TEXT NOT NULL, change TEXT NOT NULL, product TEXT NOT NULL, period TEXT NOT NULL, first TEXT, last TEXT,
    PRIMARY KEY (paragraph, start)
) WITHOUT ROWID;
CREATE INDEX figures_by_subject ON figures (subject, metric);
CREATE TABLE dropped (key INTEGER PRIMARY KEY);
CREATE TRIGGER passage_dropped AFTER DELETE ON passages BEGIN INSERT INTO dropped VALUES (old.key); END;
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

_HEAD = "a.id, a.title, a.published, a.publisher, a.url"
_PASSAGE = """
SELECT s.key, s.start, s."end", p.ordinal, p.text, p.section, a.id, a.title, a.published, a.publisher, a.url
FROM passages s JOIN paragraphs p ON p.key = s.paragraph JOIN articles a ON a.key = p.article
"""
_FIGURE = """
SELECT p.ordinal, f.start, f."end", substr(p.text, f.start + 1, f."end" - f.start), f.value, f.unit, f.qualifier,
    f.kind, f.subject, f.metric, f.change, f.product, f.period, f.first, f.last,
    a.id, a.title, a.published, a.publisher, a.url
FROM figures f JOIN paragraphs p ON p.key = f.paragraph JOIN articles a ON a.key = p.article
"""
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    articles: int
    paragraphs: int
    passages: int
    sources: int
    figures: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many articles sources hold, and how many of them are stored under another source's name."""

    articles: int
    duplicates: int


class Store:
    """A store opened for reading, safe to share between threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Wrap a connection that no other code uses."""
        self._connection = connection
        self._lock = threading.Lock()
        self._finalizer = weakref.finalize(self, connection.close)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a store that nobody changes any more.

        Raises:
            sqlite3.DatabaseError: there is no such file, or it is no store.
        """
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        store = cls(connection)
        store._rows("PRAGMA mmap_size = 1073741824")
        store._rows("SELECT name FROM notes LIMIT 1")
        return store

    def close(self) -> None:
        """Close the file; the garbage collector does so too."""
        self._finalizer()

    def article(self, article_id: str) -> Article | None:
        """Return a whole article, None where there is no such id."""
        heads = self._rows(f"SELECT a.key, {_HEAD} FROM articles a WHERE a.id = ?", (article_id,))
        return self._whole(heads[0]) if heads else None

    def articles(self) -> Iterator[Article]:
        """Return every article, in the order in which they came in, a batch at a time."""
        last = 0
        while heads := self._rows(
            f"SELECT a.key, {_HEAD} FROM articles a WHERE a.key > ? ORDER BY a.key LIMIT ?", (last, _BATCH)
        ):
            last = heads[-1][0]
            yield from (self._whole(row) for row in heads)

    def sample(self, count: int) -> list[Article]:
        """Return up to `count` articles, spread evenly and always the same ones."""
        keys = [row[0] for row in self._rows("SELECT key FROM articles ORDER BY key")]
        step = max(1, len(keys) // max(1, count))
        rows = self._rows(
            f"SELECT a.key, {_HEAD} FROM articles a WHERE a.key IN (SELECT value FROM json_each(?)) ORDER BY a.key",
            (json.dumps(keys[::step][:count]),),
        )
        return [self._whole(row) for row in rows]

    def heads(self, article_ids: Sequence[str]) -> dict[str, ArticleHead]:
        """Return the heads of those ids that exist."""
        rows = self._rows(
            f"SELECT {_HEAD} FROM articles a WHERE a.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(article_ids)),),
        )
        return {row[0]: head_of(row) for row in rows}

    def listing(self, wanted: Wanted) -> Listing:
        """Return one page of the list of articles; behind the last page, none, with the total all the same."""
        rows = self._rows(*query(wanted))
        if not rows and wanted.offset:
            return replace(self.listing(replace(wanted, offset=0, limit=1)), articles=())
        return Listing(rows[0][0] if rows else 0, tuple(Listed(head_of(row[4:]), *row[1:4]) for row in rows))

    def passages(self, keys: Sequence[int]) -> list[Passage]:
        """Return the passages of these keys, in the order of the keys; unknown keys are left out."""
        return [passage for passage, _ in self.passages_with_heads(keys)]

    def passages_with_heads(self, keys: Sequence[int]) -> list[tuple[Passage, ArticleHead]]:
        """Return passages with their articles' heads, in the order of the keys; unknown keys are left out."""
        rows = self._rows(
            f"{_PASSAGE} WHERE s.key IN (SELECT value FROM json_each(?))", (json.dumps([int(key) for key in keys]),)
        )
        found = {row[0]: (passage_of(row), head_of(row[6:])) for row in rows}
        return [found[key] for key in keys if key in found]

    def passages_after(self, key: int, limit: int) -> list[tuple[int, Passage, ArticleHead]]:
        """Return the next passages behind a key, in the order of their keys: how to walk over all of them."""
        rows = self._rows(f"{_PASSAGE} WHERE s.key > ? ORDER BY s.key LIMIT ?", (key, limit))
        return [(row[0], passage_of(row), head_of(row[6:])) for row in rows]

    def last_key(self) -> int:
        """Return the highest passage key, 0 in an empty store."""
        key: int = self._rows("SELECT coalesce(max(key), 0) FROM passages")[0][0]
        return key

    def count_after(self, key: int) -> int:
        """Count the passages behind a key."""
        count: int = self._rows("SELECT count(*) FROM passages WHERE key > ?", (key,))[0][0]
        return count

    def spread(self, count: int) -> list[Passage]:
        """Return up to `count` passages, spread evenly and always the same ones."""
        keys = [row[0] for row in self._rows("SELECT key FROM passages ORDER BY key")]
        step = max(1, len(keys) // max(1, count))
        return self.passages(keys[::step][:count])

    def passage_keys(
        self, publishers: Sequence[str] = (), since: date | None = None, until: date | None = None
    ) -> list[int]:
        """Return the passages of the articles that pass a filter.

        Dates are inclusive; an article without a date passes no date filter.
        """
        where, values = ["1"], list[Any]()
        if publishers:
            where.append("a.publisher IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(publishers)))
        if since:
            where.append("a.published >= ?")
            values.append(since.isoformat())
        if until:
            where.append("a.published <= ?")
            values.append(until.isoformat())
        rows = self._rows(
            "SELECT s.key FROM articles a JOIN paragraphs p ON p.article = a.key JOIN passages s ON s.paragraph = p.key"
            f" WHERE {' AND '.join(where)}",
            values,
        )
        return sorted(row[0] for row in rows)

    def marks(
        self,
        chosen: Chosen,
        order: FigureOrder = FigureOrder.PUBLISHED,
        descending: bool = True,
        limit: int = BOUND,
    ) -> list[Mark]:
        """Return the marks of up to `limit` figures, for `figures_at` to read those that are shown."""
        return [Mark(*row) for row in self._rows(*marks_query(chosen, order, descending, limit))]

    def figures_at(self, marks: Sequence[Mark]) -> list[tuple[FigureRow, ArticleHead]]:
        """Return marked figures with their articles' heads, in the order of the marks."""
        rows = self._rows(
            f"""{_FIGURE} JOIN json_each(?) m
                ON f.paragraph = json_extract(m.value, '$[0]') AND f.start = json_extract(m.value, '$[1]')
                ORDER BY m.key""",
            (json.dumps([(mark.paragraph, mark.start) for mark in marks]),),
        )
        return [(figure_of(row), head_of(row[15:])) for row in rows]

    def figures_in(self, stretches: Sequence[tuple[str, int, int, int]]) -> list[FigureRow]:
        """Return the figures that begin in stretches, each (article id, ordinal, start, end), one after the other."""
        rows = self._rows(
            f"""{_FIGURE} JOIN json_each(?) m
                ON a.id = json_extract(m.value, '$[0]') AND p.ordinal = json_extract(m.value, '$[1]')
                AND f.start BETWEEN json_extract(m.value, '$[2]') AND json_extract(m.value, '$[3]') - 1
                ORDER BY m.key, f.start""",
            (json.dumps(list(stretches)),),
        )
        return [figure_of(row) for row in rows]

    def metrics_of(self, subject: str) -> list[str]:
        """Return the metrics that a subject has figures of."""
        return [row[0] for row in self._rows("SELECT DISTINCT metric FROM figures WHERE subject = ?", (subject,))]

    def figures_like(self, row: FigureRow, metrics: Sequence[str]) -> list[tuple[FigureRow, ArticleHead]]:
        """Return the figures of the row's subject in its unit with one of these metrics, newest articles first."""
        rows = self._rows(
            f"""{_FIGURE} WHERE f.subject = ? AND f.metric IN (SELECT value FROM json_each(?)) AND f.change = ?
                AND f.unit = ? ORDER BY a.published DESC, a.key, p.ordinal, f.start""",
            (row.subject, json.dumps(list(metrics)), row.change, row.figure.unit),
        )
        return [(figure_of(row), head_of(row[15:])) for row in rows]

    def appeared(self) -> tuple[date | None, date | None]:
        """Return the first and the last day on which articles appeared, None where no article has a date."""
        first, last = self._rows("SELECT min(published), max(published) FROM articles")[0]
        return (date.fromisoformat(first), date.fromisoformat(last)) if first else (None, None)

    def publishers(self) -> list[tuple[str, int]]:
        """Return every publisher with its number of articles, the largest first."""
        return self._rows(
            "SELECT publisher, count(*) FROM articles WHERE publisher != '' GROUP BY 1 ORDER BY 2 DESC, 1"
        )

    def counts(self) -> Counts:
        """Count everything."""
        tables = ("articles", "paragraphs", "passages", "sources", "figures")
        return Counts(*(self._rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables))

    # Sources

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Return every source's path with its size and time of change when it was last read."""
        return {row[0]: (row[1], row[2]) for row in self._rows("SELECT path, size, modified_ns FROM sources")}

    def holders(self, article_ids: Sequence[str]) -> list[str]:
        """Return the paths of all sources that hold one of these articles."""
        rows = self._rows(
            """SELECT DISTINCT path FROM articles a JOIN listings l USING (digest) JOIN sources s ON s.key = l.source
               WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY path""",
            (json.dumps(list(article_ids)),),
        )
        return [row[0] for row in rows]

    def holdings(self, paths: Sequence[str]) -> Holdings:
        """Count what some sources hold."""
        known = "SELECT key FROM sources WHERE path IN (SELECT value FROM json_each(?))"
        values = (json.dumps(list(paths)),)
        listed = self._rows(f"SELECT count(*) FROM listings WHERE source IN ({known})", values)
        owned = self._rows(f"SELECT count(*) FROM articles WHERE source IN ({known})", values)
        return Holdings(listed[0][0], listed[0][0] - owned[0][0])

    def failures(self, paths: Sequence[str]) -> list[Failure]:
        """Return what could not be read in some sources, whose other articles are stored."""
        rows = self._rows(
            """SELECT path, reason, line FROM failures f JOIN sources s ON s.key = f.source
               WHERE path IN (SELECT value FROM json_each(?)) ORDER BY path, line""",
            (json.dumps(list(paths)),),
        )
        return [Failure(*row) for row in rows]

    def _whole(self, row: tuple[Any, ...]) -> Article:
        head = head_of(row[1:])
        paragraphs = self._rows(
            "SELECT ordinal, text, section FROM paragraphs WHERE article = ? ORDER BY ordinal", (row[0],)
        )
        return Article(
            head.id,
            head.title,
            head.published,
            head.publisher,
            head.url,
            tuple(Paragraph(head.id, *paragraph) for paragraph in paragraphs),
        )

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()


def head_of(row: Sequence[Any]) -> ArticleHead:
    """Make a head of (id, title, published, publisher, url)."""
    published = date.fromisoformat(row[2]) if row[2] else None
    return ArticleHead(row[0], row[1], published, row[3], row[4])


def figure_of(row: Sequence[Any]) -> FigureRow:
    """Make a figure of (ordinal, start, end, written, value, unit, qualifier, kind, …, first, last, article id, …)."""
    first, last = (date.fromisoformat(day) if day else None for day in row[13:15])
    kind, subject, metric, change, product, period = row[7:13]
    figure = Figure(*row[1:7])
    return FigureRow(row[15], row[0], figure, kind, subject, metric, change, product, period, first, last)


def passage_of(row: Sequence[Any]) -> Passage:
    """Make a passage of (key, start, end, ordinal, text, section, article id, …)."""
    return Passage(Paragraph(row[6], row[3], row[4], row[5]), row[1], row[2])
