"""The sources in the store: which files were read, when they had changed last, and what they hold.

A part of store.py, which gives it the database. Knows nothing of how files are read.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import Why
from corpus.formats.files import Failure
from corpus.storing.database import Database


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many articles sources hold, and how many of them are stored under another source's name."""

    articles: int
    duplicates: int


class SourceStore:
    """The sources of an open store."""

    def __init__(self, database: Database) -> None:
        """Read from an open store."""
        self._rows = database.rows

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Return every source's path with its size and time of change when it was last read."""
        return {
            path: (size, modified) for path, size, modified in self._rows("SELECT path, size, modified_ns FROM sources")
        }

    def holders(self, article_ids: Sequence[str]) -> list[str]:
        """Return the paths of all sources that hold one of these articles."""
        rows = self._rows(
            """SELECT DISTINCT path FROM articles a JOIN listings l USING (digest) JOIN sources s ON s.key = l.source
               WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY path""",
            (json.dumps(list(article_ids)),),
        )
        return [path for (path,) in rows]

    def holdings(self, paths: Sequence[str]) -> Holdings:
        """Count what some sources hold."""
        known = "SELECT key FROM sources WHERE path IN (SELECT value FROM json_each(?))"
        values = (json.dumps(list(paths)),)
        ((listed,),) = self._rows(f"SELECT count(*) FROM listings WHERE source IN ({known})", values)
        ((owned,),) = self._rows(f"SELECT count(*) FROM articles WHERE source IN ({known})", values)
        return Holdings(listed, listed - owned)

    def failures(self, paths: Sequence[str]) -> list[Failure]:
        """Return what could not be read in some sources, whose other articles are stored."""
        rows = self._rows(
            """SELECT path, why, reason, line FROM failures f JOIN sources s ON s.key = f.source
               WHERE path IN (SELECT value FROM json_each(?)) ORDER BY path, line""",
            (json.dumps(list(paths)),),
        )
        return [Failure(path, Why(why), reason, line) for path, why, reason, line in rows]
