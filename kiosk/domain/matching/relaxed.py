"""What a linear program answers."""

from __future__ import annotations

from math import floor

import numpy as np

from kiosk.domain.matching.columns import NOBODY
from kiosk.domain.matching.flows import Real, Whole

SLACK = 1e-4
"""What rounding in a linear program may amount to, for values that are whole numbers."""
TINY = 1e-9
"""And in proportion to the value."""


class Relaxed:
    """A linear program's answer: a bound on every choice of groups, and what each group costs against it."""

    def __init__(self, bound: float, rows: Whole, reduced: Real, taken: Whole, shares: Real) -> None:
        self._bound = bound
        self._rows = rows
        self._reduced = reduced
        self._taken = taken
        self._shares = shares
        self._slack = SLACK + TINY * abs(bound)
        self.bound = floor(bound + self._slack)

    def rounded(self, members: Whole) -> Whole:
        """Return disjoint groups: those that the program takes, the one with the largest share first."""
        seated: set[int] = set()
        chosen = []
        for place in np.argsort(-self._shares, kind="stable").tolist():
            group = {member for member in members[self._taken[place]].tolist() if member != NOBODY}
            if seated.isdisjoint(group):
                seated |= group
                chosen.append(int(self._taken[place]))
        return np.array(chosen, dtype=np.int64)

    def worth_trying(self, count: int) -> Whole:
        """Return the groups that cost least against the bound, at most so many."""
        return np.sort(self._rows[np.argsort(-self._reduced, kind="stable")[:count]])

    def could_reach(self, value: int) -> Whole:
        """Return the groups that a choice worth at least `value` could hold."""
        return self._rows[self._bound + self._reduced >= value - self._slack]
