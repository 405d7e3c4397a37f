"""Whose phone may ask something, and what it may no longer ask."""

from __future__ import annotations

from kiosk.domain.asking import Before
from kiosk.domain.people import Person
from kiosk.domain.room.state import RoomState


def listening(room: RoomState) -> list[Person]:
    """Return the waiting people whose phones may ask something, now or once they have not for a while."""
    if not room.settings.asks or room.closed:
        return []
    return [person for person in room.waiting() if person.has_phone and not person.no_asks]


def may_ask(room: RoomState, now: int) -> list[Person]:
    """Return the waiting people whose phones may ask something new at `now`."""
    every = room.settings.ask_every
    return [person for person in listening(room) if person.asked_at is None or now - person.asked_at >= every]


def before(person: Person) -> Before:
    """Return what somebody has been asked already."""
    return Before(refused=frozenset(person.refused_asks), shown=person.shown_asks)
