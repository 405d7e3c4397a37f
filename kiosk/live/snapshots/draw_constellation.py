"""Draws the evening's constellation: who met, told without saying who."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from kiosk.domain.room import Room
from kiosk.live.snapshots.wall import Constellation

POINT_BYTES = 2
"""A point's number has so many: short, and two that share one are still two points."""
POINTS_KEPT = 8_192
"""People whose number need not be worked out again: the wall is drawn several times a second."""


def constellation(room: Room, without: frozenset[str] = frozenset()) -> Constellation:
    """Return a point for everybody who has come, and a line for each two who talked with each other.

    The points are sorted by numbers that only the room's salt leads to: they say nothing of who came when.
    """
    numbers = sorted(
        (_number(room.salt, person.id), person.id)
        for person in room.people.values()
        if person.state != "erased" and person.id not in without
    )
    places = {person: place for place, (_, person) in enumerate(numbers)}
    lines: dict[tuple[int, int], None] = {}
    for meeting in room.meetings.values():
        if meeting.started_at is None or meeting.live:
            continue
        ring = zip(meeting.members, meeting.members[1:] + meeting.members[:1], strict=True)
        for one, other in ring:
            if one in places and other in places:
                lines[min(places[one], places[other]), max(places[one], places[other])] = None
    return Constellation(points=[number for number, _ in numbers], lines=[place for line in lines for place in line])


@lru_cache(maxsize=POINTS_KEPT)
def _number(salt: str, person: str) -> int:
    digest = hashlib.blake2b(person.encode(), key=salt.encode(), digest_size=POINT_BYTES)
    return int.from_bytes(digest.digest(), "big")
