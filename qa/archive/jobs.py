"""One long work at a time, in the background: how far it is, how it ended, and a way to stop it.

Knows nothing of what the work is: it is a function that shows its progress and returns what it did.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from corpus.progress import Progress, Show

log = logging.getLogger(__name__)

Outcome = TypeVar("Outcome")


class Cancelled(Exception):  # noqa: N818  # reads as what happened
    """The work was told to stop; raised where it shows its progress."""


class State(StrEnum):
    """What has become of a job."""

    NONE = "none"  # nothing was ever begun
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job(Generic[Outcome]):
    """The latest work. ``outcome`` is there when it is done, ``error`` when it failed."""

    number: int = 0
    kind: str = ""
    state: State = State.NONE
    progress: Progress | None = None
    outcome: Outcome | None = None
    error: Exception | None = None


class Worker(Generic[Outcome]):
    """Does one job at a time. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._job: Job[Outcome] = Job()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def job(self) -> Job[Outcome]:
        """The job that runs, or else the last one."""
        return self._job

    def begin(self, kind: str, work: Callable[[Show], Outcome]) -> bool:
        """Begin a job, unless one runs; say whether it was begun."""
        with self._lock:
            if self._job.state is State.RUNNING:
                return False
            self._stop = threading.Event()
            self._job = Job(self._job.number + 1, kind, State.RUNNING)
            # A daemon: a work that is killed half-way leaves what was there before (embeddings/folder.py).
            self._thread = threading.Thread(target=self._do, args=(work, self._stop), name="library", daemon=True)
            self._thread.start()
        return True

    def cancel(self, number: int) -> None:
        """Have a job stop at its next step, if it is still the one that runs."""
        with self._lock:
            if self._job.number == number:
                self._stop.set()

    def wait(self) -> Job[Outcome]:
        """Wait until no job runs; return the last one."""
        thread = self._thread
        if thread:
            thread.join()
        return self._job

    def _do(self, work: Callable[[Show], Outcome], stop: threading.Event) -> None:
        def show(progress: Progress) -> None:
            if stop.is_set():
                raise Cancelled
            self._job = replace(self._job, progress=progress)

        try:
            outcome = work(show)
            done = replace(self._job, outcome=outcome, state=State.DONE)
        except Cancelled:
            done = replace(self._job, state=State.CANCELLED)
        except Exception as error:
            log.exception("Job %d (%s) failed", self._job.number, self._job.kind)
            done = replace(self._job, error=error, state=State.FAILED)
        self._job = done
