"""PDF and DOCX to drafts.

Both come from outside and may be broken or hostile: whatever their libraries trip over becomes UnreadableError. Knows
nothing of cleaning.
"""

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from corpus.blocks import Block, Draft, Kind
from corpus.characters import tidy
from corpus.errors import UnreadableError, Why
from corpus.formats.lines import unwrap
from corpus.formats.tables import row_texts

# Neither library documents what a damaged file makes it raise; these are what damaged structures lead to: missing
# keys, wrong types and lengths, values out of range, references in a circle.
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, LxmlError, NotImplementedError, OSError,
    PyPdfError, RecursionError, struct.error, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip

_LARGEST_UNPACKED = 500 * 2**20
"""Bytes; a DOCX that says it unpacks to more is a bomb, or no article."""

_PAGE_NUMBER = re.compile(r"[-—–·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}(?:\s*页)?)?[-—–·\s]*")
_EDGE_LINES = 2
"""Lines at the top and at the bottom of a page where running heads and page numbers stand."""

_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


def read_pdf(path: Path) -> Draft:
    """Read a PDF: its lines joined to paragraphs over page ends, without page numbers and running heads.

    Raises:
        UnreadableError: damaged, locked by a password, or without text (a scan).

    """
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(Why.LOCKED, "PDF locked by a password; save it without one")
        pages = [[line for line in page.extract_text().split("\n") if line.strip()] for page in reader.pages]
        title = (reader.metadata.title or "") if reader.metadata else ""
    except _DAMAGE as error:
        raise UnreadableError(Why.BROKEN, f"broken PDF ({_explain(error)})") from error
    if not any(pages):
        raise UnreadableError(Why.SCANNED, "PDF without text, probably scanned; run a text recognition over it first")
    lines = [line for page in _without_page_furniture(pages) for line in page]
    # What a word processor puts there ("Microsoft Word - 通知.docx") is a file name, not a title.
    title = "" if re.search(r"\.\w{3,4}$|^Microsoft|^untitled", title, re.IGNORECASE) else tidy(title)
    return Draft([Block(Kind.PARAGRAPH, text) for text in unwrap(lines)], title=title)


def _without_page_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Drop page numbers, and lines that most pages repeat at their top or bottom, whatever number they hold."""
    edges = [[_numberless(line) for line in _edge(page)] for page in pages]
    counts = Counter(line for edge in edges for line in set(edge))
    repeated = {line for line, count in counts.items() if count >= 3 and count > len(pages) / 2}
    kept = []
    for page in pages:
        last = len(page) - 1
        kept.append(
            [
                line
                for position, line in enumerate(page)
                if _EDGE_LINES <= position <= last - _EDGE_LINES
                or not (_PAGE_NUMBER.fullmatch(line) or _numberless(line) in repeated)
            ]
        )
    return kept


def _edge(page: Sequence[str]) -> list[str]:
    return [*page[:_EDGE_LINES], *page[max(len(page) - _EDGE_LINES, _EDGE_LINES) :]]


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))


def read_docx(path: Path) -> Draft:
    """Read a DOCX: headings by their styles, lists, and tables where they stand in the text.

    Raises:
        UnreadableError: damaged, or unpacking to an unreasonable size.

    """
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise UnreadableError(Why.LARGE, f"DOCX that unpacks to {unpacked // 2**20} MB; not read")
        document = docx.Document(str(path))
        blocks = [block for part in document.iter_inner_content() for block in _blocks(part)]
        title = tidy(document.core_properties.title or "")
    except _DAMAGE as error:
        raise UnreadableError(Why.BROKEN, f"broken DOCX ({_explain(error)})") from error
    return Draft(blocks, title="" if title.lower() == "word document" else title)


def _blocks(part: Paragraph | Table) -> Iterator[Block]:
    if isinstance(part, Table):
        for row in row_texts([[tidy(cell.text) for cell in row.cells] for row in part.rows]):
            yield Block(Kind.ROW, row)
        return
    text = tidy(_visible_text(part))
    style = (part.style.name or "") if part.style is not None else ""
    heading = _HEADING_STYLE.match(style)
    pictured = bool(part._element.xpath(".//w:drawing | .//w:pict"))
    if not text:
        if pictured:
            yield Block(Kind.IMAGE, "")
    elif heading or style in ("Title", "标题"):
        yield Block(Kind.HEADING, text, level=min(int(heading[1]) if heading else 1, 6))
    elif style.startswith("List") or part._element.xpath("./w:pPr/w:numPr"):
        yield Block(Kind.ITEM, text)
    else:
        runs = [run for run in part.runs if run.text.strip()]
        centred = part.alignment is not None and part.alignment.name == "CENTER"
        strong = bool(runs) and all(run.bold for run in runs)
        yield Block(Kind.PARAGRAPH, text, strong=strong, aside=centred or style == "Caption", pictured=pictured)


def _visible_text(paragraph: Paragraph) -> str:
    """Text with tracked insertions and links, which ``paragraph.text`` leaves out, and without a text box twice."""
    nodes: Sequence[Any] = paragraph._element.xpath(
        ".//*[self::w:t or self::w:tab or self::w:br][not(ancestor::*[local-name()='Fallback'])]"
    )
    return "".join(node.text or "" if node.tag.endswith("}t") else " " for node in nodes)


def _explain(error: BaseException) -> str:
    return f"{type(error).__name__}: {str(error)[:120]}".removesuffix(": ")
