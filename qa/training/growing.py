"""Boosted trees from LightGBM to the arrays that `qa.trees.Trees` reads. Knows nothing of what they judge."""

from collections.abc import Sequence
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from qa.trees import Floats, Trees

DEPTH = 5
"""Of the trees, at most: give it to LightGBM as ``max_depth``."""
_LARGEST = float(np.finfo(np.float32).max)


def mean_of(runs: Sequence[lightgbm.Booster], names: Sequence[str]) -> Trees:
    """The trees whose sum is the mean of what the runs say."""
    dumped = [tree for run in runs for tree in run.dump_model()["tree_info"]]
    return complete(dumped, 1 / len(runs), names)


def complete(dumped: Sequence[dict[str, object]], weight: float, names: Sequence[str]) -> Trees:
    """LightGBM's trees as complete ones, each counting so much.

    A leaf above the last level is repeated below nodes that send everything to the left.
    """
    size = 2**DEPTH
    feature = np.zeros((len(dumped), size - 1), dtype=np.int32)
    threshold = np.full((len(dumped), size - 1), np.inf, dtype=np.float32)
    leaf = np.zeros((len(dumped), size), dtype=np.float32)
    for number, tree in enumerate(dumped):
        _fill(tree["tree_structure"], 0, feature[number], threshold[number], leaf[number])
    return Trees(feature, threshold, leaf * np.float32(weight), tuple(names))


def _fill(node: object, at: int, feature: NDArray[np.int32], threshold: Floats, leaf: Floats) -> None:
    assert isinstance(node, dict)
    if at >= len(feature):
        leaf[at - len(feature)] = node["leaf_value"]
        return
    left = right = node
    if "split_feature" in node:
        # Where only unknown values go right, LightGBM's threshold is larger than single precision.
        feature[at], threshold[at] = node["split_feature"], min(node["threshold"], _LARGEST)
        left, right = node["left_child"], node["right_child"]
    _fill(left, 2 * at + 1, feature, threshold, leaf)
    _fill(right, 2 * at + 2, feature, threshold, leaf)


def write(path: Path, trees: Trees) -> None:
    """Write the trees beside their place, then rename them into it."""
    arrays = {"feature": trees.feature, "threshold": trees.threshold, "leaf": trees.leaf}
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(save(arrays, metadata={"features": "\n".join(trees.names)}))
    beside.replace(path)
