"""What entries about keeping in touch and promises change."""

from __future__ import annotations

from kiosk.domain import entries as e
from kiosk.domain.promises import Promise
from kiosk.domain.room.state import RoomState


def shared(room: RoomState, fact: e.ContactShared, entry: e.Entry) -> None:
    """Somebody would keep in touch with another, or rather not."""
    said = room.shared.setdefault(fact.person, {})
    was = said.get(fact.other)
    said[fact.other] = (fact.private or e.Contact()) if fact.wish else None
    if fact.wish and was is None and room.shares(fact.other).get(fact.person) is not None:
        room.in_touch_since[frozenset({fact.person, fact.other})] = entry.at


def proposed(room: RoomState, fact: e.PromiseProposed, entry: e.Entry) -> None:
    """A promise is proposed; what the same person proposed before, and nobody agreed to, is off."""
    for old in list(room.promises.get(fact.person, {}).values()):
        if (old.person, old.other) == (fact.person, fact.other) and old.agreed_at is None:
            _drop(room, old)
    room.proposals[(fact.person, fact.other)] += 1
    words = fact.private or e.PromiseWords()
    promise = Promise(
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
    for one in promise.both:
        room.promises.setdefault(one, {})[promise.id] = promise


def answered(room: RoomState, fact: e.PromiseAnswered, entry: e.Entry) -> None:
    """A promise is agreed, declined, or over."""
    promise = room.promises[fact.person][fact.promise]
    if fact.yes:
        promise.agreed_at, promise.declined = entry.at, False
    elif promise.agreed_at is None and fact.person == promise.other:
        promise.declined = True
    else:
        _drop(room, promise)


def part(room: RoomState, person: str, other: str) -> None:
    """Let `person` share nothing with `other` any more."""
    if other in room.shares(person):
        room.shared[person][other] = None


def forget(room: RoomState, person: str) -> None:
    """Drop all that somebody who is erased had with others."""
    room.shared.pop(person, None)
    for said in room.shared.values():
        said.pop(person, None)
    for promise in list(room.promises.get(person, {}).values()):
        _drop(room, promise)


def _drop(room: RoomState, promise: Promise) -> None:
    for one in promise.both:
        del room.promises[one][promise.id]


def link_used(room: RoomState, fact: e.LinkUsed, entry: e.Entry) -> None:
    """A personal link works no more."""
    room.used_links[fact.link] = fact.person
