"""Teach the encoder the language before it reads questions: guess hidden words of news from what stands around them.

A masked language model (Devlin et al., 2019) over words: a hidden word's first and last character are predicted, each
by a softmax over characters tied to their embeddings. Knows nothing of questions.
"""

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from qa.span_features import MASK, Vocabulary
from qa.training.network import Encoder, Shape, Text
from qa.training.segmenting import Segmented

HIDDEN_SHARE = 0.2


class WordGuesser(nn.Module):
    """The encoder with the two predictions on top; only the encoder is kept."""

    def __init__(self, encoder: Encoder, shape: Shape) -> None:
        super().__init__()
        self.encoder = encoder
        self.norm = nn.LayerNorm(shape.width)
        self.first = nn.Linear(shape.width, shape.character_dimension)
        self.last = nn.Linear(shape.width, shape.character_dimension)
        self.bias = nn.Parameter(torch.zeros(shape.characters))

    def forward(self, text: Text, hidden: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Mean negative log-likelihood of the characters ``first`` and ``last`` of the words at ``hidden`` (n, 2)."""
        x = self.norm(self.encoder(text)[hidden[:, 0], hidden[:, 1]])
        loss = torch.zeros(())
        for head, wanted in ((self.first, first), (self.last, last)):
            scores = head(x) @ self.encoder.characters.weight.T
            loss = loss + functional.cross_entropy(scores.float() + self.bias, wanted) / 2
        return loss


class WordStream:
    """Endless windows of a corpus with hidden words."""

    def __init__(self, corpus: Segmented, vocabulary: Vocabulary, seed: int) -> None:
        self._ids = corpus.ids[corpus.ids >= 0]
        readings = [vocabulary.read_word(word) for word in corpus.words]
        self._columns = np.array(readings, dtype=np.int64).T
        self._generator = np.random.default_rng(seed)

    def windows(self, rows: int, length: int) -> Iterator[tuple[Text, Tensor, Tensor, Tensor]]:
        """Inputs of `WordGuesser.forward`, without end."""
        while True:
            starts = self._generator.integers(0, len(self._ids) - length, rows)
            columns = self._columns[:, self._ids[starts[:, None] + np.arange(length)]]
            yield self._hide(columns)

    def _hide(self, columns: NDArray[np.int64]) -> tuple[Text, Tensor, Tensor, Tensor]:
        words, first, last, kinds = columns
        chosen = self._generator.random(words.shape) < HIDDEN_SHARE
        wanted_first, wanted_last = first[chosen], last[chosen]
        masked = chosen & (self._generator.random(words.shape) < 0.9)
        text = Text(
            torch.from_numpy(np.where(masked, MASK, words)),
            torch.from_numpy(np.where(masked, MASK, first)),
            torch.from_numpy(np.where(masked, MASK, last)),
            torch.from_numpy(np.where(masked, 0, kinds)),
            torch.ones(words.shape),
        )
        where = torch.from_numpy(np.argwhere(chosen))
        return text, where, torch.from_numpy(wanted_first), torch.from_numpy(wanted_last)
