"""The folder that sentence-transformers, and our own StaticEncoder, read. Files are written beside and renamed."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from embeddings.static_encoder import TOKENIZER, WEIGHTS
from embeddings.training.tokens import Numbering

Rows = NDArray[np.floating]

_MODULES = [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"}]
_CONFIG = {
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "similarity_fn_name": "cosine",
}


def export(folder: Path, numbering: Numbering, rows: Rows) -> None:
    """Write rows (rows, dimension) in half precision, the row of each token, and the tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / WEIGHTS, save({"embeddings": rows.astype(np.float16), "mapping": numbering.row_of}))
    _write(folder / TOKENIZER, numbering.tokenizer.to_str().encode())
    _write(folder / "modules.json", (json.dumps(_MODULES, indent=2) + "\n").encode())
    _write(folder / "config_sentence_transformers.json", (json.dumps(_CONFIG, indent=2) + "\n").encode())


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(content)
    beside.replace(path)
