"""Who may give something to whom, and the groups that follow from it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.matching.columns import NOBODY, Columns
from kiosk.domain.matching.flows import SMALL, Flows, Whole
from kiosk.domain.matching.gains import Gains
from kiosk.domain.matching.objective import LEVELS, SCORE
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.weighing import Weigher, numbers

MOST_STEPS = 20_000_000
"""Chains of two gives that are looked at, for the one that closes the ring; in a larger room no circle is listed."""
MOST_CIRCLES = 600_000
"""Likewise circles."""
STEPS_AT_ONCE = 1_000_000


class Graph:
    """The allowed gives among `seekers` (sorted by id), and the pairs and circles that they make."""

    def __init__(self, seekers: Sequence[Seeker], rules: Rules, gains: Gains) -> None:
        self._people = len(seekers)
        self._circles = rules.max_circle > 2
        self._willing = np.array([not seeker.no_circles for seeker in seekers], dtype=bool)
        flows = _allowed(gains.flows(), seekers, rules)
        self._flows = flows
        self._key = flows.giver * self._people + flows.getter
        self._table: NDArray[np.int32] | None = None
        if self._people <= SMALL:
            self._table = np.full(self._people**2, -1, dtype=np.int32)
            self._table[self._key] = np.arange(len(self._key))
        self._weigher = Weigher(seekers, rules, flows, gains.topics)

    def _find(self, giver: Whole, getter: Whole) -> Whole:
        """Return the flows from some to others, -1 where there is none."""
        wanted = giver * self._people + getter
        if self._table is not None:
            known: Whole = self._table[wanted].astype(np.int64)
            return known
        # Sought in their order, they are found without going to and fro in memory.
        order = np.argsort(wanted)
        rows = np.empty(len(wanted), dtype=np.int64)
        rows[order] = np.minimum(np.searchsorted(self._key, wanted[order]), len(self._key) - 1)
        return np.where(self._key[rows] == wanted, rows, -1)

    def pairs(self) -> Columns:
        """Return every allowed pair, the smaller id first."""
        giver, getter = self._flows.giver, self._flows.getter
        there = np.flatnonzero(giver < getter)
        back = self._find(getter[there], giver[there])
        there, back = there[back >= 0], back[back >= 0]
        members = np.stack([giver[there], getter[there], np.full(len(there), NOBODY)], axis=1)
        return self._weigher.columns(members, (there, back))

    def circles(self) -> Columns | None:
        """Return every allowed circle of three, of the two ways round the better one; None when there are too many."""
        if not self._circles:
            return nothing()
        giver, getter = self._flows.giver, self._flows.getter
        inside = self._willing[giver] & self._willing[getter]
        starts = np.searchsorted(giver, np.arange(self._people + 1))
        first = np.flatnonzero(inside & (giver < getter))
        steps = np.cumsum(starts[getter[first] + 1] - starts[getter[first]])
        if not len(first) or steps[-1] > MOST_STEPS:
            return None if len(first) else nothing()
        found: list[tuple[Whole, Whole, Whole]] = []
        count = 0
        for part in np.split(first, np.searchsorted(steps, range(STEPS_AT_ONCE, int(steps[-1]), STEPS_AT_ONCE))):
            each = starts[getter[part] + 1] - starts[getter[part]]
            one = np.repeat(part, each)
            two = np.arange(len(one)) + np.repeat(starts[getter[part]] - (np.cumsum(each) - each), each)
            open_still = (getter[two] > giver[one]) & inside[two]
            one, two = one[open_still], two[open_still]
            three = self._find(getter[two], giver[one])
            closed = three >= 0
            found.append((one[closed], two[closed], three[closed]))
            count += int(closed.sum())
            if count > MOST_CIRCLES:
                return None
        one, two, three = (np.concatenate(each) for each in zip(*found, strict=True))
        members = np.stack([giver[one], giver[two], giver[three]], axis=1)
        return self._better(self._weigher.columns(members, (one, two, three)))

    def _better(self, rings: Columns) -> Columns:
        """Of two ways round the same three people keep the better one."""
        first, second, third = rings.members.T
        key = (first * self._people + np.minimum(second, third)) * self._people + np.maximum(second, third)
        order = np.argsort(key * 2 + (second > third))
        key, score = key[order], rings.levels[order, SCORE]
        twin = key[1:] == key[:-1]
        keep = np.ones(len(order), dtype=bool)
        keep[1:][twin & (score[1:] <= score[:-1])] = False
        keep[:-1][twin & (score[1:] > score[:-1])] = False
        return rings.take(order[keep])


def nothing() -> Columns:
    """Return no groups."""
    return Columns(np.empty((0, 3), dtype=np.int64), np.empty((0, LEVELS), dtype=np.int64))


def _allowed(flows: Flows, seekers: Sequence[Seeker], rules: Rules) -> Flows:
    """Leave out the flows between people who may not be in one group."""
    people = len(seekers)
    place_of = {seeker.id: place for place, seeker in enumerate(seekers)}
    fine = np.ones(len(flows.giver), dtype=bool)
    apart = [
        place_of[one] * people + place_of[other]
        for pair in rules.forbidden
        for one in pair
        for other in pair
        if one in place_of and other in place_of
    ]
    if apart:
        fine &= ~np.isin(flows.giver * people + flows.getter, apart)
    if not rules.same_organisation:
        organisation = numbers([seeker.organisation for seeker in seekers])
        one = organisation[flows.giver]
        fine &= (one != organisation[flows.getter]) | (one == 0)
    return flows if fine.all() else flows.take(np.flatnonzero(fine))
