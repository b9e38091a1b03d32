"""Bring an index up to date with files: read what changed, derive its words and vectors, swap the result in.

All work is done on a copy (embeddings/folder.py), which replaces the index in use with one rename. Work that was
interrupted, or killed, goes on from its last batch when the same task is started again.
"""

import logging
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import DatabaseError

from corpus.article import digest
from corpus.errors import Why
from corpus.formats.files import Failure
from corpus.intake import Finding, settle, take_in
from corpus.progress import Show, ignore
from corpus.storing.ledger import Difference, Ledger
from corpus.storing.source_store import Holdings
from corpus.storing.store import Store
from embeddings import deriving, lexicon
from embeddings.encoder import Encoder
from embeddings.errors import IndexDamaged, IndexMismatch
from embeddings.folder import IndexFolder
from embeddings.index import LEXICON, MANIFEST, ORGANISATIONS, STORE, VECTORS, WORDS
from embeddings.manifest import FORMAT, EncoderMark, Manifest
from embeddings.vectors import VectorIndex

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found and did, in articles.

    ``unchanged`` and ``duplicates`` count what the given files hold; a duplicate has the text of another article.
    ``skipped`` counts files that no reader handles, by suffix; ``failures`` are what could not be read.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    duplicates: int = 0
    skipped: tuple[tuple[str, int], ...] = ()
    failures: tuple[Failure, ...] = ()


def update(
    folder: Path,
    paths: Iterable[Path],
    encoder: Encoder,
    *,
    prune: bool = False,
    rebuild: bool = False,
    progress: Show = ignore,
) -> Report:
    """Add and update files and folders; what did not change is not read again.

    Args:
        folder: the index folder, made where there is none.
        paths: files and folders.
        encoder: the one that built the index, or any with `rebuild`.
        prune: also remove what `paths` no longer hold: files that are gone, records that left their file.
        rebuild: read all files again and derive everything anew, with this encoder.
        progress: called with each step.

    Raises:
        IndexBusy: another process is writing.
        IndexMismatch: another encoder or another version made the index, and `rebuild` is not set.
        IndexDamaged: a file of the index can't be read, and `rebuild` is not set.

    """
    place = IndexFolder(folder)
    with place.writing():
        base = _base(place, encoder, rebuild)
        finding = Finding.under(paths, progress)
        task = ["update", *map(str, finding.roots), f"{prune=} {rebuild=}"]
        failures = list(finding.failures)

        def edit(ledger: Ledger) -> None:
            files = finding.files if rebuild else finding.news(ledger)
            if prune:
                ledger.forget_sources(finding.gone(ledger))
            failures.extend(take_in(ledger, files, prune=prune, show=progress))
            failures.extend(settle(ledger, progress))

        if base and not rebuild and _nothing_to_do(base, finding, prune):
            difference = Difference(0, 0, 0)
        else:
            difference = _change(place, base, encoder, task, edit, rebuild, progress)
        held, known_failures = _held(place, finding.paths)
        return Report(
            difference.added,
            difference.updated,
            max(0, held.articles - held.duplicates - difference.added - difference.updated),
            difference.removed,
            held.duplicates,
            finding.skipped,
            tuple(dict.fromkeys([*failures, *known_failures])),
        )


def remove(folder: Path, article_ids: Sequence[str], encoder: Encoder, *, progress: Show = ignore) -> Report:
    """Remove articles by id. Indexing their files again brings them back.

    Raises:
        IndexMissing: there is no index.
        IndexBusy, IndexMismatch, IndexDamaged: as `update`.

    """
    place = IndexFolder(folder)
    place.require_current()
    unknown = list[str]()
    with place.writing():
        base = _base(place, encoder, rebuild=False)
        difference = _change(
            place,
            base,
            encoder,
            ["remove", *article_ids],
            lambda ledger: unknown.extend(ledger.remove(article_ids)),
            False,
            progress,
        )
    failures = tuple(Failure(article_id, Why.GONE, "there is no such article") for article_id in unknown)
    return Report(removed=difference.removed, failures=failures)


def _base(place: IndexFolder, encoder: Encoder, rebuild: bool) -> Path | None:
    """Return the generation to start from, None to start from nothing."""
    base = place.current()
    if base is None:
        return None
    if not rebuild:
        Manifest.load(base / MANIFEST).check(encoder, place.path)
        return base
    try:
        Manifest.load(base / MANIFEST)
        Store.open(base / STORE).close()
    except (IndexDamaged, IndexMismatch, DatabaseError) as error:
        log.warning("nothing of the old index can be kept: %s", error)
        return None
    return base


def _nothing_to_do(base: Path, finding: Finding, prune: bool) -> bool:
    with closing(Store.open(base / STORE)) as store:
        return not finding.news(store) and not (prune and finding.gone(store))


def _held(place: IndexFolder, paths: list[str]) -> tuple[Holdings, list[Failure]]:
    with closing(Store.open(place.require_current() / STORE)) as store:
        return store.sources.holdings(paths), store.sources.failures(paths)


def _change(
    place: IndexFolder,
    base: Path | None,
    encoder: Encoder,
    task: list[str],
    edit: Callable[[Ledger], None],
    rebuild: bool,
    progress: Show,
) -> Difference:
    """Make the next generation: copy, edit the store, derive the indexes, swap.

    An edit that writes nothing swaps nothing.
    """
    ticket = digest([base.name if base else "", str(FORMAT), encoder.digest, *task])
    resumed = place.resumes(ticket)
    if not resumed:
        _lay_out(place, base, rebuild, progress)
        place.ready(ticket)
    with closing(Ledger.open(place.building / STORE)) as ledger:
        edit(ledger)
        ledger.commit()
        difference = ledger.difference(base / STORE if base else None)
        if base and not rebuild and not resumed and not ledger.touched:
            place.discard()
            return difference
        deriving.derive(place.building, ledger, encoder, progress)
        _manifest(place.building, ledger, encoder).save(place.building / MANIFEST)
    place.swap()
    return difference


def _lay_out(place: IndexFolder, base: Path | None, rebuild: bool, progress: Show) -> None:
    place.start(base)
    if base is None:
        Ledger.create(place.building / STORE).close()
    elif rebuild:
        shutil.rmtree(place.building / WORDS, ignore_errors=True)
        for name in (VECTORS, LEXICON, ORGANISATIONS):
            (place.building / name).unlink(missing_ok=True)
        with closing(Ledger.open(place.building / STORE)) as ledger:
            ledger.renew_figures(progress)
            deriving.forget(ledger)


def _manifest(generation: Path, store: Store, encoder: Encoder) -> Manifest:
    return Manifest(
        EncoderMark.of(encoder),
        store.counts(),
        len(lexicon.load(generation / LEXICON)),
        VectorIndex.open(generation / VECTORS).kind,
        datetime.now(UTC).replace(microsecond=0),
    )
