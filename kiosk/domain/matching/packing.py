"""Pairs and circles together: exact set packing with HiGHS, one level of the objective after the other.

A bound on each level comes from a linear program, in which the bounds of the levels above stand as equations. Mostly
all of these bounds can be had at once: then one small integer program, over the groups that the last linear program's
prices make worthwhile, finds a choice that reaches them, and its value tells which groups could still improve it. Where
the bounds cannot be had, the first open level is solved over all groups and the rest is tried again.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from kiosk.domain.matching.milp import FEW, Program, Side
from kiosk.domain.matching.objective import LEVELS, Column, total

SERVED, CIRCLES, POINTS = 0, 3, 4
"""Places in a column's levels."""


class Packing:
    """The packing of one part of the room. `best` is at hand at any time; `bound` is proven, `exact` when `best` is."""

    def __init__(self, columns: Sequence[Column], start: list[Column], deadline: float) -> None:
        self.columns = columns
        self.deadline = deadline
        self.best = start
        self.bound = len({place for column in columns for place in column.members})
        self.exact = False
        places = sorted({place for column in columns for place in column.members})
        self._levels = [column.levels for column in columns]
        self._program = Program(columns, {place: row for row, place in enumerate(places)})
        self._open = [level for level in range(LEVELS) if level in (SERVED, POINTS) or not self._follows(level)]
        self._index = {column: number for number, column in enumerate(columns)}

    def solve(self) -> None:
        """Improve `best` until it is proven optimal or the time is up."""
        fixed: list[Side] = []
        for level in self._open:
            if perf_counter() > self.deadline:
                return
            if self._reach(fixed, level):
                return
            if not self._settle(fixed, level):
                return
        self.exact = True

    def _follows(self, level: int) -> bool:
        """Tell whether a level is settled by how many are served: everybody counts the same in it."""
        return len({levels[level] / levels[SERVED] for levels in self._levels}) == 1

    def _values(self, level: int) -> list[int]:
        return [levels[level] for levels in self._levels]

    def _take(self, chosen: list[int] | None) -> None:
        if chosen is not None:
            found = [self.columns[number] for number in chosen]
            if total(found) > total(self.best):
                self.best = found

    def _reach(self, fixed: list[Side], level: int) -> bool:
        """Try to have the bounds of all open levels at once; True when that is done, or the time is up."""
        sides = list(fixed)
        for each in [each for each in self._open if level <= each < POINTS]:
            values = self._values(each)
            relaxed = self._program.relax(values, sides, self.deadline)
            if relaxed is None:
                return False
            bound = relaxed.bound
            if each == SERVED:
                self.bound = min(self.bound, bound)
            if each == CIRCLES and (sides[SERVED].total + bound) % 2:
                bound -= 1  # a pair seats two and a circle three: the number of circles is odd as the number served is
            sides.append(Side(values, bound))
        points = self._values(POINTS)
        relaxed = self._program.relax(points, sides, self.deadline)
        if relaxed is None:
            return False
        tried = relaxed.worth_trying(FEW)
        chosen, done = self._program.choose(points, sides, tried, self._start(tried, sides), self.deadline)
        if chosen is None:
            return False
        self._take(chosen)
        value = sum(points[number] for number in chosen)
        open_still = relaxed.could_exceed(value)
        if done and set(open_still) <= set(tried):
            self.exact = True
        elif done:
            wider = sorted(set(open_still) | set(chosen))
            chosen, self.exact = self._program.choose(points, sides, wider, chosen, self.deadline)
            self._take(chosen)
        return True

    def _settle(self, fixed: list[Side], level: int) -> bool:
        """Solve one level over all groups, those above being settled; False when the time is up."""
        values = self._values(level)
        everything = list(range(len(self.columns)))
        chosen, done = self._program.choose(values, fixed, everything, self._start(everything, fixed), self.deadline)
        self._take(chosen)
        if chosen is None or not done:
            return False
        fixed.append(Side(values, sum(values[number] for number in chosen)))
        if level == SERVED:
            self.bound = min(self.bound, fixed[SERVED].total)
        return True

    def _start(self, among: list[int], sides: list[Side]) -> list[int] | None:
        numbers = [self._index[column] for column in self.best]
        if not set(numbers) <= set(among):
            return None
        met = all(sum(side.values[number] for number in numbers) == side.total for side in sides)
        return numbers if met else None
