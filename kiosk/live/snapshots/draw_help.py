"""Draws who needs the host: those who asked for help, and those whom others complained of."""

from __future__ import annotations

from kiosk.domain.language import Language
from kiosk.domain.people import Person
from kiosk.domain.room import Room
from kiosk.domain.room.deciding.safety import MOST_PITCHES
from kiosk.live.snapshots import drawing
from kiosk.live.snapshots.host import HelpRow


def help_rows(room: Room, lang: Language) -> list[HelpRow]:
    """Return those who would like help, the longest waiting first."""
    asking = [(person.help_at, person) for person in room.people.values() if person.help_at is not None]
    return [
        _row(room, person, since, lang) for since, person in sorted(asking, key=lambda one: (one[0], one[1].number))
    ]


def pitches_told(someone: Person) -> int:
    """Return how many people said that a talk with somebody was a pitch; one alone is nobody's business: 0."""
    return len(someone.pitched_by) if len(someone.pitched_by) >= MOST_PITCHES else 0


def _row(room: Room, someone: Person, since: int, lang: Language) -> HelpRow:
    now = room.meeting_of(someone.id)
    last = room.meetings[someone.last_meeting] if someone.last_meeting else None
    return HelpRow(
        person=someone.id,
        name=someone.name or drawing.name_of(room, someone.id, lang),
        number=someone.number,
        since=since,
        coming=someone.help_seen,
        spot=drawing.spot_of(room, last) if last else None,
        where=drawing.way_to(room, last) if last else "",
        there=now is not None,
        beacon=now.beacon if now else None,
        others=[room.people[other].name or drawing.name_of(room, other, lang) for other in now.others(someone.id)]
        if now
        else [],
    )
