"""Contrastive learning of the rows: each question must be nearer to its own passage than to all others of its batch.

InfoNCE (van den Oord et al., 2018) over unit vectors with in-batch negatives, by Adam. Must not know where the pairs
come from.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch.nn import functional
from tqdm import trange

from embeddings.training.measure import vectors
from embeddings.training.pairs import Batch, Pairs, draw
from embeddings.training.settings import Settings
from embeddings.training.tokens import Numbers


def initial_rows(counts: Numbers, passages: int, settings: Settings) -> torch.Tensor:
    """Random directions, the longer the rarer a token: a random projection of tf-idf, the start that training improves.

    ``counts`` holds each row's occurrences in so many ``passages``.
    """
    rarity = np.log(passages / (1 + np.minimum(counts, 0.9 * passages)))
    directions = torch.randn(len(counts), settings.dimension) / math.sqrt(settings.dimension)
    return directions * torch.from_numpy(np.maximum(rarity, 0.3) / 5).float()[:, None]


def learn(
    rows: torch.Tensor,
    kinds: Sequence[Pairs],
    settings: Settings,
    rng: np.random.Generator,
    report: Callable[[int, torch.Tensor], None],
) -> torch.Tensor:
    """Train the rows (rows, dimension); calls ``report(step, rows)`` now and then, and at the end."""
    rows = torch.nn.Parameter(rows)
    optimizer = torch.optim.Adam([rows], betas=(0.9, 0.99), fused=True)
    progress = trange(1, settings.steps + 1, desc="training", unit="step")
    for step in progress:
        for group in optimizer.param_groups:
            group["lr"] = settings.learning_rate * min(1.0, step / settings.warm_up, 1 - (step - 1) / settings.steps)
        loss = _loss(rows, draw(kinds, settings.batch, settings.likeness, rng), settings.scale)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimizer.step()
        if step % 20 == 0:
            progress.set_postfix(loss=f"{loss.item():.3f}")
        if step % settings.report_every == 0 or step == settings.steps:
            report(step, rows.detach())
    return rows.detach()


def _loss(rows: torch.Tensor, batch: Batch, scale: float) -> torch.Tensor:
    similarities = vectors(batch.questions, rows) @ vectors(batch.passages, rows).T * scale
    documents = torch.from_numpy(batch.documents)
    # Another passage of the same article may answer as well: no negative.
    same = (documents[:, None] == documents[None, :]).fill_diagonal_(False)
    return functional.cross_entropy(similarities.masked_fill(same, -math.inf), torch.arange(len(documents)))
