"""Texts to vectors: the seam where an embedding model plugs in, and the one place that chooses between them.

Must not know what the texts are, or what is done with the vectors.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

SHIPPED_MODEL = Path(__file__).parent / "model"


class Encoder(Protocol):
    """An embedding model. Rows are of unit length, so a dot product is a cosine similarity."""

    @property
    def name(self) -> str:
        """What the user called it: a model's name, a path, or "wenju" for the model that ships."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def digest(self) -> str:
        """Hash of what decides the vectors; an index opens only with the encoder that made it."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, (n, dimension), with the query prompt that the model wants."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Encode passages, (n, dimension), with the passage prompt that the model wants."""


def load_encoder(name: str | None = None) -> Encoder:
    """Load the model that ships (None), or any sentence-transformers model by name or path.

    Raises ModelError where there is no such model on this machine; nothing is downloaded.
    """
    # Imported here: the one place that knows both, and sentence-transformers takes seconds to import.
    if name is None:
        from embeddings.static_encoder import StaticEncoder

        return StaticEncoder.load(SHIPPED_MODEL, "wenju")
    from embeddings.sentence_encoder import SentenceEncoder

    return SentenceEncoder.load(name)


def unit_rows(rows: NDArray[np.floating]) -> Vectors:
    """Scale each row of (n, dimension) to unit length; a row of zeros (a text without a token) stays zero."""
    vectors: Vectors = rows.astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.maximum(lengths, np.finfo(np.float32).tiny)
    return vectors
