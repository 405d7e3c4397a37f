"""What entries about pushes change."""

from __future__ import annotations

from kiosk.domain import entries as e
from kiosk.domain.room.state import RoomState


def subscribed(room: RoomState, fact: e.PushSubscribed, entry: e.Entry) -> None:
    """Somebody can be called on a closed phone; not if what their browser gave was erased with them."""
    room.people[fact.person].push = fact.private


def dropped(room: RoomState, fact: e.PushDropped, entry: e.Entry) -> None:
    """Somebody is called only where the page is open."""
    room.people[fact.person].push = None


def reminder_set(room: RoomState, fact: e.ReminderSet, entry: e.Entry) -> None:
    """Somebody is to be reminded of a promise, or no longer."""
    reminds = room.promises[fact.person][fact.promise].reminds
    (reminds.add if fact.on else reminds.discard)(fact.person)
