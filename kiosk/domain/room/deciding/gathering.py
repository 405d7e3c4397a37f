"""From the call to the talk: on my way, we're here, I can't find them, not now."""

from __future__ import annotations

from kiosk.domain.commands import Answer, CantFind, Decline, Here, Request, Role
from kiosk.domain.entries import (
    CallAnswered,
    CallDeclined,
    Fact,
    MeetingMissed,
    MeetingStarted,
    PersonBlocked,
    PersonNotFound,
)
from kiosk.domain.meetings import Meeting
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.losing import answered, lose
from kiosk.domain.room.state import RoomState


def live_meeting(room: RoomState, request: Request, meeting_id: str) -> Meeting:
    """Return a live meeting that the one who asks may speak for; refuse any other as if it did not exist."""
    meeting = room.live.get(meeting_id)
    member = meeting is not None and request.actor.person in meeting.members
    if meeting is None or not (member or request.actor.role is not Role.PERSON):
        raise Refusal("meeting_over")
    return meeting


def _called(room: RoomState, request: Request, meeting_id: str) -> Meeting:
    meeting = live_meeting(room, request, meeting_id)
    if meeting.state != "called":
        raise Refusal("already_talking")
    return meeting


def started(room: RoomState, meeting: Meeting, at: int, *, assumed: bool, checked: bool = False) -> MeetingStarted:
    """Return the beginning of a talk at `at`: each one who gives has an equally long turn.

    A circle has more time in all; a generous meeting, with its one turn, half; in a round all talk until its end.
    """
    settings, turns = room.settings, len(meeting.gives)
    length = settings.talk if len(meeting.members) == 2 else round(settings.talk * settings.circle_factor)
    length = length // 2 if meeting.generous else length
    still_at: int | None = at + round(length * settings.overtime_factor)
    if room.round and room.round.number == meeting.round and room.round.ends_at:
        length, still_at = max(0, room.round.ends_at - at), None
    return MeetingStarted(
        meeting=meeting.id,
        assumed=assumed,
        checked=checked,
        turns_at=tuple(at + length * turn // turns for turn in range(1, turns)),
        ends_at=at + length,
        still_at=still_at,
    )


def answer(room: RoomState, request: Request, command: Answer) -> list[Fact]:
    """On my way."""
    meeting = live_meeting(room, request, command.meeting)
    person = request.actor.person
    if meeting.state != "called" or meeting.status[person] != "called":
        return []
    return [CallAnswered(meeting=meeting.id, person=person)]


def here(room: RoomState, request: Request, command: Here) -> list[Fact]:
    """We're here: they talk. With a number it must be the one of another of them: then the meeting is checked."""
    meeting = live_meeting(room, request, command.meeting)
    if meeting.state != "called":
        return []
    numbers = {room.people[other].number for other in meeting.others(request.actor.person)}
    if command.number is not None and command.number not in numbers:
        raise Refusal("wrong_number")
    return [started(room, meeting, request.at, assumed=False, checked=command.number is not None)]


def cant_find(room: RoomState, request: Request, command: CantFind) -> list[Fact]:
    """The others are told; at the second time the call is given up."""
    meeting = _called(room, request, command.meeting)
    if meeting.find_by is None:
        find_by = request.at + room.settings.find
        return [PersonNotFound(meeting=meeting.id, person=request.actor.person, find_by=find_by)]
    came = set(answered(meeting, meeting.members)) | {request.actor.person}
    first = tuple(member for member in meeting.members if member in came)
    return [MeetingMissed(meeting=meeting.id, first=first, why="not_found")]


def decline(room: RoomState, request: Request, command: Decline) -> list[Fact]:
    """Not now: this group is never proposed again, nobody is told who or why, and the others are helped on."""
    meeting = _called(room, request, command.meeting)
    person = request.actor.person
    never = meeting.others(person) if command.why == "never" else ()
    declined = CallDeclined(
        meeting=meeting.id,
        person=person,
        breather_until=request.at + room.settings.breather,
        why=command.why,
        pause_until=None if command.pause is None else request.at + command.pause,
    )
    return [
        *(PersonBlocked(person=person, other=other) for other in never),
        declined,
        *lose(room, meeting, [person], "declined", request.at, {person}),
    ]
