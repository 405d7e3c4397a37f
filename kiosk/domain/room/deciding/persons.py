"""Whom somebody means when they name a person."""

from __future__ import annotations

from kiosk.domain.people import Person
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.state import RoomState


def known(room: RoomState, person: str) -> Person:
    """Return a person whom the room knows. Raises Refusal `unknown_person`, also for one who is erased."""
    found = room.people.get(person)
    if found is None or found.state == "erased":
        raise Refusal("unknown_person")
    return found


def present(room: RoomState, person: str) -> Person:
    """Return a person who is part of the evening. Raises Refusal `unknown_person`, also for one who was taken out."""
    found = known(room, person)
    if found.state == "removed":
        raise Refusal("unknown_person")
    return found
