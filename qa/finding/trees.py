"""Boosted trees as arrays: read from a file, walked with numpy. Knows nothing of what they judge."""

import math
from collections.abc import Sequence
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
    def load(cls, path: Path, names: Sequence[str]) -> "Trees":
        """Read what `qa.training.growing.write` wrote, to be used with the features ``names``.

        Raises:
            ModelError: the file is missing or damaged, or the trees were learnt with other features.
        """
        try:
            with safe_open(path, framework="numpy") as file:
                learnt = tuple((file.metadata() or {}).get("features", "").split("\n"))
                feature, threshold, leaf = (file.get_tensor(name) for name in ("feature", "threshold", "leaf"))
        except (OSError, SafetensorError) as error:
            raise ModelError(f"{path}: the ranker can't be read ({error}). Install the package again.") from error
        if learnt != tuple(names):
            unlike = "; ".join(sorted(set(learnt).symmetric_difference(names))[:3]) or "another order"
            raise ModelError(
                f"{path}: the ranker was learnt with {len(learnt)} features that are not the {len(names)} of "
                f"this version ({unlike}). Install the package again, or train it anew (qa/training)"
            )
        return cls(feature, threshold, leaf, learnt)

    def __call__(self, rows: Floats) -> Floats:
        """The sum of the leaves that each of (rows, features) falls into."""
        trees, nodes = self.feature.shape
        # Places in flat arrays: numbers are taken from those a third faster than by two indices.
        first_node, first_leaf = np.arange(trees) * nodes, np.arange(trees) * (nodes + 1)
        line = np.arange(len(rows))[:, None] * rows.shape[1]
        at = np.zeros((len(rows), trees), dtype=np.intp)
        for _ in range(int(math.log2(nodes + 1))):
            node = at + first_node
            right = rows.take(line + self.feature.take(node)) > self.threshold.take(node)
            at = 2 * at + 1 + right
        total: Floats = self.leaf.take(at - nodes + first_leaf).sum(axis=1)
        return total
