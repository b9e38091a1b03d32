"""A file to its articles: the one door from the disk into the corpus.

Chooses the reader by suffix and puts the stages in order: format, cleaning, sections. Never raises for what a file
holds: that becomes a Failure.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from corpus.article import Article
from corpus.blocks import Draft
from corpus.characters import parse_date, tidy
from corpus.chunking import sentences
from corpus.errors import UnreadableError, Why
from corpus.formats import frontmatter, lines, markup, webpage
from corpus.formats.documents import read_docx, read_pdf
from corpus.formats.encoding import decode
from corpus.formats.files import STREAMS, Failure
from corpus.formats.records import read_records
from corpus.tidying.cleaning import clean
from corpus.tidying.sections import leading_heading, paragraphs

_LONGEST_TITLE = 40
"""Characters of a first sentence that stands in for a title."""

_WEB_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)
"""An article's link is shown to be clicked: no javascript:, no file:."""

_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{8})(?:\D|$)[-_\s]*")


def read(path: Path) -> Iterator[Article | Failure]:
    """Read a file's articles one after the other; what cannot be read comes as a Failure in its place.

    The article's id is the file's stem; in JSON Lines the record's ``id``, or the stem and the line number.
    """
    suffix = path.suffix.lower()
    try:
        if suffix in STREAMS:
            yield from _read_stream(path)
        elif suffix in _READERS:
            yield _assemble(_READERS[suffix](path), path.stem, file_name=path.stem)
        else:
            yield Failure(str(path), Why.SUFFIX, f"no reader for {suffix or 'a file without a suffix'}")
    except (UnreadableError, OSError) as error:
        yield Failure.of(str(path), error)


def _read_markdown(path: Path) -> Draft:
    front, body = frontmatter.split(decode(path.read_bytes()))
    return Draft(
        markup.from_markdown(body),
        title=tidy(front.first("title")),
        published=parse_date(front.first("date", "published", "pubdate")),
        publisher=tidy(front.first("publisher", "source")) or _publisher_of_tag(front.first("tags", "tag")),
        url=front.first("url", "link", "source_url", "original"),
    )


def _publisher_of_tag(tag: str) -> str:
    """Read the publisher off a tag like "北京商报新闻", by which some archives sort their posts."""
    return tag.removesuffix("新闻") if tag.endswith("新闻") else ""


def _read_html(path: Path) -> Draft:
    text = decode(path.read_bytes(), html=True)
    return webpage.read_page(text) if webpage.is_page(text) else Draft(markup.from_html(text))


def _read_text(path: Path) -> Draft:
    return Draft(lines.from_text(decode(path.read_bytes())))


_READERS: dict[str, Callable[[Path], Draft]] = {
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".txt": _read_text,
    ".pdf": read_pdf,
    ".docx": read_docx,
}


def _read_stream(path: Path) -> Iterator[Article | Failure]:
    for record in read_records(path):
        if isinstance(record, Failure):
            yield record
            continue
        number, name, draft = record
        try:
            yield _assemble(draft, name or f"{path.stem}-{number}")
        except UnreadableError as error:
            yield Failure.of(str(path), error, number)


def _assemble(draft: Draft, article_id: str, file_name: str = "") -> Article:
    """Clean a draft and cut it into paragraphs; what the metadata leave open is read off the text and the file's name.

    Raises:
        UnreadableError: no text is left.

    """
    cleaned = clean(draft.blocks)
    # A page of credit lines and nothing else is still what its reader sees.
    blocks = cleaned.blocks or [block for block in draft.blocks if block.text]
    title = draft.title or cleaned.title or leading_heading(blocks)
    body = paragraphs(blocks, article_id, title)
    if not body:
        raise UnreadableError(Why.BLANK, "no text in it")
    return Article(
        id=article_id,
        title=title or _title_of_name(file_name) or _first_sentence(body[0].text),
        published=draft.published or cleaned.published or _date_of_name(file_name),
        # The closing source line names who wrote; a tag or a site's name may only name who reprinted.
        publisher=cleaned.publisher or draft.publisher,
        url=next((url for url in (draft.url, cleaned.url) if _WEB_ADDRESS.match(url)), ""),
        paragraphs=body,
        cut=cleaned.cut,
    )


def _date_of_name(name: str) -> date | None:
    match = _DATED_NAME.match(name)
    return parse_date(match[1]) if match else None


def _title_of_name(name: str) -> str:
    """Read a title off a file name: "2021-12-23-普惠_金融" -> "普惠 金融"; "" where it is a mere number or key."""
    words = re.sub(r"[-_\s]+", " ", _DATED_NAME.sub("", name, count=1)).strip()
    return words if re.search(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}", words) else ""


def _first_sentence(text: str) -> str:
    start, end = sentences(text)[0]
    first = text[start:end].strip().rstrip("。；")
    return first if len(first) <= _LONGEST_TITLE else first[: _LONGEST_TITLE - 1] + "…"
