"""Draws the host's numbers: people, calls, and what the room lacks."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from kiosk.domain.meetings import Meeting
from kiosk.domain.room import Room
from kiosk.domain.room.lacking import Lack, lacks
from kiosk.live.snapshots import drawing
from kiosk.live.snapshots.host import HostCounts, LackRow, Lacks

MISSED = frozenset({"unanswered", "not_found", "declined", "left"})
"""Why a call came to nothing that was meant to come about."""
MOST_LACKS = 12
"""Of what the room lacks, so many topics on each side."""


def counts(room: Room) -> HostCounts:
    """Return how many people are in which state, and what became of calls."""
    by = Counter(drawing.state_of(person) for person in room.people.values())
    return HostCounts(
        here=len(room.here()),
        waiting=by["waiting"],
        meeting=by["meeting"],
        breather=by["breather"],
        paused=by["paused"],
        coming=by["coming"],
        away=by["away"],
        left=by["left"],
        simulated=sum(person.simulated for person in room.here()),
        met=sum(person.meetings > 0 for person in room.people.values()),
        meetings=sum(meeting.started_at is not None for meeting in room.meetings.values()),
        rounds=room.rounds,
        late=sum(is_late(meeting) for meeting in room.live.values()),
        missed=sum(meeting.why in MISSED for meeting in room.meetings.values()),
    )


def is_late(meeting: Meeting) -> bool:
    """Tell whether somebody has not answered a call in time."""
    return meeting.state == "called" and meeting.repeated


def lacking(room: Room) -> Lacks:
    """Return what the room lacks."""
    wanted, offered = (_most(room, rows) for rows in lacks(room))
    return Lacks(wanted=wanted, offered=offered)


def _most(room: Room, rows: list[Lack]) -> list[LackRow]:
    texts = ((row, room.wording(row.topic)) for row in rows)
    shown = (LackRow(topic=row.topic, text=text, people=row.people) for row, text in texts if text)
    return list(islice(shown, MOST_LACKS))
