"""Boosted trees as arrays: read from a file, walked with numpy. Knows nothing of what they judge."""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from embeddings.errors import ModelError

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """Complete binary trees of one depth, (trees, nodes) and (trees, leaves), nodes in breadth-first order.

    At node i a row goes to node 2i + 1 where its feature is at most the threshold, else to 2i + 2. ``names`` are the
    features, in the order of a row.
    """

    feature: NDArray[np.int32]
    threshold: Floats
    leaf: Floats
    names: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> "Trees":
        """Read what `qa.training.growing.write` wrote. Raises ModelError."""
        try:
            with safe_open(path, framework="numpy") as file:
                names = file.metadata()["features"].split("\n")
                feature, threshold, leaf = (file.get_tensor(name) for name in ("feature", "threshold", "leaf"))
                return cls(feature, threshold, leaf, tuple(names))
        except (OSError, SafetensorError) as error:
            raise ModelError(f"{path}: the ranker can't be read ({error}). Install the package again.") from error

    def __call__(self, rows: Floats) -> Floats:
        """The sum of the leaves that each of (rows, features) falls into."""
        trees = np.arange(len(self.feature))
        at = np.zeros((len(rows), len(trees)), dtype=np.int64)
        lines = np.arange(len(rows))[:, None]
        for _ in range(int(math.log2(self.leaf.shape[1]))):
            right = rows[lines, self.feature[trees, at]] > self.threshold[trees, at]
            at = 2 * at + 1 + right
        total: Floats = self.leaf[trees, at - self.feature.shape[1]].sum(axis=1)
        return total
