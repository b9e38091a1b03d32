"""From the store to the indexes: names, words and vectors of the passages that the indexes do not hold yet.

Works in the folder of one generation, in batches; after each the store notes how far the work is, so that it goes on
from there if it is interrupted. Must not know where articles come from.
"""

import logging
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

import numpy as np

from corpus.dictionary import parts_of_speech
from corpus.progress import Progress, Show
from corpus.storing.ledger import Ledger
from corpus.storing.store import Store
from embeddings import lexicon, organisations
from embeddings.cutting import Batch, Cutting
from embeddings.encoder import Encoder, Vectors
from embeddings.index import LEXICON, ORGANISATIONS, VECTORS, WORDS
from embeddings.lexical import WordWriter
from embeddings.organisations import Organisations
from embeddings.passage_text import context, searched
from embeddings.vectors import Keys, VectorIndex
from embeddings.words import Segmenter

_BATCH = 512  # passages that are cut and encoded together
_BATCHES_PER_COMMIT = 16
_PROBES = 200
_PROBE_LENGTH = 30  # characters: about as long as a question

# What the store notes: the highest key that the word index and the vectors' file hold, how many vectors the file has,
# and the highest key whose names were learnt.
_DONE, _ROWS, _LEARNT = "done", "rows", "learnt"

log = logging.getLogger(__name__)


def derive(folder: Path, ledger: Ledger, encoder: Encoder, show: Show) -> None:
    """Bring the names, the word index and the vector index of a generation up to its store."""
    names = _learn(folder, ledger, show)
    dropped = ledger.dropped()
    with _Fresh(folder, encoder.dimension, ledger.noted(_ROWS)) as fresh:
        with WordWriter(folder / WORDS) as words:
            _add(ledger, encoder, Segmenter(names), words, fresh, show)
            words.remove(dropped)
            words.commit()
        show(Progress("save", 0))
        _merge(folder, ledger, encoder, fresh, dropped)
    ledger.note(_ROWS, 0)
    ledger.forget_dropped()
    ledger.commit()
    fresh.unlink()  # only now that nothing counts on them


def forget(ledger: Ledger) -> None:
    """Have everything derived anew."""
    for note in (_DONE, _ROWS, _LEARNT):
        ledger.note(note, 0)
    ledger.forget_dropped()
    ledger.commit()


def _learn(folder: Path, ledger: Ledger, show: Show) -> list[str]:
    path = folder / LEXICON
    names = lexicon.load(path) if path.exists() else None
    last, learnt = ledger.last_key(), ledger.noted(_LEARNT)
    _learn_organisations(folder / ORGANISATIONS, ledger, learnt, show)
    if names is None or learnt < last:
        found = lexicon.learn(_texts(ledger, learnt, show), Segmenter())
        names = lexicon.most_common((names or Counter()) + found)
        lexicon.save(names, path)
        ledger.note(_LEARNT, last)
        ledger.commit()
        log.info("lexicon: %d names", len(names))
    return list(names)


def _learn_organisations(path: Path, store: Store, learnt: int, show: Show) -> None:
    """Learn from the passages behind a key, or from all where nothing was learnt yet."""
    known = Organisations.load(path) if path.exists() else None
    after = learnt if known is not None else 0
    if known is None or after < store.last_key():
        found = organisations.learn(_texts(store, after, show), Segmenter(), parts_of_speech())
        ((known or Organisations()) + found).most_common().save(path)


def _texts(store: Store, after: int, show: Show) -> Iterator[str]:
    """Walk over what the passages behind a key are searched by."""
    last = store.last_key()
    while rows := store.passages_after(after, _BATCH):
        after = rows[-1][0]
        yield from (searched(passage, head) for _, passage, head in rows)
        show(Progress("learn", after, last))


def _add(
    ledger: Ledger, encoder: Encoder, segmenter: Segmenter, words: WordWriter, fresh: "_Fresh", show: Show
) -> None:
    done = ledger.noted(_DONE)
    words.remove_after(done)  # what an interrupted writer committed, and had no time to note
    total = ledger.count_after(done)
    added = 0
    with Cutting(segmenter, total) as cutting:
        for number, (batch, entries) in enumerate(cutting.entries(_batches(ledger, done)), 1):
            words.add(entries)
            vectors = encoder.encode_passages(["\n".join((context(p, head), p.text)).strip() for _, p, head in batch])
            fresh.append([key for key, _, _ in batch], vectors)
            added += len(batch)
            if number % _BATCHES_PER_COMMIT == 0 or added == total:
                words.commit()
                fresh.flush()
                ledger.note(_DONE, batch[-1][0])
                ledger.note(_ROWS, len(fresh))
                ledger.commit()
            show(Progress("index", added, total))


def _batches(store: Store, after: int) -> Iterator[Batch]:
    while rows := store.passages_after(after, _BATCH):
        after = rows[-1][0]
        yield rows


def _merge(folder: Path, ledger: Ledger, encoder: Encoder, fresh: "_Fresh", dropped: list[int]) -> None:
    """Bring the vector index up to the store: drop, add, and build it anew where its type no longer suits."""
    path = folder / VECTORS
    keys, vectors = fresh.read()

    def probes() -> Vectors:
        return encoder.encode_queries([passage.text[:_PROBE_LENGTH] for passage in ledger.spread(_PROBES)])

    if path.exists():
        index = VectorIndex.open(path, writable=True)
        index.remove(keys)  # an interrupted writer may have got as far as here
        index.add(keys, vectors)
        index.remove(dropped)
        if not index.suits(probes):
            index = VectorIndex.build(*index.vectors(), probes)
    else:
        index = VectorIndex.build(keys, vectors, probes)
        index.remove(dropped)
    index.save(path)


class _Fresh(AbstractContextManager["_Fresh"]):
    """Vectors that are not in the index yet, in two files that only ever grow: (n,) keys and (n, dimension) vectors."""

    def __init__(self, folder: Path, dimension: int, rows: int) -> None:
        """Take up the files of a folder, as far as they were noted."""
        self._paths = (folder / "fresh.keys", folder / "fresh.vectors")
        self._dimension = dimension
        self._rows = rows
        self._files = [path.open("ab") for path in self._paths]
        for file, row in zip(self._files, (8, 4 * dimension), strict=True):
            file.truncate(rows * row)

    def __len__(self) -> int:
        return self._rows

    def append(self, keys: list[int], vectors: Vectors) -> None:
        self._files[0].write(np.array(keys, np.int64).tobytes())
        self._files[1].write(vectors.astype(np.float32).tobytes())
        self._rows += len(keys)

    def flush(self) -> None:
        for file in self._files:
            file.flush()
            os.fsync(file.fileno())

    def read(self) -> tuple[Keys, Vectors]:
        self.flush()
        if not self._rows:
            return np.empty(0, np.int64), np.empty((0, self._dimension), np.float32)
        keys = np.fromfile(self._paths[0], np.int64)
        return keys, np.memmap(self._paths[1], np.float32, "r", shape=(self._rows, self._dimension))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for file in self._files:
            file.close()

    def unlink(self) -> None:
        for path in self._paths:
            path.unlink()
