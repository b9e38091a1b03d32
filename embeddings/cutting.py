"""Passages cut into words for the word index, on all cores: jieba is the slowest step of indexing by far.

Must not know where passages come from, or where entries go.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager
from multiprocessing.process import BaseProcess
from types import TracebackType

from corpus.article import ArticleHead, Passage
from embeddings.lexical import Entry
from embeddings.passage_text import context, searched
from embeddings.words import Segmenter

Batch = Sequence[tuple[int, Passage, ArticleHead]]
_Cut = tuple[str, str, str]

_WORTH_A_PROCESS = 2_000
"""Passages; fewer are cut before a second process has loaded its dictionary."""

_MOST_PROCESSES = 8
_AHEAD = 2  # batches that wait per process


class Cutting(AbstractContextManager["Cutting"]):
    """Cuts batches of passages, in this process or, where many are expected, in several."""

    def __init__(self, segmenter: Segmenter, expected: int) -> None:
        self._segmenter = segmenter
        self._pool: ProcessPoolExecutor | None = None
        self._ahead = _AHEAD * _processes()
        if expected >= _WORTH_A_PROCESS:
            # spawn: a fork copies the locks of FAISS's and tantivy's threads as they happen to be.
            self._pool = ProcessPoolExecutor(
                _processes(), multiprocessing.get_context("spawn"), _prepare, (sorted(segmenter.names),)
            )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def entries(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Entry]]]:
        """Cut batches in their order, a few of them ahead of what is asked for."""
        if self._pool is None:
            for batch in batches:
                yield batch, _entries(batch, _cut(self._segmenter, _texts(batch)))
            return
        waiting = deque[tuple[Batch, Future[list[_Cut]]]]()
        for batch in batches:
            waiting.append((batch, self._pool.submit(_cut_in_process, _texts(batch))))
            if len(waiting) > self._ahead:
                ready, future = waiting.popleft()
                yield ready, _entries(ready, future.result())
        for ready, future in waiting:
            yield ready, _entries(ready, future.result())


def _processes() -> int:
    return min(_MOST_PROCESSES, os.cpu_count() or 1)


def _texts(batch: Batch) -> list[tuple[str, str]]:
    return [(searched(passage, head), context(passage, head)) for _, passage, head in batch]


def _entries(batch: Batch, cuts: Iterable[_Cut]) -> list[Entry]:
    return [Entry(key, *cut, head.publisher, head.published) for (key, _, head), cut in zip(batch, cuts, strict=True)]


def _cut(segmenter: Segmenter, texts: Sequence[tuple[str, str]]) -> list[_Cut]:
    contexts = {context: " ".join(segmenter.words(context)) for _, context in texts}  # neighbours share theirs
    return [(" ".join(segmenter.words(text)), " ".join(segmenter.bigrams(text)), contexts[c]) for text, c in texts]


# In a worker process

_worker: list[Segmenter] = []


def _prepare(names: Sequence[str]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent is the one to stop
    parent = multiprocessing.parent_process()
    assert parent is not None
    # A killed parent leaves its workers waiting for work for ever.
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _worker.append(Segmenter(names))


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _cut_in_process(texts: Sequence[tuple[str, str]]) -> list[_Cut]:
    return _cut(_worker[0], texts)
