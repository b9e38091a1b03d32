"""The reader as a torch network: words in their company, question and text side by side, and the spans that answer.

Gated convolutions look at neighbours (Dauphin et al., 2017), simple recurrent units carry what was read along the whole
text (Lei et al., "Simple Recurrent Units for Highly Parallelizable Recurrence", 2018), and the text attends to itself
(R-NET, Wang et al., 2017). Spans and "no answer" share one softmax. Knows nothing of files, strings or optimisers.

Shapes: B texts, Q questions (several may ask the same text), T words of a text, K of a question, H width. Sequences
are time-major, so that a step of a recurrence is one stretch of memory.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from qa.span_features import FEATURES, KINDS, UNKNOWN
from qa.training.layers import Convolution, Recurrence, SelfAttention

NORM_FLOOR = 1e-3
_WORDS_HIDDEN = 0.04


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
    key_dimension: int = 64
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


class Encoder(nn.Module):
    """A text, by itself: words and their outer characters to (length, rows, H)."""

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
        self.near = nn.ModuleList(Convolution(shape.width, d, dropout / 2) for d in shape.encoder_dilations)

    def forward(self, text: Text) -> Tensor:
        """(length, rows, H), of unit root mean square at words and 0 at padding."""
        words, first, last, kinds = (column.T for column in (text.words, text.first, text.last, text.kinds))
        if self.training:
            words = words.masked_fill(torch.rand(words.shape, device=words.device) < _WORDS_HIDDEN, UNKNOWN)
        embedded = torch.cat([self.words(words), self.characters(first), self.characters(last)], dim=-1)
        real = text.real.T.unsqueeze(2)
        x: Tensor = (self.into(self.dropout(embedded)) + self.kinds(kinds)) * real
        for near in self.near:
            x = near(x, real)
        return x * torch.rsqrt(x.square().mean(dim=2, keepdim=True) + NORM_FLOOR)


class Reader(nn.Module):
    """Question and text to the score of every span and of "no answer here"."""

    def __init__(self, shape: Shape, dropout: float = 0.2) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.encoder = Encoder(shape, dropout)
        self.ask, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.pool = nn.Linear(width, 1)
        self.from_text, self.from_question, self.from_both = (nn.Linear(width, width) for _ in range(3))
        self.from_features = nn.Linear(FEATURES + shape.heads, width)
        self.from_pooled = nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)
        self.near = nn.ModuleList(Convolution(width, d, dropout / 2) for d in shape.reader_dilations)
        self.overview = nn.Linear(width, width)
        self.itself = SelfAttention(width, shape.heads, shape.key_dimension, dropout)
        self.along = Recurrence(width, dropout)
        self.after = nn.ModuleList([Convolution(width, 1, dropout / 2)])
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
        real = text.real[asked].T.unsqueeze(2)
        x = x * real
        for near in self.near:
            x = near(x, real)
        x = (x + self.overview(x.masked_fill(real == 0, -1e4).amax(dim=0))) * real
        x = self.after[0](self.along(self.itself(x, real), real), real)
        x = self.dropout(x).float().transpose(0, 1)
        return self._score(x, text.real[asked].unsqueeze(2), pooled.float())

    def _fuse(self, q: Tensor, q_real: Tensor, t: Tensor, asked: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        heads = self.shape.heads
        length, _, width = t.shape
        k, rows, _ = q.shape
        ask = self.ask(t)[:, asked].view(length, rows, heads, -1).permute(1, 2, 0, 3)
        key = self.key(q).view(k, rows, heads, -1).permute(1, 2, 3, 0)
        value = self.value(q).view(k, rows, heads, -1).permute(1, 2, 0, 3)
        scores = (ask @ key).float() / (width // heads) ** 0.5
        scores = scores.masked_fill(q_real[:, None, None, :] == 0, -1e4)
        aligned = (scores.softmax(dim=-1).to(value.dtype) @ value).permute(2, 0, 1, 3).reshape(length, rows, width)
        best = scores.amax(dim=-1).permute(2, 0, 1)
        weights = self.pool(q).float().masked_fill(q_real.T.unsqueeze(2) == 0, -1e4).softmax(dim=0)
        pooled = (q.float() * weights).sum(dim=0)
        seen = torch.cat([features.transpose(0, 1), best], dim=2)
        joined = self.from_text(t)[:, asked] + self.from_question(aligned) + self.from_both(t[:, asked] * aligned)
        joined = joined + self.from_features(seen) + self.from_pooled(pooled)
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
