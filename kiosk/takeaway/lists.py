"""The lists that a host takes home.

They leave the house, and so outlast the moment when everything is erased: they hold what the host was shown anyway and
nothing that is for two people only. No contacts, no words of a promise, not who gave or got; whoever would rather be a
number on the wall is one here; and of calls only those that came about, since nobody learns who declined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from typing import Literal, TypeAlias

import msgspec

from kiosk.domain.language import Language
from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.report import topics_told
from kiosk.domain.report.report import agreed_promises
from kiosk.domain.report.topics import counted
from kiosk.domain.room import Room
from kiosk.keepsakes.zones import moment
from kiosk.live.snapshots import drawing

ListName: TypeAlias = Literal["people", "meetings", "promises", "outcomes"]


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who came."""

    number: int
    name: str
    line: str
    sector: str
    organisation: str
    offers: Sequence[str]
    wants: Sequence[str]
    came_at: str
    meetings: int
    simulated: bool


class MeetingLine(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that came about; people by their numbers."""

    meeting: int
    kind: str
    round: int
    spot: str
    called_at: str
    began_at: str
    ended_at: str
    people: Sequence[int]
    gives: Sequence[str]


class PromiseLine(msgspec.Struct, frozen=True, kw_only=True):
    """A promise that two people agreed to: that there is one, and how often. Who and what is theirs."""

    promise: int
    every: str
    how: str
    first_at: str


class OutcomeLine(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a topic."""

    topic: str
    could: int
    wanted: int
    passed_on: int
    still_wanted: int


Line: TypeAlias = "PersonLine | MeetingLine | PromiseLine | OutcomeLine"


def people(room: Room, lang: Language, zone: tzinfo) -> list[Line]:
    """Return everybody who came, but those who were taken out or erased."""
    return [_person(room, person, lang, zone) for person in counted(room)]


def meetings(room: Room, lang: Language, zone: tzinfo) -> list[Line]:
    """Return the meetings that came about."""
    began = [meeting for meeting in room.meetings.values() if meeting.started_at is not None]
    return [_meeting(room, number, meeting, lang, zone) for number, meeting in enumerate(began, start=1)]


def promises(room: Room, _lang: Language, zone: tzinfo) -> list[Line]:
    """Return the promises that were agreed."""
    return [
        PromiseLine(promise=number, every=promise.every, how=promise.how, first_at=_clock(promise.at, zone))
        for number, promise in enumerate(agreed_promises(room), start=1)
    ]


def outcomes(room: Room, lang: Language, _zone: tzinfo) -> list[Line]:
    """Return what became of each topic that is not one person's alone."""
    return [
        OutcomeLine(
            topic=topic.text,
            could=topic.could,
            wanted=topic.wanted,
            passed_on=topic.passed_on,
            still_wanted=topic.still,
        )
        for topic in topics_told(room, lang)
        if topic.text
    ]


LISTS: dict[ListName, tuple[Callable[[Room, Language, tzinfo], list[Line]], type[msgspec.Struct]]] = {
    "people": (people, PersonLine),
    "meetings": (meetings, MeetingLine),
    "promises": (promises, PromiseLine),
    "outcomes": (outcomes, OutcomeLine),
}
"""Each list, and what its lines are."""


def _person(room: Room, person: Person, lang: Language, zone: tzinfo) -> PersonLine:
    profile = person.profile
    named = not drawing.by_number(room, person.id)
    return PersonLine(
        number=person.number,
        name=drawing.public_name(room, person.id, lang),
        line=drawing.line_of(room, person.id) if named else "",
        sector=person.sector,
        organisation=person.organisation if named else "",
        offers=_words(room, person, (offer.topic for offer in profile.offers), lang),
        wants=_words(room, person, (want.topic for want in profile.wants), lang),
        came_at=_clock(person.checked_in_at, zone),
        meetings=person.meetings,
        simulated=person.simulated,
    )


def _meeting(room: Room, number: int, meeting: Meeting, lang: Language, zone: tzinfo) -> MeetingLine:
    return MeetingLine(
        meeting=number,
        kind=meeting.kind,
        round=meeting.round,
        spot=drawing.spot_of(room, meeting) or "",
        called_at=_clock(meeting.called_at, zone),
        began_at=_clock(meeting.started_at, zone),
        ended_at=_clock(meeting.ended_at, zone),
        people=[drawing.number_of(room, member) for member in meeting.members],
        gives=[drawing.words_of_offer(room, give, lang) for give in meeting.gives],
    )


def _words(room: Room, person: Person, topics: Iterable[str], lang: Language) -> list[str]:
    return [text for topic in topics if (text := drawing.seen_text(room, person.id, topic, lang))]


def _clock(ms: int | None, zone: tzinfo) -> str:
    return "" if ms is None else moment(ms, zone).isoformat(sep=" ")
