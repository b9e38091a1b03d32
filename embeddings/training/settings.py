"""What decides a training run, in one frozen record."""

from dataclasses import dataclass, field

from embeddings.training.datasets import Shares
from embeddings.training.pairs import Likeness


@dataclass(frozen=True, slots=True)
class Settings:
    """The run that made the model that ships; its choice is told in benchmarks/LOG.md."""

    seed: int = 0
    vocabulary: int = 60_000
    """Tokens."""
    rows: int = 26_800
    own_rows: int = 18_000
    """Rows that only one token has; the others are shared."""
    dimension: int = 512
    steps: int = 1_800
    batch: int = 2_048
    learning_rate: float = 3e-3
    warm_up: int = 100
    """Steps."""
    scale: float = 25.0
    """Inverse temperature: a similarity of 1 against 0 is worth so many nats."""
    likeness: Likeness = field(default_factory=lambda: Likeness(dropped=0.3, alone=0.3, reworded=0.3))
    shares: Shares = field(default_factory=lambda: Shares(made=0.6, read=0.25, titles=0.07, related=0.08))
    report_every: int = 600
    """Steps."""
