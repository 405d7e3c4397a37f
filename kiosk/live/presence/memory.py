"""Presence in one process."""

from __future__ import annotations

from collections import defaultdict

from kiosk.live.clock import Clock


class MemoryPresence:
    """Presence for a house with one worker; gone when the process ends."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._open: dict[str, dict[str, int]] = defaultdict(dict)
        self._views: dict[str, dict[str, int]] = defaultdict(dict)
        self._last: dict[str, dict[str, int]] = defaultdict(dict)

    def connected(self, room: str, person: str) -> None:
        """Note that one of the person's screens opened."""
        _more(self._open[room], person)
        self.seen(room, person)

    def disconnected(self, room: str, person: str) -> None:
        """Note that one of the person's screens closed."""
        _less(self._open[room], person)
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

    def looks(self, room: str, person: str) -> None:
        """Note that one of the person's screens came into view."""
        _more(self._views[room], person)

    def looks_away(self, room: str, person: str) -> None:
        """Note that one of the person's screens went out of view."""
        _less(self._views[room], person)

    def looking(self, room: str) -> frozenset[str]:
        """Return who has a screen in view."""
        return frozenset(list(self._views.get(room, {})))

    def forget(self, room: str) -> None:
        """Drop everything about a room."""
        self._open.pop(room, None)
        self._views.pop(room, None)
        self._last.pop(room, None)

    def beat(self) -> None:
        """Nothing lapses in memory."""


def _more(counts: dict[str, int], person: str) -> None:
    counts[person] = counts.get(person, 0) + 1


def _less(counts: dict[str, int], person: str) -> None:
    left = counts.get(person, 0) - 1
    if left > 0:
        counts[person] = left
    else:
        counts.pop(person, None)
