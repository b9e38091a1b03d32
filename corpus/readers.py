"""A file to its articles: the one door from the disk into the corpus.

Chooses the reader by suffix and puts the stages in order: format, cleaning, sections. Never raises for what a file
holds: that becomes a Failure.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from corpus import frontmatter, lines, markup, webpage
from corpus.article import Article
from corpus.blocks import Block, Draft, Kind
from corpus.characters import parse_date, tidy
from corpus.chunking import sentences
from corpus.cleaning import clean
from corpus.documents import read_docx, read_pdf
from corpus.encoding import decode, detect
from corpus.errors import UnreadableError
from corpus.files import STREAMS, Failure
from corpus.sections import leading_heading, paragraphs

_LONGEST_LINE = 64 * 2**20
"""Bytes of one JSON Lines record; a longer line is no article."""

_LONGEST_TITLE = 40
"""Characters of a first sentence that stands in for a title."""

_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{8})(?:\D|$)[-_\s]*")


def read(path: Path) -> Iterator[Article | Failure]:
    """Read a file's articles one after the other; what cannot be read comes as a Failure in its place.

    The article's id is the file's stem; in JSON Lines the record's ``id``, or the stem and the line number.
    """
    suffix = path.suffix.lower()
    try:
        if suffix in STREAMS:
            with path.open("rb") as file:
                yield from _read_stream(file, path)
            return
        if suffix not in _READERS:
            raise UnreadableError(f"no reader for {suffix or 'a file without a suffix'}")
        yield _assemble(_READERS[suffix](path), path.stem)
    except UnreadableError as error:
        yield Failure(str(path), str(error))
    except OSError as error:
        yield Failure(str(path), (error.strerror or str(error)).lower())


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


def _read_stream(file: BinaryIO, path: Path) -> Iterator[Article | Failure]:
    encoding = detect(file.read(65_536).rpartition(b"\n")[0] or b"{}")
    file.seek(0)
    number = 0
    while raw := file.readline(_LONGEST_LINE):
        number += 1
        if not raw.strip():
            continue
        try:
            draft, name = _read_record(raw.decode(encoding))
            yield _assemble(draft, name or f"{path.stem}-{number}")
        except UnicodeDecodeError as error:
            yield Failure(str(path), f"not valid {encoding}: {error.reason}", number)
        except UnreadableError as error:
            yield Failure(str(path), str(error), number)


def _read_record(line: str) -> tuple[Draft, str]:
    """Read one line into a draft and its id, "" without one."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not JSON ({str(error)[:120]})") from error
    if not isinstance(record, dict):
        raise UnreadableError(f"a JSON object is expected, not {type(record).__name__}")
    texts = record.get("paragraphs", record.get("text"))
    texts = texts.splitlines() if isinstance(texts, str) else texts
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise UnreadableError('no "text" (a string) and no "paragraphs" (a list of strings)')
    blocks = [Block(Kind.PARAGRAPH, text) for text in map(tidy, texts) if text]
    draft = Draft(
        blocks,
        title=_field(record, "title"),
        published=parse_date(_field(record, "date")),
        publisher=_field(record, "publisher"),
        url=_field(record, "url"),
    )
    return draft, _field(record, "id")


def _field(record: dict[str, object], name: str) -> str:
    value = record.get(name)
    return tidy(str(value)) if isinstance(value, str | int) else ""


def _assemble(draft: Draft, article_id: str) -> Article:
    """Clean a draft and cut it into paragraphs; what the metadata leave open is read off the text and the name.

    Raises:
        UnreadableError: no text is left.

    """
    cleaned = clean(draft.blocks)
    # A page of credit lines and nothing else is still what its reader sees.
    blocks = cleaned.blocks or [block for block in draft.blocks if block.text]
    title = draft.title or leading_heading(blocks)
    body = paragraphs(blocks, article_id, title)
    if not body:
        raise UnreadableError("no text in it")
    return Article(
        id=article_id,
        title=title or _title_of_name(article_id) or _first_sentence(body[0].text),
        published=draft.published or cleaned.published or _date_of_name(article_id),
        # The closing source line names who wrote; a tag or a site's name may only name who reprinted.
        publisher=cleaned.publisher or draft.publisher,
        url=draft.url or cleaned.url,
        paragraphs=body,
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
