"""The reader as a torch network: a convolutional encoder of texts, and a convolutional reader of question and text.

Gated dilated convolutions after Wu, Lao, Blitzer, Yang and Weinberger, "Fast Reading Comprehension with ConvNets" (2017);
spans and "no answer" share one softmax. Knows nothing of files, strings or optimisers.

Shapes: B texts, Q questions (several may ask the same text), T words of a text, K of a question, H width.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from qa.span_features import FEATURES, KINDS


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network: everything that its weights' shapes do not say by themselves."""

    characters: int
    words: int
    character_dimension: int = 48
    word_dimension: int = 96
    width: int = 128
    heads: int = 4
    encoder_dilations: tuple[int, ...] = (1, 2, 4, 1)
    reader_dilations: tuple[int, ...] = (1, 2, 4, 8, 1)
    attention_after: tuple[int, ...] = (1, 3)
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


class GatedConvolution(nn.Module):
    """Residual block: three words ``dilation`` apart, through a gated linear unit."""

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Linear(3 * width, 2 * width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        """(rows, length, H) to the same; ``real`` is (rows, length, 1)."""
        y = self.norm(x) * real
        d = self.dilation
        padded = functional.pad(y, (0, 0, d, d))
        near = torch.cat([padded[:, : -2 * d], y, padded[:, 2 * d :]], dim=-1)
        return x + self.dropout(functional.glu(self.mix(near), dim=-1))


class SelfAttention(nn.Module):
    """Residual block: every word looks at every other one of its text."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.into = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        """(rows, length, H) to the same."""
        rows, length, width = x.shape
        parts = self.into(self.norm(x)).view(rows, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = real.squeeze(-1)[:, None, None, :] > 0
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        return x + self.dropout(self.out(mixed.transpose(1, 2).reshape(rows, length, width)))


class Encoder(nn.Module):
    """A text, by itself: words and their outer characters to (rows, length, H)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.characters = nn.Embedding(shape.characters, shape.character_dimension)
        self.words = nn.Embedding(shape.words, shape.word_dimension)
        self.kinds = nn.Embedding(KINDS, shape.width)
        nn.init.normal_(self.characters.weight, std=0.1)
        nn.init.normal_(self.words.weight, std=0.1)
        nn.init.normal_(self.kinds.weight, std=0.1)
        self.into = nn.Linear(2 * shape.character_dimension + shape.word_dimension, shape.width)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(
            GatedConvolution(shape.width, dilation, dropout) for dilation in shape.encoder_dilations
        )

    def forward(self, text: Text) -> Tensor:
        """(rows, length, H)."""
        outer = [self.characters(text.first), self.characters(text.last)]
        embedded = torch.cat([self.words(text.words), *outer], dim=-1)
        x = self.into(self.dropout(embedded)) + self.kinds(text.kinds)
        real = text.real.unsqueeze(-1)
        for block in self.blocks:
            x = block(x, real)
        return x


class Reader(nn.Module):
    """Question and text to the score of every span and of "no answer here"."""

    def __init__(self, shape: Shape, dropout: float = 0.15) -> None:
        super().__init__()
        self.shape = shape
        width, heads = shape.width, shape.heads
        self.encoder = Encoder(shape, dropout)
        self.question_norm, self.text_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.ask, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.pool = nn.Linear(width, 1)
        self.fuse = nn.Linear(4 * width + FEATURES + heads, width)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(GatedConvolution(width, dilation, dropout) for dilation in shape.reader_dilations)
        self.attention = nn.ModuleList(SelfAttention(width, heads, dropout) for _ in shape.attention_after)
        self.final_norm = nn.LayerNorm(width)
        self.wanted = nn.Linear(width, 2 * width)
        self.ends = nn.Linear(width, 2)
        self.pairs = nn.Linear(width, 2 * shape.pair_dimension)
        self.nothing = nn.Sequential(nn.Linear(3 * width, width // 2), nn.GELU(), nn.Linear(width // 2, 1))

    def forward(self, question: Text, text: Text, asked: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of spans, (Q, T, T), -inf where no span can be, and of "no answer", (Q,).

        ``asked`` (Q,) is each question's row in ``text``; ``features`` is (Q, T, FEATURES).
        """
        q = self.question_norm(self.encoder(question))
        t = self.text_norm(self.encoder(text))[asked]
        real = text.real[asked].unsqueeze(-1)
        x, pooled = self._fuse(q, question.real, t, features)
        attention = iter(self.attention)
        for place, block in enumerate(self.blocks):
            x = block(x, real)
            if place in self.shape.attention_after:
                x = next(attention)(x, real)
        return self._score(self.final_norm(x).float(), real.float(), pooled.float())

    def _fuse(self, q: Tensor, q_real: Tensor, t: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        rows, length, width = t.shape
        heads = self.shape.heads
        ask = self.ask(t).view(rows, length, heads, -1).transpose(1, 2)
        key = self.key(q).view(rows, q.shape[1], heads, -1).transpose(1, 2)
        value = self.value(q).view(rows, q.shape[1], heads, -1).transpose(1, 2)
        scores = ask @ key.transpose(2, 3) / (width // heads) ** 0.5
        scores = scores.masked_fill(q_real[:, None, None, :] == 0, -1e4)
        aligned = (scores.softmax(dim=-1) @ value).transpose(1, 2).reshape(rows, length, width)
        best = scores.amax(dim=-1).transpose(1, 2)
        weights = self.pool(q).squeeze(-1).masked_fill(q_real == 0, -1e4).softmax(dim=-1)
        pooled = (weights.unsqueeze(1) @ q).squeeze(1)
        everywhere = pooled.unsqueeze(1).expand(-1, length, -1)
        joined = torch.cat([t, aligned, t * aligned, everywhere, best, features.to(t.dtype)], dim=-1)
        return self.dropout(functional.gelu(self.fuse(joined))), pooled

    def _score(self, x: Tensor, real: Tensor, pooled: Tensor) -> tuple[Tensor, Tensor]:
        length = x.shape[1]
        with torch.autocast("cpu", enabled=False):
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
        places = torch.arange(length)
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
