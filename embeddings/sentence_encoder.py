"""Any sentence-transformers model as an Encoder, with the prompts that its model card names.

Must not know which model the product ships. Importing this module imports torch: load_encoder does so only on demand.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from embeddings.encoder import Vectors, unit_rows
from embeddings.errors import ModelError


class Prompts(NamedTuple):
    """What is put before a question and before a passage."""

    query: str = ""
    passage: str = ""


# From the model cards. Matched against the name, a local path included; the first match counts.
_TASK = "Given a web search query, retrieve relevant passages that answer the query"
MODEL_CARDS = (
    (re.compile(r"bge-[\w.]+-zh\b", re.I), Prompts(query="为这个句子生成表示以用于检索相关文章：")),
    (re.compile(r"\be5-[\w-]*instruct\b", re.I), Prompts(query=f"Instruct: {_TASK}\nQuery: ")),
    (re.compile(r"\be5-(small|base|large)\b", re.I), Prompts(query="query: ", passage="passage: ")),
    (re.compile(r"\bqwen3-embedding\b", re.I), Prompts(query=f"Instruct: {_TASK}\nQuery:")),
)
# The names under which config_sentence_transformers.json may keep a passage's prompt, as encode_document looks them up.
PASSAGE_PROMPT_NAMES = ("document", "passage", "corpus")


class SentenceEncoder:
    """A loaded sentence-transformers model with its two prompts."""

    def __init__(self, name: str, model: SentenceTransformer, prompts: Prompts) -> None:
        self.name = name
        self._model = model
        self._prompts = prompts
        self.digest = _digest(model, prompts)

    @classmethod
    def load(cls, name: str) -> "SentenceEncoder":
        """Load a model by path, or by name from the local Hugging Face cache. Raises ModelError."""
        try:
            model = SentenceTransformer(name, local_files_only=True, trust_remote_code=False)
        except (OSError, ValueError, KeyError, ImportError) as error:
            raise ModelError(
                f"The embedding model {name!r} can't be loaded on this machine: {error}\n"
                "Give the path of a folder that sentence-transformers saved, or a model's name on the Hugging Face hub "
                "after fetching it once while online: hf download NAME"
            ) from error
        return cls(name, model, _own_prompts(model) or _card_prompts(name))

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        dimension = self._model.get_embedding_dimension()
        assert dimension is not None, "load() accepts only models that embed"
        return dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, (n, dimension), with the query prompt."""
        return self._encode(texts, self._prompts.query)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Encode passages, (n, dimension), with the passage prompt."""
        return self._encode(texts, self._prompts.passage)

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        # Normalised here: in half precision the library divides an empty text's zeros by zero.
        rows = self._model.encode(list(texts), prompt=prompt, convert_to_numpy=True, show_progress_bar=False)
        return unit_rows(rows)


def _own_prompts(model: SentenceTransformer) -> Prompts | None:
    """The prompts of config_sentence_transformers.json; None where it names none."""
    own = {name: prompt for name, prompt in model.prompts.items() if prompt}
    prompts = Prompts(
        query=own.get("query", ""),
        passage=next((own[name] for name in PASSAGE_PROMPT_NAMES if name in own), ""),
    )
    return prompts if any(prompts) else None


def _card_prompts(name: str) -> Prompts:
    return next((prompts for pattern, prompts in MODEL_CARDS if pattern.search(name)), Prompts())


def _digest(model: SentenceTransformer, prompts: Prompts) -> str:
    """Hash of the weights and of what shapes the input: two copies of one model under two names are equal."""
    hasher = hashlib.sha256(repr((tuple(prompts), model.get_max_seq_length())).encode())
    for key, tensor in sorted(model.state_dict().items()):
        hasher.update(f"{key} {tuple(tensor.shape)} {tensor.dtype}".encode())
        hasher.update(tensor.cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    return hasher.hexdigest()[:16]
