"""What entries about a call change, from the call to its end or to the talk."""

from __future__ import annotations

from itertools import combinations

import msgspec

from kiosk.domain import entries as e
from kiosk.domain.meetings import Meeting
from kiosk.domain.room.folding.steps import call, detach, end, free, renew_pool, take_breather
from kiosk.domain.room.state import RoomState


def group_called(room: RoomState, fact: e.GroupCalled, entry: e.Entry) -> None:
    """A group is called."""
    meeting = Meeting(
        id=fact.meeting,
        members=fact.members,
        gives=fact.gives,
        score=fact.score,
        beacon=fact.beacon,
        spot=fact.spot,
        called_at=entry.at,
        answer_by=fact.answer_by,
        arrive_by=fact.arrive_by,
        round=fact.round,
        generous=fact.generous,
        pinned=fact.pinned,
    )
    room.meetings[meeting.id] = room.live[meeting.id] = meeting
    room.last_beacon = fact.beacon.number
    room.colours_used[fact.beacon.colour] = room.colours_used.get(fact.beacon.colour, 0) + 1
    for member in fact.members:
        call(room, meeting, member, entry.at)


def answered(room: RoomState, fact: e.CallAnswered, entry: e.Entry) -> None:
    """A member is on the way."""
    room.meetings[fact.meeting].status[fact.person] = "coming"


def call_declined(room: RoomState, fact: e.CallDeclined, entry: e.Entry) -> None:
    """A member is out of the call, and kept apart from the others; who only knows them already is free at once."""
    person = room.people[fact.person]
    for other in room.meetings[fact.meeting].members:
        if other != fact.person:
            room.apart.add(frozenset({fact.person, other}))
    detach(room, person)
    if fact.why == "no_circles":
        person.profile = msgspec.structs.replace(person.profile, no_circles=True)
    if fact.pause_until is not None:
        person.become("paused", entry.at)
        person.paused_until = fact.pause_until
    elif fact.why == "known":
        free(room, person, entry.at)
    else:
        take_breather(person, fact.breather_until, entry.at)


def repeated(room: RoomState, fact: e.CallRepeated, entry: e.Entry) -> None:
    """The call was repeated."""
    meeting = room.meetings[fact.meeting]
    meeting.repeated = True
    meeting.answer_by = fact.answer_by


def not_found(room: RoomState, fact: e.PersonNotFound, entry: e.Entry) -> None:
    """A member looks for the others in vain."""
    meeting = room.meetings[fact.meeting]
    meeting.not_found_by, meeting.find_by = fact.person, fact.find_by
    meeting.status[fact.person] = "here"


def taken_out(room: RoomState, fact: e.MemberTakenOut, entry: e.Entry) -> None:
    """A member is out of the call, free, and called first; not with the same people again before they met others."""
    person = room.people[fact.person]
    room.astray |= {frozenset({fact.person, other}) for other in room.meetings[fact.meeting].others(fact.person)}
    detach(room, person)
    person.priority = True
    free(room, person, entry.at)


def moved(room: RoomState, fact: e.MeetingMoved, entry: e.Entry) -> None:
    """The group is sent to another spot; the one before has room again."""
    room.meetings[fact.meeting].spot = fact.spot
    renew_pool(room, entry.at)


def regrouped(room: RoomState, fact: e.MeetingRegrouped, entry: e.Entry) -> None:
    """The call goes on in another group."""
    meeting = room.meetings[fact.meeting]
    meeting.members, meeting.gives, meeting.score = fact.members, fact.gives, fact.score
    meeting.answer_by, meeting.arrive_by, meeting.repeated = fact.answer_by, fact.arrive_by, False
    meeting.not_found_by = meeting.find_by = None
    if fact.joined:
        call(room, meeting, fact.joined, entry.at)
    if fact.joined in room.sitting_out:
        room.sitting_out -= {fact.joined}
        room.people[fact.joined].sat_out -= 1


def missed(room: RoomState, fact: e.MeetingMissed, entry: e.Entry) -> None:
    """It did not come about."""
    meeting = room.meetings[fact.meeting]
    meeting.state, meeting.why = "missed", fact.why
    if fact.why in {"not_found", "dissolved"}:
        room.astray |= {frozenset(pair) for pair in combinations(meeting.members, 2)}
    for person in end(room, meeting, entry.at):
        person.priority = person.id in fact.first
        free(room, person, entry.at)
        person.missed = True
