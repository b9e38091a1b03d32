"""The reader as a torch network: a small transformer over a question, a mark, and a text, and the spans that answer.

The mark stands for the answer: what it has become after the last block asks every word of the text whether the answer
begins or ends there (Ram et al., "Few-Shot Question Answering by Pretraining Span Selection", 2021), in pretraining as
afterwards. Spans and "no answer" share one softmax. Knows nothing of files, strings or optimisers.

Shapes: B rows, L words of question, mark and text together, H width.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from qa.reading.span_features import FEATURES, FIRST_FREE_ID, KINDS, PADDING, PARTS, UNKNOWN, Part
from qa.training.layers import Block, Norm, rotations

_WORDS_HIDDEN = 0.04
_NOWHERE = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network: everything that its weights' shapes do not say by themselves."""

    characters: int
    words: int
    character_dimension: int = 48
    word_dimension: int = 96
    width: int = 256
    heads: int = 4
    hidden: int = 768
    layers: int = 5
    pair_dimension: int = 32
    longest_answer: int = 60


@dataclass(frozen=True, slots=True)
class Tokens:
    """Padded rows of words, each (B, L): ids of the word, of its outer characters, of its kind; its `Part`."""

    words: Tensor
    first: Tensor
    last: Tensor
    kinds: Tensor
    parts: Tensor

    def to(self, device: str) -> "Tokens":
        """The same on another device."""
        return Tokens(*(getattr(self, name).to(device) for name in self.__slots__))


