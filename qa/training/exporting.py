"""Writes what `qa.span_model` loads: weights as float16 (word vectors as int8), the vocabulary, the configuration."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
from safetensors.numpy import save

from qa.span_features import Vocabulary
from qa.span_model import CONFIG, VOCABULARY, WEIGHTS, SpanConfig
from qa.span_network import SpanShape
from qa.training.measuring import Calibration
from qa.training.network import Reader

_WORDS = "encoder.words.weight"


def export(reader: Reader, vocabulary: Vocabulary, calibration: Calibration, folder: Path) -> None:
    """Write the folder's three files, each beside and renamed."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: value.detach().float().cpu().numpy() for name, value in reader.state_dict().items()}
    words = tensors.pop(_WORDS)
    weights = {name: value.astype(np.float16) for name, value in tensors.items()}
    scale = np.abs(words).max(axis=1).clip(min=1e-6) / 127
    weights[_WORDS] = np.rint(words / scale[:, None]).astype(np.int8)
    weights["encoder.words.scale"] = scale.astype(np.float32)
    shape = reader.shape
    config = SpanConfig(
        shape=SpanShape(shape.heads, shape.layers, shape.longest_answer),
        calibration=calibration.weights,
        odds_at_least=calibration.odds_at_least,
    )
    listed = {
        "characters": vocabulary.characters,
        "words": vocabulary.words,
        "tags": vocabulary.tags,
        "rarity": [round(float(value), 4) for value in vocabulary.rarity[-len(vocabulary.characters) :]],
    }
    _write(folder / WEIGHTS, save(weights))
    _write(folder / VOCABULARY, json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode())
    _write(folder / CONFIG, json.dumps(asdict(config), indent=1).encode())


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(content)
    beside.replace(path)
