"""Coming and going: pauses, breathers, being away, leaving, keeping somebody at a distance."""

from __future__ import annotations

from kiosk.domain.commands import Block, Leave, MarkAway, MeetAgain, Next, Pause, Request, Resume, Touch
from kiosk.domain.entries import (
    BreatherEnded,
    CallDeclined,
    Fact,
    PersonBlocked,
    PersonCameBack,
    PersonLeft,
    PersonPaused,
    PersonResumed,
    PersonWentAway,
    PersonWishedAgain,
)
from kiosk.domain.meetings import TALKING
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.losing import depart, lose
from kiosk.domain.room.state import RoomState


def touch(room: RoomState, request: Request, command: Touch) -> list[Fact]:
    """Nothing of its own: that an away person is back is decided for every command of theirs."""
    return []


def pause(room: RoomState, request: Request, command: Pause) -> list[Fact]:
    """Not to be called for a while; not while called, where declining says more."""
    person = room.people[request.actor.person]
    if person.meeting:
        raise Refusal("in_meeting")
    until = None if command.duration is None else request.at + command.duration
    return [PersonPaused(person=person.id, until=until)]


def resume(room: RoomState, request: Request, command: Resume) -> list[Fact]:
    """Back from a pause, or after having left; refused where the host is to have a word with them first."""
    person = room.people[request.actor.person]
    if person.held_up and person.state == "paused":
        raise Refusal("see_host")
    if person.state == "paused":
        return [PersonResumed(person=person.id)]
    return [PersonCameBack(person=person.id)] if person.state == "left" else []


def next_please(room: RoomState, request: Request, command: Next) -> list[Fact]:
    """Enough of a breather."""
    person = room.people[request.actor.person]
    return [BreatherEnded(person=person.id)] if person.state == "breather" else []


def leave(room: RoomState, request: Request, command: Leave) -> list[Fact]:
    """Somebody goes home; a group that they were called with is helped on."""
    person = room.people[request.actor.person]
    if person.state == "left":
        return []
    return depart(room, [person], lambda gone: PersonLeft(person=gone.id), "left", request.at)


def block(room: RoomState, request: Request, command: Block) -> list[Fact]:
    """Never again with somebody whom this person was called with."""
    me = request.actor.person
    together = any(
        {me, command.person} <= {member for give in meeting.gives for member in (give.giver, give.getter)}
        for meeting in room.meetings.values()
    )
    if command.person == me or not together:
        raise Refusal("unknown_person")
    facts: list[Fact] = [PersonBlocked(person=me, other=command.person)]
    meeting = room.meeting_of(me)
    if meeting and command.person in meeting.members:
        if meeting.state not in TALKING:
            facts.append(
                CallDeclined(meeting=meeting.id, person=me, breather_until=request.at + room.settings.breather)
            )
        facts += lose(room, meeting, [me], "declined", request.at, {me})
    return facts


def meet_again(room: RoomState, request: Request, command: MeetAgain) -> list[Fact]:
    """Somebody would like to talk once more with somebody they have talked with."""
    me = request.actor.person
    if frozenset({me, command.person}) not in room.met:
        raise Refusal("unknown_person")
    if ((me, command.person) in room.again) == command.wish:
        return []
    return [PersonWishedAgain(person=me, other=command.person, wish=command.wish)]


def mark_away(room: RoomState, request: Request, command: MarkAway) -> list[Fact]:
    """Phones that have been silent for long: their people are not called until they touch them."""
    people = [room.people[person] for person in dict.fromkeys(command.persons) if person in room.people]
    silent = [person for person in people if person.state == "waiting" and person.has_phone]
    return [PersonWentAway(person=person.id, why="silence") for person in silent]
