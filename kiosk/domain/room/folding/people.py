"""What entries about one person change."""

from __future__ import annotations

from kiosk.domain import entries as e
from kiosk.domain.people import Person
from kiosk.domain.room.folding.steps import detach, free, renew_pool
from kiosk.domain.room.state import RoomState


def checked_in(room: RoomState, fact: e.PersonCheckedIn, entry: e.Entry) -> None:
    """Somebody is here."""
    person = Person(
        id=fact.person,
        number=fact.number,
        profile=fact.profile,
        via=fact.via,
        has_phone=fact.has_phone,
        simulated=fact.simulated,
        checked_in_at=entry.at,
        since=entry.at,
        waiting_since=entry.at,
        pin=fact.private.pin if fact.private else "",
    )
    person.take(fact.private)
    room.people[fact.person] = person
    room.checked_in_by[entry.nonce] = fact.person
    renew_pool(room, entry.at)


def edited(room: RoomState, fact: e.PersonEdited, entry: e.Entry) -> None:
    """Somebody is described anew."""
    person = room.people[fact.person]
    person.profile = fact.profile
    person.take(fact.private)
    renew_pool(room, entry.at)


def paused(room: RoomState, fact: e.PersonPaused, entry: e.Entry) -> None:
    """Somebody rests."""
    person = room.people[fact.person]
    detach(room, person)
    person.become("paused", entry.at)
    person.paused_until = fact.until


def freed(room: RoomState, fact: e.Personal, entry: e.Entry) -> None:
    """Somebody is free to be called."""
    free(room, room.people[fact.person], entry.at)


def went_away(room: RoomState, fact: e.PersonWentAway, entry: e.Entry) -> None:
    """Somebody is away, and out of the call they were in."""
    person = room.people[fact.person]
    detach(room, person)
    person.become("away", entry.at)
    person.away_why = fact.why


def left(room: RoomState, fact: e.PersonLeft, entry: e.Entry) -> None:
    """Somebody has gone home."""
    detach(room, room.people[fact.person])
    room.people[fact.person].become("left", entry.at)


def removed(room: RoomState, fact: e.PersonRemoved, entry: e.Entry) -> None:
    """Somebody is out of the room."""
    person = room.people[fact.person]
    detach(room, person)
    person.become("removed", entry.at)
    person.removed_why = fact.private.text if fact.private else ""


def erased(room: RoomState, fact: e.PersonErased, entry: e.Entry) -> None:
    """Somebody is a number without words."""
    person = room.people[fact.person]
    detach(room, person)
    person.become("erased", entry.at)
    person.take(None)
    person.pin = person.removed_why = ""


def blocked(room: RoomState, fact: e.PersonBlocked, entry: e.Entry) -> None:
    """Two people are kept apart."""
    room.apart.add(frozenset({fact.person, fact.other}))
