"""The folder of uploaded files: under safe names of its own, whole or not at all.

What a browser calls a file is read for its last part and its suffix, and nothing more. Must not know of indexes.
"""

import filecmp
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PureWindowsPath

from corpus.formats.files import DOCUMENTS, STREAMS
from corpus.whole_files import replacing

SUFFIXES = DOCUMENTS | STREAMS
LARGEST = 50 * 2**20
"""Bytes of an uploaded file."""

_LONGEST_STEM = 150  # bytes of UTF-8; file systems take 255 for a whole name
_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))})


class Unfit(StrEnum):
    """Why a file is not kept."""

    SUFFIX = "suffix"
    EMPTY = "empty"
    LARGE = "large"
    LOST = "lost"  # it is not where it was uploaded to


class UploadError(Exception):
    """A file can't be kept; ``unfit`` says why."""

    def __init__(self, unfit: Unfit, name: str) -> None:
        super().__init__(f"{name}: {unfit}")
        self.unfit = unfit


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was received: where it lies now, and what the browser calls it."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a file is kept; ``new`` unless the same file was there already."""

    path: Path
    new: bool


class Uploads:
    """The files that were uploaded to one index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, index: Path) -> "Uploads":
        """The uploads of an index lie beside it: who deletes the index to build it anew keeps them."""
        return cls(index.absolute().with_name(f"{index.name}-uploads"))

    def keep(self, upload: Upload) -> Kept:
        """Move a received file into the folder; another file of its name gets a number behind the name.

        Raises:
            UploadError: it has a suffix that no reader handles, holds nothing or too much, or is gone.
            OSError: it can't be written.

        """
        name = safe_name(upload.name)
        if Path(name).suffix.lower() not in SUFFIXES:
            raise UploadError(Unfit.SUFFIX, name)
        try:
            size = upload.path.stat().st_size
        except FileNotFoundError as error:
            raise UploadError(Unfit.LOST, name) from error
        if not 0 < size <= LARGEST:
            raise UploadError(Unfit.LARGE if size else Unfit.EMPTY, name)
        self.folder.mkdir(parents=True, exist_ok=True)
        for target in _numbered(self.folder / name):
            if not target.exists():
                break
            if filecmp.cmp(upload.path, target, shallow=False):
                return Kept(target, new=False)
        with upload.path.open("rb") as received, replacing(target) as file:
            shutil.copyfileobj(received, file)
        return Kept(target, new=True)

    def holds(self, path: Path) -> bool:
        """Whether a path is one of an uploaded file."""
        return path.parent == self.folder

    def delete(self, paths: Iterable[Path]) -> None:
        """Delete uploaded files."""
        for path in paths:
            if not self.holds(path):
                raise ValueError(f"{path} was not uploaded")
            with suppress(FileNotFoundError):
                path.unlink()


def safe_name(name: str) -> str:
    """Return a file name that any system takes: one part, no control or special characters, of bounded length."""
    last = PureWindowsPath(name).name  # which splits at both kinds of slashes
    kept = "".join(c for c in unicodedata.normalize("NFC", last) if c.isprintable() and c not in _FORBIDDEN)
    path = PureWindowsPath(kept.strip())
    stem = path.stem.strip(" .").encode()[:_LONGEST_STEM].decode(errors="ignore").strip(" .")
    if not stem or stem.upper() in _DEVICES:
        stem = f"article{stem}"
    return stem + path.suffix


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
