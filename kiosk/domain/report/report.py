"""The numbers of an evening."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kiosk.domain.language import Language
from kiosk.domain.meetings import Meeting
from kiosk.domain.people import GONE, Person
from kiosk.domain.promises import Promise
from kiosk.domain.report.topics import TopicTold, counted, passed_on, topics_told
from kiosk.domain.room.agreed import in_touch
from kiosk.domain.room.state import RoomState
from kiosk.domain.settings import MINUTE

MOST_MOMENTS = 120
"""Points of the evening's curve."""
SHORTEST_STEP = MINUTE
MOST_TOLD = 4
"""Meetings a person: so many or more are told as one."""


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """From checking in to the first call, in milliseconds: half of those called, and nine in ten, waited no longer."""

    half: int
    nine_in_ten: int


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """How many were here, and how many of them were talking, at a moment."""

    at: int
    here: int
    talking: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """An evening. People are counted, never named; whoever was taken out or erased is not counted."""

    came: int
    met: int
    """Of those who came, how many were in a meeting."""
    meetings: int
    mutual: int
    """Meetings that lasted, and in which everyone gave and got."""
    circles: int
    talked: int
    """Milliseconds that people talked, all meetings together."""
    passed_on: int
    """How often somebody got something."""
    waits: Waits | None
    """None while nobody was called."""
    by_meetings: list[int]
    """How many people had no meeting, one, two, …; the last: so many or more."""
    in_touch: int
    """Pairs who keep in touch."""
    promises: int
    again: int
    """Of the promises, those for more than once."""
    curve: list[Moment]
    topics: list[TopicTold]


def report_of(room: RoomState, now: int, lang: Language) -> Report:
    """Return what the evening has come to by now."""
    people = counted(room)
    began = [meeting for meeting in room.meetings.values() if meeting.started_at is not None]
    agreed = agreed_promises(room)
    had = {person.id: 0 for person in people}
    for meeting in began:
        for member in meeting.members:
            if member in had:
                had[member] += 1
    by_meetings = [sum(count == n for count in had.values()) for n in range(MOST_TOLD)]
    return Report(
        came=len(people),
        met=sum(count > 0 for count in had.values()),
        meetings=len(began),
        mutual=sum(meeting.mutual(room.settings.mutual) for meeting in began),
        circles=sum(meeting.kind == "circle" for meeting in began),
        talked=sum(_until(meeting, now) - (meeting.started_at or 0) for meeting in began),
        passed_on=passed_on(room),
        waits=_waits(room, people),
        by_meetings=[*by_meetings, len(had) - sum(by_meetings)],
        in_touch=_pairs_in_touch(room),
        promises=len(agreed),
        again=sum(promise.every != "once" for promise in agreed),
        curve=_curve(people, began, now),
        topics=topics_told(room, lang),
    )


def agreed_promises(room: RoomState) -> list[Promise]:
    """Return the promises that both agreed to, each once."""
    return [
        promise
        for person, promises in room.promises.items()
        for promise in promises.values()
        if promise.person == person and promise.agreed_at is not None and in_touch(room, person, promise.other)
    ]


def _pairs_in_touch(room: RoomState) -> int:
    pairs = {frozenset({one, other}) for one, shown in room.shared.items() for other in shown}
    return sum(len(pair) == 2 and in_touch(room, *sorted(pair)) for pair in pairs)


def _waits(room: RoomState, people: Sequence[Person]) -> Waits | None:
    called: dict[str, int] = {}
    for meeting in room.meetings.values():
        for member in meeting.members:
            called[member] = min(called.get(member, meeting.called_at), meeting.called_at)
    waits = sorted(called[person.id] - person.checked_in_at for person in people if person.id in called)
    if not waits:
        return None
    return Waits(half=waits[(len(waits) - 1) // 2], nine_in_ten=waits[(len(waits) - 1) * 9 // 10])


def _until(meeting: Meeting, now: int) -> int:
    return now if meeting.ended_at is None else meeting.ended_at


def _curve(people: Sequence[Person], began: Sequence[Meeting], now: int) -> list[Moment]:
    """Return the evening from the first who came to the last who came, talked or left, in even steps."""
    if not people:
        return []
    start = min(person.checked_in_at for person in people)
    left = [person.since for person in people if person.state in GONE]
    stays = [(person.checked_in_at, person.since if person.state in GONE else now + 1) for person in people]
    talks = [(meeting.started_at or 0, _until(meeting, now), len(meeting.members)) for meeting in began]
    end = min(now, max([since for since, _ in stays] + [until for _, until, _ in talks] + left))
    step = max(SHORTEST_STEP, -(-(end - start) // (MOST_MOMENTS - 1)))
    moments = [*range(start, end, step), end]
    return [
        Moment(
            at=at,
            here=sum(since <= at < until for since, until in stays),
            talking=sum(count for since, until, count in talks if since <= at < until),
        )
        for at in moments
    ]
