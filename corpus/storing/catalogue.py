"""A page of the list of articles: in which order, holding which words, from which row on.

Says what is wanted, what comes back, and the SQL between the two; store.py runs it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from corpus.article import ArticleHead
from corpus.storing.database import HEAD, head_of, holding

PAGE = 50  # articles


class Order(StrEnum):
    """What a list of articles can be sorted by: columns of the store that have an index."""

    TITLE = "title"
    PUBLISHER = "publisher"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One page of the list. ``search``: words that the title, the publisher or the id hold, in any case."""

    search: str = ""
    order: Order = Order.PUBLISHED
    descending: bool = True
    offset: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: an article, the path of the file that it was read from, and how much it holds."""

    head: ArticleHead
    source: str
    paragraphs: int
    figures: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list; ``total`` counts what is found on all pages."""

    total: int
    articles: tuple[Listed, ...]


def query(wanted: Wanted) -> tuple[str, list[str | int]]:
    """Return SQL for rows (total, path, paragraphs, figures, HEAD), and its values.

    Only the rows of the page are joined and counted. A window counts what a search finds in the same pass; without
    a search it would walk over what the order's index lets one skip.
    """
    where, total, values = "", "(SELECT count(*) FROM articles)", list[str | int]()
    if wanted.search:
        where = "WHERE title LIKE ?1 ESCAPE '!' OR publisher LIKE ?1 ESCAPE '!' OR id LIKE ?1 ESCAPE '!'"
        total = "count(*) OVER ()"
        values.append(holding(wanted.search))
    way = "DESC" if wanted.descending else "ASC"
    sql = f"""
        WITH page AS (
            SELECT key, {total} AS total FROM articles {where}
            ORDER BY {wanted.order.value} {way}, key {way} LIMIT ? OFFSET ?
        )
        SELECT total, s.path, (SELECT count(*) FROM paragraphs p WHERE p.article = a.key),
            (SELECT count(*) FROM figures f JOIN paragraphs p ON p.key = f.paragraph WHERE p.article = a.key),
            {HEAD}
        FROM page JOIN articles a ON a.key = page.key JOIN sources s ON s.key = a.source
        ORDER BY a.{wanted.order.value} {way}, a.key {way}
    """
    return sql, [*values, wanted.limit, wanted.offset]


def listed_of(row: Sequence[Any]) -> Listed:
    """Make a row of the list of a row of the query."""
    _, path, paragraphs, figures, *_ = row
    return Listed(head_of(row), path, paragraphs, figures)
