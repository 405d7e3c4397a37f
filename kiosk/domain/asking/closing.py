"""Which group would close if somebody said yes: for many asks at once."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.asking.ask import Ask
from kiosk.domain.asking.openings import Around, Flags, Openings
from kiosk.domain.entries import Side

NOBODY = -1
"""The place of whoever is not needed to close a group, or not there."""
Places: TypeAlias = NDArray[np.intp]


class Closing:
    """The groups that a yes would open on one side: to the people in some rows of everyone, and what is around them."""

    def __init__(self, openings: Openings, around: Around, rows: Places, side: Side) -> None:
        self._openings = openings
        self._around = around
        self._rows = rows
        self._side = side

    def asks(self, numbers: Places, topics: Places) -> list[Ask]:
        """Return an ask each: of the person in the so-and-so-many-th row, about a topic."""
        second, third, now = self._groups(numbers, topics)
        people = self._rows[numbers].tolist()
        told = zip(people, topics.tolist(), second.tolist(), third.tolist(), now.tolist(), strict=True)
        return [self._ask(person, topic, *others, now=at_once) for person, topic, *others, at_once in told]

    def _ask(self, person: int, topic: int, second: int, third: int, *, now: bool) -> Ask:
        everyone = self._openings.everyone
        name = self._openings.topics.names[topic]
        if second == NOBODY:
            return Ask(side=self._side, topic=name)
        others = (second,) if third == NOBODY else (second, third)
        ring = others if self._side == "offer" else others[::-1]
        return Ask(
            side=self._side,
            topic=name,
            opens="pair" if third == NOBODY else "circle",
            others=tuple([everyone[other].id for other in ring]),
            served=len(others) + 1 if now else 0,
            frees=now and not all(everyone[each].meetings for each in (person, *others)),
        )

    def _groups(self, numbers: Places, topics: Places) -> tuple[Places, Places, Flags]:
        """Find who would close a group with each, a pair before a circle, and all of that now before later."""
        openings, around = self._openings, self._around
        reached = around.new[numbers] & around.by_topic.T[topics]
        second, third = np.full(len(numbers), NOBODY, np.intp), np.full(len(numbers), NOBODY, np.intp)
        now = np.zeros(len(numbers), np.bool_)
        for at_once, pairs, rings in (
            (True, around.pairs & openings.now, around.rings_now),
            (False, around.pairs, around.rings),
        ):
            for closing in (pairs, rings):
                still = np.flatnonzero(second == NOBODY)
                found = self._first(reached[still] & closing[numbers[still]])
                still, found = still[found != NOBODY], found[found != NOBODY]
                second[still], now[still] = found, at_once
                if closing is rings:
                    thirds = around.via[numbers[still]] & around.leading.T[found]
                    third[still] = self._first(thirds & openings.now if at_once else thirds)
        return second, third, now

    def _first(self, people: Flags) -> Places:
        """Return one of the people in each row: who has met nobody first."""
        fresh = people & self._openings.fresh
        first, rows = np.argmax(fresh, axis=1), np.arange(len(people))
        first = np.where(fresh[rows, first], first, np.argmax(people, axis=1))
        return np.where(people[rows, first], first, NOBODY)
