"""Draws what a group that the host has in mind is worth."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.room import Room
from kiosk.domain.room.judging import Judged, judge
from kiosk.domain.room.suggesting import suggest
from kiosk.live.snapshots import drawing
from kiosk.live.snapshots.weighed import Weighed, WeighedPerson, Worth

STRONG = 0.6
"""Of what the one who gets least would like, so much and more is a strong fit."""
GOOD = 0.3


def weigh(room: Room, persons: Sequence[str], now: int, *, generous: bool = False) -> list[Weighed]:
    """Return the best groups for one person, or the very group of two or three. Raises Refusal: why it cannot be."""
    if len(persons) == 1:
        return [_weighed(room, group) for group in suggest(room, persons[0], now)]
    return [_weighed(room, judge(room, persons, now, generous=generous))]


def _weighed(room: Room, group: Judged) -> Weighed:
    people = [room.people[member] for member in group.members]
    return Weighed(
        people=[
            WeighedPerson(person=person.id, name=person.name or "", number=person.number, away=person.state == "away")
            for person in people
        ],
        kind="pair" if len(people) == 2 else "circle",
        generous=group.generous,
        worth=_worth(group.gain),
        gives=[drawing.give_shown(room, give, "en") for give in group.gives],
        speaks_for=list(group.bonuses),
    )


def _worth(gain: float) -> Worth:
    if gain >= STRONG:
        return "strong"
    return "good" if gain >= GOOD else "some"
