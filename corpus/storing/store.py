"""The store: articles, paragraphs and passages in one SQLite file, the one place that holds the truth.

This is the reading side; ledger.py writes. Its figures and its sources are read by figure_store.py and
source_store.py. A store file is never changed once it is in use (a change is made on a copy, which then takes
its place), so readers open it as immutable: without locks, from as many threads and processes as they like. Knows
nothing of words, vectors or questions.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from corpus.article import Article, ArticleHead, Paragraph, Passage
from corpus.storing.catalogue import Listing, Wanted, listed_of, query
from corpus.storing.database import HEAD, Database, head_of
from corpus.storing.figure_store import FigureStore
from corpus.storing.source_store import SourceStore

_PASSAGE = f"""
SELECT s.key, s.start, s."end", p.ordinal, p.text, p.section, {HEAD}
FROM passages s JOIN paragraphs p ON p.key = s.paragraph JOIN articles a ON a.key = p.article
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


class Store:
    """A store opened for reading, safe to share between threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Wrap a connection that no other code uses."""
        self._database = Database(connection)
        self._rows = self._database.rows
        self.figures = FigureStore(self._database)
        self.sources = SourceStore(self._database)

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
        self._database.close()

    def article(self, article_id: str) -> Article | None:
        """Return a whole article, None where there is no such id."""
        heads = self._rows(f"SELECT a.key, {HEAD} FROM articles a WHERE a.id = ?", (article_id,))
        return self._whole(heads[0]) if heads else None

    def articles(self) -> Iterator[Article]:
        """Return every article, in the order in which they came in, a batch at a time."""
        last = 0
        while heads := self._rows(
            f"SELECT a.key, {HEAD} FROM articles a WHERE a.key > ? ORDER BY a.key LIMIT ?", (last, _BATCH)
        ):
            last = heads[-1][0]
            yield from (self._whole(row) for row in heads)

    def sample(self, count: int) -> list[Article]:
        """Return up to `count` articles, spread evenly and always the same ones."""
        rows = self._rows(
            f"SELECT a.key, {HEAD} FROM articles a WHERE a.key IN (SELECT value FROM json_each(?)) ORDER BY a.key",
            (json.dumps(self._spread("articles", count)),),
        )
        return [self._whole(row) for row in rows]

    def heads(self, article_ids: Sequence[str]) -> dict[str, ArticleHead]:
        """Return the heads of those ids that exist."""
        rows = self._rows(
            f"SELECT {HEAD} FROM articles a WHERE a.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(article_ids)),),
        )
        return {row[0]: head_of(row) for row in rows}

    def listing(self, wanted: Wanted) -> Listing:
        """Return one page of the list of articles; behind the last page, none, with the total all the same."""
        rows = self._rows(*query(wanted))
        if not rows and wanted.offset:
            return replace(self.listing(replace(wanted, offset=0, limit=1)), articles=())
        return Listing(rows[0][0] if rows else 0, tuple(listed_of(row) for row in rows))

    def passages(self, keys: Sequence[int]) -> list[Passage]:
        """Return the passages of these keys, in the order of the keys; unknown keys are left out."""
        return [passage for passage, _ in self.passages_with_heads(keys)]

    def passages_with_heads(self, keys: Sequence[int]) -> list[tuple[Passage, ArticleHead]]:
        """Return passages with their articles' heads, in the order of the keys; unknown keys are left out."""
        rows = self._rows(
            f"{_PASSAGE} WHERE s.key IN (SELECT value FROM json_each(?))", (json.dumps([int(key) for key in keys]),)
        )
        found = {row[0]: (_passage_of(row), head_of(row)) for row in rows}
        return [found[key] for key in keys if key in found]

    def passages_after(self, key: int, limit: int) -> list[tuple[int, Passage, ArticleHead]]:
        """Return the next passages behind a key, in the order of their keys: how to walk over all of them."""
        rows = self._rows(f"{_PASSAGE} WHERE s.key > ? ORDER BY s.key LIMIT ?", (key, limit))
        return [(row[0], _passage_of(row), head_of(row)) for row in rows]

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
        return self.passages(self._spread("passages", count))

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

    def _spread(self, table: str, count: int) -> list[int]:
        """Return up to `count` keys of a table, spread evenly and always the same ones."""
        keys = [key for (key,) in self._rows(f"SELECT key FROM {table} ORDER BY key")]
        step = max(1, len(keys) // max(1, count))
        return keys[::step][:count]

    def _whole(self, row: Sequence[Any]) -> Article:
        """Read the article of a row (key, HEAD)."""
        head = head_of(row)
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


def _passage_of(row: Sequence[Any]) -> Passage:
    """Make a passage of a row of _PASSAGE."""
    _, start, end, ordinal, text, section, article_id, *_ = row
    return Passage(Paragraph(article_id, ordinal, text, section), start, end)
