"""HTML, and Markdown by way of HTML, to blocks: what a browser would show as paragraphs.

Hidden elements, scripts, comments and widgets are dropped here, since only markup tells them. What a paragraph is to
the article (a caption, a source line, a heading) is not judged here.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from markdown_it import MarkdownIt

from corpus.blocks import Block, Kind
from corpus.characters import tidy
from corpus.errors import UnreadableError, Why
from corpus.formats.tables import row_texts

# Elements come from lxml, which has no types.
Element = Any

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKING = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "header", "hr", "html", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", *_HEADINGS,
})  # fmt: skip
_UNSEEN = frozenset({
    "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas",
    "audio", "video", "form", "button", "select", "input", "textarea", "nav", "footer", "dialog", "map",
})  # fmt: skip
_STRONG = frozenset({"strong", "b"})
_ITALIC = frozenset({"em", "i", "cite"})
# A space at the edge of these is an accident of the editor that linked a name inside a sentence.
_SEAMLESS = frozenset({"a", "span"})

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CENTRED_STYLE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
# <!-- EM_StockImg_Start --> … <!-- EM_StockImg_End -->; comments around a whole text name no such thing.
_BRACKET = re.compile(
    r"<!--\s*(\w{0,40}?(?:img|stock|chart|quote|widget|advert|ad))_?(start|begin|end)\s*-->", re.IGNORECASE
)
_BETWEEN_LINKS = re.compile(r"[\s|｜丨/·•,，、<>《》\[\]()（）-]+")

# "7*24小时": between digits a star multiplies.
_TIMES = re.compile(r"(?<=\d)\*(?=\d)")
# CommonMark leaves **“京诚贷”**业务 alone: no closing mark may stand between a quote and a letter. Chinese writers
# mean bold all the same, as they do inside HTML paragraphs.
_STARS = re.compile(r"\*\*([^*<>\n]+)\*\*")

# Indented code is off: in Chinese posts an indented line is a paragraph.
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")

_LONGEST_CELL = 300
"""Characters; a table with a longer cell lays out a page rather than holds data."""


def from_markdown(text: str) -> list[Block]:
    """Turn Markdown with or without HTML inside into blocks.

    Raises:
        UnreadableError: nested too deeply.

    """
    rendered: str = _MARKDOWN.render(_TIMES.sub("&#42;", _without_widgets(text)))
    return from_html(_STARS.sub(r"<strong>\1</strong>", rendered))


def from_html(text: str) -> list[Block]:
    """Turn a page or a fragment into blocks.

    Raises:
        UnreadableError: nested too deeply.

    """
    root = parse(text)
    return [] if root is None else _Walker().walk(root)


def parse(text: str) -> Element | None:
    """Parse HTML and drop what a browser does not show; None where nothing is left.

    Raises:
        UnreadableError: nested too deeply for the parser, which would lose the rest without a word.

    """
    # huge_tree: 2048 levels instead of 256, which unclosed <font> tags on old pages do reach.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_without_widgets(text).encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableError(Why.OTHER, "HTML nested more than 2048 levels deep")
    for element in [element for element in root.iter() if _is_unseen(element)]:
        if element.getparent() is not None:
            element.drop_tree()
    return root


def _without_widgets(text: str) -> str:
    """Drop what stands between a widget's opening and closing comment."""
    kept, position = [], 0
    opened: re.Match[str] | None = None
    for bracket in _BRACKET.finditer(text):
        if bracket[2].lower() != "end":
            opened = opened or bracket
        elif opened and opened[1].lower() == bracket[1].lower():
            kept.append(text[position : opened.start()])
            position, opened = bracket.end(), None
    return "".join([*kept, text[position:]])


def _is_unseen(element: Element) -> bool:
    return (
        element.tag in _UNSEEN
        or "hidden" in element.attrib
        or _HIDDEN_STYLE.search(element.get("style", "")) is not None
    )


