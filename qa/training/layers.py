"""The residual blocks that the reader is built of: neighbours, recurrence, attention of a text to itself.

Each takes and gives (length, rows, H), and ``real``, (length, rows, 1), 1 at words and 0 at padding. None normalises:
on a CPU it costs more than it brings. Convolutions keep the variance by scaling their residuals (Gehring et al., 2017);
the others begin as the identity, so that they can be put into a network that is trained already. Knows nothing of
questions or texts.
"""

import math
from typing import Any

import torch
from torch import Tensor, nn

_HALF = math.sqrt(0.5)


class _Dropped(nn.Module):
    """Drops whole channels, the same at every word."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self._kept = 1 - dropout

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        return x * (torch.rand(1, *x.shape[1:], device=x.device) < self._kept) / self._kept


class Convolution(nn.Module):
    """Three words ``dilation`` apart, through a gated linear unit (Dauphin et al., 2017)."""

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self._dilation = dilation
        self._dropped = _Dropped(dropout)
        self.mix = nn.Linear(3 * width, 2 * width)
        nn.init.normal_(self.mix.weight, std=(4 / (3 * width)) ** 0.5)

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        """See the module."""
        seen = self._dropped(x)
        gap = torch.zeros(self._dilation, *x.shape[1:], dtype=x.dtype, device=x.device)
        padded = torch.cat([gap, seen, gap])
        near = torch.cat([padded[: len(x)], seen, padded[2 * self._dilation :]], dim=2)
        new, shown = self.mix(near).chunk(2, dim=2)
        return _gated(x, new, shown) * (real * _HALF)


class Recurrence(nn.Module):
    """What the words so far say, kept or replaced at each word; half of the channels read backwards.

    A simple recurrent unit (Lei et al., 2018): the gates see the word alone, so that all but one multiplication a
    step is done for the whole text at once.
    """

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self._dropped = _Dropped(dropout)
        self.mix = nn.Linear(width, 3 * width)
        nn.init.constant_(self.mix.bias[:width], 1.0)
        nn.init.zeros_(self.mix.weight[width : 2 * width])
        nn.init.zeros_(self.mix.bias[width : 2 * width])

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        """See the module."""
        keep, new, shown = self.mix(self._dropped(x)).float().chunk(3, dim=2)
        keep = 1 - torch.sigmoid(-keep) * real  # padding changes nothing, whichever way one comes
        half = x.shape[2] // 2
        ahead = carried(keep[:, :, :half].contiguous(), new[:, :, :half].contiguous())
        back = carried(keep[:, :, half:].flip(0), new[:, :, half:].flip(0)).flip(0)
        return _gated(x, torch.cat([ahead, back], dim=2), shown) * real


class SelfAttention(nn.Module):
    """Every word with what the text says elsewhere, through a gate (R-NET, Wang et al., 2017)."""

    def __init__(self, width: int, heads: int, keys: int, dropout: float) -> None:
        super().__init__()
        self._heads, self._keys = heads, keys
        self._dropped = _Dropped(dropout)
        self.into = nn.Linear(width, 2 * keys + width)
        self.out = nn.Linear(2 * width, 2 * width)
        nn.init.zeros_(self.out.weight[:width])
        nn.init.zeros_(self.out.bias[:width])

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        """See the module."""
        length, rows, width = x.shape
        seen = self._dropped(x)
        ask, key, value = self.into(seen).split([self._keys, self._keys, width], dim=2)
        ask, key, value = (
            part.reshape(length, rows, self._heads, -1).permute(1, 2, 0, 3) for part in (ask, key, value)
        )
        scores = (ask @ key.transpose(2, 3)).float() / (self._keys // self._heads) ** 0.5
        scores = scores.masked_fill(real.permute(1, 2, 0).unsqueeze(1) == 0, -1e4)
        found = (scores.softmax(dim=3).to(value.dtype) @ value).permute(2, 0, 1, 3).reshape(length, rows, width)
        new, shown = self.out(torch.cat([seen.to(found.dtype), found], dim=2)).chunk(2, dim=2)
        return _gated(x, new, shown) * real


def _gated(x: Tensor, new: Tensor, shown: Tensor) -> Tensor:
    return x + new * torch.sigmoid(shown)


class _Carry(torch.autograd.Function):
    """state[t] = keep[t] · state[t-1] + (1 - keep[t]) · new[t], and its gradient: one operation a step each."""

    @staticmethod
    def forward(ctx: Any, keep: Tensor, new: Tensor) -> Tensor:
        states = torch.empty_like(new)
        state = torch.zeros_like(new[0])
        for here, fresh, kept in zip(states, new, keep, strict=True):
            state = torch.lerp(fresh, state, kept, out=here)
        ctx.save_for_backward(keep, new, states)
        return states

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor]:
        keep, new, states = ctx.saved_tensors
        total = gradients[0].clone(memory_format=torch.contiguous_format)
        rows = list(total)
        for step in range(len(rows) - 2, -1, -1):
            rows[step].addcmul_(keep[step + 1], rows[step + 1])
        before = torch.cat([torch.zeros_like(states[:1]), states[:-1]])
        return total * (before - new), total * (1 - keep)


def carried(keep: Tensor, new: Tensor) -> Tensor:
    """The states of a recurrence that starts from 0; all are (length, rows, channels)."""
    with torch.autocast(new.device.type, enabled=False):
        carried: Tensor = _Carry.apply(keep, new)  # type: ignore[no-untyped-call]
    return carried
