"""Silence: whose phones have given no sign for long."""

from __future__ import annotations

from kiosk.domain.room import Room
from kiosk.live.clock import Clock
from kiosk.live.presence import Presence

MOST_OFTEN = 1_000
LEAST_OFTEN = 30_000
"""Milliseconds between two looks, at least and at most; between them, a quarter of the silence allowed."""
LOOKS_IN_SILENCE = 4


class Silence:
    """Watches one room's phones. Whoever was silent before this worker began is given the time anew."""

    def __init__(self, room: str, presence: Presence, clock: Clock) -> None:
        self._room = room
        self._presence = presence
        self._clock = clock
        self._began = clock.now()
        self._looked = self._began

    def due_in(self, room: Room) -> int:
        """Return in how many milliseconds the next look is due."""
        every = min(max(room.settings.away // LOOKS_IN_SILENCE, MOST_OFTEN), LEAST_OFTEN)
        return max(0, self._looked + every - self._clock.now())

    def waiting(self, room: Room) -> list[tuple[str, int]]:
        """Return who could be called on a phone, and when they last did something themselves."""
        return [(person.id, person.since) for person in room.waiting() if person.has_phone and not person.simulated]

    def silent(self, waiting: list[tuple[str, int]], away: int) -> list[str]:
        """Return those of `waiting` of whom nothing was heard for `away` milliseconds."""
        self._looked = now = self._clock.now()
        seen = self._presence.last_seen(self._room)
        return [person for person, since in waiting if now - max(seen.get(person, 0), since, self._began) >= away]
