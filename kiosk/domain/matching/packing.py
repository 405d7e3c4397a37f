"""Pairs and circles together: exact set packing with HiGHS, one level of the objective after the other.

A bound on each level comes from a linear program, in which the bounds of the levels above stand as equations; its
prices also tell which groups no choice that reaches the bound can hold. Mostly all of these bounds can be had at once:
then one small integer program, over the groups that the last prices make most worthwhile, finds a choice that reaches
them. Where the bounds cannot be had, the first open level is solved to its end and the rest is tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from kiosk.domain.matching.budget import Budget
from kiosk.domain.matching.columns import Columns
from kiosk.domain.matching.flows import Whole
from kiosk.domain.matching.model import Side
from kiosk.domain.matching.objective import CIRCLES, FIRST, MINUTES, SAT_OUT, SCORE, SERVED
from kiosk.domain.matching.program import Program
from kiosk.domain.matching.relaxed import Relaxed

FEW = 500
"""Groups in a first integer program: those that the prices make most worthwhile."""
MOST_RETRIED = 2_000
"""Groups in a second integer program, where it is not known that any choice fulfils the equations."""
OF_PEOPLE = (SERVED, SAT_OUT, FIRST, MINUTES)
"""Levels that say who is served, not in which groups."""


Widen: TypeAlias = Callable[[Sequence[tuple[int, ...]]], list[tuple[int, ...]]]
"""Serves more people than a choice of groups does, if it can."""


class Packing:
    """The packing of one part of the room, from `start` on (rows of `columns`), by levels in `order`.

    `best` is at hand at any time; `bound` on the people served is proven, and with `exact` all of `best`.
    """

    def __init__(self, columns: Columns, start: Whole, order: Sequence[int], widen: Widen, budget: Budget) -> None:
        self.columns = columns
        self.best = start
        self._people = frozenset(columns.people().tolist())
        people = len(self._people)
        self.bound = people
        self.exact = False
        self._order = order
        self._widen = widen
        self._budget = budget
        everybody = int(columns.levels[start, SERVED].sum()) == people
        self._program = Program(columns, everybody)
        self._open = [level for level in order if not (everybody and level in OF_PEOPLE) and not self._follows(level)]
        self._everybody = everybody

    def solve(self) -> None:
        """Improve `best` until it is proven optimal or the time is up."""
        fixed: list[Side] = []
        rows = np.arange(len(self.columns))
        for place in range(len(self._open)):
            if self._budget.over or self._reach(fixed, rows, self._open[place:]):
                return
            settled = self._settle(fixed, rows, self._open[place])
            if settled is None:
                return
            rows = settled
        self.exact = True

    def _follows(self, level: int) -> bool:
        """Tell whether a level is settled by how many are served: everybody counts the same in it."""
        levels = self.columns.levels
        if level in (SERVED, SCORE):
            return False
        return bool((levels[:, level] * levels[0, SERVED] == levels[0, level] * levels[:, SERVED]).all())

    def _values(self, level: int) -> Whole:
        return self.columns.levels[:, level]

    def _take(self, chosen: Whole | None) -> None:
        if chosen is not None and self._total(chosen) > self._total(self.best):
            self.best = chosen

    def _round(self, relaxed: Relaxed) -> None:
        """Make whole groups of what a linear program takes, and serve more people from there."""
        groups = self.columns.take(relaxed.rounded(self.columns.members)).groups()
        self._take(self.columns.rows_of([group for group in self._widen(groups) if group[0] in self._people]))

    def _total(self, rows: Whole) -> tuple[int, ...]:
        return self.columns.take(rows).total(self._order)

    def _bound(self, level: int, relaxed: Relaxed, sides: Sequence[Side]) -> int:
        if level == SERVED and not sides:
            self.bound = min(self.bound, relaxed.bound)
        if level == CIRCLES:
            # SERVED stands above CIRCLES; a pair seats two and a circle three.
            served = self.bound if self._everybody else sides[self._open.index(SERVED)].total
            return relaxed.bound - (served + relaxed.bound) % 2
        return relaxed.bound

    def _reach(self, fixed: list[Side], rows: Whole, levels: Sequence[int]) -> bool:
        """Try to have the bounds of all these levels at once; True when that is done, or the time is up."""
        sides = list(fixed)
        for level in levels[:-1]:
            relaxed = self._program.relax(self._values(level), sides, rows, self._budget)
            if relaxed is None:
                return self._budget.over
            self._round(relaxed)
            bound = self._bound(level, relaxed, sides)
            rows = relaxed.could_reach(bound)
            sides.append(Side(self._values(level), bound))
        chosen, proven, _ = self._optimum(levels[-1], sides, rows)
        self._take(chosen)
        self.exact = proven and chosen is not None
        return chosen is not None or self._budget.over

    def _settle(self, fixed: list[Side], rows: Whole, level: int) -> Whole | None:
        """Solve one level to its end, those above being settled: the groups still open, None when the time is up."""
        chosen, proven, relaxed = self._optimum(level, fixed, rows)
        self._take(chosen)
        if chosen is None or relaxed is None or not proven:
            return None
        value = int(self._values(level)[chosen].sum())
        if level == SERVED and not fixed:
            self.bound = min(self.bound, value)
        fixed.append(Side(self._values(level), value))
        return relaxed.could_reach(value)

    def _optimum(self, level: int, sides: Sequence[Side], rows: Whole) -> tuple[Whole | None, bool, Relaxed | None]:
        """Find the choice of most value at one level, and tell whether that is proven."""
        values = self._values(level)
        relaxed = self._program.relax(values, sides, rows, self._budget)
        if relaxed is None:
            return None, False, None
        tried = relaxed.worth_trying(FEW)
        start = self.best if all(int(side.values[self.best].sum()) == side.total for side in sides) else None
        if start is not None:
            tried = np.union1d(tried, start)
        chosen, done = self._program.choose(values, sides, tried, start, self._budget)
        if chosen is None and not done:
            return None, False, relaxed
        if chosen is None:
            if len(rows) > MOST_RETRIED:
                return None, False, relaxed
            wider = rows
        else:
            self._take(chosen)
            wider = relaxed.could_reach(int(values[chosen].sum()) + 1)
        if not done or np.isin(wider, tried).all():
            return chosen, done, relaxed
        if chosen is not None:
            wider = np.union1d(wider, chosen)
        chosen, done = self._program.choose(values, sides, wider, chosen, self._budget)
        return chosen, done, relaxed
