"""A grid of cells to one text a row, each value with the name of its column.

Knows nothing of where a grid comes from.
"""

import re
from collections.abc import Sequence

Grid = Sequence[Sequence[str]]

_FIGURE = re.compile(r"\d")


def row_texts(grid: Grid, header_rows: int | None = None) -> list[str]:
    """Write each row under the header as "列名：值；列名：值", so that a row can be cited alone.

    ``header_rows`` is None where the format does not tell: then the first row is the header, if it names columns,
    that is, holds no figure but years ("2021年") while the rows below hold some. Several header rows are joined,
    column by column. Empty cells are left out.
    """
    rows = [row for row in grid if any(row)]
    if header_rows is None:
        header_rows = int(_names_columns(rows))
    if header_rows >= len(rows):
        header_rows = 0
    names = [_join(column) for column in _columns(rows[:header_rows])]
    return [text for row in rows[header_rows:] if (text := _row_text(row, names))]


def _row_text(row: Sequence[str], names: Sequence[str]) -> str:
    cells = []
    for position, value in enumerate(row):
        name = names[position] if position < len(names) else ""
        # A cell that spans columns is repeated in the grid; it is said once.
        if value and not (position and value == row[position - 1] and not name):
            cells.append(f"{name}：{value}" if name and name != value else value)
    return "；".join(cells)


def _names_columns(rows: Grid) -> bool:
    if len(rows) < 2:
        return False
    head, *body = rows
    names = all(len(cell) <= 30 and not _FIGURE.search(re.sub(r"(19|20)\d\d", "", cell)) for cell in head)
    return names and sum(map(bool, head)) > 1 and any(_FIGURE.search(cell) for row in body for cell in row)


def _columns(rows: Grid) -> list[list[str]]:
    width = max((len(row) for row in rows), default=0)
    return [[row[position] for row in rows if position < len(row)] for position in range(width)]


def _join(cells: Sequence[str]) -> str:
    """Join a column's header cells; a cell that spans rows comes once."""
    return "".join(dict.fromkeys(cells))
