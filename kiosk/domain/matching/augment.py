"""Serves more people by changing as few groups as it takes: along alternating paths, opening and closing circles.

From somebody whom nobody has taken it goes to those with whom they could be a pair, and from there to these people's
partners, who would then be left over, until one of them finds a seat: with somebody else who is left over, as the third
of a circle round a pair, or in a circle's place that it can spare. It finds no such path through a blossom; what it
misses, the integer programs find.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.matching.budget import Budget
from kiosk.domain.matching.ways import Ways, places

MOST_VISITS = 400
"""People who may change partners in the search for one more seat."""


class Seating:
    """Groups of a room, by places, that take in one person after the other."""

    def __init__(self, ways: Ways, groups: Sequence[tuple[int, ...]]) -> None:
        self._getters = [getters & ~apart for getters, apart in zip(ways.getters, ways.apart, strict=True)]
        self._givers = [givers & ~apart for givers, apart in zip(ways.givers, ways.apart, strict=True)]
        self._willing = ways.in_circles
        self._group: dict[int, tuple[int, ...]] = {}
        self._paired = 0
        self._free = (1 << len(ways.getters)) - 1
        for group in groups:
            self._close(group)

    @property
    def groups(self) -> list[tuple[int, ...]]:
        """The groups as they stand now."""
        return sorted(set(self._group.values()))

    def widen(self, order: Sequence[int], budget: Budget) -> None:
        """Seat whoever has no seat, in this order, as far as it goes."""
        while True:
            before = len(self._group)
            for place in order:
                if budget.over:
                    return
                if place not in self._group and self._getters[place] and self._givers[place]:
                    budget.spend(self._seat(place))
            if len(self._group) == before:
                return

    def _seat(self, start: int) -> int:
        """Find a seat for somebody; returns how many people were looked at."""
        came: dict[int, tuple[int, int]] = {}
        seen = 1 << start
        queue = [start]
        for visits, place in enumerate(queue, start=1):
            if self._settle(place, self._path(place, came)):
                return visits
            for taken in places(self._getters[place] & self._givers[place] & self._paired & ~seen):
                left = _other(self._group[taken], taken)
                if not seen >> left & 1 and len(queue) < MOST_VISITS:
                    seen |= 1 << taken | 1 << left
                    came[left] = (taken, place)
                    queue.append(left)
        return len(queue)

    def _path(self, place: int, came: dict[int, tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the new pairs that leave `place` over."""
        path = []
        while place in came:
            path.append(came[place])
            place = came[place][1]
        return path

    def _settle(self, place: int, path: list[tuple[int, int]]) -> bool:
        """Give somebody a seat, once the pairs of the path are made; False when there is none."""
        changing = 1 << place
        for taken, to in path:
            changing |= 1 << taken | 1 << to
        getters, givers = self._getters[place] & ~changing, self._givers[place] & ~changing
        mutual = getters & givers
        if mutual & self._free:
            self._rearrange(path, (place, next(places(mutual & self._free))))
            return True
        for taken in places(mutual & ~self._paired):
            one, other = (each for each in self._group[taken] if each != taken)
            if self._getters[one] & self._givers[one] & 1 << other:
                self._rearrange(path, (place, taken), (min(one, other), max(one, other)))
                return True
        if not self._willing >> place & 1:
            return False
        getters, givers = getters & self._willing, givers & self._willing
        for taken in places(getters & self._paired):
            third = _other(self._group[taken], taken)
            if givers >> third & 1:
                self._rearrange(path, (place, taken, third))
                return True
        for one in places(getters & self._free):
            thirds = self._getters[one] & givers & (self._free | self._paired)
            if thirds:
                self._rearrange(path, (place, one, next(places(thirds))))
                return True
        for third in places(givers & self._free):
            seconds = self._givers[third] & getters & self._paired
            if seconds:
                self._rearrange(path, (place, next(places(seconds)), third))
                return True
        return False

    def _rearrange(self, path: list[tuple[int, int]], *groups: tuple[int, ...]) -> None:
        new = [*groups, *((min(pair), max(pair)) for pair in path)]
        for group in new:
            for place in group:
                if place in self._group:
                    self._open(self._group[place])
        for group in new:
            self._close(group)

    def _open(self, group: tuple[int, ...]) -> None:
        for place in group:
            del self._group[place]
            self._free |= 1 << place
            self._paired &= ~(1 << place)

    def _close(self, group: tuple[int, ...]) -> None:
        lowest = group.index(min(group))
        group = group[lowest:] + group[:lowest]
        for place in group:
            self._group[place] = group
            self._free &= ~(1 << place)
            self._paired |= (len(group) == 2) << place


def _other(pair: tuple[int, ...], place: int) -> int:
    return pair[0] if pair[1] == place else pair[1]
