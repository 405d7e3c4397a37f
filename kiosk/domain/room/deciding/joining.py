"""Checking in, and changing what is said about oneself."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.commands import CheckIn, Edit, OfferTyped, Request, Role, WantTyped
from kiosk.domain.entries import CheckInWords, Fact, Offered, PersonCheckedIn, PersonEdited, Profile, Wanted, Words
from kiosk.domain.people import FIRST_NUMBER, Person
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.state import RoomState
from kiosk.domain.settings import HOUR
from kiosk.domain.tags import clean, topic_of

MOST_PEOPLE = 20_000
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
    if len(room.people) >= MOST_PEOPLE:
        raise Refusal("room_full")
    offers, offer_texts = _read_offers(command.offers, room.salt)
    wants, want_texts = _read_wants(command.wants, room.salt)
    sector, organisation = clean(command.sector), clean(command.organisation)
    fact = PersonCheckedIn(
        person=request.newcomer.person,
        number=FIRST_NUMBER + len(room.people),
        via="phone" if stranger else "door",
        has_phone=command.has_phone,
        simulated=command.simulated,
        profile=Profile(
            offers=offers,
            wants=wants,
            sector=topic_of(sector, room.salt),
            organisation=topic_of(organisation, room.salt),
            until=_until(command.until, request.at),
            quiet=command.quiet,
            step_free=command.step_free,
            no_circles=command.no_circles,
        ),
        private=CheckInWords(
            name=_name(command.name),
            line=clean(command.line),
            sector=sector,
            organisation=organisation,
            texts=want_texts | offer_texts,
            pin=request.newcomer.pin,
        ),
    )
    return [fact]


def edit(room: RoomState, request: Request, command: Edit) -> list[Fact]:
    """Say something else about oneself; what is None stays."""
    person = _who(room, request, command)
    old = person.profile
    offers, offer_texts = old.offers, {offer.topic: person.texts.get(offer.topic, "") for offer in old.offers}
    wants, want_texts = old.wants, {want.topic: person.texts.get(want.topic, "") for want in old.wants}
    if command.offers is not None:
        offers, offer_texts = _read_offers(command.offers, room.salt)
    if command.wants is not None:
        wants, want_texts = _read_wants(command.wants, room.salt)
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
    )
    words = Words(
        name=(person.name or "") if command.name is None else _name(command.name),
        line=person.line if command.line is None else clean(command.line),
        sector=sector,
        organisation=organisation,
        # A meeting that is over, or under way, still needs the words it was made of.
        texts=_texts_in_use(room, person) | want_texts | offer_texts,
    )
    unchanged = profile == old and words == _words_of(person)
    return [] if unchanged else [PersonEdited(person=person.id, profile=profile, private=words)]


def _who(room: RoomState, request: Request, command: Edit) -> Person:
    by_host = request.actor.role is Role.HOST
    if command.person is not None and not by_host:
        raise Refusal("not_allowed")
    person = room.people.get(command.person or "" if by_host else request.actor.person)
    if person is None or person.state in {"removed", "erased"}:
        raise Refusal("unknown_person")
    return person


def _words_of(person: Person) -> Words:
    return Words(
        name=person.name or "",
        line=person.line,
        sector=person.sector,
        organisation=person.organisation,
        texts=person.texts,
    )


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


def _topics(typed: Iterable[OfferTyped | WantTyped], salt: str) -> dict[str, tuple[str, OfferTyped | WantTyped]]:
    """Return, by topic, the clean text and what was typed; a topic typed twice counts once, as first typed."""
    found: dict[str, tuple[str, OfferTyped | WantTyped]] = {}
    for tag in typed:
        text = clean(tag.text)
        topic = topic_of(text, salt)
        if topic:
            found.setdefault(topic, (text, tag))
    return found


def _read_offers(typed: list[OfferTyped], salt: str) -> tuple[tuple[Offered, ...], dict[str, str]]:
    found = _topics(typed, salt)
    offers = tuple(Offered(topic, tag.level) for topic, (_, tag) in found.items() if isinstance(tag, OfferTyped))
    return offers, {topic: text for topic, (text, _) in found.items()}


def _read_wants(typed: list[WantTyped], salt: str) -> tuple[tuple[Wanted, ...], dict[str, str]]:
    found = _topics(typed, salt)
    wants = tuple(Wanted(topic, tag.starred) for topic, (_, tag) in found.items() if isinstance(tag, WantTyped))
    return wants, {topic: text for topic, (text, _) in found.items()}
