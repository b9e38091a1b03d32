"""Answers computed in processes of their own: one interpreter keeps one core busy, however many threads it has.

Each process is ``python -m qa.page.worker``, asked in lines of JSON over its standard input and output: an `Order` in,
the finished turn out. Nothing grows on the way: without a language model an answer comes as a whole. Knows nothing of
HTTP.
"""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Generator
from dataclasses import asdict, dataclass
from queue import SimpleQueue

from qa.assistant import Assistant
from qa.page.errors import WorkerLostError
from qa.page.respond import failed
from qa.page.turn import to_line
from qa.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """What the browser posted, and the folder of the index that answers it."""

    index: str
    payload: object


class Crew:
    """So many processes, each with an assistant of its own; safe to share between threads."""

    def __init__(self, settings: Settings, size: int, assistant: Assistant) -> None:
        """Start them. They answer from the index that ``assistant`` uses, and change it with it."""
        self.size = size
        self._assistant = assistant
        self._environment = os.environ | {"WENJU_INDEX": str(settings.index), "PYTHONIOENCODING": "utf-8"}
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for _ in range(size):
            self._idle.put(_Worker(self._environment))

    def answer(self, payload: object) -> Generator[str]:
        """The finished turn, in JSON; waits for an idle process.

        Never raises for a process that has ended: the turn has failed, and another process takes its place.
        """
        worker = self._idle.get()
        try:
            line = worker.ask(Order(str(self._assistant.index.folder), payload))
        except WorkerLostError as error:
            turn = failed(payload)
            log.error("Error %s: %s", turn.error, error)
            line, worker = to_line(turn), _Worker(self._environment)
        finally:
            self._idle.put(worker)
        yield line

    def close(self) -> None:
        """End the processes that are idle; those at work end when they have answered."""
        for _ in range(self._idle.qsize()):
            self._idle.get().close()


class _Worker:
    """One process."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [sys.executable, "-m", "qa.page.worker"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment
        )

    def ask(self, order: Order) -> str:
        """The line that it answers with. Raises WorkerLostError."""
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answers is not None
        try:
            print(json.dumps(asdict(order)), file=asked, flush=True)
            line = answers.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise WorkerLostError(f"an answering process ended by itself (status {self._process.wait()})")
        return line.rstrip("\n")

    def close(self) -> None:
        """End it: its input ends."""
        self._process.communicate()
