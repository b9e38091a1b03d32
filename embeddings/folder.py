"""The index folder on disk: which generation is in use, who may write, and the one rename that swaps a new one in.

    CURRENT               names the generation in use
    generation-000007/    one whole index, never changed once it is named by CURRENT
    building/             the next generation, while a writer works on it
    writer.lock, writer   the lock, and the process that holds it

A writer that is killed leaves CURRENT as it was. The generation before the current one is kept until the next swap, for
the readers that still have it open. Must not know what a generation holds, beyond files and folders.
"""

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.whole_files import replacing
from embeddings.errors import IndexBusy, IndexMissing

_PREFIX = "generation-"

log = logging.getLogger(__name__)


class IndexFolder:
    """The generations of one index."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.building = path / "building"

    def current(self) -> Path | None:
        """Return the generation in use, None where nothing was indexed yet."""
        try:
            name = (self.path / "CURRENT").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        return self.path / name

    def require_current(self) -> Path:
        """Return the generation in use.

        Raises:
            IndexMissing: nothing was indexed yet.

        """
        generation = self.current()
        if generation is None:
            raise IndexMissing(f"There is no index in {self.path}. Build one: wenju index PATH...")
        return generation

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only writer.

        Raises:
            IndexBusy: another process is.

        """
        self.path.mkdir(parents=True, exist_ok=True)
        holder = self.path / "writer"
        try:
            with FileLock(self.path / "writer.lock", timeout=0):
                holder.write_text(str(os.getpid()), encoding="utf-8")
                yield
                holder.unlink()
        except Timeout as error:
            who = f"process {holder.read_text(encoding='utf-8')}" if holder.exists() else "another process"
            raise IndexBusy(f"{self.path} is being written by {who}. Wait until it is done, or stop it.") from error

    def is_written(self) -> bool:
        """Whether a writer is at work."""
        lock = FileLock(self.path / "writer.lock", timeout=0)
        try:
            with lock:
                return False
        except Timeout:
            return True

    def resumes(self, ticket: str) -> bool:
        """Whether `building` holds the unfinished work of a writer that did the same task."""
        note = self.building / "ticket"
        return note.exists() and note.read_text(encoding="utf-8") == ticket

    def start(self, base: Path | None) -> None:
        """Lay out `building` as a copy of a generation, or as an empty folder."""
        self.discard()
        self.building.mkdir()
        if base:
            _clone(base, self.building)

    def ready(self, ticket: str) -> None:
        """Say that `building` is laid out: from now on interrupted work on the task is worth going on with."""
        _flush(self.building)  # or else a power failure could leave the ticket, and not what it vouches for
        (self.building / "ticket").write_text(ticket, encoding="utf-8")

    def discard(self) -> None:
        """Remove `building`."""
        if self.building.exists():
            shutil.rmtree(self.building)

    def swap(self) -> Path:
        """Make `building` the generation in use, whole or not at all, even if the power fails."""
        before = self.current()
        number = int(before.name.removeprefix(_PREFIX)) + 1 if before else 1
        generation = self.path / f"{_PREFIX}{number:06}"
        if generation.exists():  # renamed by a writer that was killed before it could name it in CURRENT
            shutil.rmtree(generation)
        (self.building / "ticket").unlink()
        _flush(self.building)
        self.building.rename(generation)
        _flush_folder(self.path)
        with replacing(self.path / "CURRENT") as file:
            file.write(generation.name.encode())
        _flush_folder(self.path)
        self._sweep(keep={generation, before})
        return generation

    def _sweep(self, keep: set[Path | None]) -> None:
        for folder in set(self.path.glob(f"{_PREFIX}*")) - keep:
            try:
                shutil.rmtree(folder)
            except OSError as error:  # Windows removes no file that a reader has mapped: the next swap tries again
                log.info("left %s: %s", folder, error)


def _clone(source: Path, target: Path) -> None:
    """Copy a generation; the word index's files and the vectors, which no writer changes in place, by links to them."""
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir()
        elif path.parent == source and path.suffix != ".faiss":
            shutil.copyfile(path, copy)
        elif not path.name.endswith(".lock"):
            _link(path, copy)


def _link(path: Path, copy: Path) -> None:
    try:
        copy.hardlink_to(path)
    except OSError:  # a file system without links
        shutil.copyfile(path, copy)


def _flush(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir():
            _flush_folder(path)
        else:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    if sys.platform != "win32":  # which can't open a folder, and needs no flushing of one
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
