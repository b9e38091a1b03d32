"""The reader as a torch network: a convolutional encoder of texts, and a convolutional reader of question and text.

Gated dilated convolutions after Wu, Lao, Blitzer, Yang and Weinberger, "Fast Reading Comprehension with
ConvNets" (2017); spans and "no answer" share one softmax. Knows nothing of files, strings or optimisers.

Shapes: B texts, Q questions (several may ask the same text), T words of a text, K of a question, H width.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from qa.span_features import FEATURES, KINDS

NORM_FLOOR = 1e-3


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network: everything that its weights' shapes do not say by themselves."""

    characters: int
    words: int
    character_dimension: int = 48
    word_dimension: int = 96
    width: int = 128
    heads: int = 4
    encoder_dilations: tuple[int, ...] = (1, 2, 4)
    reader_dilations: tuple[int, ...] = (1, 2, 4, 8)
    after_dilations: tuple[int, ...] = (1,)
    pair_dimension: int = 32
    longest_answer: int = 60


@dataclass(frozen=True, slots=True)
class Text:
    """A batch of readings, padded: each (rows, length); ``first`` and ``last`` are each word's
    outer characters, ``real`` is 1 at words and 0 at padding."""

    words: Tensor
    first: Tensor
    last: Tensor
    kinds: Tensor
    real: Tensor

    def to(self, device: str) -> "Text":
        """The same on another device."""
        return Text(*(getattr(self, name).to(device) for name in self.__slots__))


class GatedConvolution(nn.Module):
    """Residual block: three words ``dilation`` apart, through a gated linear unit (Dauphin et al., 2017).

    No normalisation: on a CPU it costs more than the convolution, and residuals scaled by the square root of one half
    keep the variance (Gehring et al., 2017).
    """

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.mix = nn.Conv1d(width, 2 * width, 3, padding=dilation, dilation=dilation)
        nn.init.normal_(self.mix.weight, std=(4 / (3 * width)) ** 0.5)

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        """(rows, H, length) to the same; ``real`` is (rows, 1, length)."""
        return (x + functional.glu(self.mix(x), dim=1)) * (real * math.sqrt(0.5))


