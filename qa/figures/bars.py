"""Progress bars on standard error: of a batch, and of the stages of a long work."""

import sys
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self, TypeVar

from tqdm import tqdm

from corpus.progress import Progress

T = TypeVar("T")


def counted(items: Iterable[T], total: int) -> Iterable[T]:
    """The items, with a bar on standard error that counts them."""
    return tqdm(items, total=total, unit=" questions", file=sys.stderr)


class Bars:
    """Progress of the stages of a long work, one bar after the other, on standard error."""

    def __init__(self) -> None:
        self._bar: tqdm[Any] | None = None
        self._stage = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._close()

    def show(self, progress: Progress) -> None:
        """Draw one step."""
        if self._bar is None or progress.stage != self._stage:
            self._close()
            self._stage = progress.stage
            self._bar = tqdm(total=progress.total, desc=progress.stage, file=sys.stderr, unit="", dynamic_ncols=True)
        self._bar.total = progress.total
        self._bar.update(progress.done - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
