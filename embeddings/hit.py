"""What a search returns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage by its key in the store, with a similarity: higher is better, whatever the index computes."""

    key: int
    score: float
