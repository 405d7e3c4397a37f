"""People's safety: the host's help at once, and talks that were a pitch. Nobody but the host learns of either."""

from __future__ import annotations

from kiosk.domain import commands as c
from kiosk.domain.entries import Fact, HelpAsked, HelpEnded, HelpSeen, PersonHeldUp, PitchReported
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.agreed import OUT
from kiosk.domain.room.deciding.losing import lose
from kiosk.domain.room.deciding.persons import known
from kiosk.domain.room.state import RoomState

MOST_PITCHES = 2
"""Whoever so many different people say it of is called no more until the host has had a word with them."""


def ask_help(room: RoomState, request: c.Request, command: c.Help) -> list[Fact]:
    """Somebody would like the host's help, or no longer; the state that they are in goes on."""
    person = room.people[request.actor.person]
    if command.on == (person.help_at is not None):
        return []
    return [HelpAsked(person=person.id) if command.on else HelpEnded(person=person.id)]


def help_coming(room: RoomState, request: c.Request, command: c.HelpComing) -> list[Fact]:
    """The host is on the way."""
    person = known(room, command.person)
    return [HelpSeen(person=person.id)] if person.help_at is not None and not person.help_seen else []


def help_done(room: RoomState, request: c.Request, command: c.HelpDone) -> list[Fact]:
    """The host has helped."""
    person = known(room, command.person)
    return [HelpEnded(person=person.id)] if person.help_at is not None else []


def pitch(room: RoomState, request: c.Request, command: c.Pitch) -> list[Fact]:
    """It was a pitch: never together again; and the second who says so of somebody lets the host have a word first."""
    me, other = request.actor.person, command.person
    meeting = room.meetings.get(command.meeting)
    if meeting is None or meeting.started_at is None or not {me, other} <= set(meeting.members) or me == other:
        raise Refusal("unknown_meeting")
    if meeting.live:
        raise Refusal("still_talking")
    if (me, other) in room.pitches:
        return []
    reported = PitchReported(person=me, meeting=meeting.id, other=other)
    person = room.people[other]
    if person.state in OUT or person.held_up or len(person.pitched_by | {me}) < MOST_PITCHES:
        return [reported]
    called = room.meeting_of(other)
    lost = lose(room, called, [other], "left", request.at, {other}) if called and called.state == "called" else []
    return [reported, PersonHeldUp(person=other), *lost]
