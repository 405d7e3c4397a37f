"""What entries about one person change."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain import entries as e
from kiosk.domain.people import Person
from kiosk.domain.room.folding.keeping import forget, part
from kiosk.domain.room.folding.steps import detach, free, renew_pool
from kiosk.domain.room.registered import Registered
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
    room.numbers_given += fact.person not in room.registered
    room.people[fact.person] = person
    room.checked_in_by[entry.nonce] = fact.person
    if fact.coming:
        person.become("paused", entry.at)
        person.coming = True
    renew_pool(room, entry.at, person.id)


def registered(room: RoomState, fact: e.PersonRegistered, entry: e.Entry) -> None:
    """Somebody is expected."""
    room.registered[fact.person] = Registered(fact.person, fact.number, fact.row, fact.private)
    room.numbers_given += 1


def edited(room: RoomState, fact: e.PersonEdited, entry: e.Entry) -> None:
    """Somebody is described anew."""
    person = room.people[fact.person]
    name, line, texts = person.name, person.line, person.texts
    person.profile = fact.profile
    person.why = None
    person.take(fact.private)
    # What is said differently now is no longer what was held back; a `WordsHeld` follows where it is doubtful too.
    same = {topic for topic, text in person.texts.items() if texts.get(topic) == text}
    same |= {part for part, old, new in (("name", name, person.name), ("line", line, person.line)) if old == new}
    person.held &= same
    person.judged &= same
    renew_pool(room, entry.at, person.id)


def paused(room: RoomState, fact: e.PersonPaused, entry: e.Entry) -> None:
    """Somebody rests."""
    person = room.people[fact.person]
    detach(room, person)
    person.become("paused", entry.at)
    person.paused_until = fact.until


def freed(room: RoomState, fact: e.Personal, entry: e.Entry) -> None:
    """Somebody is free to be called."""
    free(room, room.people[fact.person], entry.at)


def came_back(room: RoomState, fact: e.PersonCameBack, entry: e.Entry) -> None:
    """Somebody is here after all; that the host says so counts like a touch of the phone."""
    room.people[fact.person].untouched = 0
    room.people[fact.person].removed_why = ""
    room.joined.pop(fact.person, None)
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
    person.help_at = None
    person.removed_why = fact.private.text if fact.private else ""


def erased(room: RoomState, fact: e.PersonErased, entry: e.Entry) -> None:
    """Somebody is a number without words; whoever was only expected is so no longer."""
    if fact.person in room.registered:
        room.registered[fact.person] = replace(room.registered[fact.person], words=None)
    if fact.person not in room.people:
        return
    person = room.people[fact.person]
    detach(room, person)
    person.become("erased", entry.at)
    person.take(None)
    person.pin = person.removed_why = ""
    person.help_at = person.push = None
    forget(room, person.id)


def touched_phone(room: RoomState, fact: e.PersonTouched, entry: e.Entry) -> None:
    """Somebody has the phone in their hand again: that a command of theirs stands in the journal is noted elsewhere."""


def replied(room: RoomState, fact: e.PersonReplied, entry: e.Entry) -> None:
    """Somebody answered asks: what they refused is asked no more, what they left may be asked again with the next."""
    person = room.people[fact.person]
    if fact.yes or fact.no:
        person.asks = ()
    person.refused_asks |= {(asked.side, asked.topic) for asked in fact.no}
    if fact.stop is not None:
        person.no_asks = fact.stop
        person.asks = () if fact.stop else person.asks


def wished_again(room: RoomState, fact: e.PersonWishedAgain, entry: e.Entry) -> None:
    """Somebody would like to meet another once more, or no longer."""
    wish = (fact.person, fact.other)
    (room.again.add if fact.wish else room.again.discard)(wish)
    renew_pool(room, entry.at, *wish)


def words_held(room: RoomState, fact: e.WordsHeld, entry: e.Entry) -> None:
    """Others do not see it."""
    person = room.people[fact.person]
    person.held.update(fact.what)
    if fact.judged:
        person.judged.update(fact.what)


def words_released(room: RoomState, fact: e.WordsReleased, entry: e.Entry) -> None:
    """Others see it."""
    person = room.people[fact.person]
    person.held.difference_update(fact.what)
    person.judged.difference_update(fact.what)


def joined(room: RoomState, fact: e.PeopleJoined, entry: e.Entry) -> None:
    """Two entries are one person: one is out, and whom it was kept apart from the other is, too."""
    removed(room, e.PersonRemoved(person=fact.person), entry)
    room.joined[fact.person] = fact.into
    for pairs in (room.apart, room.kept_apart):
        for other in [next(iter(pair - {fact.person})) for pair in pairs if fact.person in pair]:
            if other != fact.into:
                pairs.add(frozenset({fact.into, other}))


def blocked(room: RoomState, fact: e.PersonBlocked, entry: e.Entry) -> None:
    """Two people are kept apart."""
    room.apart.add(frozenset({fact.person, fact.other}))
    part(room, fact.person, fact.other)