class Encoder(nn.Module):
    """A text, by itself: words and their outer characters to (rows, H, length)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.characters = nn.Embedding(shape.characters, shape.character_dimension)
        self.words = nn.Embedding(shape.words, shape.word_dimension)
        self.kinds = nn.Embedding(KINDS, shape.width)
        nn.init.normal_(self.characters.weight, std=0.1)
        nn.init.normal_(self.words.weight, std=0.1)
        nn.init.normal_(self.kinds.weight, std=0.3)
        size = 2 * shape.character_dimension + shape.word_dimension
        self.into = nn.Linear(size, shape.width)
        nn.init.normal_(self.into.weight, std=10 * size**-0.5)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(GatedConvolution(shape.width, dilation) for dilation in shape.encoder_dilations)

    def forward(self, text: Text) -> Tensor:
        """(rows, H, length), of unit root mean square at words and 0 at padding."""
        outer = [self.characters(text.first), self.characters(text.last)]
        embedded = self.dropout(torch.cat([self.words(text.words), *outer], dim=-1))
        real = text.real.unsqueeze(1)
        x: Tensor = (self.into(embedded) + self.kinds(text.kinds)).transpose(1, 2) * real
        if torch.is_autocast_enabled(x.device.type):
            x, real = x.bfloat16(), real.bfloat16()
        for block in self.blocks:
            x = block(x, real)
        # The one normalisation: what pretraining leaves behind has no scale of its own.
        return x * torch.rsqrt(x.square().mean(dim=1, keepdim=True) + NORM_FLOOR)


class Reader(nn.Module):
    """Question and text to the score of every span and of "no answer here"."""

    def __init__(self, shape: Shape, dropout: float = 0.2) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.encoder = Encoder(shape, dropout)
        self.ask, self.key, self.value = (nn.Conv1d(width, width, 1) for _ in range(3))
        self.pool = nn.Conv1d(width, 1, 1)
        self.from_text, self.from_question, self.from_both = (nn.Conv1d(width, width, 1) for _ in range(3))
        self.from_features = nn.Conv1d(FEATURES + shape.heads, width, 1)
        self.from_pooled = nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(GatedConvolution(width, dilation) for dilation in shape.reader_dilations)
        self.overview = nn.Linear(width, width)
        self.after = nn.ModuleList(GatedConvolution(width, dilation) for dilation in shape.after_dilations)
        self.wanted = nn.Linear(width, 2 * width)
        self.ends = nn.Linear(width, 2)
        self.pairs = nn.Linear(width, 2 * shape.pair_dimension)
        self.nothing = nn.Sequential(nn.Linear(3 * width, width // 2), nn.ReLU(), nn.Linear(width // 2, 1))

    def forward(self, question: Text, text: Text, asked: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of spans, (Q, T, T), -inf where no span can be, and of "no answer", (Q,).

        ``asked`` (Q,) is each question's row in ``text``; ``features`` is (Q, T, FEATURES).
        """
        q, t = self.encoder(question), self.encoder(text)
        x, pooled = self._fuse(q, question.real, t, asked, features)
        real = text.real[asked].unsqueeze(1).to(x.dtype)
        x = x * real
        for block in self.blocks:
            x = block(x, real)
        highest = x.masked_fill(real == 0, -1e4).amax(dim=2)
        x = (x + self.overview(highest).unsqueeze(2)) * real
        for block in self.after:
            x = block(x, real)
        x = self.dropout(x).float().transpose(1, 2)
        return self._score(x, real.float().transpose(1, 2), pooled.float())

    def _fuse(self, q: Tensor, q_real: Tensor, t: Tensor, asked: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        heads = self.shape.heads
        width, length = t.shape[1:]
        ask = self.ask(t)[asked].view(len(q), heads, -1, length).transpose(2, 3)
        key = self.key(q).view(len(q), heads, -1, q.shape[2])
        value = self.value(q).view(len(q), heads, -1, q.shape[2])
        scores = (ask @ key) / (width // heads) ** 0.5
        scores = scores.masked_fill(q_real[:, None, None, :] == 0, -1e4)
        aligned = (value @ scores.softmax(dim=-1).to(value.dtype).transpose(2, 3)).reshape(len(q), width, length)
        best = scores.amax(dim=-1)
        weights = self.pool(q).masked_fill(q_real[:, None, :] == 0, -1e4).softmax(dim=-1)
        pooled = (q * weights.to(q.dtype)).sum(dim=2)
        seen = torch.cat([features.transpose(1, 2).to(best.dtype), best], dim=1)
        joined = self.from_text(t)[asked] + self.from_question(aligned) + self.from_both(t[asked] * aligned)
        joined = joined + self.from_features(seen) + self.from_pooled(pooled).unsqueeze(2)
        return self.dropout(functional.relu(joined)), pooled

    def _score(self, x: Tensor, real: Tensor, pooled: Tensor) -> tuple[Tensor, Tensor]:
        length = x.shape[1]
        with torch.autocast(x.device.type, enabled=False):
            wanted = self.wanted(pooled).view(len(x), 2, -1)
            ends = self.ends(x) + x @ wanted.transpose(1, 2) / x.shape[2] ** 0.5
            left, right = self.pairs(x).chunk(2, dim=-1)
            spans = left @ right.transpose(1, 2) / left.shape[-1] ** 0.5
            spans = spans + ends[:, :, 0].unsqueeze(2) + ends[:, :, 1].unsqueeze(1)
            spans = spans.masked_fill(~self._possible(length, real), float("-inf"))
            highest = x.masked_fill(real == 0, -1e4).amax(dim=1)
            mean = (x * real).sum(dim=1) / real.sum(dim=1)
            nothing = self.nothing(torch.cat([highest, mean, pooled], dim=-1)).squeeze(-1)
        return spans, nothing

    def _possible(self, length: int, real: Tensor) -> Tensor:
        places = torch.arange(length, device=real.device)
        size = places[None, :] - places[:, None]
        return ((size >= 0) & (size < self.shape.longest_answer)) & (real > 0) & (real > 0).transpose(1, 2)


def span_loss(spans: Tensor, nothing: Tensor, gold: Tensor) -> Tensor:
    """Mean negative log-likelihood of the gold spans, or of "no answer".

    ``gold`` (Q, G, 2) holds every place of the answer as first and last character, padded with -1; the places are
    alternatives, as the data does not say which one was meant. A question without a place has no answer here.
    """
    rows, length, _ = spans.shape
    flat = torch.cat([spans.view(rows, -1), nothing.unsqueeze(1)], dim=1)
    cells = torch.where(gold[:, :, 0] >= 0, gold[:, :, 0] * length + gold[:, :, 1], -1)
    unanswered = (cells < 0).all(dim=1)
    cells[unanswered, 0] = length * length
    places = flat.gather(1, cells.clamp(min=0)).masked_fill(cells < 0, float("-inf"))
    return (flat.logsumexp(dim=1) - places.logsumexp(dim=1)).mean()
