"""The works that change an index for the library: add uploaded files, remove articles, read all known files again.

Each is one run of embeddings/build.py, long ones in a process of their own, with the folder of uploads kept in step and
an outcome for every file. Each waits while another program writes to the index. Stopped half-way (`show` raises), each
leaves what was there before. Must not know who asks, or who waits.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from corpus.article import Article
from corpus.formats.files import Failure
from corpus.formats.readers import read
from corpus.progress import Progress, Show
from corpus.storing.source_store import Holdings
from corpus.storing.store import Store
from embeddings.build import Report, remove, update
from embeddings.encoder import Encoder, load_encoder
from embeddings.errors import IndexBusy
from embeddings.folder import IndexFolder
from embeddings.index import STORE
from qa.archive.apart import apart
from qa.archive.uploads import Unfit, Upload, UploadError, Uploads

_WORTH_A_PROCESS = 2 * 2**20
"""Bytes of files; fewer are indexed before a process has loaded its dictionaries."""

_LINES_TRIED = 1_000  # of a file, before it is given up as one to begin an index with
_SECONDS_BETWEEN_LOOKS = 0.5  # at an index that another program writes to

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of a file.

    ``name`` is what the user calls it, ``kept_as`` the name that it is kept under (or lies under already), "" if none.
    ``articles`` counts those that are new in the library; none without a fault: all of it was there already.
    ``unfit`` is why the file was not even kept, ``failures`` what in it could not be read.
    """

    name: str
    kept_as: str = ""
    articles: int = 0
    unfit: Unfit | None = None
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a work did, in articles; ``files`` are those that were added, or else those that could not be read."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    files: tuple[FileResult, ...] = ()


