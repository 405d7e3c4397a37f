"""Plan B: the next rounds on paper, so that an evening goes on without any network."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

import msgspec

from kiosk.domain.beacons import SYMBOLS
from kiosk.domain.entries import Give
from kiosk.domain.matching import Group
from kiosk.domain.people import Person, PersonState
from kiosk.domain.room import Room, pool
from kiosk.domain.room.deciding.placing import Spots
from kiosk.live.snapshots import drawing
from kiosk.paper.planner import Task

ROUNDS = 2
PRESENT: frozenset[PersonState] = frozenset({"waiting", "breather", "meeting"})
"""Who can be expected to get up for the next round: whoever talks now will have finished."""


@dataclass(frozen=True, slots=True)
class Line:
    """One direction: who gives what to whom, as a shared screen would say it."""

    giver: str
    gives: str
    getter: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One group of a round on paper. `spot` is "" where none is left for it."""

    number: int
    symbol: str
    spot: str
    people: list[tuple[int, str]]
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """One round on paper; `left`: number and name of whoever is in no group."""

    groups: list[Sheet]
    left: list[tuple[int, str]]


def task_of(room: Room, now: int, rounds: int = ROUNDS) -> Task:
    """Return what the planner needs to know of a room: topics and ids, no words. The caller holds the room still."""
    people = present(room)
    seekers = [msgspec.structs.replace(pool.seeker(room, person, now), exact=False) for person in people]
    offered = {topic for seeker in seekers for topic in seeker.offers}
    wanted = {topic for seeker in seekers for topic in seeker.wants}
    rules = room.rules(now)
    near = {want: {o: far for o in offered if (far := rules.related(o, want)) > 0} for want in wanted}
    talking = {frozenset(pair) for meeting in room.live_meetings() for pair in combinations(meeting.members, 2)}
    pairs = [tuple(sorted(pair)) for pair in rules.forbidden | talking]
    return Task(
        seekers=seekers,
        now=now,
        forbidden=[(pair[0], pair[-1]) for pair in pairs],
        max_circle=rules.max_circle,
        same_organisation=rules.same_organisation,
        rare=sorted(rules.rare),
        near=near,
        rounds=rounds,
    )


def present(room: Room) -> list[Person]:
    """Return those for whom the next rounds are planned."""
    return [
        person
        for person in room.people.values()
        if person.state in PRESENT and not person.held_up and person.profile.offers and person.profile.wants
    ]


def sheets(room: Room, rounds: list[list[Group]]) -> list[RoundSheet]:
    """Return the rounds in words; who has gone meanwhile is in none. The caller holds the room still."""
    here = [person for person in room.here() if person.state != "paused"]
    found = []
    for groups in rounds:
        kept = [group for group in groups if all(room.people[member].here for member in group.members)]
        served = {member for group in kept for member in group.members}
        places = _places(room, kept)
        found.append(
            RoundSheet(
                groups=[
                    _sheet(room, n, group, spot)
                    for n, (group, spot) in enumerate(zip(kept, places, strict=True), start=1)
                ],
                left=[_person(room, person.id) for person in here if person.id not in served],
            )
        )
    return found


def _places(room: Room, groups: list[Group]) -> list[str]:
    """Return a spot's name for each group, "" where none is left: whoever needs a certain one chooses first."""
    spots = Spots(room, Counter())
    members = [[room.people[member] for member in group.members] for group in groups]
    choosing = sorted(range(len(groups)), key=lambda at: _needs(members[at]), reverse=True)
    found = {at: spots.take(members[at]) for at in choosing}
    return [room.spots[spot].name if (spot := found[at]) is not None else "" for at in range(len(groups))]


def _needs(people: list[Person]) -> tuple[bool, bool]:
    return any(person.profile.step_free for person in people), any(person.profile.quiet for person in people)


def _sheet(room: Room, number: int, group: Group, spot: str) -> Sheet:
    return Sheet(
        number=number,
        symbol=SYMBOLS[(number - 1) % len(SYMBOLS)],
        spot=spot,
        people=[_person(room, member) for member in group.members],
        lines=[_line(room, give) for give in group.gives],
    )


def _line(room: Room, give: Give) -> Line:
    return Line(
        giver=drawing.public_name(room, give.giver, room.settings.language),
        gives=drawing.words_of_offer(room, give, room.settings.language),
        getter=drawing.public_name(room, give.getter, room.settings.language),
    )


def _person(room: Room, person: str) -> tuple[int, str]:
    return drawing.number_of(room, person), drawing.public_name(room, person, room.settings.language)
