"""What time brings: calls repeated and given up, bells, "still talking?", ends, breathers over."""

from __future__ import annotations

from kiosk.domain.commands import Elapse, Request
from kiosk.domain.entries import (
    BreatherEnded,
    CallRepeated,
    Fact,
    MeetingEndedByTime,
    MeetingFinished,
    MeetingMissed,
    PersonResumed,
    PersonWentAway,
    QuietEnded,
    StillTalkingAsked,
    TurnChanged,
)
from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.room.deciding.gathering import started
from kiosk.domain.room.deciding.losing import answered, lose
from kiosk.domain.room.deciding.waves import round_over
from kiosk.domain.room.due import meeting_due, person_due, quiet_due, round_due, unanswered
from kiosk.domain.room.pool import out_of_reach
from kiosk.domain.room.state import RoomState


def elapse(room: RoomState, request: Request, command: Elapse) -> list[Fact]:
    """Do everything that is due by now; each thing is due once, however late it is done."""
    at = request.at
    facts: list[Fact] = []
    taken: set[str] = set()
    ends = round_due(room)
    over = room.round.number if room.round and ends is not None and ends <= at else None
    if over is not None:
        facts += round_over(room, at)
    quiet = quiet_due(room)
    if quiet is not None and quiet <= at:
        facts.append(QuietEnded())
    for meeting in room.live.values():
        due = meeting_due(room, meeting)
        if due is not None and due <= at and (over is None or meeting.round != over):
            facts += _called(room, meeting, at, taken) if meeting.state == "called" else _talking(room, meeting, at)
    for person in room.people.values():
        due = person_due(room, person)
        if due is not None and due <= at and person.id not in taken:
            facts.append(_person(room, person))
    return facts


def _called(room: RoomState, meeting: Meeting, at: int, taken: set[str]) -> list[Fact]:
    silent = unanswered(room, meeting)
    away: list[Fact] = [PersonWentAway(person=person, why="call") for person in silent]
    if meeting.find_by is not None:
        first = answered(meeting, (member for member in meeting.members if member not in silent))
        return [*away, MeetingMissed(meeting=meeting.id, first=first, why="not_found")]
    if not silent:
        return [started(room, meeting, at, assumed=True)]
    if not meeting.repeated:
        return [CallRepeated(meeting=meeting.id, answer_by=at + room.settings.answer_again)]
    return [*away, *lose(room, meeting, silent, "unanswered", at, taken)]


def _talking(room: RoomState, meeting: Meeting, at: int) -> list[Fact]:
    if meeting.state == "still":
        return [MeetingEndedByTime(meeting=meeting.id, breather_until=at + room.settings.breather)]
    facts: list[Fact] = []
    turn = sum(bell <= at for bell in meeting.turns_at)
    if turn > meeting.turn:
        facts.append(TurnChanged(meeting=meeting.id, turn=turn))
    if meeting.still_at is None and meeting.ends_at is not None and meeting.ends_at <= at:
        facts.append(MeetingFinished(meeting=meeting.id, breather_until=at + room.settings.breather))
    if meeting.still_at is not None and meeting.still_at <= at:
        facts.append(StillTalkingAsked(meeting=meeting.id, answer_by=at + room.settings.still))
    return facts


def _person(room: RoomState, person: Person) -> Fact:
    if out_of_reach(room, person):
        return PersonWentAway(person=person.id, why="untouched")
    if person.state == "breather":
        return BreatherEnded(person=person.id)
    if person.state == "paused":
        return PersonResumed(person=person.id)
    return PersonWentAway(person=person.id, why="until")
