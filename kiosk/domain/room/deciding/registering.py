"""Whom the host expects."""

from __future__ import annotations

from kiosk.domain.commands import Register, Request
from kiosk.domain.entries import Fact, PersonRegistered, RegisteredWords
from kiosk.domain.people import FIRST_NUMBER
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.joining import MOST_PEOPLE
from kiosk.domain.room.state import RoomState
from kiosk.domain.tags import clean


def register(room: RoomState, request: Request, command: Register) -> list[Fact]:
    """Expect people, all or none of them; who is expected already, or here, stays as they are."""
    if room.closed:
        raise Refusal("room_closed")
    new = [one for one in command.people if one.person not in room.registered and one.person not in room.people]
    if room.numbers_given + len(new) > MOST_PEOPLE:
        raise Refusal("room_full")
    if not all(clean(one.name) for one in new):
        raise Refusal("name_missing")
    return [
        PersonRegistered(
            person=one.person,
            number=number,
            row=one.row,
            private=RegisteredWords(
                name=clean(one.name),
                line=clean(one.line),
                sector=clean(one.sector),
                organisation=clean(one.organisation),
                offers=tuple(clean(text) for text in one.offers),
                wants=tuple(clean(text) for text in one.wants),
                pin=one.pin,
            ),
        )
        for number, one in enumerate(new, start=FIRST_NUMBER + room.numbers_given)
    ]
