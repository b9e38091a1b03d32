"""The block that the reader is built of: every token looks at all others, then thinks by itself (Vaswani et al., 2017).

Normalised before each half by the root mean square alone (Zhang and Sennrich, 2019), places as rotations of queries and
keys (Su et al., "RoFormer", 2021), squared rectifiers (So et al., "Primer", 2021): each is cheap on a CPU. Knows
nothing of questions or texts.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

NORM_FLOOR = 1e-5
ROTATION_BASE = 10_000.0
_NOWHERE = -1e4


class Norm(nn.Module):
    """Each token divided by its root mean square, times a learned gain."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        """Same shape and type."""
        size = torch.rsqrt(x.float().square().mean(dim=-1, keepdim=True) + NORM_FLOOR)
        return x * size.to(x.dtype) * self.gain.to(x.dtype)


class Block(nn.Module):
    """(rows, length, width) to the same."""

    def __init__(self, width: int, heads: int, hidden: int, layers: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.looks = Norm(width)
        self.into = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.thinks = Norm(width)
        self.up = nn.Linear(width, hidden, bias=False)
        self.down = nn.Linear(hidden, width, bias=False)
        self.dropout = nn.Dropout(dropout)
        for matrix in (self.into, self.up):
            nn.init.normal_(matrix.weight, std=width**-0.5)
        for matrix in (self.out, self.down):
            nn.init.normal_(matrix.weight, std=0.5 * (matrix.in_features * layers) ** -0.5)

    def forward(self, x: Tensor, turns: tuple[Tensor, Tensor], seen: Tensor | None) -> Tensor:
        """``turns`` as `rotations` gives them; ``seen``, (rows, 1, 1, length), is False at padding; None: none is."""
        rows, length, width = x.shape
        parts = self.into(self.looks(x)).view(rows, length, 3, self.heads, width // self.heads)
        ask, key, value = parts.permute(2, 0, 3, 1, 4)
        scores = _turned(ask, turns) @ _turned(key, turns).transpose(2, 3) * (width // self.heads) ** -0.5
        if seen is not None:
            scores = scores.masked_fill(~seen, _NOWHERE)
        found = scores.softmax(dim=-1).to(value.dtype) @ value
        x = x + self.dropout(self.out(found.transpose(1, 2).reshape(rows, length, width)))
        thought: Tensor = x + self.dropout(self.down(functional.relu(self.up(self.thinks(x))).square()))
        return thought


def rotations(length: int, size: int, like: Tensor) -> tuple[Tensor, Tensor]:
    """Cosines and sines, (length, size / 2), by which the pairs of a head's ``size`` channels turn at each place."""
    speeds = ROTATION_BASE ** -(torch.arange(0, size, 2, device=like.device) / size)
    angles = torch.arange(length, device=like.device)[:, None] * speeds
    return angles.cos().to(like.dtype), angles.sin().to(like.dtype)


def _turned(x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
    cos, sin = turns
    left, right = x.chunk(2, dim=-1)
    return torch.cat([left * cos - right * sin, left * sin + right * cos], dim=-1)
