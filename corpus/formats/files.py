"""Find the files that can hold articles, and say of every other one why it was left out.

Looks at names, sizes and kinds, never into a file.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus.errors import UnreadableError, Why

DOCUMENTS = frozenset({".md", ".markdown", ".html", ".htm", ".txt", ".pdf", ".docx"})
"""Suffixes of files that are read whole, one article each."""

STREAMS = frozenset({".jsonl", ".ndjson"})
"""Suffixes of files that are read line by line, many articles each, of any size."""

LARGEST_DOCUMENT = 100 * 2**20
"""Bytes; a larger document is no article, and would be held in memory several times over."""

_NO_PERMISSION = "no permission to read it"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file worth reading. ``size`` in bytes; ``modified_ns`` in nanoseconds since the epoch."""

    path: Path
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why: the kind, and a sentence for the command line.

    ``line`` is 1-based, for a line of a JSON Lines file.
    """

    path: str
    why: Why
    reason: str
    line: int | None = None

    @classmethod
    def of(cls, path: str, error: UnreadableError | OSError, line: int | None = None) -> Self:
        """Make a failure of what was raised."""
        if isinstance(error, UnreadableError):
            return cls(path, error.why, str(error), line)
        if isinstance(error, PermissionError):
            return cls(path, Why.FORBIDDEN, _NO_PERMISSION, line)
        why = Why.GONE if isinstance(error, FileNotFoundError) else Why.OTHER
        return cls(path, why, (error.strerror or str(error)).lower(), line)

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file inside a walked folder that no reader handles: an image, a style sheet. Not a failure."""

    path: str
    suffix: str


def find(paths: Iterable[Path]) -> Iterator[SourceFile | Failure | Skipped]:
    """Walk files and folders in name order; every file is given once, by its absolute path.

    Hidden files and folders inside a folder are passed over. Links are followed; a folder that was walked
    already is not walked again, and one that holds itself is a failure.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        # absolute(), not resolve(): the user's own name for a file is the one to report and to store.
        yield from _visit(path.absolute(), seen, ancestors=(), named=True)


def _visit(
    path: Path, seen: set[tuple[int, int]], ancestors: tuple[tuple[int, int], ...], named: bool
) -> Iterator[SourceFile | Failure | Skipped]:
    name = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        status = path.stat()
    except FileNotFoundError:
        reason = "link to a file that does not exist" if path.is_symlink() else "no such file or folder"
        yield Failure(name, Why.GONE, reason)
        return
    except OSError as error:
        yield Failure.of(name, error)
        return
    key = (status.st_dev, status.st_ino)
    if key in ancestors:
        yield Failure(name, Why.OTHER, "link loop: the folder holds itself")
    elif key in seen:
        return
    elif stat.S_ISDIR(status.st_mode):
        seen.add(key)
        try:
            children = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            yield Failure.of(name, error)
            return
        for child in children:
            yield from _visit(child, seen, (*ancestors, key), named=False)
    else:
        seen.add(key)
        yield _judge(path, name, status, named)


def _judge(path: Path, name: str, status: os.stat_result, named: bool) -> SourceFile | Failure | Skipped:
    suffix = path.suffix.lower()
    if suffix not in DOCUMENTS | STREAMS:
        if not named:
            return Skipped(name, suffix)
        return Failure(name, Why.SUFFIX, f"no reader for {suffix or 'a file without a suffix'}; known: {_known()}")
    if not stat.S_ISREG(status.st_mode):
        return Failure(name, Why.OTHER, "not a regular file")
    if name != str(path):
        return Failure(name, Why.OTHER, "the file name is not valid UTF-8; rename the file")
    if status.st_size == 0:
        return Failure(name, Why.EMPTY, "empty file")
    if suffix in DOCUMENTS and status.st_size > LARGEST_DOCUMENT:
        size, most = (f"{size / 2**20:.0f} MB" for size in (status.st_size, LARGEST_DOCUMENT))
        return Failure(name, Why.LARGE, f"{size}, larger than {most}; split it or use JSON Lines")
    if not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        return Failure(name, Why.FORBIDDEN, _NO_PERMISSION)
    return SourceFile(path, status.st_size, status.st_mtime_ns)


def _known() -> str:
    return " ".join(sorted(DOCUMENTS | STREAMS))
