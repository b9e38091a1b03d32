"""A long work in a process of its own, behind everything else: it takes no time and no memory from who is served.

Threads of one process share one interpreter, in which reading thousands of articles makes every answer wait, and keep
what memory they once took. Knows nothing of what the work is.
"""

import atexit
import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from corpus.progress import Progress, Show
from qa.archive.jobs import Cancelled

Result = TypeVar("Result")

_POLITENESS = 10  # of 19: the answers come first
_SECONDS_BETWEEN_STEPS = 0.05


class ProcessDiedError(RuntimeError):
    """The process of a work ended without a word, killed by somebody, or for want of memory."""


@dataclass(frozen=True, slots=True)
class _Failed:
    error: Exception


def apart(work: Callable[[Show], Result], show: Show) -> Result:
    """Do a work in another process, and return what it returns. The work and all that it returns must be picklable.

    Args:
        work: a function of its progress; not a lambda.
        show: told the progress, here. What it raises stops the work at that step.

    Raises:
        ProcessDiedError: the process was killed.
        Exception: what the work raised, with its traceback as a note.

    """
    context = multiprocessing.get_context("spawn")  # a fork copies the locks of other threads as they happen to be
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there, work), name="wenju-apart")
    process.start()
    there.close()
    atexit.register(process.kill)  # else the interpreter would wait for it when it is told to end
    try:
        result: Result = _watch(here, show)
        return result
    except (EOFError, ConnectionError) as error:
        process.join()
        raise ProcessDiedError(f"the process of the work ended by itself, with exit code {process.exitcode}") from error
    finally:
        here.close()  # the work that is not at its end meets this at its next step
        process.join()
        atexit.unregister(process.kill)


def _watch(process: Connection, show: Show) -> Any:
    while True:
        match process.recv():
            case Progress() as progress:
                show(progress)
                process.send(True)
            case _Failed(error):
                raise error
            case (result,):
                return result


# In the other process


def _work(parent: Connection, work: Callable[[Show], Result]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent is the one to stop
    if hasattr(os, "nice"):
        os.nice(_POLITENESS)
    shown = ("", 0.0)

    def show(progress: Progress) -> None:
        """Tell the parent, and wait for its word: nothing is done that it does not want any more."""
        nonlocal shown
        stage, moment = shown
        if progress.stage == stage and time.monotonic() - moment < _SECONDS_BETWEEN_STEPS:
            return
        try:
            parent.send(progress)
            parent.recv()
        except (EOFError, OSError) as error:
            raise Cancelled from error
        shown = (progress.stage, time.monotonic())

    try:
        parent.send((work(show),))
    except Cancelled:
        return
    except Exception as error:  # noqa: BLE001  # it is raised again, by the one who waits
        error.add_note(traceback.format_exc())
        parent.send(_Failed(error))
