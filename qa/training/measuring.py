"""Answers of the network on held-out questions: exact match, F1, refusals, and the calibration of the probability."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from qa.overlap import exact, f1
from qa.training.batches import pad
from qa.training.errors import TrainingError
from qa.training.examples import Example, Examples
from qa.training.network import Reader

LONGEST_TEXT = 400
CELLS = 12000
RIGHT = 0.5
"""F1 from which an answer counts as right for the calibration."""
WRONGLY_REFUSED = 0.1
"""Share of the questions with an answer that may be refused."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was answered: the best span, its log-share among all spans, and the log-odds of any span."""

    example: Example
    answer: str
    share: float
    odds: float

    @property
    def exact(self) -> float:
        """1 where the answer equals a gold answer; 0 for a question without one."""
        return max((exact(self.answer, gold) for gold in self.example.source.answers), default=0.0)

    @property
    def f1(self) -> float:
        """The best F1 over the gold answers; 0 for a question without one."""
        return max((f1(self.answer, gold) for gold in self.example.source.answers), default=0.0)


@torch.no_grad()
def answers(reader: Reader, data: Examples, device: str) -> Iterator[Outcome]:
    """Answer every question, shortest text first."""
    waiting = sorted(data.examples, key=lambda example: len(data.texts[example.text]))
    while waiting:
        rows = max(1, min(64, CELLS // max(1, min(LONGEST_TEXT, len(data.texts[waiting[0].text])))))
        batch, waiting = waiting[:rows], waiting[rows:]
        yield from _answer(reader, data, batch, device)


def _answer(reader: Reader, data: Examples, batch: Sequence[Example], device: str) -> Iterator[Outcome]:
    tokens, features = pad(
        [example.question for example in batch],
        [data.texts[example.text].crop(0, LONGEST_TEXT) for example in batch],
        [example.features[:LONGEST_TEXT].astype(np.float32) for example in batch],
    )
    length = features.shape[1]
    with torch.autocast(device, torch.bfloat16):
        spans, nothing = reader(tokens.to(device), features.to(device))
    flat = spans.reshape(len(batch), -1)
    top, cells = (column.tolist() for column in flat.max(dim=1))
    total, null = flat.logsumexp(dim=1).tolist(), nothing.tolist()
    for row, example in enumerate(batch):
        first, last = (place - len(example.question) - 1 for place in divmod(cells[row], length))
        starts = data.texts[example.text].starts
        answer = example.source.context[starts[first] : starts[last + 1]]
        yield Outcome(example, answer, top[row] - total[row], total[row] - null[row])


def summary(outcomes: Sequence[Outcome]) -> str:
    """Exact match and F1 by origin, and how many of the unanswerable are refused when 10 % of the answerable are."""
    by_origin: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.example.source.answers:
            by_origin[outcome.example.source.origin].append(outcome)
    parts = [
        f"{origin} em={np.mean([o.exact for o in group]):.3f} f1={np.mean([o.f1 for o in group]):.3f} n={len(group)}"
        for origin, group in sorted(by_origin.items())
    ]
    answerable = np.array([o.odds for o in outcomes if o.example.source.answers])
    unanswerable = np.array([o.odds for o in outcomes if not o.example.source.answers])
    if len(unanswerable):
        refused = np.mean(unanswerable < np.quantile(answerable, WRONGLY_REFUSED))
        parts.append(f"refused={refused:.3f} at {WRONGLY_REFUSED:.3f} n={len(unanswerable)}")
    return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Calibration:
    """See `qa.reading.span_model.SpanConfig`."""

    weights: tuple[float, float, float]
    odds_at_least: float


def calibrate(outcomes: Sequence[Outcome]) -> Calibration:
    """Fit the weights of (share, odds, 1) in the log-odds that an answer is right (F1 of `RIGHT` or more).

    Below ``odds_at_least`` lie `WRONGLY_REFUSED` of the questions that have an answer.

    Raises:
        TrainingError: no answer is right, or all are: there is nothing to fit.
    """
    seen = np.array([(outcome.share, outcome.odds) for outcome in outcomes])
    right = np.array([outcome.f1 >= RIGHT for outcome in outcomes])
    if right.all() or not right.any():
        raise TrainingError(
            f"{right.sum()} of {len(right)} held-out answers are right, so the probability can't be calibrated: "
            "train longer, or hold out more questions"
        )
    fitted = LogisticRegression().fit(seen, right)
    share, odds = fitted.coef_[0].tolist()
    answerable = [outcome.odds for outcome in outcomes if outcome.example.source.answers]
    return Calibration((share, odds, float(fitted.intercept_[0])), float(np.quantile(answerable, WRONGLY_REFUSED)))
