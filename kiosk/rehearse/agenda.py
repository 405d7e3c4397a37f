"""An agenda: what is to happen, in order of time; equal times in the order of writing down."""

from __future__ import annotations

import heapq
from collections.abc import Callable

Event = Callable[[], None]


class Agenda:
    """Events by time, in any one unit."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Event]] = []
        self._written = 0

    def add(self, at: float, event: Event) -> None:
        """Let `event` happen at `at`."""
        heapq.heappush(self._heap, (at, self._written, event))
        self._written += 1

    @property
    def next_at(self) -> float | None:
        """The moment of the first event; None when nothing is left."""
        return self._heap[0][0] if self._heap else None

    def take(self) -> tuple[float, Event]:
        """Remove the first event and return it with its time."""
        at, _, event = heapq.heappop(self._heap)
        return at, event
