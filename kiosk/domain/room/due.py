"""What time brings: when each deadline of a room falls."""

from __future__ import annotations

from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.room.pool import out_of_reach
from kiosk.domain.room.state import RoomState


def next_due(room: RoomState) -> int | None:
    """Return the earliest moment at which something is due, or None."""
    moments = [moment for meeting in room.live.values() if (moment := meeting_due(room, meeting)) is not None]
    moments += [moment for person in room.people.values() if (moment := person_due(room, person)) is not None]
    moments += [moment for moment in (round_due(room), quiet_due(room)) if moment is not None]
    return min(moments, default=None)


def round_due(room: RoomState) -> int | None:
    """Return when the round under way is over."""
    return room.round.ends_at if room.round else None


def quiet_due(room: RoomState) -> int | None:
    """Return when quiet time is over by itself."""
    return room.quiet.until if room.quiet else None


def unanswered(room: RoomState, meeting: Meeting) -> list[str]:
    """Return the members who have a phone and have not answered the call."""
    return [
        member for member in meeting.members if meeting.status.get(member) == "called" and room.people[member].has_phone
    ]


def meeting_due(room: RoomState, meeting: Meeting) -> int | None:
    """Return when a live meeting next needs attention."""
    if meeting.state == "called":
        if meeting.find_by is not None:
            return meeting.find_by
        return meeting.answer_by if unanswered(room, meeting) else meeting.arrive_by
    if meeting.state == "still":
        return meeting.still_by
    bell = next((moment for moment in meeting.turns_at[meeting.turn :]), None)
    return min((moment for moment in (bell, meeting.still_at or meeting.ends_at) if moment is not None), default=None)


def person_due(room: RoomState, person: Person) -> int | None:
    """Return when somebody's breather or pause ends, or when they are taken to have gone.

    Gone as they said, or out of reach: their phone went untouched through all the calls that anybody gets so.
    """
    if person.state == "breather":
        return person.breather_until
    if person.state == "paused":
        return person.paused_until
    if person.state != "waiting" or not person.has_phone:
        return None
    if out_of_reach(room, person):
        return person.since
    if person.profile.until is not None:
        return max(person.profile.until, person.since) + room.settings.until_grace
    return None
