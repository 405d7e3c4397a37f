"""Presence in one process."""

from __future__ import annotations

from collections import defaultdict

from kiosk.live.clock import Clock


class MemoryPresence:
    """Presence for a house with one worker; gone when the process ends."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._open: dict[str, dict[str, int]] = defaultdict(dict)
        self._last: dict[str, dict[str, int]] = defaultdict(dict)

    def connected(self, room: str, person: str) -> None:
        """Note that one of the person's screens opened."""
        self._open[room][person] = self._open[room].get(person, 0) + 1
        self.seen(room, person)

    def disconnected(self, room: str, person: str) -> None:
        """Note that one of the person's screens closed."""
        left = self._open[room].get(person, 0) - 1
        if left > 0:
            self._open[room][person] = left
        else:
            self._open[room].pop(person, None)
        self.seen(room, person)

    def seen(self, room: str, person: str) -> None:
        """Note a sign of life without a socket."""
        self._last[room][person] = self._clock.now()

    def last_seen(self, room: str) -> dict[str, int]:
        """Return when each person last gave a sign; now, for whoever has a screen open."""
        now = self._clock.now()
        return dict(self._last.get(room, {})) | dict.fromkeys(list(self._open.get(room, {})), now)

    def online(self, room: str) -> frozenset[str]:
        """Return who has a screen open."""
        return frozenset(list(self._open.get(room, {})))

    def forget(self, room: str) -> None:
        """Drop everything about a room."""
        self._open.pop(room, None)
        self._last.pop(room, None)

    def beat(self) -> None:
        """Nothing lapses in memory."""
