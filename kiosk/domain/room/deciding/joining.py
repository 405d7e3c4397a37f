"""Checking in, and changing what is said about oneself."""

from __future__ import annotations

from kiosk.domain.commands import CheckIn, Edit, Request, Role
from kiosk.domain.entries import CheckInWords, Fact, PersonCheckedIn, PersonEdited, Profile, Words, WordsHeld
from kiosk.domain.people import FIRST_NUMBER, Person
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.persons import present
from kiosk.domain.room.deciding.typed import Taken, take
from kiosk.domain.room.state import RoomState
from kiosk.domain.settings import HOUR
from kiosk.domain.tags import clean, topic_of

MOST_PEOPLE = 20_000
EARLIEST = 2 * HOUR
"""So long before the doors open whoever joins is taken to be there; before, to be coming."""
LATEST_UNTIL = 48 * HOUR
"""How far ahead "here until" may lie."""


def check_in(room: RoomState, request: Request, command: CheckIn) -> list[Fact]:
    """Somebody joins, by phone or at the door."""
    if request.nonce in room.checked_in_by:
        return []
    stranger = request.actor.role is Role.STRANGER
    if request.newcomer is None or not request.nonce:
        raise Refusal("bad_field", field="nonce")
    if (command.simulated and request.actor.role is not Role.HOST) or (stranger and not command.has_phone):
        raise Refusal("not_allowed")
    if room.closed:
        raise Refusal("room_closed")
    if request.newcomer.person in room.people:
        return []
    registered = room.registered.get(request.newcomer.person)
    if room.numbers_given >= MOST_PEOPLE and registered is None:
        raise Refusal("room_full")
    tags = take(room, command.offers, command.wants, request.doubtful)
    sector, organisation = clean(command.sector), clean(command.organisation)
    fact = PersonCheckedIn(
        person=request.newcomer.person,
        number=registered.number if registered else FIRST_NUMBER + room.numbers_given,
        via="phone" if stranger else "door",
        has_phone=command.has_phone,
        simulated=command.simulated,
        coming=stranger and _is_before(room, request.at),
        profile=Profile(
            offers=tags.offers,
            wants=tags.wants,
            sector=topic_of(sector, room.salt),
            organisation=topic_of(organisation, room.salt),
            until=_until(command.until, request.at),
            quiet=command.quiet,
            step_free=command.step_free,
            no_circles=command.no_circles,
            on_wall=command.on_wall,
            lang=command.lang,
        ),
        private=CheckInWords(
            name=_name(command.name),
            line=clean(command.line),
            sector=sector,
            organisation=organisation,
            texts=tags.texts,
            pin=request.newcomer.pin,
        ),
    )
    return [fact, *_held(fact.person, command, tags, request.doubtful)]


def _is_before(room: RoomState, at: int) -> bool:
    """Tell whether this is so long before the doors open that whoever joins is not there yet."""
    doors_at = room.settings.doors_at
    return doors_at is not None and at < doors_at - EARLIEST


def edit(room: RoomState, request: Request, command: Edit) -> list[Fact]:
    """Say something else about oneself; what is None stays."""
    person = _who(room, request, command)
    old = person.profile
    tags = take(room, command.offers or [], command.wants or [], request.doubtful)
    offers = old.offers if command.offers is None else tags.offers
    wants = old.wants if command.wants is None else tags.wants
    topics = [offer.topic for offer in offers] + [want.topic for want in wants]
    kept = {topic: person.texts.get(topic, "") for topic in topics}
    sector = person.sector if command.sector is None else clean(command.sector)
    organisation = person.organisation if command.organisation is None else clean(command.organisation)
    profile = Profile(
        offers=offers,
        wants=wants,
        sector=topic_of(sector, room.salt),
        organisation=topic_of(organisation, room.salt),
        until=old.until if command.until == "keep" else _until(command.until, request.at),
        quiet=old.quiet if command.quiet is None else command.quiet,
        step_free=old.step_free if command.step_free is None else command.step_free,
        no_circles=old.no_circles if command.no_circles is None else command.no_circles,
        on_wall=old.on_wall if command.on_wall is None else command.on_wall,
        lang=old.lang if command.lang is None else command.lang,
    )
    words = Words(
        name=(person.name or "") if command.name is None else _name(command.name),
        line=person.line if command.line is None else clean(command.line),
        sector=sector,
        organisation=organisation,
        # A meeting that is over, or under way, still needs the words it was made of.
        texts=_texts_in_use(room, person) | kept | tags.texts,
    )
    unchanged = profile == old and words == person.words()
    if unchanged:
        return []
    edited = PersonEdited(person=person.id, profile=profile, private=words)
    return [edited, *_held(person.id, command, tags, request.doubtful, person)]


def _held(
    person: str, command: CheckIn | Edit, tags: Taken, doubtful: frozenset[str], before: Person | None = None
) -> list[Fact]:
    """Keep back what the host should see before others do; it is matched all the same.

    What is said again as it was `before` stays as the host wanted it.
    """
    typed = {"name": command.name or "", "line": command.line or ""}
    parts = [part for part, text in typed.items() if text in doubtful]
    now = {part: clean(text) for part, text in typed.items()} | tags.texts
    said = {"name": before.name, "line": before.line, **before.texts} if before else {}
    held = tuple(what for what in (*parts, *tags.held) if now[what] != said.get(what))
    return [WordsHeld(person=person, what=held)] if held else []


def _who(room: RoomState, request: Request, command: Edit) -> Person:
    by_host = request.actor.role is Role.HOST
    if command.person is not None and not by_host:
        raise Refusal("not_allowed")
    return present(room, command.person or "" if by_host else request.actor.person)


def _texts_in_use(room: RoomState, person: Person) -> dict[str, str]:
    used = {
        topic
        for meeting in room.meetings.values()
        for give in meeting.gives
        for who, topic in ((give.giver, give.offer), (give.getter, give.want))
        if who == person.id
    }
    return {topic: person.texts[topic] for topic in used if topic in person.texts}


def _name(typed: str) -> str:
    name = clean(typed)
    if not name:
        raise Refusal("name_missing")
    return name


def _until(until: int | str | None, at: int) -> int | None:
    if not isinstance(until, int):
        return None
    if not at < until <= at + LATEST_UNTIL:
        raise Refusal("bad_until")
    return until
