"""Boosted trees from LightGBM to the arrays that `qa.finding.trees.Trees` reads. Knows nothing of what they judge."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from corpus.whole_files import replacing
from qa.finding.trees import Floats, Trees

DEPTH = 5
_TREES, _RUNS = 100, 3
_SETTINGS = {
    "max_depth": DEPTH,
    "learning_rate": 0.08,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.5,
    "lambda_l2": 5.0,
    "num_threads": 1,
    "deterministic": True,
    "verbosity": -1,
}
_LARGEST = float(np.finfo(np.float32).max)


def grown(data: lightgbm.Dataset, settings: Mapping[str, object], names: Sequence[str]) -> Trees:
    """Learn trees: the mean of three runs of 100, seeds 0, 1, 2, for which one is best is chance.

    ``settings`` are LightGBM's own: the objective, and how large the leaves are.
    """
    runs = [lightgbm.train({**_SETTINGS, **settings, "seed": seed}, data, _TREES) for seed in range(_RUNS)]
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
    """Write the trees, whole or not at all."""
    arrays = {"feature": trees.feature, "threshold": trees.threshold, "leaf": trees.leaf}
    with replacing(path) as file:
        file.write(save(arrays, metadata={"features": "\n".join(trees.names)}))
