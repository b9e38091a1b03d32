"""How a long task tells how far it is, so that whoever started it can draw a bar."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """A step's name, and how much of it is done; ``total`` is None while nobody knows it."""

    stage: str
    done: int
    total: int | None = None


Show = Callable[[Progress], None]


def ignore(progress: Progress) -> None:
    """Show nothing."""