class _Walker:
    """Walks the tree once, without recursion; a block ends wherever a browser would start a new line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.level = 0
        self.strong = self.italic = self.centred = self.quoted = self.linked = self.titled = 0
        self.marker = ""
        self.lists: list[Iterator[str]] = []
        self._clear()

    def _clear(self) -> None:
        self.pieces: list[str] = []
        self.characters = self.strong_characters = self.aside_characters = 0
        self.links: list[str] = []
        self.unlinked = ""
        self.pictured = False

    def walk(self, root: Element) -> list[Block]:
        walk = etree.iterwalk(root, events=("start", "end"))
        in_table = None
        for event, element in walk:
            if event == "start":
                grid = _grid(element) if element.tag == "table" else None
                if grid is not None:
                    in_table = element
                    self._flush()
                    self._rows(element, grid)
                    walk.skip_subtree()
                else:
                    self._enter(element)
                    self._text(element.text)
            else:
                if element is in_table:
                    in_table = None
                else:
                    self._leave(element)
                tail = element.tail
                seam = element.tag in _SEAMLESS and tail and tail[0] == " "
                self._text("\n" + tail[1:] if seam else tail)
        self._flush()
        return self.blocks

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag in _BREAKING and not (tag == "br" and self.level):
            self._flush()
        if tag == "br":
            self._text("\n")
        self._count(element, 1)
        if tag in ("ul", "ol"):
            self.lists.append(_markers(element))
        elif tag == "li":
            self.marker = next(self.lists[-1]) if self.lists else ""
        elif tag == "img":
            self.pictured = True
        if tag in _SEAMLESS and self.pieces and self.pieces[-1].endswith(" "):
            self.pieces[-1] = self.pieces[-1][:-1] + "\n"
        if tag == "a" and element.get("href"):
            self.links.append(element.get("href").strip())

    def _leave(self, element: Element) -> None:
        tag = element.tag
        if tag in _BREAKING and tag != "br":
            self._flush()
        self._count(element, -1)
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()

    def _count(self, element: Element, step: int) -> None:
        """Count how many open elements set the style of the text that follows."""
        tag, style = element.tag, element.get("style", "")
        if tag in _HEADINGS:
            self.level += step * _HEADINGS[tag]
        if tag in ("figcaption", "caption"):
            self.titled += step
        if tag in _STRONG or _BOLD_STYLE.search(style):
            self.strong += step
        if tag in _ITALIC:
            self.italic += step
        if tag == "center" or element.get("align", "").lower() == "center" or _CENTRED_STYLE.search(style):
            self.centred += step
        if tag == "blockquote":
            self.quoted += step
        if tag == "a":
            self.linked += step

    def _text(self, text: str | None) -> None:
        if not text:
            return
        self.pieces.append(text)
        visible = len("".join(text.split()))
        self.characters += visible
        self.strong_characters += visible if self.strong else 0
        self.aside_characters += visible if self.italic or self.centred or self.titled else 0
        if not self.linked:
            self.unlinked += text

    def _flush(self) -> None:
        text = tidy("".join(self.pieces))
        if text or self.pictured:
            kind = Kind.PARAGRAPH if text else Kind.IMAGE
            if text and 0 < self.level <= 6:
                kind = Kind.HEADING
            elif text and self.lists:
                kind, text, self.marker = Kind.ITEM, self.marker + text, ""
            self.blocks.append(
                Block(
                    kind,
                    text,
                    level=self.level if kind is Kind.HEADING else 0,
                    strong=0 < self.characters == self.strong_characters,
                    aside=0 < self.characters == self.aside_characters,
                    quoted=self.quoted > 0,
                    pictured=self.pictured,
                    links=() if _BETWEEN_LINKS.sub("", self.unlinked) else tuple(self.links),
                )
            )
        self._clear()

    def _rows(self, table: Element, grid: list[list[str]]) -> None:
        caption = table.find("caption")
        title = tidy(caption.text_content()) if caption is not None else ""
        if title:
            self.blocks.append(Block(Kind.PARAGRAPH, title, strong=True))
        header = sum(1 for row in table.iter("tr") if len(row) and all(cell.tag == "th" for cell in row))
        self.blocks += [Block(Kind.ROW, row) for row in row_texts(grid, header or None)]


def _markers(element: Element) -> Iterator[str]:
    """Give the numbers of an ordered list's items; nothing for bullets."""
    if element.tag == "ul":
        while True:
            yield ""
    start = element.get("start", "")
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1
    while True:
        yield f"{number}. "
        number += 1


def _grid(table: Element) -> list[list[str]] | None:
    """Give a data table's cells, those that span rows or columns repeated; None for a table that lays out a page."""
    if table.find(".//table") is not None:
        return None
    grid: list[list[str]] = []
    spanning: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in [*(cell for cell in row if cell.tag in ("td", "th")), None]:
            while len(cells) in spanning:
                rows, text = spanning.pop(len(cells))
                if rows > 1:
                    spanning[len(cells)] = (rows - 1, text)
                cells.append(text)
            if cell is None:
                break
            text = _cell_text(cell)
            if len(text) > _LONGEST_CELL:
                return None
            for _ in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    spanning[len(cells)] = (_span(cell, "rowspan") - 1, text)
                cells.append(text)
        grid.append(cells)
    return grid if max(map(len, grid), default=0) > 1 else None


def _cell_text(cell: Element) -> str:
    pieces = []
    for node in cell.iter():
        pieces += ["\n" if node.tag in _BREAKING else "", node.text or ""]
        pieces.append(node.tail or "" if node is not cell else "")
    return tidy("".join(pieces))


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), 50) if value.isascii() and value.isdigit() and len(value) < 4 else 1
