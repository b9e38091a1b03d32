"""The optimisation loop. Knows nothing of files or strings."""

import copy
import logging
import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from qa.span_features import Floats
from qa.training.batches import training_batches
from qa.training.examples import Examples
from qa.training.network import Reader, span_loss

log = logging.getLogger(__name__)

_LENGTHS = ((0.5, 128), (0.9, 224), (1.0, 352))
"""Up to which share of the training of the reader how many words of a text are read."""
_SHARE = 0.5
"""Of the texts with questions of people, in one round."""
_MADE_SHARES = ((0.4, 0.2), (1.0, 0.05))
"""Up to which share of the training how many of the texts with made questions a round has."""
WARM_UP_STEPS = 200
EMA_DECAY = 0.999
LOG_EVERY = 100


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to train. A loop ends at ``steps``, or earlier after ``minutes``; the rate follows suit."""

    steps: int
    minutes: float
    rate: float

    def done(self, step: int, started: float) -> float:
        """Share of the loop that lies behind, 0 to 1."""
        return min(1.0, max(step / self.steps, (time.monotonic() - started) / 60 / self.minutes))

    def rate_at(self, step: int, done: float) -> float:
        """Linear warm-up, then half a cosine down to 1 % of the full rate."""
        return self.rate * min(1.0, (step + 1) / WARM_UP_STEPS) * (0.01 + 0.99 * (1 + math.cos(math.pi * done)) / 2)


class _Optimiser:
    """AdamW with the schedule, clipped gradients, and a running log."""

    def __init__(self, model: nn.Module, schedule: Schedule) -> None:
        self.parameters = [p for p in model.parameters() if p.requires_grad]
        self._adam = torch.optim.AdamW(self.parameters, lr=schedule.rate, betas=(0.9, 0.99), weight_decay=0.01)
        self._schedule, self._started = schedule, time.monotonic()
        self._loss, self.steps, self.done = 0.0, 0, 0.0

    def step(self, loss: Tensor) -> bool:
        """Descend once; False when the schedule has ended."""
        self.done = self._schedule.done(self.steps, self._started)
        for group in self._adam.param_groups:
            group["lr"] = self._schedule.rate_at(self.steps, self.done)
        self._adam.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.parameters, 2.0)
        self._adam.step()
        self.steps += 1
        self._loss += loss.item()
        if self.steps % LOG_EVERY == 0:
            each = (time.monotonic() - self._started) / self.steps
            log.info(
                "step %d (%.0f %%): loss %.3f, %.2f s a step", self.steps, 100 * self.done, self._loss / LOG_EVERY, each
            )
            self._loss = 0.0
        return self.done < 1


def fit(reader: Reader, data: Examples, rarity: Floats, schedule: Schedule, seed: int, device: str) -> Iterator[Reader]:
    """Train in place; after each round, and at the end, yield the moving average of the weights."""
    reader.to(device).train()
    average = copy.deepcopy(reader).eval()
    optimiser = _Optimiser(reader, schedule)
    averaged: list[Tensor] = [p for p in average.parameters() if p.requires_grad]
    rng = random.Random(seed)
    while True:
        longest = next(length for until, length in _LENGTHS if optimiser.done <= until)
        made = next(share for until, share in _MADE_SHARES if optimiser.done <= until)
        for batch in training_batches(data, rarity, longest, rng, _SHARE, made):
            here = batch.to(device)
            with torch.autocast(device, torch.bfloat16):
                spans, nothing = reader(here.question, here.text, here.asked, here.features)
            more = optimiser.step(span_loss(spans, nothing, here.gold))
            with torch.no_grad():
                decay = min(EMA_DECAY, (optimiser.steps + 1) / (optimiser.steps + 20))
                torch._foreach_lerp_(averaged, list(optimiser.parameters), 1 - decay)
            if not more:
                yield average
                return
        yield average
