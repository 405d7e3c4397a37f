"""Presence: which phones are there, and since when the others are silent. Nothing of it is in the journal."""

from __future__ import annotations

from kiosk.journal import is_server
from kiosk.live.clock import Clock
from kiosk.live.presence.base import Presence
from kiosk.live.presence.memory import MemoryPresence

__all__ = ["MemoryPresence", "Presence", "open_presence"]


def open_presence(where: str, clock: Clock) -> Presence:
    """Return the presence that goes with the journal at an address (see `kiosk.journal.open_journal`)."""
    if not is_server(where):
        return MemoryPresence(clock)
    from kiosk.journal.redis_server import connect
    from kiosk.live.presence.redis import RedisPresence

    return RedisPresence(connect(where), clock)