class Encoder(nn.Module):
    """Words to vectors that know each other: (B, L, H)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.words, shape.word_dimension)
        self.characters = nn.Embedding(shape.characters, shape.character_dimension)
        self.kinds = nn.Embedding(KINDS, shape.width)
        self.parts = nn.Embedding(PARTS, shape.width)
        for table in (self.words, self.characters, self.kinds, self.parts):
            nn.init.normal_(table.weight, std=0.1)
        self.into = nn.Linear(shape.word_dimension + 2 * shape.character_dimension, shape.width, bias=False)
        self.from_features = nn.Linear(FEATURES, shape.width, bias=False)
        nn.init.zeros_(self.from_features.weight)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(
            Block(shape.width, shape.heads, shape.hidden, shape.layers, dropout) for _ in range(shape.layers)
        )
        self.last = Norm(shape.width)
        self._head = shape.width // shape.heads

    def forward(self, tokens: Tokens, features: Tensor | None = None, padded: bool = True) -> Tensor:
        """``features`` (B, L, FEATURES) say what the text repeats of the question; None: nothing is known of it."""
        words = tokens.words
        if self.training and features is not None:
            hidden = (torch.rand(words.shape, device=words.device) < _WORDS_HIDDEN) & (words >= FIRST_FREE_ID)
            words = words.masked_fill(hidden, UNKNOWN)
        letters = self.characters(tokens.first), self.characters(tokens.last)
        x = self.into(self.dropout(torch.cat([self.words(words), *letters], dim=-1)))
        x = x + (self.kinds(tokens.kinds) + self.parts(tokens.parts)).to(x.dtype)
        if features is not None:
            x = x + self.from_features(features)
        turns = rotations(words.shape[1], self._head, x)
        seen = (tokens.words != PADDING)[:, None, None, :] if padded else None
        for block in self.blocks:
            x = block(x, turns, seen)
        vectors: Tensor = self.last(x)
        return vectors


class Reader(nn.Module):
    """Question and text to the score of every span and of "no answer here"."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.encoder = Encoder(shape, dropout)
        self.wanted = nn.Linear(width, 2 * width)
        self.pairs = nn.Linear(width, 2 * shape.pair_dimension)
        self.nothing = nn.Sequential(nn.Linear(2 * width, width // 2), nn.ReLU(), nn.Linear(width // 2, 1))

    def forward(self, tokens: Tokens, features: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of spans, (B, L, L), -inf where no span can be, and of "no answer", (B,)."""
        return self.score(tokens, self.encoder(tokens, features))

    def score(self, tokens: Tokens, x: Tensor) -> tuple[Tensor, Tensor]:
        """The scores from what the encoder made of the tokens, (B, L, H)."""
        with torch.autocast(x.device.type, enabled=False):
            x = x.float()
            mark = x[tokens.parts == Part.MARK]
            begins, ends = (scores.squeeze(1) for scores in self.borders(x, mark.unsqueeze(1)))
            left, right = self.pairs(x).chunk(2, dim=-1)
            spans = left @ right.transpose(1, 2) / left.shape[-1] ** 0.5
            spans = spans + begins.unsqueeze(2) + ends.unsqueeze(1)
            real = (tokens.parts == Part.TEXT) & (tokens.words != PADDING)
            spans = spans.masked_fill(~self._possible(real), float("-inf"))
            highest = x.masked_fill(~real.unsqueeze(2), _NOWHERE).amax(dim=1)
            nothing = self.nothing(torch.cat([highest, mark], dim=-1)).squeeze(-1)
        return spans, nothing

    def borders(self, x: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """How well what each of M marks stands for begins and ends at each word.

        From the words (B, L, H) and the marks (B, M, H) to (B, M, L) twice.
        """
        begins, ends = self.wanted(marks).chunk(2, dim=2)
        scale = x.shape[2] ** -0.5
        return begins @ x.transpose(1, 2) * scale, ends @ x.transpose(1, 2) * scale

    def _possible(self, real: Tensor) -> Tensor:
        places = torch.arange(real.shape[1], device=real.device)
        size = places[None, :] - places[:, None]
        return ((size >= 0) & (size < self.shape.longest_answer)) & real.unsqueeze(2) & real.unsqueeze(1)


def shared_loss(spans: Tensor, nothing: Tensor, gold: Tensor, groups: Tensor) -> Tensor:
    """Mean negative log-likelihood of the gold spans among all spans of all texts that a question is asked of.

    Each text's scores count from its own "no answer" on, so that they can be held against those of another text: shared
    normalisation (Clark and Gardner, "Simple and Effective Multi-Paragraph Reading Comprehension", 2018). Questions
    without an answer in any of their texts don't count. ``groups`` (B,) numbers the question of each row.
    """
    rows, length, _ = spans.shape
    flat = spans.view(rows, -1) - nothing.unsqueeze(1)
    cells = torch.where(gold[:, :, 0] >= 0, gold[:, :, 0] * length + gold[:, :, 1], -1)
    places = flat.gather(1, cells.clamp(min=0)).masked_fill(cells < 0, _NOWHERE)
    size = int(groups.max()) + 1
    answered = torch.zeros(size, device=flat.device).index_add(0, groups, (cells >= 0).any(dim=1).float()) > 0
    every, right = (_by_group(scores.logsumexp(dim=1), groups, size) for scores in (flat, places))
    losses = (every - right)[answered]
    return losses.mean() if len(losses) else flat.logsumexp(dim=1).sum() * 0


def _by_group(scores: Tensor, groups: Tensor, size: int) -> Tensor:
    """The logarithm of the sum of exponentials of the rows of each group, (size,)."""
    top = torch.full((size,), _NOWHERE, device=scores.device).scatter_reduce(0, groups, scores.detach(), "amax")
    sums = torch.zeros(size, device=scores.device).index_add(0, groups, (scores - top[groups]).exp())
    return sums.log() + top


def span_loss(spans: Tensor, nothing: Tensor, gold: Tensor) -> Tensor:
    """Mean negative log-likelihood of the gold spans, or of "no answer".

    ``gold`` (B, G, 2) holds every place of the answer as first and last word, padded with -1; the places are
    alternatives, as the data does not say which one was meant. A question without a place has no answer here.
    """
    rows, length, _ = spans.shape
    flat = torch.cat([spans.view(rows, -1), nothing.unsqueeze(1)], dim=1)
    cells = torch.where(gold[:, :, 0] >= 0, gold[:, :, 0] * length + gold[:, :, 1], -1)
    unanswered = (cells < 0).all(dim=1)
    cells[unanswered, 0] = length * length
    places = flat.gather(1, cells.clamp(min=0)).masked_fill(cells < 0, float("-inf"))
    return (flat.logsumexp(dim=1) - places.logsumexp(dim=1)).mean()
