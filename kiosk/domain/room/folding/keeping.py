"""What entries about keeping in touch and promises change."""

from __future__ import annotations

from kiosk.domain import entries as e
from kiosk.domain.promises import Promise
from kiosk.domain.room.state import RoomState


def shared(room: RoomState, fact: e.ContactShared, entry: e.Entry) -> None:
    """Somebody would keep in touch with another, or rather not."""
    was = room.shared.get((fact.person, fact.other))
    room.shared[(fact.person, fact.other)] = (fact.private or e.Contact()) if fact.wish else None
    if fact.wish and was is None and room.shared.get((fact.other, fact.person)) is not None:
        room.in_touch_since[frozenset({fact.person, fact.other})] = entry.at


def proposed(room: RoomState, fact: e.PromiseProposed, entry: e.Entry) -> None:
    """A promise is proposed; what the same person proposed before, and nobody agreed to, is off."""
    for old in list(room.promises.values()):
        if (old.person, old.other) == (fact.person, fact.other) and old.agreed_at is None:
            del room.promises[old.id]
    room.proposals[(fact.person, fact.other)] += 1
    words = fact.private or e.PromiseWords()
    room.promises[fact.promise] = Promise(
        id=fact.promise,
        person=fact.person,
        other=fact.other,
        every=fact.every,
        how=fact.how,
        at=fact.at,
        gives=words.gives,
        gets=words.gets,
        where=words.where,
        proposed_at=entry.at,
    )


def answered(room: RoomState, fact: e.PromiseAnswered, entry: e.Entry) -> None:
    """A promise is agreed, declined, or over."""
    promise = room.promises[fact.promise]
    if fact.yes:
        promise.agreed_at, promise.declined = entry.at, False
    elif promise.agreed_at is None and fact.person == promise.other:
        promise.declined = True
    else:
        del room.promises[promise.id]


def part(room: RoomState, person: str, other: str) -> None:
    """Let `person` share nothing with `other` any more."""
    if (person, other) in room.shared:
        room.shared[(person, other)] = None


def forget(room: RoomState, person: str) -> None:
    """Drop all that somebody who is erased had with others."""
    room.shared = {pair: contact for pair, contact in room.shared.items() if person not in pair}
    room.promises = {promise.id: promise for promise in room.promises.values() if person not in promise.both}


def link_used(room: RoomState, fact: e.LinkUsed, entry: e.Entry) -> None:
    """A personal link works no more."""
    room.used_links[fact.link] = fact.person
