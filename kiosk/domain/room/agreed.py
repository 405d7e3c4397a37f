"""What two people agreed on: to keep in touch, and their promises. Either half of it is seen by nobody else."""

from __future__ import annotations

from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.promises import Promise
from kiosk.domain.room.state import RoomState

OUT = frozenset({"removed", "erased"})
"""States of people with whom nobody is in touch."""


def in_touch(room: RoomState, person: str, other: str) -> bool:
    """Tell whether two people both chose to keep in touch, and both can still be shown."""
    both = room.shares(person).get(other) is not None and room.shares(other).get(person) is not None
    return both and _shown(room, person) and _shown(room, other)


def contacts_of(room: RoomState, person: str) -> list[str]:
    """Return those with whom somebody is in touch, in the order in which they chose them."""
    return [other for other in room.shares(person) if in_touch(room, person, other)]


def promises_of(room: RoomState, person: str) -> list[Promise]:
    """Return the promises that somebody sees, oldest first: agreed, proposed by them, or waiting for their answer."""
    return [
        promise
        for promise in room.promises.get(person, {}).values()
        if in_touch(room, promise.person, promise.other) and not (promise.declined and person == promise.other)
    ]


def to_be_asked(room: RoomState, person: Person, last: Meeting) -> list[str]:
    """Return whom of their last meeting somebody is to be asked about: whether to keep in touch.

    Only once they said how it was, if it was worth something; nobody twice; nobody without a phone to answer with.
    """
    said = last.outcomes.get(person.id)
    if said is None or not any(said):
        return []
    return [
        other
        for other in last.others(person.id)
        if other not in room.shares(person.id) and (person.id, other) not in room.unfit and can_answer(room, other)
    ]


def can_answer(room: RoomState, person: str) -> bool:
    """Tell whether somebody is still part of it, and has a phone to say yes with."""
    return room.people[person].has_phone and _shown(room, person)


def _shown(room: RoomState, person: str) -> bool:
    return room.people[person].state not in OUT
