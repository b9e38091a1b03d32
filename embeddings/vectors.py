"""The vector index: passages' vectors by key, searched by inner product, in FAISS.

Exact as long as that is fast enough; beyond that inverted lists, which are searched far enough to keep their recall, or
not used at all. Every type adds and removes by key. Vectors of unit length give cosine similarities: higher is better.
Must not know what the vectors stand for.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import faiss as _faiss
import numpy as np
from numpy.typing import NDArray

from corpus.whole_files import replacing
from embeddings.encoder import Vectors
from embeddings.errors import REBUILD, IndexDamaged
from embeddings.hit import Hit

faiss: Any = _faiss  # its type stubs lack half of what is used here

Keys = NDArray[np.int64]
Probes = Callable[[], Vectors]

LARGEST_FLAT = 20_000
"""Up to here 4 bytes a dimension and nothing to tune: 2 ms for 20,000 of 256 dimensions."""

LARGEST_EXACT = 50_000
"""Up to here every vector is compared, at 1 byte a dimension: 5 ms for 50,000 of 512 dimensions."""

RECALL = 0.97
"""Recall@10 against exact search that an index must keep, or else a more exact type is taken."""

_MARGIN = 0.01  # added where lists are tuned on some probes, so that other questions keep RECALL

_TRAINING = 100_000  # vectors that a quantizer, or the centres of the lists, are learnt from
_BLOCK = 65_536  # vectors at a time: 64 MB of 256 dimensions
_NEIGHBOURS = 10

log = logging.getLogger(__name__)


class VectorIndex:
    """Keys and vectors. Searching is safe from many threads; changing needs an index that was opened for writing."""

    def __init__(self, index: Any) -> None:
        """Wrap a FAISS index that has keys of its own."""
        self._index = index

    @classmethod
    def build(cls, keys: Keys, vectors: Vectors, probes: Probes) -> Self:
        """Make an index of the type that suits the number of vectors.

        Args:
            keys: (n,)
            vectors: (n, dimension), possibly mapped from a file: read in blocks.
            probes: makes (m, dimension), vectors such as will be searched for; recall is measured on them.

        """
        faiss.omp_set_num_threads(os.cpu_count() or 1)
        count, dimension = vectors.shape
        examples = np.empty((0, dimension), np.float32)
        truth = np.empty((0, _NEIGHBOURS), np.int64)
        for kind in _kinds(count):
            index = _made(kind, dimension, keys, vectors)
            if kind == "Flat":
                break
            if not len(examples):
                examples = probes()
                truth = _exact(vectors, keys, examples)
            if _widen(index, examples, truth):
                break
            log.info("%s misses recall %.2f for %d vectors", kind, RECALL, count)
        built = cls(index)
        log.info("vector index: %s, %d vectors of %d dimensions", built.kind, count, dimension)
        return built

    @classmethod
    def open(cls, path: Path, writable: bool = False) -> Self:
        """Open an index: mapped into memory for searching, or read into memory for changing.

        Raises:
            IndexDamaged: the file is missing or is no index.

        """
        try:
            # FAISS opens paths in the locale's encoding on Windows, where only a file object finds every path.
            if writable or sys.platform == "win32":
                with path.open("rb") as file:
                    return cls(faiss.read_index(faiss.PyCallbackIOReader(file.read)))
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
        except (OSError, RuntimeError) as error:
            raise IndexDamaged(f"{path}: the vector index can't be read ({error}). {REBUILD}") from error

    def save(self, path: Path) -> None:
        """Write the index, whole or not at all."""
        with replacing(path) as file:
            faiss.write_index(self._index, faiss.PyCallbackIOWriter(file.write))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    @property
    def kind(self) -> str:
        """How the vectors are kept: "Flat", "SQ8", or "IVF2048,SQ8 nprobe 128"."""
        lists = _lists(self._index)
        if lists:
            return f"IVF{lists.nlist},SQ8 nprobe {lists.nprobe}"
        return "Flat" if isinstance(faiss.downcast_index(self._index.index), faiss.IndexFlat) else "SQ8"

    def search(self, vector: Vectors, k: int, keys: Sequence[int] | Keys | None = None) -> list[Hit]:
        """Return the k nearest passages, the nearest first, of those allowed where `keys` is given.

        Args:
            vector: (dimension,)
            k: how many at most.
            keys: the passages that may be found; None: all.

        """
        k = min(k, len(self))
        if k < 1 or (keys is not None and not len(keys)):
            return []
        selector = None if keys is None else _selector(np.asarray(keys, dtype=np.int64))
        # OpenMP counts per calling thread. For one query a second thread costs more than it brings: 8 ms become 48 on
        # two busy cores; and whoever asks at the same time has a thread of their own.
        faiss.omp_set_num_threads(1)
        scores, found = self._index.search(
            vector.reshape(1, -1).astype(np.float32), k, params=_parameters(self._index, selector)
        )
        return [Hit(int(key), float(score)) for key, score in zip(found[0], scores[0], strict=True) if key >= 0]

    def add(self, keys: Keys, vectors: Vectors) -> None:
        """Add vectors, (n, dimension), under new keys, (n,)."""
        for start in range(0, len(keys), _BLOCK):
            part = slice(start, start + _BLOCK)
            self._index.add_with_ids(np.ascontiguousarray(vectors[part], dtype=np.float32), keys[part])

    def remove(self, keys: Iterable[int]) -> int:
        """Remove vectors; return how many there were. Only on an index that was opened for writing."""
        wanted = np.fromiter(keys, dtype=np.int64)
        return int(self._index.remove_ids(wanted)) if len(wanted) else 0

    def suits(self, probes: Probes) -> bool:
        """Whether the type still suits the number of vectors and, searched further if need be, keeps its recall."""
        if self.kind.partition(" ")[0] != _kinds(len(self))[0]:
            return False
        lists = _lists(self._index)
        if not lists:
            return True
        examples = probes()
        everywhere = faiss.SearchParametersIVF(nprobe=lists.nlist)
        return _widen(self._index, examples, self._index.search(examples, _NEIGHBOURS, params=everywhere)[1])

    def vectors(self) -> tuple[Keys, Vectors]:
        """Return all keys, (n,), and vectors, (n, dimension), as the index remembers them."""
        lists = _lists(self._index)
        if lists:
            lists.set_direct_map_type(faiss.DirectMap.Hashtable)
            keys = np.sort(np.concatenate([_list_keys(lists, number) for number in range(lists.nlist)]))
        else:
            keys = np.sort(faiss.vector_to_array(self._index.id_map))
        return keys, self._index.reconstruct_batch(keys)


def _kinds(count: int) -> tuple[str, ...]:
    """FAISS types to try for a number of vectors, the fastest first."""
    if count <= LARGEST_FLAT:
        return ("Flat",)
    if count <= LARGEST_EXACT:
        return ("SQ8", "Flat")
    return (f"IVF{1 << round(np.log2(4 * np.sqrt(count)))},SQ8", "SQ8", "Flat")


def _made(kind: str, dimension: int, keys: Keys, vectors: Vectors) -> Any:
    name = kind if kind.startswith("IVF") else f"IDMap2,{kind}"
    index = faiss.index_factory(dimension, name, faiss.METRIC_INNER_PRODUCT)
    if not index.is_trained:
        chosen = np.sort(np.random.default_rng(0).permutation(len(vectors))[:_TRAINING])
        index.train(np.ascontiguousarray(vectors[chosen], dtype=np.float32))
    VectorIndex(index).add(keys, vectors)
    return index


def _exact(vectors: Vectors, keys: Keys, probes: Vectors) -> Keys:
    """Keys of the nearest vectors, (probes, 10), by comparing every one."""
    results = faiss.ResultHeap(len(probes), _NEIGHBOURS, keep_max=True)
    for start in range(0, len(keys), _BLOCK):
        part = slice(start, start + _BLOCK)
        similarities = probes @ vectors[part].T
        columns = np.argpartition(-similarities, min(_NEIGHBOURS, similarities.shape[1]) - 1)[:, :_NEIGHBOURS]
        results.add_result(np.take_along_axis(similarities, columns, 1), keys[part][columns])
    results.finalize()
    return np.asarray(results.I)


def _widen(index: Any, probes: Vectors, truth: Keys) -> bool:
    """Search more and more lists until recall holds; say whether it does within half of them."""
    lists = _lists(index)
    if not lists:
        return _recall(index, probes, truth) >= RECALL
    lists.nprobe = max(8, lists.nprobe)
    while _recall(index, probes, truth) < RECALL + _MARGIN:
        if lists.nprobe >= lists.nlist // 2:
            return False
        lists.nprobe *= 2
    return True


def _recall(index: Any, probes: Vectors, truth: Keys) -> float:
    _, found = index.search(np.ascontiguousarray(probes, dtype=np.float32), _NEIGHBOURS)
    return float(np.mean([len(np.intersect1d(a, b)) / len(b) for a, b in zip(found, truth, strict=True)]))


def _lists(index: Any) -> Any:
    """The index as inverted lists, None where it has none."""
    index = faiss.downcast_index(index)
    return index if isinstance(index, faiss.IndexIVF) else None


def _list_keys(lists: Any, number: int) -> Keys:
    size = lists.invlists.list_size(number)
    return faiss.rev_swig_ptr(lists.invlists.get_ids(number), size).copy() if size else np.empty(0, np.int64)


def _selector(keys: Keys) -> Any:
    """A bitmap of the allowed keys: keys are small and dense, and a bit is looked up faster than a hash."""
    allowed = np.zeros(int(keys.max()) + 1, dtype=bool)
    allowed[keys] = True
    bits = np.packbits(allowed, bitorder="little")
    selector = faiss.IDSelectorBitmap(len(bits), faiss.swig_ptr(bits))
    selector.bits = bits  # FAISS holds a bare pointer: the array must live as long
    return selector


def _parameters(index: Any, selector: Any) -> Any:
    if selector is None:
        return None
    lists = _lists(index)
    if lists:
        # All lists: recall was tuned on searches among all vectors; the few allowed ones may lie in any list.
        return faiss.SearchParametersIVF(sel=selector, nprobe=lists.nlist)
    return faiss.SearchParameters(sel=selector)
