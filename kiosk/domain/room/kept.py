"""What stays of a room when all else is erased: who is in touch with whom, and what they promised each other."""

from __future__ import annotations

from kiosk.domain.entries import (
    CheckInWords,
    ContactShared,
    Fact,
    LinkUsed,
    PersonCheckedIn,
    PersonLeft,
    Profile,
    PromiseAnswered,
    PromiseProposed,
    PromiseWords,
    PushSubscribed,
    ReminderSet,
    RoomClosed,
    RoomOpened,
)
from kiosk.domain.people import Person
from kiosk.domain.promises import Promise
from kiosk.domain.room.agreed import contacts_of, promises_of
from kiosk.domain.room.state import RoomState
from kiosk.domain.settings import Settings


def stays_until(room: RoomState) -> int | None:
    """Return until when what people agreed on is kept; None: no longer than everything else."""
    if room.kept:
        return room.erase_at
    return room.erase_at + room.settings.keep_agreed if room.settings.keep_agreed else None


def kept_facts(room: RoomState) -> list[Fact]:
    """Return the facts of the room that takes this one's place at its end; [] where nothing is to be kept.

    It has the same id and code, and the same people, so that their links hold; of them their names, and no PIN; nothing
    of the evening but its title. Nobody joins it, and it is erased for good when its time is over.
    """
    until = stays_until(room)
    if room.kept or until is None:
        return []
    people = [person for person in room.people.values() if contacts_of(room, person.id)]
    if not people:
        return []
    opened = RoomOpened(
        room=room.id,
        code=room.code,
        salt="",
        erase_at=until,
        settings=Settings(title=room.settings.title, run_by=room.settings.run_by, language=room.settings.language),
        kept=True,
    )
    facts: list[Fact] = [opened, *(_person(person) for person in people)]
    for person in people:
        facts += [
            ContactShared(person=person.id, other=other, private=room.shares(person.id)[other])
            for other in contacts_of(room, person.id)
        ]
    for person in people:
        for promise in promises_of(room, person.id):
            if promise.person == person.id and promise.agreed_at is not None:
                facts += _promise(promise)
    facts += _reminders(room, people)
    kept = {person.id for person in people}
    facts += [LinkUsed(person=person, link=link) for link, person in room.used_links.items() if person in kept]
    return [*facts, *(PersonLeft(person=person.id) for person in people), RoomClosed()]


def _person(person: Person) -> PersonCheckedIn:
    return PersonCheckedIn(
        person=person.id,
        number=person.number,
        profile=Profile(lang=person.profile.lang),
        simulated=person.simulated,
        private=CheckInWords(name=person.name if person.name and "name" not in person.held else ""),
    )


def _reminders(room: RoomState, people: list[Person]) -> list[Fact]:
    """Only whoever asked to be reminded of something can still be reached on a closed phone."""
    facts: list[Fact] = []
    for person in people:
        wanted = [promise for promise in promises_of(room, person.id) if person.id in promise.reminds]
        if wanted and person.push:
            facts.append(PushSubscribed(person=person.id, private=person.push))
            facts += [ReminderSet(person=person.id, promise=promise.id) for promise in wanted]
    return facts


def _promise(promise: Promise) -> list[Fact]:
    return [
        PromiseProposed(
            promise=promise.id,
            person=promise.person,
            other=promise.other,
            every=promise.every,
            how=promise.how,
            at=promise.at,
            private=PromiseWords(gives=promise.gives, gets=promise.gets, where=promise.where),
        ),
        PromiseAnswered(promise=promise.id, person=promise.other, other=promise.person, yes=True),
    ]
