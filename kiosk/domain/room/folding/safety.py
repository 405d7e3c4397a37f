"""What entries about people's safety change."""

from __future__ import annotations

from kiosk.domain import entries as e
from kiosk.domain.room.folding.keeping import part
from kiosk.domain.room.folding.steps import detach, free
from kiosk.domain.room.state import RoomState


def help_asked(room: RoomState, fact: e.HelpAsked, entry: e.Entry) -> None:
    """Somebody would like the host's help."""
    person = room.people[fact.person]
    person.help_at, person.help_seen = entry.at, False


def help_seen(room: RoomState, fact: e.HelpSeen, entry: e.Entry) -> None:
    """The host is on the way."""
    room.people[fact.person].help_seen = True


def help_ended(room: RoomState, fact: e.HelpEnded, entry: e.Entry) -> None:
    """No help is needed any more."""
    person = room.people[fact.person]
    person.help_at, person.help_seen = None, False


def pitch_reported(room: RoomState, fact: e.PitchReported, entry: e.Entry) -> None:
    """Two people are not called together again, and nobody is told."""
    room.pitches.add((fact.person, fact.other))
    room.people[fact.other].pitched_by.add(fact.person)
    room.apart.add(frozenset({fact.person, fact.other}))
    part(room, fact.person, fact.other)


def held_up(room: RoomState, fact: e.PersonHeldUp, entry: e.Entry) -> None:
    """Somebody is called no more; a talk that they are in goes on to its end."""
    person = room.people[fact.person]
    person.held_up = True
    meeting = room.live.get(person.meeting or "")
    if meeting and meeting.state == "called":
        detach(room, person)
    if person.meeting is None and person.here and person.state != "away":
        person.become("paused", entry.at)


def let_on(room: RoomState, fact: e.PersonLetOn, entry: e.Entry) -> None:
    """Somebody is called again."""
    person = room.people[fact.person]
    person.held_up = False
    person.pitched_by.clear()
    if person.state == "paused":
        free(room, person, entry.at)
