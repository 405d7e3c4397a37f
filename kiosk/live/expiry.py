"""Expiry: when everything about a room is to be erased, told by a clock that nobody trusts at first sight."""

from __future__ import annotations

from kiosk.domain.settings import MINUTE
from kiosk.live.clock import Clock

LOOKS_APART = MINUTE
"""Milliseconds between the two looks at the wall clock that an erasure needs: a clock that jumps must not erase."""


class Expiry:
    """Watches one room's end."""

    def __init__(self, clock: Clock, apart: int = LOOKS_APART) -> None:
        self._clock = clock
        self._apart = apart
        self._since: int | None = None

    def due(self, erase_at: int) -> bool:
        """Look at the clock, and tell whether the room is to be erased now; ask again every few seconds."""
        if self._clock.wall() < erase_at:
            self._since = None
            return False
        if self._since is None:
            self._since = self._clock.steady()
        return self._clock.steady() - self._since >= self._apart
