"""A static embedding read with numpy alone: a text's vector is the mean of its tokens' rows, at unit length.

A mean counts a word as often as it stands there; BM25 does not, and finds more. So a row counts twice at most: that is
worth three to five points of recall, and the one thing in which these vectors differ from sentence-transformers'
StaticEmbedding over the same folder. Must not know how the weights were trained.
"""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from tokenizers import Tokenizer

from embeddings.encoder import Vectors, unit_rows
from embeddings.errors import ModelError

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
MOST_REPEATS = 2
# Rows gathered at a time: some 200 tokens a passage keep a chunk of passages near the processor's cache.
CHUNK = 64


class StaticEncoder:
    """Rows (rows, dimension) of any float type, the tokenizer that numbers tokens, and the row of each token."""

    def __init__(
        self, name: str, tokenizer: Tokenizer, rows: NDArray[np.floating], row_of: NDArray[np.integer], digest: str
    ) -> None:
        if tokenizer.get_vocab_size() != len(row_of) or row_of.max(initial=0) >= len(rows):
            raise ModelError(
                f"The encoder {name!r} has {len(rows)} rows and numbers {len(row_of)} tokens of "
                f"{tokenizer.get_vocab_size()}: {WEIGHTS} and {TOKENIZER} are not of one model. Restore both files."
            )
        self.name = name
        self.digest = digest
        self._tokenizer = tokenizer
        self._rows = rows
        self._row_of = row_of

    @classmethod
    def load(cls, folder: Path, name: str) -> "StaticEncoder":
        """Read ``model.safetensors`` and ``tokenizer.json`` of a folder. Raises ModelError."""
        weights, tokenizer = folder / WEIGHTS, folder / TOKENIZER
        for path in (weights, tokenizer):
            if not path.is_file():
                raise ModelError(
                    f"The encoder {name!r} is incomplete: {path} is missing. "
                    "Install the package again, or train the model: python -m embeddings.training --help"
                )
        try:
            with safe_open(weights, framework="numpy") as tensors:
                # sentence-transformers' own name, or model2vec's, where rare tokens share rows.
                shared = "mapping" in tensors.keys()  # noqa: SIM118 (an open file is no dict)
                rows = tensors.get_tensor("embeddings" if shared else "embedding.weight")
                row_of = tensors.get_tensor("mapping") if shared else np.arange(len(rows))
        except SafetensorError as error:
            raise ModelError(f"{weights} can't be read ({error}). Restore the file.") from error
        hasher = hashlib.sha256()
        for path in (weights, tokenizer):
            hasher.update(path.read_bytes())
        return cls(name, Tokenizer.from_file(str(tokenizer)), rows, row_of, hasher.hexdigest()[:16])

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._rows.shape[1])

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, (n, dimension): one space for both sides, so without a prompt."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Encode passages, (n, dimension)."""
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        # A question touches a few rows; converting the whole table pays from some dozens of passages on.
        rows = self._rows if len(texts) < CHUNK else self._single_precision
        for start in range(0, len(texts), CHUNK):
            encodings = self._tokenizer.encode_batch_fast(list(texts[start : start + CHUNK]), add_special_tokens=False)
            vectors[start : start + CHUNK] = _means([self._row_of[encoding.ids] for encoding in encodings], rows)
        return unit_rows(vectors)

    @cached_property
    def _single_precision(self) -> Vectors:
        return self._rows.astype(np.float32)


def _means(texts: Sequence[NDArray[np.integer]], rows: NDArray[np.floating]) -> Vectors:
    """Mean of the given rows for each text, each row at most twice; zeros for a text without a token."""
    means = np.zeros((len(texts), rows.shape[1]), dtype=np.float32)
    if not sum(map(len, texts)):
        return means
    text, row = _capped(texts, len(rows))
    # reduceat sums from each start to the next; it can't express an empty segment, so only texts with tokens have one.
    filled, starts, counts = np.unique(text, return_index=True, return_counts=True)
    means[filled] = np.add.reduceat(rows[row].astype(np.float32, copy=False), starts, axis=0) / counts[:, None]
    return means


def _capped(texts: Sequence[NDArray[np.integer]], rows: int) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """(text, row) of each token, sorted, without what comes a third time in a text."""
    text = np.repeat(np.arange(len(texts)), [len(numbers) for numbers in texts])
    keys = np.sort(text * rows + np.concatenate(texts))
    again = np.zeros(len(keys), dtype=bool)
    again[MOST_REPEATS:] = keys[MOST_REPEATS:] == keys[:-MOST_REPEATS]
    return np.divmod(keys[~again], rows)
