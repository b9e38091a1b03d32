"""Writes what `qa.reading.span_model` loads: the network as an ONNX graph in 8 bits, the vocabulary, the configuration.

What is multiplied and looked up most is rounded to bytes: the matrices of the blocks, with a scale for each column, and
the vectors of words, with a scale for each. The vectors of characters are float16, all else is float32.
"""

import copy
import json
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from corpus.whole_files import replacing
from qa.reading.span_features import FEATURES, Part, Vocabulary
from qa.reading.span_model import CONFIG, NETWORK, VOCABULARY, SpanConfig
from qa.reading.span_network import MATCHES, NOTHING, SPANS, TOKENS
from qa.training.layers import NORM_FLOOR, Block, Norm
from qa.training.measuring import Calibration
from qa.training.network import Reader, Tokens

_OPSET = 23
"""The first that has a block's parts as operators: onnxruntime takes a fifth less time for these."""
_LARGEST = 127
_LARGEST_PAIR = 128
"""Of two bytes that are neighbours in a column: 128 · 255 still fits into 16 bits."""


def export(reader: Reader, vocabulary: Vocabulary, calibration: Calibration, folder: Path) -> None:
    """Write the folder's three files, each whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = {
        "characters": vocabulary.characters,
        "words": vocabulary.words,
        "tags": vocabulary.tags,
        "rarity": [round(float(value), 4) for value in vocabulary.rarity[-len(vocabulary.characters) :]],
    }
    config = SpanConfig(calibration=calibration.weights, odds_at_least=calibration.odds_at_least)
    files = {
        NETWORK: _graph(reader),
        VOCABULARY: json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode(),
        CONFIG: json.dumps(asdict(config), indent=1).encode(),
    }
    for name, content in files.items():
        with replacing(folder / name) as file:
            file.write(content)


class _Rows(nn.Module):
    """An embedding whose rows are bytes with a scale each."""

    rows: Tensor
    scale: Tensor

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        rows = table.weight.detach()
        scale = rows.abs().amax(dim=1, keepdim=True).clamp(min=1e-6) / _LARGEST
        self.register_buffer("rows", (rows / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """As `torch.nn.Embedding`."""
        return functional.embedding(ids, self.rows).float() * functional.embedding(ids, self.scale)


class _Halves(nn.Module):
    """An embedding in float16."""

    rows: Tensor

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        self.register_buffer("rows", table.weight.detach().half())

    def forward(self, ids: Tensor) -> Tensor:
        """As `torch.nn.Embedding`."""
        return functional.embedding(ids, self.rows).float()


class _Bytes(nn.Module):
    """A product with a matrix of bytes; the vectors are rounded to bytes as they come, by their least and greatest.

    A processor without instructions for 8-bit products (VNNI) adds the products of two neighbours in 16 bits, and cuts
    off what does not fit. Columns are scaled so that none ever gets there: all processors compute the same integers.
    The usual remedy, 7 bits for each weight, makes steps half as wide again.
    """

    matrix: Tensor
    scale: Tensor

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        matrix = linear.weight.detach().T
        pairs = matrix.reshape(-1, 2, matrix.shape[1]).sum(dim=1).abs().amax(dim=0)
        # Less one: half a step of room for each weight of a pair that is rounded away from zero.
        scale = torch.maximum(matrix.abs().amax(dim=0) / _LARGEST, pairs / (_LARGEST_PAIR - 1)).clamp(min=1e-9)
        self.register_buffer("matrix", (matrix / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, x: Tensor) -> Tensor:
        """As `torch.nn.Linear`, in the graph that is exported; run by torch it gives nothing."""
        rounded, step, zero = torch.onnx.ops.symbolic_multi_out(
            "DynamicQuantizeLinear",
            [x],
            dtypes=(torch.uint8, torch.float32, torch.uint8),
            shapes=(x.shape, (), ()),
            version=_OPSET,
        )
        products = torch.onnx.ops.symbolic(
            "MatMulInteger",
            [rounded, self.matrix, zero],
            dtype=torch.int32,
            shape=(*x.shape[:-1], self.matrix.shape[1]),
            version=_OPSET,
        )
        return products.float() * (step * self.scale)


class _Norm(nn.Module):
    """`qa.training.layers.Norm` as one operator."""

    gain: Tensor

    def __init__(self, norm: Norm) -> None:
        super().__init__()
        self.register_buffer("gain", norm.gain.detach())

    def forward(self, x: Tensor) -> Tensor:
        """As `Norm`, in the graph that is exported."""
        return _operator("RMSNormalization", [x, self.gain], axis=-1, epsilon=NORM_FLOOR)


class _Block(nn.Module):
    """`qa.training.layers.Block` with its matrices in bytes, and as few operators as there are."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self._heads = block.heads
        self.looks, self.thinks = _Norm(block.looks), _Norm(block.thinks)
        self.into, self.out = _Bytes(block.into), _Bytes(block.out)
        self.up, self.down = _Bytes(block.up), _Bytes(block.down)

    def forward(self, x: Tensor, turns: tuple[Tensor, Tensor], seen: None) -> Tensor:
        """As `Block`, in the graph that is exported; no word is padding."""
        ask, key, value = self.into(self.looks(x)).chunk(3, dim=-1)
        heads = {"q_num_heads": self._heads, "kv_num_heads": self._heads}
        x = x + self.out(_operator("Attention", [self._turned(ask, turns), self._turned(key, turns), value], **heads))
        thought = functional.relu(self.up(self.thinks(x)))
        out: Tensor = x + self.down(thought * thought)
        return out

    def _turned(self, x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
        return _operator("RotaryEmbedding", [x, *(turn.unsqueeze(0) for turn in turns)], num_heads=self._heads)


def _operator(name: str, inputs: Sequence[Tensor], **attributes: float) -> Tensor:
    """An operator that gives its first input's shape, in the graph that is exported; run by torch it gives nothing."""
    shape = inputs[0].shape
    return torch.onnx.ops.symbolic(name, inputs, {**attributes}, dtype=torch.float32, shape=shape, version=_OPSET)


class _OneRow(nn.Module):
    """The reader as it is asked when it answers: one question and one window, nothing of it padding."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        reader = copy.deepcopy(reader).eval().float().cpu()
        for name, rounded in (("words", _Rows), ("characters", _Halves), ("last", _Norm)):
            setattr(reader.encoder, name, rounded(getattr(reader.encoder, name)))
        for number, block in enumerate(reader.encoder.blocks):
            assert isinstance(block, Block)
            reader.encoder.blocks[number] = _Block(block)
        self._reader = reader

    def forward(self, tokens: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """See `qa.reading.span_network.TOKENS`."""
        row = Tokens(*tokens.unsqueeze(1))
        spans, nothing = self._reader.score(row, self._reader.encoder(row, features.unsqueeze(0), padded=False))
        return spans[0], nothing[0]


def _graph(reader: Reader) -> bytes:
    """The network as `qa.reading.span_network.SpanNetwork` runs it; the same bytes for the same weights."""
    parts = [Part.QUESTION, Part.QUESTION, Part.MARK, Part.TEXT, Part.TEXT, Part.TEXT]
    tokens = torch.ones(len(Tokens.__slots__), len(parts), dtype=torch.int32)
    tokens[-1] = torch.tensor(parts)
    length = torch.export.Dim("length", min=3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns of what it does itself
        program = torch.onnx.export(
            _OneRow(reader).eval(),
            (tokens, torch.zeros(len(parts), FEATURES)),
            dynamo=True,
            dynamic_shapes=({1: length}, {0: length}),
            input_names=[TOKENS, MATCHES],
            output_names=[SPANS, NOTHING],
            opset_version=_OPSET,
            verbose=False,
        )
    assert program is not None  # None is what the older exporter gives
    model = program.model_proto
    _strip(model.graph)
    content: bytes = model.SerializeToString(deterministic=True)
    return content


def _strip(graph: Any) -> None:
    """Take out where in which file each part was written, and the shapes of what is in between."""
    del graph.value_info[:]
    for part in (graph, *graph.node, *graph.initializer, *graph.input, *graph.output):
        part.ClearField("doc_string")
        del part.metadata_props[:]
