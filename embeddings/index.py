"""An opened index: the store, the vectors and the words of one generation, and the check that they fit this program.

The searching side; embeddings/build.py writes. Must not know how hits are fused, or what is done with them.
"""

import logging
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import DatabaseError
from typing import Self

from corpus.storing.store import Store
from embeddings import lexicon
from embeddings.encoder import Encoder
from embeddings.errors import REBUILD, EmbeddingsError, IndexDamaged
from embeddings.folder import IndexFolder
from embeddings.lexical import WordIndex
from embeddings.manifest import Manifest
from embeddings.organisations import Organisations
from embeddings.vectors import VectorIndex
from embeddings.words import Segmenter

STORE, LEXICON, WORDS, VECTORS, MANIFEST = "store.sqlite", "lexicon.txt", "words", "vectors.faiss", "manifest.json"
ORGANISATIONS = "organisations.txt"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Status:
    """What is indexed, with what, and how large it is on disk."""

    folder: Path
    manifest: Manifest
    bytes: int


@dataclass(frozen=True, slots=True)
class Index:
    """One generation, opened for searching; safe to share between threads.

    ``lists`` is the store once more, for long lists of it: a store serves one thread at a time, and an answer shall not
    wait for a list.
    """

    folder: Path
    generation: Path
    encoder: Encoder
    manifest: Manifest
    store: Store
    lists: Store
    segmenter: Segmenter
    organisations: Organisations
    words: WordIndex
    vectors: VectorIndex

    @classmethod
    def open(cls, folder: Path, encoder: Encoder) -> Self:
        """Open the generation in use.

        Raises:
            IndexMissing: nothing was indexed yet.
            IndexMismatch: another encoder or another version of this program made it.
            IndexDamaged: a file is missing or can't be read.

        """
        place = IndexFolder(folder)
        while True:
            generation = place.require_current()
            try:
                return cls._open(folder, generation, encoder)
            except EmbeddingsError:
                # Two swaps while this one was being opened take its files away: then there is a newer one to open.
                if place.current() == generation:
                    raise

    @classmethod
    def _open(cls, folder: Path, generation: Path, encoder: Encoder) -> Self:
        manifest = Manifest.load(generation / MANIFEST)
        manifest.check(encoder, folder)
        try:
            store, lists = (Store.open(generation / STORE) for _ in range(2))
            segmenter = Segmenter(lexicon.load(generation / LEXICON))
            named = generation / ORGANISATIONS  # not there before the first change by this version
            organisations = Organisations.load(named) if named.exists() else Organisations()
        except (OSError, ValueError, DatabaseError) as error:
            raise IndexDamaged(f"{generation}: the store or the names can't be read ({error}). {REBUILD}") from error
        words = WordIndex.open(generation / WORDS, segmenter)
        vectors = VectorIndex.open(generation / VECTORS)
        return cls(folder, generation, encoder, manifest, store, lists, segmenter, organisations, words, vectors)

    def refreshed(self) -> Self:
        """Return the index that is now in use, which is this one unless a newer generation was swapped in."""
        if IndexFolder(self.folder).current() == self.generation:
            return self
        log.info("%s has changed: opening it again", self.folder)
        return type(self).open(self.folder, self.encoder)

    def status(self) -> Status:
        """Say what is indexed."""
        size = sum(path.stat().st_size for path in self.generation.rglob("*") if path.is_file())
        return Status(self.folder, self.manifest, size)
