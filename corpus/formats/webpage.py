"""A page saved from the web: its article among menus, related links and footers.

Trafilatura tells which texts are the article and reads the metadata; the blocks themselves come from our own walk, so
that no table, heading or bold line of the article is lost on the way.
"""

import re
from typing import Any

from corpus.blocks import Block, Draft, Kind
from corpus.characters import parse_date, squeeze, tidy
from corpus.formats.markup import from_html

_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(https?://[^\s>]+?)\s*-->", re.IGNORECASE)
# Chinese news sites name the publisher of a reprint here.
_SOURCE = re.compile(
    r"<meta\s+name=[\"']?(?:source|mediaid|copyright-?owner)[\"']?\s+content=[\"']([^\"']{2,30})", re.I
)

_CERTAIN_LENGTH = 60
"""Characters; a longer paragraph amid the article is kept even if it was not recognised as part of it."""


def is_page(text: str) -> bool:
    """Whether the text is a whole page rather than a fragment."""
    return _PAGE.search(text[:5000]) is not None


def read_page(text: str) -> Draft:
    """Read a page's article with its title, date, publisher and address.

    Raises:
        UnreadableError: nested too deeply.

    """
    blocks = from_html(text)
    # Imported here: takes a third of a second, which a start without web pages need not pay.
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        text,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or not found.text:
        return Draft(blocks)
    saved, source = _SAVED_FROM.search(text[:5000]), _SOURCE.search(text)
    return Draft(
        _article(blocks, squeeze(tidy(found.text)), tidy(found.title or "")),
        title=tidy(found.title or ""),
        published=parse_date(found.date or ""),
        publisher=tidy(source[1] if source else found.sitename or ""),
        url=saved[1] if saved else found.url or "",
    )


def _article(blocks: list[Block], extracted: str, title: str) -> list[Block]:
    """Cut the blocks down to the stretch that holds the extracted text, and drop the strangers inside it."""
    known = [bool(block.text) and len(block.text) > 1 and squeeze(block.text) in extracted for block in blocks]
    long = [position for position, block in enumerate(blocks) if known[position] and len(block.text) >= 20]
    if not long:
        return blocks
    start, end = long[0], long[-1] + 1
    # A heading above the first paragraph, rows and list items below the last, belong to the article as well.
    while start > 0 and (known[start - 1] or blocks[start - 1].kind in (Kind.HEADING, Kind.ROW)):
        start -= 1
    while end < len(blocks) and (known[end] or blocks[end].kind is Kind.ROW):
        end += 1
    # Source and date often stand in a line of their own between title and text.
    credit = [
        block
        for block in blocks[max(start - 8, 0) : start]
        if re.search(r"来源|时间|日期", block.text) and len(block.text) <= 80
    ]
    return credit + [
        block
        for position, block in enumerate(blocks[start:end], start)
        if known[position]
        or block.kind in (Kind.HEADING, Kind.ROW, Kind.IMAGE)
        or block.strong
        or (len(block.text) >= _CERTAIN_LENGTH and not block.links)
    ]
