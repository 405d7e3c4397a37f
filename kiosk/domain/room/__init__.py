"""The room: one event's live state, a pure fold of its entries, and the only place where something is decided."""

from kiosk.domain.room.kept import kept_facts, stays_until
from kiosk.domain.room.room import Room
from kiosk.domain.room.touched import Touched

__all__ = ["Room", "Touched", "kept_facts", "stays_until"]
