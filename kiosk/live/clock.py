"""The clock: wall time that never runs backwards."""

from __future__ import annotations

import time
from collections.abc import Callable

MS = 1_000
NS_IN_MS = 1_000_000


def wall_ms() -> int:
    """Return the machine's wall time, in milliseconds, whatever it may jump to."""
    return time.time_ns() // NS_IN_MS


def steady_ms() -> int:
    """Return milliseconds that only ever go up, from an arbitrary start."""
    return time.monotonic_ns() // NS_IN_MS


class Clock:
    """Milliseconds, Unix. `now` is the wall time at the start plus what has passed since: it cannot jump."""

    def __init__(self, wall: Callable[[], int] = wall_ms, steady: Callable[[], int] = steady_ms) -> None:
        self._wall = wall
        self._steady = steady
        self._offset = wall() - steady()

    def now(self) -> int:
        """Return the time by which everything in a room is decided."""
        return self._offset + self._steady()

    def wall(self) -> int:
        """Return the raw wall time: for expiry only, which looks twice."""
        return self._wall()

    def steady(self) -> int:
        """Return milliseconds that only ever go up, from an arbitrary start: for measuring waits."""
        return self._steady()
