"""The figures in the store: lists of them, those of some paragraphs, those that are like another.

A part of store.py, which gives it the database. Knows nothing of how figures are found.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus.article import ArticleHead
from corpus.measuring.figure_row import FigureRow
from corpus.measuring.figures import Figure
from corpus.storing.database import HEAD, Database, head_of
from corpus.storing.figure_list import BOUND, Chosen, FigureOrder, Mark, marks_query

_FIGURE = f"""
SELECT p.ordinal, f.start, f."end", substr(p.text, f.start + 1, f."end" - f.start), f.value, f.unit, f.qualifier,
    f.kind, f.subject, f.metric, f.change, f.product, f.period, f.first, f.last, {HEAD}
FROM figures f JOIN paragraphs p ON p.key = f.paragraph JOIN articles a ON a.key = p.article
"""


class FigureStore:
    """The figures of an open store."""

    def __init__(self, database: Database) -> None:
        """Read from an open store."""
        self._rows = database.rows

    def marks(
        self,
        chosen: Chosen,
        order: FigureOrder = FigureOrder.PUBLISHED,
        descending: bool = True,
        limit: int = BOUND,
    ) -> list[Mark]:
        """Return the marks of up to `limit` figures, for `at` to read those that are shown."""
        return [Mark(*row) for row in self._rows(*marks_query(chosen, order, descending, limit))]

    def at(self, marks: Sequence[Mark]) -> list[tuple[FigureRow, ArticleHead]]:
        """Return marked figures with their articles' heads, in the order of the marks."""
        rows = self._rows(
            f"""{_FIGURE} JOIN json_each(?) m
                ON f.paragraph = json_extract(m.value, '$[0]') AND f.start = json_extract(m.value, '$[1]')
                ORDER BY m.key""",
            (json.dumps([(mark.paragraph, mark.start) for mark in marks]),),
        )
        return [(_figure_of(row), head_of(row)) for row in rows]

    def within(self, stretches: Sequence[tuple[str, int, int, int]]) -> list[FigureRow]:
        """Return the figures that begin in stretches, each (article id, ordinal, start, end), one after the other."""
        rows = self._rows(
            f"""{_FIGURE} JOIN json_each(?) m
                ON a.id = json_extract(m.value, '$[0]') AND p.ordinal = json_extract(m.value, '$[1]')
                AND f.start BETWEEN json_extract(m.value, '$[2]') AND json_extract(m.value, '$[3]') - 1
                ORDER BY m.key, f.start""",
            (json.dumps(list(stretches)),),
        )
        return [_figure_of(row) for row in rows]

    def metrics_of(self, subject: str) -> list[str]:
        """Return the metrics that a subject has figures of."""
        return [row[0] for row in self._rows("SELECT DISTINCT metric FROM figures WHERE subject = ?", (subject,))]

    def like(self, row: FigureRow, metrics: Sequence[str]) -> list[tuple[FigureRow, ArticleHead]]:
        """Return the figures of the row's subject in its unit with one of these metrics, newest articles first."""
        rows = self._rows(
            f"""{_FIGURE} WHERE f.subject = ? AND f.metric IN (SELECT value FROM json_each(?)) AND f.change = ?
                AND f.unit = ? ORDER BY a.published DESC, a.key, p.ordinal, f.start""",
            (row.subject, json.dumps(list(metrics)), row.change, row.figure.unit),
        )
        return [(_figure_of(row), head_of(row)) for row in rows]


def _figure_of(row: Sequence[Any]) -> FigureRow:
    """Make a figure of a row of _FIGURE."""
    ordinal, start, end, written, value, unit, qualifier, *about = row
    kind, subject, metric, change, product, period, first, last, article_id, *_ = about
    figure = Figure(start, end, written, value, unit, qualifier)
    days = (date.fromisoformat(day) if day else None for day in (first, last))
    return FigureRow(article_id, ordinal, figure, kind, subject, metric, change, product, period, *days)
