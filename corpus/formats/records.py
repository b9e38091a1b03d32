"""JSON Lines to drafts, one line at a time: a file of any size, each bad line told by its number.

Fields: {id, title?, date?, publisher?, url?, text | paragraphs}. Knows nothing of cleaning.
"""

import io
import json
from collections.abc import Iterator
from pathlib import Path

from corpus.blocks import Block, Draft, Kind
from corpus.characters import parse_date, tidy
from corpus.errors import UnreadableError, Why
from corpus.formats.encoding import detect
from corpus.formats.files import Failure
from corpus.tidying.parting import parted

_SAMPLE = 65_536
_LONGEST_LINE = 64 * 2**20
"""Bytes of one record; a longer line is no article, and would be held in memory several times over."""


def read_records(path: Path) -> Iterator[tuple[int, str, Draft] | Failure]:
    """Give (line number, id, draft) for every record; the id is "" where the record has none.

    Raises:
        UnreadableError: the file as a whole is binary.
        OSError: it cannot be opened or read.

    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
        # Up to the last line end: half a character at the end of the sample is no sign of damage.
        encoding = detect(head[: head.rfind(b"\n") + 1] or head)
        file.seek(0)
        if encoding.startswith(("utf-16", "utf-32")):
            # There a line end is more than one byte, which a file read by bytes does not find.
            text_file = io.TextIOWrapper(file, encoding, errors="replace", newline="\n")
            lines: Iterator[bytes | str] = iter(lambda: text_file.readline(_LONGEST_LINE), "")
        else:
            lines = iter(lambda: file.readline(_LONGEST_LINE), b"")
        for number, line in enumerate(lines, 1):
            try:
                text = line.decode(encoding) if isinstance(line, bytes) else line
                if text.strip():
                    yield number, *_record(text)
            except UnicodeDecodeError as error:
                yield Failure(str(path), Why.BINARY, f"not valid {encoding}: {error.reason}", number)
            except UnreadableError as error:
                yield Failure.of(str(path), error, number)


def _record(line: str) -> tuple[str, Draft]:
    try:
        record = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(Why.NOT_JSON, f"not JSON ({str(error)[:120]})") from error
    if not isinstance(record, dict):
        raise UnreadableError(Why.NOT_JSON, f"a JSON object is expected, not {type(record).__name__}")
    texts = record.get("paragraphs", record.get("text"))
    if isinstance(texts, str):
        texts = [text for line in texts.splitlines() for text in parted(line)]
    elif isinstance(texts, list) and all(isinstance(text, str) for text in texts):
        texts = [tidy(text) for text in texts]
    else:
        raise UnreadableError(Why.NO_FIELD, 'no "text" (a string) and no "paragraphs" (a list of strings)')
    draft = Draft(
        [Block(Kind.PARAGRAPH, text) for text in texts if text],
        title=_field(record, "title"),
        published=parse_date(_field(record, "date")),
        publisher=_field(record, "publisher"),
        url=_field(record, "url"),
    )
    return _field(record, "id"), draft


def _field(record: dict[str, object], name: str) -> str:
    value = record.get(name)
    return tidy(str(value)) if isinstance(value, str | int) else ""
