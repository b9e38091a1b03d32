"""The library behind the page: what is indexed, and the jobs that change it while everybody goes on asking.

A job works on a copy of the index (filing.py), which the assistant follows by itself once it is swapped in.
Who has no index yet reads the bundled articles, and begins one with the first files that are added. Knows nothing of
pages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.progress import Show
from corpus.storing.catalogue import Listing, Wanted
from embeddings.index import Index, Status
from qa.archive.filing import Filing, Outcome
from qa.archive.jobs import Job, Worker
from qa.archive.uploads import Upload
from qa.assistant import Assistant

ADD, REMOVE, REINDEX, REBUILD = "add", "remove", "reindex", "rebuild"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is indexed. ``bundled``: the articles that ship, until there are some of the user's own."""

    status: Status
    bundled: bool


class Library:
    """Describes and changes the index that an assistant answers from. Safe to share between threads."""

    def __init__(self, assistant: Assistant, folder: Path, encoder_name: str | None = None) -> None:
        """``folder`` is the user's own index, which need not exist yet; ``encoder_name`` as in Settings."""
        self._assistant = assistant
        self._folder = folder
        self._filing = Filing(folder, assistant.index.encoder, encoder_name)
        self._worker = Worker[Outcome]()

    def shelf(self) -> Shelf:
        """Say what is indexed."""
        index = self._assistant.index
        return Shelf(index.status(), self._is_bundled(index))

    def listing(self, wanted: Wanted) -> Listing:
        """Return a page of the list of articles."""
        return self._assistant.index.lists.listing(wanted)

    def was_uploaded(self, source: str) -> bool:
        """Whether a file is an uploaded one, which goes with its articles."""
        return self._filing.uploads.holds(Path(source))

    # Jobs. One runs at a time: each of these says whether its own was begun.

    @property
    def job(self) -> Job[Outcome]:
        """The job that runs, or else the last one."""
        return self._worker.job

    def wait(self) -> Job[Outcome]:
        """Wait until no job runs; return the last one."""
        return self._worker.wait()

    def cancel(self, number: int) -> None:
        """Have a job stop, if it is still the one that runs."""
        self._worker.cancel(number)

    def add(self, received: Sequence[Upload]) -> bool:
        """Keep and index files; from then on the assistant answers from the user's own index."""

        def work(show: Show) -> Outcome:
            outcome = self._filing.add(received, show)
            if self._filing.has_index and self._is_bundled(self._assistant.index):
                self._assistant.turn_to(Index.open(self._folder, self._assistant.index.encoder))
            return outcome

        return self._worker.begin(ADD, work)

    def remove(self, article_ids: Sequence[str]) -> bool:
        """Remove articles, and the uploaded files that hold nothing else."""
        return self._change(REMOVE, lambda show: self._filing.remove(article_ids, show))

    def reindex(self, *, rebuild: bool) -> bool:
        """Read the known files again: those that changed, or with ``rebuild`` all of them."""
        return self._change(REBUILD if rebuild else REINDEX, lambda show: self._filing.reindex(rebuild, show))

    def _change(self, kind: str, work: Callable[[Show], Outcome]) -> bool:
        """The bundled articles are the program's own: they are brought up to date whenever it starts."""
        return not self._is_bundled(self._assistant.index) and self._worker.begin(kind, work)

    def _is_bundled(self, index: Index) -> bool:
        return index.folder != self._folder