class Filing:
    """Changes one index. One work at a time: a second one waits for the first."""

    def __init__(self, folder: Path, encoder: Encoder, encoder_name: str | None) -> None:
        """``encoder_name`` is how another process loads the same encoder; None is the one that ships."""
        self.uploads = Uploads.beside(folder)
        self._place = IndexFolder(folder)
        self._encoder = encoder
        self._encoder_name = encoder_name

    @property
    def has_index(self) -> bool:
        """Whether there is an index to file in already."""
        return self._place.current() is not None

    def add(self, received: Sequence[Upload], show: Show) -> Outcome:
        """Keep and index files. What was received is deleted, whatever becomes of it.

        Where there is no index yet, one is begun as soon as there is an article to put into it.

        Raises:
            EmbeddingsError: as `embeddings.build.update`.
            OSError: a file can't be written.

        """
        try:
            with self._undoing() as new:
                results = self._keep(received, new, show)
                paths = [self.uploads.folder / name for name in dict.fromkeys(r.kept_as for r in results) if name]
                before = self._holdings(paths)
                failures = _by_file(self._when_free(partial(self._take_in, paths, show), show))
        finally:
            for upload in received:
                upload.path.unlink(missing_ok=True)
        after = self._holdings(paths)
        self.uploads.delete(path for path in new if not after[path].articles)
        # Two equal files are kept as one, and only the first of them brought anything.
        gains = {path.name: _owned(after[path]) - _owned(before[path]) for path in paths}
        failed = {path.name: told for path, told in failures.items()}
        files = tuple(
            replace(result, articles=gains.pop(result.kept_as, 0), failures=failed.get(result.kept_as, ()))
            for result in results
        )
        unchanged = sum(not (file.articles or file.failures or file.unfit) for file in files)
        return Outcome(sum(file.articles for file in files), unchanged=unchanged, files=files)

    def remove(self, article_ids: Sequence[str], show: Show) -> Outcome:
        """Remove articles, and the uploaded files that hold nothing else.

        Raises:
            EmbeddingsError: as `embeddings.build.remove`.

        """
        with self._store() as store:
            holders = [Path(path) for path in store.sources.holders(article_ids) if self.uploads.holds(Path(path))]
        with self._undoing():
            work = partial(remove, self._place.path, article_ids, self._encoder, progress=show)
            report = self._when_free(work, show)
        after = self._holdings(holders)
        self.uploads.delete(path for path in holders if not after[path].articles)
        return Outcome(removed=report.removed)

    def reindex(self, rebuild: bool, show: Show) -> Outcome:
        """Read the known files again where they changed, or with ``rebuild`` all of them, and build anew.

        A file that is gone is told, and its articles stay: it may lie on a disk that is not there today. Stopped, the
        same work goes on another time from where it was.

        Raises:
            EmbeddingsError: as `embeddings.build.update`.

        """
        with self._store() as store:
            known = [path for path in map(Path, store.sources.stamps()) if not self.uploads.holds(path)]
        gone = self._holdings([path for path in known if not os.path.lexists(path)])
        roots = [path for path in known if path not in gone or gone[path].articles]
        if self.uploads.folder.exists():
            roots.append(self.uploads.folder)
        work = partial(_update, self._place.path, roots, self._encoder_name, True, rebuild)
        report = self._when_free(partial(apart, work, show), show)
        failed = _by_file(report.failures)
        files = tuple(FileResult(path.name, path.name, failures=told) for path, told in failed.items())
        return Outcome(report.added, report.updated, report.unchanged, report.removed, files)

    def _keep(self, received: Sequence[Upload], new: list[Path], show: Show) -> list[FileResult]:
        """Keep what was received; ``new`` is told of every file that was made."""
        results = []
        for done, upload in enumerate(received):
            show(Progress("keep", done, len(received)))
            try:
                kept = self.uploads.keep(upload)
            except UploadError as error:
                results.append(FileResult(upload.name, unfit=error.unfit))
                continue
            if kept.new:
                new.append(kept.path)
            results.append(FileResult(upload.name, kept.path.name))
        return results

    def _take_in(self, paths: Sequence[Path], show: Show) -> Iterable[Failure]:
        if not self.has_index:
            failures = list[Failure]()
            for item in chain.from_iterable(islice(read(path), _LINES_TRIED) for path in paths):
                if isinstance(item, Article):
                    break
                failures.append(item)
            else:
                return failures
        if sum(path.stat().st_size for path in paths) < _WORTH_A_PROCESS:
            return update(self._place.path, paths, self._encoder, progress=show).failures
        return apart(partial(_update, self._place.path, paths, self._encoder_name, False, False), show).failures

    def _when_free(self, work: Callable[[], Done], show: Show) -> Done:
        """Do a work when no other program writes to the index: the work meets IndexBusy before it has done anything."""
        while True:
            try:
                return work()
            except IndexBusy:
                while self._place.is_written():
                    show(Progress("wait", 0))
                    time.sleep(_SECONDS_BETWEEN_LOOKS)

    def _holdings(self, paths: Iterable[Path]) -> dict[Path, Holdings]:
        if not self.has_index:
            return dict.fromkeys(paths, Holdings(0, 0))
        with self._store() as store:
            return {path: store.sources.holdings([str(path)]) for path in paths}

    @contextmanager
    def _store(self) -> Iterator[Store]:
        with closing(Store.open(self._place.require_current() / STORE)) as store:
            yield store

    @contextmanager
    def _undoing(self) -> Iterator[list[Path]]:
        """Take back what a work began and did not end: new files, which it lists, and the index half built."""
        new = list[Path]()
        try:
            yield new
        except BaseException:
            self.uploads.delete(new)
            with suppress(IndexBusy), self._place.writing():  # another writer throws it away by itself
                self._place.discard()
            raise


def _update(
    folder: Path, paths: Sequence[Path], encoder_name: str | None, prune: bool, rebuild: bool, show: Show
) -> Report:
    return update(folder, paths, load_encoder(encoder_name), prune=prune, rebuild=rebuild, progress=show)


def _owned(holdings: Holdings) -> int:
    return holdings.articles - holdings.duplicates


def _by_file(failures: Iterable[Failure]) -> dict[Path, tuple[Failure, ...]]:
    found = defaultdict[Path, tuple[Failure, ...]](tuple)
    for failure in failures:
        found[Path(failure.path)] += (failure,)
    return dict(found)
