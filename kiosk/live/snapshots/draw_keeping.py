"""Draws what a phone shows of keeping in touch."""

from __future__ import annotations

from kiosk.domain.entries import Contact
from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.promises import Promise
from kiosk.domain.room import Room
from kiosk.domain.room.agreed import can_answer, contacts_of, promises_of, to_be_asked
from kiosk.live.snapshots import drawing
from kiosk.live.snapshots.keeping import CardShown, ContactShown, Keeping, MetPerson, Named, PromiseShown


def keeping(room: Room, someone: Person, last: Meeting | None, *, free: bool) -> Keeping:
    """Return what somebody keeps; they are asked of their `last` meeting while they are `free` to answer."""
    lang = room.language_of(someone.id)
    asked = to_be_asked(room, someone, last) if last and free else []
    return Keeping(
        ask=[Named(person=other, name=drawing.name_of(room, other, lang)) for other in asked],
        card=_card(_last_shared(room, someone.id)),
        contacts=[_contact(room, someone.id, other) for other in contacts_of(room, someone.id)],
        promises=[_promise(room, someone.id, promise) for promise in promises_of(room, someone.id)],
    )


def met_person(room: Room, person: str, other: str) -> MetPerson:
    """Return somebody that a person has talked with."""
    said = room.shares(person)
    keep = said[other] is not None if other in said else None
    name = drawing.name_of(room, other, room.language_of(person))
    return MetPerson(person=other, name=name, keep=keep, reachable=can_answer(room, other))


def _last_shared(room: Room, person: str) -> Contact:
    shown = [contact for contact in room.shares(person).values() if contact]
    return next((contact for contact in reversed(shown) if contact != Contact()), Contact())


def _card(contact: Contact | None) -> CardShown:
    contact = contact or Contact()
    return CardShown(email=contact.email, phone=contact.phone, link=contact.link)


def _contact(room: Room, person: str, other: str) -> ContactShown:
    return ContactShown(
        person=other,
        name=drawing.name_of(room, other, room.language_of(person)),
        card=_card(room.shares(other)[person]),
        yours=_card(room.shares(person)[other]),
        since=room.in_touch_since[frozenset({person, other})],
    )


def _promise(room: Room, person: str, promise: Promise) -> PromiseShown:
    (other,) = promise.both - {person}
    yours = promise.person == person
    return PromiseShown(
        id=promise.id,
        person=other,
        name=drawing.name_of(room, other, room.language_of(person)),
        yours=yours,
        agreed=promise.agreed_at is not None,
        i_show=promise.gives if yours else promise.gets,
        they_show=promise.gets if yours else promise.gives,
        every=promise.every,
        how=promise.how,
        at=promise.at,
        where=promise.where,
        remind=person in promise.reminds,
    )
