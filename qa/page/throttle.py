"""How long to wait before another attempt: the longer, the more have failed. Knows nothing of what is attempted."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

FORGOTTEN_AFTER = 3_600.0  # seconds after the last attempt
MOST_KEYS = 10_000  # beyond them the key that has been quiet longest is forgotten: nobody can fill the memory


@dataclass(slots=True)
class _Attempts:
    failed: int
    last: float


class Throttle:
    """Attempts by key, such as a name or an address. For one thread, or one event loop.

    ``free`` attempts may fail without a wait; each further one doubles it, from a second to ``longest`` seconds.
    An attempt counts as failed from its begin, so that many at once are held back, too; one that succeeds is undone.
    """

    def __init__(self, free: int, longest: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._free = free
        self._longest = longest
        self._clock = clock
        self._attempts: OrderedDict[str, _Attempts] = OrderedDict()  # the one that has been quiet longest first

    def __len__(self) -> int:
        return len(self._attempts)

    def wait(self, key: str) -> float:
        """Seconds until ``key`` may make its next attempt; 0 where it may now."""
        attempts = self._attempts.get(key)
        if attempts is None or attempts.failed < self._free:
            return 0.0
        doublings = min(attempts.failed - self._free, 30)  # 2 to the 30th is longer than anyone is made to wait
        return max(0.0, attempts.last + min(self._longest, 2.0**doublings) - self._clock())

    def begin(self, key: str) -> None:
        """Count an attempt."""
        now = self._clock()
        while self._attempts and next(iter(self._attempts.values())).last <= now - FORGOTTEN_AFTER:
            self._attempts.popitem(last=False)
        attempts = self._attempts.setdefault(key, _Attempts(0, now))
        attempts.failed, attempts.last = attempts.failed + 1, now
        self._attempts.move_to_end(key)
        if len(self._attempts) > MOST_KEYS:
            self._attempts.popitem(last=False)

    def undo(self, key: str) -> None:
        """Take back an attempt, which succeeded; those that failed before it still count."""
        attempts = self._attempts.get(key)
        if attempts is not None:
            attempts.failed -= 1
            if not attempts.failed:
                del self._attempts[key]
