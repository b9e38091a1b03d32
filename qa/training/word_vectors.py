"""Word vectors from counts: positive pointwise mutual information, reduced by a truncated SVD.

Levy, Goldberg and Dagan, "Improving Distributional Similarity with Lessons Learned from Word Embeddings" (2015):
context distribution smoothing (0.75) and the square root of the singular values. Deterministic for one seed.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.utils.extmath import randomized_svd  # type: ignore[import-untyped]

WINDOW = 4
SMOOTHING = 0.75


def ppmi_vectors(ids: NDArray[np.int32], words: int, dimension: int, seed: int) -> NDArray[np.float32]:
    """Vectors of unit length, (words, dimension), for the word numbers below ``words`` of an array of word numbers.

    Numbers outside 0 to ``words`` - 1 (rare words, gaps between articles) count for distance, but not as words.
    """
    counts = sparse.csr_matrix((words, words), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        left, right = ids[:-distance], ids[distance:]
        both = (left >= 0) & (left < words) & (right >= 0) & (right < words)
        pairs = left[both].astype(np.int64) * words + right[both]
        cells, seen = np.unique(pairs, return_counts=True)
        near = sparse.csr_matrix((seen.astype(np.float32) / distance, (cells // words, cells % words)), (words, words))
        counts = counts + near + near.T
    rows = np.asarray(counts.sum(axis=1)).ravel() + 1e-6
    columns = rows**SMOOTHING
    cells = counts.tocoo()
    information = np.log(cells.data) - np.log(rows[cells.row]) - np.log(columns[cells.col] / columns.sum())
    kept = information > 0
    matrix = sparse.csr_matrix((information[kept].astype(np.float32), (cells.row[kept], cells.col[kept])), counts.shape)
    left_vectors, strengths, _ = randomized_svd(matrix, dimension, n_oversamples=16, n_iter=3, random_state=seed)
    vectors = left_vectors * np.sqrt(strengths)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return np.asarray(vectors, dtype=np.float32)
