"""The library as the browser sees it: what is indexed, pages of the list, the job that runs, and what it may ask for.

Records of plain values. Knows nothing of Gradio, of HTML or of languages.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePath

from corpus.errors import Why
from corpus.storing.catalogue import Listed, Wanted
from embeddings.errors import IndexDamaged, IndexMismatch
from qa.archive.filing import FileResult, Outcome
from qa.archive.jobs import Job
from qa.archive.library import Library
from qa.archive.uploads import LARGEST, SUFFIXES, Unfit
from qa.page.calls import Call, call, nothing
from qa.page.library_asked import parse_job, parse_reindexing, parse_removal, parse_uploads, parse_wanted

FILES_SHOWN = 200
REASONS_SHOWN = 5  # of one file


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file, or a line of it, was not taken in; ``detail`` is what the reader of its format said."""

    why: Why | Unfit
    line: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FileShown:
    """What became of a file; ``more`` counts the reasons that are left out."""

    name: str
    kept_as: str
    articles: int
    reasons: tuple[Reason, ...]
    more: int


@dataclass(frozen=True, slots=True)
class JobShown:
    """The job that runs, or else the last one; number 0: there was none. ``total`` is 0 while nobody knows it.

    ``more`` counts the files that are left out; ``trouble`` is the kind of what stopped the job.
    """

    number: int
    kind: str
    state: str
    stage: str = ""
    done: int = 0
    total: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    files: tuple[FileShown, ...] = ()
    more: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """Whether a job was begun, and the one that now runs."""

    begun: bool
    job: JobShown


@dataclass(frozen=True, slots=True)
class ShelfShown:
    """What is indexed, and what can be added. ``built`` is a time in ISO 8601, ``largest`` a file's bytes."""

    articles: int
    paragraphs: int
    figures: int
    encoder: str
    dimension: int
    bytes: int
    folder: str
    built: str
    bundled: bool
    suffixes: tuple[str, ...] = tuple(sorted(SUFFIXES))
    largest: int = LARGEST


@dataclass(frozen=True, slots=True)
class Row:
    """An article in the list; ``file`` is the name of the file it came from."""

    id: str
    title: str
    publisher: str
    date: str
    paragraphs: int
    figures: int
    file: str
    uploaded: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list."""

    total: int
    rows: tuple[Row, ...]


def calls(library: Library, received: Collection[str]) -> list[Call]:
    """Return what the browser may ask of the library. ``received`` are the paths of what was uploaded."""

    def begun(begun: bool) -> Begun:
        return Begun(begun, show_job(library.job))

    def cancel(number: int) -> JobShown:
        library.cancel(number)
        return show_job(library.job)

    return [
        call("library_shelf", nothing, lambda _: show_shelf(library)),
        call("library_page", parse_wanted, lambda wanted: show_page(library, wanted)),
        call("library_job", nothing, lambda _: show_job(library.job)),
        call("library_add", lambda payload: parse_uploads(payload, received), lambda it: begun(library.add(it))),
        call("library_remove", parse_removal, lambda articles: begun(library.remove(articles))),
        call("library_reindex", parse_reindexing, lambda rebuild: begun(library.reindex(rebuild=rebuild))),
        call("library_cancel", parse_job, cancel),
    ]


def show_shelf(library: Library) -> ShelfShown:
    """Describe what is indexed."""
    shelf = library.shelf()
    manifest = shelf.status.manifest
    counts, encoder = manifest.counts, manifest.encoder
    return ShelfShown(
        articles=counts.articles,
        paragraphs=counts.paragraphs,
        figures=counts.figures,
        encoder=encoder.name,
        dimension=encoder.dimension,
        bytes=shelf.status.bytes,
        folder=str(shelf.status.folder),
        built=manifest.created.isoformat(),
        bundled=shelf.bundled,
    )


def show_page(library: Library, wanted: Wanted) -> Page:
    """Describe a page of the list."""
    listing = library.listing(wanted)
    return Page(listing.total, tuple(_row(library, listed) for listed in listing.articles))


def show_job(job: Job[Outcome]) -> JobShown:
    """Describe a job; files with faults stand first."""
    progress, outcome = job.progress, job.outcome or Outcome()
    files = sorted(outcome.files, key=lambda file: not (file.unfit or file.failures))
    return JobShown(
        number=job.number,
        kind=job.kind,
        state=job.state,
        stage=progress.stage if progress else "",
        done=progress.done if progress else 0,
        total=progress.total or 0 if progress else 0,
        added=outcome.added,
        updated=outcome.updated,
        unchanged=outcome.unchanged,
        removed=outcome.removed,
        files=tuple(_file(file) for file in files[:FILES_SHOWN]),
        more=max(0, len(files) - FILES_SHOWN),
        trouble=_trouble(job.error) if job.error else "",
    )


def _trouble(error: Exception) -> str:
    match error:
        case IndexMismatch() | IndexDamaged():
            return "unusable"
        case OSError():
            return "disk"
    return "unknown"


def _file(file: FileResult) -> FileShown:
    reasons = [Reason(failure.why, failure.line or 0, failure.reason) for failure in file.failures]
    if file.unfit:
        reasons.append(Reason(file.unfit))
    kept_as = file.kept_as if file.kept_as != file.name else ""
    more = max(0, len(reasons) - REASONS_SHOWN)
    return FileShown(file.name, kept_as, file.articles, tuple(reasons[:REASONS_SHOWN]), more)


def _row(library: Library, listed: Listed) -> Row:
    head = listed.head
    return Row(
        id=head.id,
        title=head.title,
        publisher=head.publisher,
        date=head.published.isoformat() if head.published else "",
        paragraphs=listed.paragraphs,
        figures=listed.figures,
        file=PurePath(listed.source).name,
        uploaded=library.was_uploaded(listed.source),
    )
