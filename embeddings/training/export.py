"""The folder that sentence-transformers, and our own StaticEncoder, read. Each file is written whole or not at all."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from corpus.whole_files import replacing
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
    files = {
        WEIGHTS: save({"embeddings": rows.astype(np.float16), "mapping": numbering.row_of}),
        TOKENIZER: numbering.tokenizer.to_str().encode(),
        "modules.json": f"{json.dumps(_MODULES, indent=2)}\n".encode(),
        "config_sentence_transformers.json": f"{json.dumps(_CONFIG, indent=2)}\n".encode(),
    }
    for name, content in files.items():
        with replacing(folder / name) as file:
            file.write(content)
