"""The optimisation loops: pretraining on articles, then training on questions. Knows nothing of files or strings."""

import copy
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from qa.training.batches import training_batches
from qa.training.examples import Examples
from qa.training.network import Reader, shared_loss, span_loss
from qa.training.pretraining import Articles, Guesser, cloze_losses

log = logging.getLogger(__name__)

_LENGTHS = ((0.6, 192), (1.0, 320))
"""Up to which share of the training of the reader how many words of a text are read."""
WARM_UP_STEPS = 200
EMA_DECAY = 0.998
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
        """Linear warm-up, full rate for half of the time, then a line down to 1 % of it."""
        return self.rate * min(1.0, (step + 1) / WARM_UP_STEPS, max(0.01, 2 * (1 - done)))


class _Optimiser:
    """Muon for the blocks' matrices, AdamW for the rest, with the schedule, clipped gradients, and a running log.

    Muon (Jordan, 2024) makes each step of a matrix orthogonal: it learns about twice as much from a step.
    """

    def __init__(self, model: nn.Module, schedule: Schedule) -> None:
        named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
        self.parameters = [p for _, p in named]
        matrices = [p for name, p in named if ".blocks." in name and p.ndim == 2]
        others = [p for name, p in named if not (".blocks." in name and p.ndim == 2)]
        rate = schedule.rate
        self._parts: list[torch.optim.Optimizer] = [
            torch.optim.Muon(matrices, lr=rate, weight_decay=0.01, adjust_lr_fn="match_rms_adamw"),
            torch.optim.AdamW(others, lr=rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True),
        ]
        self._schedule, self._started = schedule, time.monotonic()
        self._losses: list[list[float]] = []
        self.steps, self.done = 0, 0.0

    def step(self, *losses: Tensor) -> bool:
        """Descend once along the sum; False when the schedule has ended."""
        self.done = self._schedule.done(self.steps, self._started)
        rate = self._schedule.rate_at(self.steps, self.done)
        for part in self._parts:
            part.zero_grad(set_to_none=True)
        sum(losses, torch.zeros(())).backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.parameters, 2.0)
        for part in self._parts:
            for group in part.param_groups:
                group["lr"] = rate
            part.step()
        self.steps += 1
        self._losses.append([loss.item() for loss in losses])
        if self.steps % LOG_EVERY == 0:
            each = (time.monotonic() - self._started) / self.steps
            means = ", ".join(f"{sum(column) / LOG_EVERY:.3f}" for column in zip(*self._losses, strict=True))
            log.info("step %d (%.0f %%): loss %s, %.2f s a step", self.steps, 100 * self.done, means, each)
            self._losses = []
        return self.done < 1


def pretrain(reader: Reader, articles: Articles, schedule: Schedule, seed: int, device: str) -> None:
    """Train the encoder and the borders in place on articles."""
    reader.to(device).eval()  # nothing is dropped: no article is seen often
    guesser = Guesser(reader).to(device)
    encode = torch.compile(reader.encoder)
    optimiser = _Optimiser(nn.ModuleList([reader, guesser]), schedule)
    for batch in articles.batches(seed):
        here = batch.to(device)
        with torch.autocast(device, torch.bfloat16):
            x = encode(here.tokens, padded=False)
            losses = cloze_losses(reader, guesser, x, here)
        if not optimiser.step(*losses):
            return


def fit(reader: Reader, data: Examples, schedule: Schedule, seed: int, device: str) -> Iterator[Reader]:
    """Train in place on questions; after each round, and at the end, yield the moving average of the weights."""
    reader.to(device).train()
    average = copy.deepcopy(reader).eval()
    encode = torch.compile(reader.encoder, dynamic=True)
    optimiser = _Optimiser(reader, schedule)
    averaged: list[Tensor] = [p for p in average.parameters() if p.requires_grad]
    rng = random.Random(seed)
    while True:
        longest = next(length for until, length in _LENGTHS if optimiser.done <= until)
        for batch in training_batches(data, longest, rng):
            here = batch.to(device)
            with torch.autocast(device, torch.bfloat16):
                spans, nothing = reader.score(here.tokens, encode(here.tokens, here.features))
            own, shared = span_loss(spans, nothing, here.gold), shared_loss(spans, nothing, here.gold, here.groups)
            more = optimiser.step(own / 2, shared / 2)
            with torch.no_grad():
                decay = min(EMA_DECAY, (optimiser.steps + 1) / (optimiser.steps + 20))
                torch._foreach_lerp_(averaged, list(optimiser.parameters), 1 - decay)
            if not more:
                yield average
                return
        yield average
