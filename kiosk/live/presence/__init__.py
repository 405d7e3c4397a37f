"""Presence: which phones are there, and since when the others are silent. Nothing of it is in the journal."""

from kiosk.live.presence.base import Presence
from kiosk.live.presence.memory import MemoryPresence

__all__ = ["MemoryPresence", "Presence"]
