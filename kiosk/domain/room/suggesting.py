"""Suggesting: the best groups that could be called now with somebody in them, for the host to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.people import Person
from kiosk.domain.room import pool
from kiosk.domain.room.judging import Judged, best_ring, judge, rules_by_hand, seeker_by_hand
from kiosk.domain.room.state import RoomState
from kiosk.domain.scoring.gain import flow
from kiosk.domain.scoring.group import kept_apart

MOST_SUGGESTED = 4
MOST_IN_RINGS = 40
"""Of those who could give to somebody, and of those who could get from them, so many are tried in circles."""
FREE = frozenset({"waiting", "breather"})


def suggest(room: RoomState, person: str, now: int) -> list[Judged]:
    """Return the best groups for somebody: pairs; else circles; else generous meetings, in which one gives only.

    Raises Refusal where they cannot be called at all.
    """
    someone = room.people.get(person)
    others = _others(room, someone)
    if someone is None or not others:
        return []
    me = seeker_by_hand(room, someone, now)
    rules = rules_by_hand(room, now)
    rest = [seeker_by_hand(room, other, now) for other in others]
    rest = [other for other in rest if not kept_apart(me, other, rules)]
    groups = [*_pairs(me, rest, rules)] or [*_circles(me, rest, rules)] or [*_generous(room, me, rest, now)]
    return sorted(groups, key=lambda group: -group.score)[:MOST_SUGGESTED]


def _others(room: RoomState, someone: Person | None) -> list[Person]:
    free = [person for person in room.people.values() if person.state in FREE and not (person.held_up or person.coming)]
    return [person for person in free if person is not someone and not pool.out_of_reach(room, person)]


def _pairs(me: Seeker, rest: Sequence[Seeker], rules: Rules) -> Iterator[Judged]:
    return (found for other in rest if (found := best_ring([me, other], rules)))


def _circles(me: Seeker, rest: Sequence[Seeker], rules: Rules) -> Iterator[Judged]:
    if rules.max_circle < 3 or me.no_circles:
        return
    getters = list(islice((other for other in rest if flow(me, other, rules.related)), MOST_IN_RINGS))
    givers = list(islice((other for other in rest if flow(other, me, rules.related)), MOST_IN_RINGS))
    for getter in getters:
        for giver in givers:
            if getter is not giver and (found := best_ring([me, getter, giver], rules)):
                yield found


def _generous(room: RoomState, me: Seeker, rest: Sequence[Seeker], now: int) -> Iterator[Judged]:
    """One way only; whoever has given so once already is not asked again before they got something."""
    rules = rules_by_hand(room, now)
    for other in rest:
        for giver, getter in ((other, me), (me, other)):
            if giver.owed <= 0 and flow(giver, getter, rules.related):
                yield judge(room, [giver.id, getter.id], now, generous=True)
