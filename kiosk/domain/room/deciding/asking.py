"""Asks: what somebody answers to what their phone asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

import msgspec

from kiosk.domain.asking import MOST_ASKS
from kiosk.domain.commands import MOST_TAGS, AskedTopic, Reply, Request
from kiosk.domain.entries import Asked, Fact, Offered, PersonEdited, PersonReplied, RoomAsked, Side, Wanted
from kiosk.domain.people import Person
from kiosk.domain.room.pool import seeker
from kiosk.domain.room.questions import may_ask
from kiosk.domain.room.state import RoomState

A_START = 1
"""The level of an offer that somebody was asked for."""


def reply(room: RoomState, request: Request, command: Reply) -> list[Fact]:
    """Yes to an ask is an offer (a start) or a want; no, or stop, is respected; what was not asked is passed over."""
    person = room.people[request.actor.person]
    asked = {(ask.side, ask.topic): ask for ask in person.asks}
    yes = _known(asked, command.yes)
    no = [ask for ask in _known(asked, command.no) if ask not in yes]
    stop = None if command.stop in {None, person.no_asks} else command.stop
    if not yes and not no and stop is None:
        return []
    replied = PersonReplied(person=person.id, yes=tuple(yes), no=tuple(no), stop=stop)
    edited = _taken_up(room, person, yes)
    return [replied, edited] if edited else [replied]


def ask(room: RoomState, asks: Mapping[str, Sequence[Asked]], called: Collection[str], at: int) -> list[RoomAsked]:
    """What the matchmaker would ask those who are still left out: what of it may still be asked, in one fact."""
    found: dict[str, tuple[Asked, ...]] = {}
    wording = cache(room.wording)
    for person in may_ask(room, at):
        if person.id in called or person.id not in asks:
            continue
        known = seeker(room, person, at)
        fresh = [
            each
            for each in asks[person.id]
            if each.topic not in known.offers
            and each.topic not in known.wants
            and each.topic not in room.hidden_topics
            and (each.side, each.topic) not in person.refused_asks
            and wording(each.topic)  # what was held back has no words
        ]
        if fresh:
            found[person.id] = tuple(fresh[:MOST_ASKS])
    return [RoomAsked(asks=found)] if found else []


def _known(asked: Mapping[tuple[Side, str], Asked], named: list[AskedTopic]) -> list[Asked]:
    found = [asked[each.side, each.topic] for each in named if (each.side, each.topic) in asked]
    return list(dict.fromkeys(found))


def _taken_up(room: RoomState, person: Person, yes: list[Asked]) -> PersonEdited | None:
    """Return the person with what they said yes to; None when it changes nothing."""
    profile = person.profile
    offers = {offer.topic: offer for offer in profile.offers}
    wants = {want.topic: want for want in profile.wants}
    for ask in yes:
        if ask.side == "offer" and len(offers) < MOST_TAGS:
            offers.setdefault(ask.topic, Offered(ask.topic, A_START))
        if ask.side == "want" and len(wants) < MOST_TAGS:
            wants.setdefault(ask.topic, Wanted(ask.topic))
    taken = msgspec.structs.replace(profile, offers=tuple(offers.values()), wants=tuple(wants.values()))
    if taken == profile:
        return None
    lang = room.language_of(person.id)
    new = {topic: room.wording(topic, lang) for topic in [*offers, *wants] if topic not in person.texts}
    words = msgspec.structs.replace(person.words(), texts=person.texts | new)
    return PersonEdited(person=person.id, profile=taken, private=words)
