"""From files to the store: which files must be read, what they hold, and what is gone.

Must not know of words, vectors, or what the store is for.
"""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from corpus.article import Article
from corpus.formats.files import Failure, Skipped, SourceFile, find
from corpus.formats.readers import read
from corpus.progress import Progress, Show, ignore
from corpus.storing.ledger import Ledger
from corpus.storing.store import Store

_BATCH = 1_000  # articles between two commits
_BYTES_PER_CHARACTER = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """What lies under some paths; ``skipped`` counts files that no reader handles, by suffix."""

    roots: tuple[Path, ...]
    files: tuple[SourceFile, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[tuple[str, int], ...]

    @classmethod
    def under(cls, paths: Iterable[Path], show: Show = ignore) -> Self:
        """Walk files and folders."""
        roots = tuple(Path(os.path.abspath(path)) for path in paths)  # noqa: PTH100  # links keep their names
        files, failures, skipped = list[SourceFile](), list[Failure](), Counter[str]()
        for item in find(roots):
            match item:
                case SourceFile():
                    files.append(item)
                    show(Progress("find", len(files)))
                case Failure():
                    failures.append(item)
                case Skipped():
                    skipped[item.suffix] += 1
        return cls(roots, tuple(files), tuple(failures), tuple(sorted(skipped.items())))

    @property
    def paths(self) -> list[str]:
        """The paths of the files."""
        return [str(file.path) for file in self.files]

    def news(self, store: Store) -> list[SourceFile]:
        """Return the files that are not in a store as they are now, going by size and time of change."""
        stamps = store.sources.stamps()
        return [file for file in self.files if stamps.get(str(file.path)) != (file.size, file.modified_ns)]

    def gone(self, store: Store) -> list[Path]:
        """Return the sources of a store that should be under the roots, and are not there any more.

        A file that is there but can't be read now is not gone.
        """
        seen = {*self.paths, *(failure.path for failure in self.failures)}
        sources = (Path(path) for path in store.sources.stamps() if path not in seen)
        return [path for path in sources if any(map(path.is_relative_to, self.roots)) and not self._hidden(path)]

    def _hidden(self, path: Path) -> bool:
        """Whether a file may exist behind a folder that could not be opened."""
        failed = (Path(failure.path) for failure in self.failures)
        return any(path.is_relative_to(folder) and os.path.lexists(folder) for folder in failed)


def take_in(ledger: Ledger, files: Sequence[SourceFile], *, prune: bool = False, show: Show = ignore) -> list[Failure]:
    """Read files into a store, the articles of each in its order.

    Args:
        ledger: where to.
        files: what to read.
        prune: drop the articles that a file no longer holds, if all of it could be read.
        show: told the bytes done.

    Returns:
        What could not be read.

    """
    failures = list[Failure]()
    total = sum(file.size for file in files)
    done = 0
    for file in files:
        bad = list[Failure]()
        names = set[str]()
        key = None
        read_of_file = 0
        for item in read(file.path):
            if isinstance(item, Failure):
                bad.append(item)
                continue
            if key is None:
                key = ledger.source(file.path)
            article = _named(item, names)
            names.add(article.id)
            ledger.admit(key, file.path, article)
            read_of_file += _BYTES_PER_CHARACTER * sum(len(paragraph.text) for paragraph in item.paragraphs)
            if len(names) % _BATCH == 0:
                ledger.commit()
                show(Progress("read", done + min(read_of_file, file.size), total))
        if key is not None:
            if prune and not bad:
                ledger.unlist(key, ledger.listed(key) - names)
            ledger.finish_source(key, file, bad)
        failures += bad
        done += file.size
        show(Progress("read", done, total))
    ledger.commit()
    return failures


def settle(ledger: Ledger, show: Show = ignore) -> list[Failure]:
    """Remove what no source holds any more, and read again the sources whose articles had been another's copies."""
    failures = list[Failure]()
    orphaned = ledger.settle()
    if orphaned:
        files = [item for item in find(orphaned) if isinstance(item, SourceFile)]
        failures = take_in(ledger, files, show=show)
        ledger.unlist_orphans()
        ledger.settle()
    ledger.commit()
    return failures


def _named(article: Article, taken: set[str]) -> Article:
    """Give the second article of one name within one file a name of its own."""
    return replace(article, id=f"{article.id}~{article.digest[:6]}") if article.id in taken else article
