"""The figures of an index for people and spreadsheets: ``wenju figures``. Knows nothing of how they were found."""

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TextIO

from corpus.article import ArticleHead
from corpus.measuring.figure_row import FigureRow

Listed = tuple[FigureRow, ArticleHead]

_SHOWN = ("主体", "指标", "数值", "时期", "产品", "发布", "来源", "段落")
_COLUMNS = (
    "subject", "metric", "change", "product", "written", "value", "unit", "qualifier", "kind", "period", "first",
    "last", "publisher", "published", "title", "article", "paragraph",
)  # fmt: skip
_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What begins a formula; spreadsheets of East Asia read the wide forms, too."""

_WIDEST = 36
"""Columns that a cell of the table takes at most; a CSV cell is never cut."""


def write_table(listed: Sequence[Listed], out: TextIO) -> None:
    """Write figures as aligned text, a Chinese character taking two columns of the terminal."""
    lines = [_SHOWN, *(_shown(row, head) for row, head in listed)]
    cells = [[_cut(_printable(cell)) for cell in line] for line in lines]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
        out.write("  ".join(padded).rstrip() + "\n")


def write_csv(listed: Iterable[Listed], out: TextIO) -> None:
    """Write figures as CSV with a header; no cell of it is a formula for a spreadsheet."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row, head in listed:
        figure = row.figure
        writer.writerow(
            map(
                _harmless,
                (
                    row.subject, row.metric, row.change, row.product, figure.written, f"{figure.value:.15g}",
                    figure.unit, figure.qualifier, row.kind, row.period, row.first or "", row.last or "",
                    head.publisher, head.published or "", head.title, head.id, row.ordinal,
                ),
            )
        )  # fmt: skip


def _shown(row: FigureRow, head: ArticleHead) -> tuple[str, ...]:
    measured = " ".join(part for part in (row.metric, row.change) if part)
    published = head.published.isoformat() if head.published else ""
    source = head.publisher or head.title
    return row.subject, measured, row.figure.written, row.period, row.product, published, source, row.paragraph_id


def _harmless(cell: object) -> str:
    """A cell that no spreadsheet computes: what would begin a formula gets an apostrophe in front."""
    text = _printable(str(cell))
    return f"'{text}" if text.lstrip().startswith(_FORMULAS) else text


def _printable(text: str) -> str:
    """Without control characters, which steer terminals and end lines of CSV."""
    return "".join(c if c.isprintable() else " " for c in text)


def _cut(text: str) -> str:
    if _width(text) <= _WIDEST:
        return text
    while _width(text) > _WIDEST - 1:
        text = text[:-1]
    return text + "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
