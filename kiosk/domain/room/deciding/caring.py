"""The host's care of one person: woken, left in peace, one entry made of two, taken out of the room."""

from __future__ import annotations

from kiosk.domain.commands import JoinPeople, Remove, RemoveSimulated, Request, Rest, Wake
from kiosk.domain.entries import Fact, PeopleJoined, PersonCameBack, PersonLetOn, PersonPaused, PersonRemoved, Reason
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.losing import depart
from kiosk.domain.room.deciding.persons import present
from kiosk.domain.room.judging import name_of
from kiosk.domain.room.state import RoomState
from kiosk.domain.tags import clean


def wake(room: RoomState, request: Request, command: Wake) -> list[Fact]:
    """Somebody is here after all, whatever the phone says; or may go on, after a word with the host."""
    person = present(room, command.person)
    facts: list[Fact] = [PersonLetOn(person=person.id)] if person.held_up else []
    if person.state in {"waiting", "meeting"} or (person.held_up and person.state == "paused"):
        return facts
    return [*facts, PersonCameBack(person=person.id)]


def rest(room: RoomState, request: Request, command: Rest) -> list[Fact]:
    """Somebody is not called for a while, as they asked the host; not while they are in a meeting."""
    person = present(room, command.person)
    if person.meeting:
        raise Refusal("person_busy", name=name_of(person))
    if person.state == "left":
        raise Refusal("person_gone", name=name_of(person))
    until = None if command.duration is None else request.at + command.duration
    if person.state == "paused" and person.paused_until == until:
        return []
    return [PersonPaused(person=person.id, until=until)]


def join_people(room: RoomState, request: Request, command: JoinPeople) -> list[Fact]:
    """Two entries are one person: the one that has met nobody goes, its phone is the other's from now on."""
    gone, stays = present(room, command.person), present(room, command.into)
    if gone is stays:
        raise Refusal("bad_field", field="into")
    for person in (gone, stays):
        if person.state == "left":
            raise Refusal("person_gone", name=name_of(person))
    if gone.meeting:
        raise Refusal("person_busy", name=name_of(gone))
    if gone.meetings:
        raise Refusal("has_met_people", name=name_of(gone))
    return [PeopleJoined(person=gone.id, into=stays.id)]


def remove(room: RoomState, request: Request, command: Remove) -> list[Fact]:
    """Take somebody out of the room."""
    person = present(room, command.person)
    reason = Reason(text=clean(command.reason))
    return depart(room, [person], lambda gone: PersonRemoved(person=gone.id, private=reason), "left", request.at)


def remove_simulated(room: RoomState, request: Request, command: RemoveSimulated) -> list[Fact]:
    """Take everybody out who is played by a program."""
    played = [person for person in room.people.values() if person.simulated and person.state != "removed"]
    return depart(room, played, lambda gone: PersonRemoved(person=gone.id), "left", request.at)
