"""An open store file: its rows, for as many threads as ask, and what the queries of several modules share.

Knows nothing of what is asked: store.py, figure_store.py and source_store.py do.
"""

import sqlite3
import threading
import weakref
from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus.article import ArticleHead

HEAD = "a.id, a.title, a.published, a.publisher, a.url"
"""The last columns of every query that returns heads of articles: see `head_of`."""


class Database:
    """A connection that threads take turns at."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Wrap a connection that no other code reads from."""
        self.connection = connection
        self._lock = threading.Lock()
        self._finalizer = weakref.finalize(self, connection.close)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run one statement and return all its rows."""
        with self._lock:
            return self.connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Close the file; the garbage collector does so too."""
        self._finalizer()


def head_of(row: Sequence[Any]) -> ArticleHead:
    """Make a head of a row that ends with the columns of HEAD."""
    article_id, title, published, publisher, url = row[-5:]
    return ArticleHead(article_id, title, date.fromisoformat(published) if published else None, publisher, url)


def holding(words: str) -> str:
    """Return what ``LIKE … ESCAPE '!'`` finds these words by, anywhere and Latin letters in any case; "" for none."""
    escaped = words.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%" if words else ""
