"""Stand-ins for what is slow or large; deterministic, and the same in every process."""

import zlib
from collections.abc import Sequence

import numpy as np

from embeddings.encoder import Vectors, unit_rows


class HashingEncoder:
    """Counts of hashed character bigrams: texts that share characters are near each other."""

    def __init__(self, dimension: int = 64, name: str = "hashing") -> None:
        self.name = name
        self.dimension = dimension
        self.digest = f"{zlib.crc32(f'{name} {dimension}'.encode()):016x}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for at in range(len(text) - 1):
                vectors[row, zlib.crc32(text[at : at + 2].encode()) % self.dimension] += 1
        return unit_rows(vectors)
