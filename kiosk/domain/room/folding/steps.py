"""Steps that several folds share."""

from __future__ import annotations

from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.room.state import RoomState


def renew_pool(room: RoomState, at: int, *persons: str) -> None:
    """Note that the matchmaker has something new to look at: these persons, or something else."""
    room.news.update(dict.fromkeys(persons, room.version))
    room.pool_version = room.version
    if room.pool_since is None:
        room.pool_since = at


def free(room: RoomState, person: Person, at: int) -> None:
    """Let somebody be called again, if the host need not have a word with them first."""
    person.meeting = None
    if person.held_up:
        person.become("paused", at)
        return
    person.become("waiting", at)
    renew_pool(room, at, person.id)


def detach(room: RoomState, person: Person) -> None:
    """Take whoever leaves a call out of its group."""
    meeting = room.live.get(person.meeting or "")
    person.meeting = None
    if meeting and meeting.state == "called":
        meeting.members = tuple(member for member in meeting.members if member != person.id)
        meeting.status.pop(person.id, None)
        if meeting.not_found_by == person.id:
            meeting.not_found_by = meeting.find_by = None


def call(room: RoomState, meeting: Meeting, person: str, at: int) -> None:
    """Let somebody be called into a meeting."""
    called = room.people[person]
    called.become("meeting", at)
    called.meeting = called.last_meeting = meeting.id
    called.priority = called.queued = False
    called.why = None
    called.untouched += 1
    called.asks = ()
    meeting.status[person] = "called" if called.has_phone else "coming"


def take_breather(person: Person, until: int, at: int) -> None:
    """Let somebody breathe until a moment."""
    person.meeting = None
    if person.held_up:
        person.become("paused", at)
        return
    person.become("breather", at)
    person.breather_until = until


def end(room: RoomState, meeting: Meeting, at: int) -> list[Person]:
    """Take a meeting off the floor; return those who were in it to the last."""
    room.live.pop(meeting.id, None)
    meeting.ended_at = at
    renew_pool(room, at)  # its spot is free
    return [room.people[member] for member in meeting.members if room.people[member].meeting == meeting.id]
