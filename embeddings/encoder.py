"""Texts to vectors: the seam where an embedding model plugs in."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


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
