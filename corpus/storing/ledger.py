"""The writing side of the store: which source holds which article, and what of it is new.

An article is stored once, however many sources hold it. The ledger remembers every holder, so that the article stays
until the last of them is gone, and so that a holder whose text went its own way gets an article of its own. Knows
nothing of formats (it takes articles) and nothing of the indexes (they ask which passages are new, and which dropped).
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from corpus.article import Article, Paragraph, digest
from corpus.chunking import passages
from corpus.formats.files import Failure, SourceFile
from corpus.measuring.figure_row import FigureRow
from corpus.measuring.metrics import rows
from corpus.progress import Progress, Show, ignore
from corpus.storing.schema import SCHEMA
from corpus.storing.store import Store

_BATCH = 100  # articles between two steps of progress


@dataclass(frozen=True, slots=True)
class Difference:
    """Articles that one store has and another has not, or has otherwise."""

    added: int
    updated: int
    removed: int


class Ledger(Store):
    """A store that is being written. One thread, one process; `commit` makes what was done so far last."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Wrap a connection that no other code uses."""
        super().__init__(connection)
        self._connection = connection

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make an empty store."""
        ledger = cls.open(path)
        ledger._connection.executescript(SCHEMA)
        return ledger

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a store for writing."""
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        return cls(connection)

    def commit(self) -> None:
        """Make what was done so far last."""
        self._connection.commit()

    def note(self, name: str, value: int) -> None:
        """Keep a number beside the articles."""
        self._connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, str(value)))

    def noted(self, name: str, default: int = 0) -> int:
        """Return a number that was kept."""
        rows = self._rows("SELECT value FROM notes WHERE name = ?", (name,))
        return int(rows[0][0]) if rows else default

    @property
    def touched(self) -> bool:
        """Whether anything was written since the store was opened."""
        return self._connection.total_changes > 0

    # Sources

    def source(self, path: Path) -> int:
        """Return the key of a source, which is new where it is unknown, and unread until `finish_source`."""
        self._connection.execute(
            "INSERT OR IGNORE INTO sources (path, size, modified_ns) VALUES (?, -1, -1)", (str(path),)
        )
        key: int = self._rows("SELECT key FROM sources WHERE path = ?", (str(path),))[0][0]
        return key

    def finish_source(self, key: int, file: SourceFile, failures: Collection[Failure]) -> None:
        """Remember that a source was read to its end, and what in it could not be read."""
        self._connection.execute(
            "UPDATE sources SET size = ?, modified_ns = ? WHERE key = ?", (file.size, file.modified_ns, key)
        )
        self._connection.execute("DELETE FROM failures WHERE source = ?", (key,))
        self._connection.executemany(
            "INSERT INTO failures VALUES (?, ?, ?, ?)",
            [(key, failure.line, failure.why, failure.reason) for failure in failures],
        )

    def unlist(self, key: int, names: Iterable[str]) -> None:
        """Forget articles that a source no longer holds; `settle` removes those that no other holds."""
        self._connection.executemany("DELETE FROM listings WHERE source = ? AND name = ?", [(key, n) for n in names])

    def listed(self, key: int) -> set[str]:
        """Return the names of the articles that a source holds."""
        return {row[0] for row in self._rows("SELECT name FROM listings WHERE source = ?", (key,))}

    def unlist_orphans(self) -> None:
        """Forget what sources were said to hold and is not stored: they could not be read again."""
        self._connection.execute("DELETE FROM listings WHERE digest NOT IN (SELECT digest FROM articles)")

    def forget_sources(self, paths: Iterable[Path]) -> None:
        """Forget sources and what only they hold."""
        self._connection.executemany("DELETE FROM sources WHERE path = ?", [(str(path),) for path in paths])

    # Articles

    def admit(self, source: int, path: Path, article: Article) -> None:
        """Store an article that a source holds, unless it is stored already.

        An id that another article has is given a suffix from the path, and keeps it from then on.
        """
        name, content = article.id, article.digest
        own = self._rows(
            "SELECT key, id, digest, fingerprint FROM articles WHERE source = ? AND name = ?", (source, name)
        )
        held = self._rows("SELECT key FROM articles WHERE digest = ?", (content,))
        self._connection.execute("INSERT OR REPLACE INTO listings VALUES (?, ?, ?)", (source, name, content))
        if own and (not held or held[0][0] == own[0][0]):
            key, article_id, old_content, old_fingerprint = own[0]
            if (old_content, old_fingerprint) != (content, fingerprint(article)):
                self._update(key, replace(article, id=article_id))
        elif not held:
            self._insert(source, name, replace(article, id=self._free_id(article, path)))

    def renew_figures(self, show: Show = ignore) -> None:
        """Read the figures of all articles anew; `show` is told the articles done."""
        self._connection.execute("DELETE FROM figures")
        found = self._rows("SELECT key, id FROM articles")
        for done, (key, article_id) in enumerate(found):
            if done % _BATCH == 0:
                show(Progress("figures", done, len(found)))
            article = self.article(article_id)
            assert article is not None
            self._insert_figures(key, article)

    def remove(self, article_ids: Iterable[str]) -> list[str]:
        """Remove articles by id, whatever holds them; return the ids that do not exist.

        Their sources count as unread from then on: indexing such a file again brings its article back.
        """
        unknown = []
        for article_id in article_ids:
            rows = self._rows("SELECT digest FROM articles WHERE id = ?", (article_id,))
            if not rows:
                unknown.append(article_id)
                continue
            self._connection.execute(
                "UPDATE sources SET size = -1 WHERE key IN (SELECT source FROM listings WHERE digest = ?)", rows[0]
            )
            self._connection.execute("DELETE FROM listings WHERE digest = ?", rows[0])
        self.settle()
        return unknown

    def settle(self) -> list[Path]:
        """Remove the articles that no source holds any more, and give those that changed hands to another holder.

        Returns:
            Sources that hold an article which is not stored (its text was another's, which changed): to be read again.
        """
        self._connection.execute("DELETE FROM articles WHERE digest NOT IN (SELECT digest FROM listings)")
        self._connection.execute(
            """UPDATE articles SET (source, name) = (
                   SELECT l.source, l.name FROM listings l WHERE l.digest = articles.digest ORDER BY 1, 2 LIMIT 1
               ) WHERE NOT EXISTS (
                   SELECT 1 FROM listings l
                   WHERE l.source = articles.source AND l.name = articles.name AND l.digest = articles.digest
               )"""
        )
        rows = self._rows(
            """SELECT DISTINCT path FROM listings l JOIN sources s ON s.key = l.source
               WHERE digest NOT IN (SELECT digest FROM articles) ORDER BY path"""
        )
        return [Path(row[0]) for row in rows]

    # Passages

    def dropped(self) -> list[int]:
        """Return the keys of the passages that are no more."""
        return [row[0] for row in self._rows("SELECT key FROM dropped")]

    def forget_dropped(self) -> None:
        """Say that the indexes have forgotten the dropped passages."""
        self._connection.execute("DELETE FROM dropped")

    # What happened

    def difference(self, old: Path | None) -> Difference:
        """Compare the articles with those of another store, None being an empty one."""
        if old is None:
            return Difference(self.counts().articles, 0, 0)
        with self._attached(old):
            added = "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM old.articles o WHERE o.id = a.id)"
            removed = (
                "SELECT count(*) FROM old.articles o WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.id = o.id)"
            )
            updated = """SELECT count(*) FROM articles a JOIN old.articles o ON o.id = a.id
                         WHERE o.digest != a.digest OR o.fingerprint != a.fingerprint"""
            return Difference(*(self._rows(sql)[0][0] for sql in (added, updated, removed)))

    @contextmanager
    def _attached(self, old: Path) -> Iterator[None]:
        self.commit()  # SQLite attaches nothing within a transaction
        self._connection.execute("ATTACH ? AS old", (str(old),))
        try:
            yield
        finally:
            self._connection.execute("DETACH old")

    def _free_id(self, article: Article, path: Path) -> str:
        place = digest([str(path)])[:6]
        candidates = (article.id, f"{article.id}~{place}", f"{article.id}~{place}{article.digest}")
        return next(c for c in candidates if not self._rows("SELECT 1 FROM articles WHERE id = ?", (c,)))

    def _insert(self, source: int, name: str, article: Article) -> None:
        key = self._connection.execute(
            """INSERT INTO articles (id, digest, fingerprint, title, published, publisher, url, source, name)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (article.id, article.digest, fingerprint(article), *_head(article), source, name),
        ).lastrowid
        assert key is not None
        for paragraph in article.paragraphs:
            self._insert_paragraph(key, paragraph)
        self._insert_figures(key, article)

    def _update(self, key: int, article: Article) -> None:
        """Rewrite an article. Paragraphs that stay the same keep their passages, and so their place in the indexes."""
        (old_context,) = self._rows("SELECT title, published, publisher FROM articles WHERE key = ?", (key,))
        self._connection.execute(
            """UPDATE articles SET digest = ?, fingerprint = ?, title = ?, published = ?, publisher = ?, url = ?
               WHERE key = ?""",
            (article.digest, fingerprint(article), *_head(article), key),
        )
        kept = defaultdict[tuple[str, str], list[int]](list)
        if old_context == _head(article)[:3]:  # else every passage goes into the indexes anew, with its new context
            for paragraph, *content in self._rows(
                "SELECT key, section, text FROM paragraphs WHERE article = ?", (key,)
            ):
                kept[content[0], content[1]].append(paragraph)
        self._connection.execute("UPDATE paragraphs SET ordinal = -ordinal WHERE article = ?", (key,))
        for paragraph in article.paragraphs:
            same = kept[paragraph.section, paragraph.text]
            if same:
                self._connection.execute(
                    "UPDATE paragraphs SET ordinal = ? WHERE key = ?", (paragraph.ordinal, same.pop(0))
                )
            else:
                self._insert_paragraph(key, paragraph)
        self._connection.execute("DELETE FROM paragraphs WHERE article = ? AND ordinal < 0", (key,))
        # All of them: a figure's subject and year may come from another paragraph, or from the head.
        self._connection.execute(
            "DELETE FROM figures WHERE paragraph IN (SELECT key FROM paragraphs WHERE article = ?)", (key,)
        )
        self._insert_figures(key, article)

    def _insert_figures(self, article_key: int, article: Article) -> None:
        keys = dict(self._rows("SELECT ordinal, key FROM paragraphs WHERE article = ?", (article_key,)))
        self._connection.executemany(
            "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_figure(keys[row.ordinal], row) for row in rows(article)],
        )

    def _insert_paragraph(self, article: int, paragraph: Paragraph) -> None:
        key = self._connection.execute(
            "INSERT INTO paragraphs (article, ordinal, section, text) VALUES (?, ?, ?, ?)",
            (article, paragraph.ordinal, paragraph.section, paragraph.text),
        ).lastrowid
        self._connection.executemany(
            'INSERT INTO passages (paragraph, start, "end") VALUES (?, ?, ?)',
            [(key, passage.start, passage.end) for passage in passages(paragraph)],
        )


def fingerprint(article: Article) -> str:
    """Hash what the digest of the texts leaves out: the head and the section headings."""
    return digest([*(part or "" for part in _head(article)), *(paragraph.section for paragraph in article.paragraphs)])


def _figure(paragraph: int, row: FigureRow) -> tuple[object, ...]:
    figure = row.figure
    first, last = (day.isoformat() if day else None for day in (row.first, row.last))
    about = (row.kind, row.subject, row.metric, row.change, row.product, row.period, first, last)
    return paragraph, figure.start, figure.end, figure.value, figure.unit, figure.qualifier, *about


def _head(article: Article) -> tuple[str, str | None, str, str]:
    published = article.published.isoformat() if article.published else None
    return article.title, published, article.publisher, article.url
