"""The herald: sees who has been called and does not look, so that their phone calls them."""

from __future__ import annotations

from functools import partial

from kiosk.domain.meetings import Meeting
from kiosk.domain.room import Room
from kiosk.live.live_room import LiveRoom
from kiosk.live.presence import Presence
from kiosk.push import message
from kiosk.push.sender import Errand, Sender

Ring = tuple[str, str]
"""A meeting and one of those who are to answer."""


class Herald:
    """Remembers whom it has had told of which ring, by the moment until which it is to be answered.

    It looks at the room as it is, not at what happened: whoever puts the phone away while it rings is told, too, and
    so is who still rings when this worker takes over from another.
    """

    def __init__(self, sender: Sender, presence: Presence, address: str) -> None:
        self._sender = sender
        self._presence = presence
        self._address = address
        self._told: dict[str, dict[Ring, int]] = {}

    def look(self, live: LiveRoom) -> None:
        """Have those told who ring and do not look, and those whose ring is over; only whoever conducts may ask."""
        told = self._told.get(live.id, {})
        with live.reading() as room:
            rings = _ringing(room)
            over = [ring for ring in told if ring not in rings and _given_up(room, ring)]
        told = {ring: until for ring, until in told.items() if ring in rings}
        new = {ring: until for ring, until in rings.items() if told.get(ring) != until}
        looking = self._presence.looking(live.id) if new or over else frozenset()
        for ring in over:
            if ring[1] not in looking:
                self._sender.send(Errand(live, ring[1], partial(self._over, ring)))
        for ring, until in new.items():
            if ring[1] not in looking and self._sender.send(Errand(live, ring[1], partial(self._call, ring))):
                told[ring] = until
        if told:
            self._told[live.id] = told
        else:
            self._told.pop(live.id, None)

    def _call(self, ring: Ring, room: Room, now: int) -> message.Message | None:
        meeting = room.live.get(ring[0])
        if meeting is None or not _rings(meeting, ring[1]):
            return None
        return message.call(room, ring[1], meeting, self._address, now)

    def _over(self, ring: Ring, room: Room, _now: int) -> message.Message | None:
        return message.over(room, ring[1], self._address) if _given_up(room, ring) else None


def _ringing(room: Room) -> dict[Ring, int]:
    """Return whose phone is to ring now, and until when it is to be answered."""
    return {
        (meeting.id, member): meeting.answer_by
        for meeting in room.live.values()
        for member in meeting.members
        if _rings(meeting, member) and room.people[member].push
    }


def _rings(meeting: Meeting, person: str) -> bool:
    return meeting.state == "called" and meeting.status.get(person) == "called"


def _given_up(room: Room, ring: Ring) -> bool:
    """Whether a call is over that somebody never answered: they are told that nobody waits for them."""
    meeting, someone = room.meetings.get(ring[0]), room.people.get(ring[1])
    if meeting is None or someone is None or not someone.push or not someone.here:
        return False
    return someone.meeting is None and someone.state in {"away", "waiting"}
