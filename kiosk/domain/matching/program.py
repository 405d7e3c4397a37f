"""Linear and integer programs over groups: bounds on every choice, and the best choices."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import highspy
import numpy as np

from kiosk.domain.matching.budget import STEPS_A_NODE, Budget
from kiosk.domain.matching.columns import Columns
from kiosk.domain.matching.flows import Real, Whole
from kiosk.domain.matching.highs import new_solver
from kiosk.domain.matching.model import Model, Side
from kiosk.domain.matching.relaxed import SLACK, Relaxed

WORTHLESS = 1e-6
"""A group that would improve a linear program by less is not taken in."""
MANY = 400
"""With more people the interior point method solves the linear programs, over all groups at once."""
MOST_AT_FIRST = 3_000
"""Groups in a linear program at first; others are taken in as its prices ask for them."""


class Program:
    """The groups among which is chosen; with `everybody`, each person must have a seat."""

    def __init__(self, columns: Columns, everybody: bool) -> None:
        self._model = Model(columns, everybody)
        self._known: Whole = np.empty(0, dtype=np.int64)

    def relax(self, values: Whole, sides: Sequence[Side], rows: Whole, budget: Budget) -> Relaxed | None:
        """Bound every choice among `rows` that fulfils `sides`; None when there is none or the time is up."""
        inside = np.intersect1d(self._known, rows)
        solver = new_solver(budget)
        if self._model.people > MANY:
            inside = rows
            solver.setOptionValue("solver", "ipm")
        elif not len(inside):
            inside = rows[:: max(1, len(rows) // MOST_AT_FIRST)]
        solver.passModel(self._model.program(values, sides, inside, relaxed=True))
        absent = np.setdiff1d(rows, inside)
        while True:
            solver.setOptionValue("time_limit", solver.getRunTime() + min(budget.seconds, highspy.kHighsInf))
            solver.run()
            info = solver.getInfo()
            budget.spend(info.simplex_iteration_count + max(0, info.ipm_iteration_count) * STEPS_A_NODE)
            if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            prices = np.array(solver.getSolution().row_dual)
            reduced = self._model.reduced(values, sides, absent, prices)
            better = absent[reduced > WORTHLESS]
            if not len(better):
                break
            chosen = self._best_each(better, reduced[reduced > WORTHLESS])
            self._model.add(solver, values, sides, chosen)
            inside = np.concatenate([inside, chosen])
            absent = np.setdiff1d(absent, chosen)
        self._known = np.union1d(self._known, inside)
        shares = np.array(solver.getSolution().col_value)
        if (shares[: 2 * len(sides)] > SLACK).any():
            return None
        reduced = self._model.reduced(values, sides, rows, prices)
        # Weak duality holds for any prices that leave no group worth more than them: the first member's is raised.
        raised = np.zeros(self._model.people + 1)
        np.maximum.at(raised, self._model.seats[rows, 0], reduced)
        bound = float(self._model.seat_prices(prices).sum() + raised.sum())
        bound += sum(float(price) * side.total for price, side in zip(prices[self._model.people :], sides, strict=True))
        shares = shares[2 * len(sides) :]
        return Relaxed(bound, rows, np.minimum(reduced, 0.0), inside[shares > SLACK], shares[shares > SLACK])

    def choose(
        self, values: Whole, sides: Sequence[Side], rows: Whole, start: Whole | None, budget: Budget
    ) -> tuple[Whole | None, bool]:
        """Find the disjoint groups of most value that fulfil `sides`, among `rows`, and tell whether that is proven.

        None when no choice was found; with True, when there is none.
        """
        if not len(rows):
            return (rows if self._model.fulfils(rows, sides) else None), True
        solver = new_solver(budget)
        solver.passModel(self._model.program(values, sides, rows, relaxed=False))
        if start is not None:
            solution = highspy.HighsSolution()
            solution.col_value = np.isin(rows, start).astype(np.float64)
            solver.setSolution(solution)
        solver.run()
        info = solver.getInfo()
        budget.spend(max(1, info.mip_node_count) * STEPS_A_NODE)
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None, True
        shares = np.array(solver.getSolution().col_value)
        taken = rows[shares > 0.5] if len(shares) == len(rows) else rows[:0]
        if not self._model.fulfils(taken, sides):
            return None, False
        value = int(values[taken].sum())
        proven = status == highspy.HighsModelStatus.kOptimal and floor(info.mip_dual_bound + SLACK) <= value
        if start is not None and status == highspy.HighsModelStatus.kOptimal and not proven:
            # HiGHS 1.16 may improve a start while it presolves and then hand back the start: without one it does not.
            return self.choose(values, sides, rows, None, budget)
        return taken, proven

    def _best_each(self, rows: Whole, reduced: Real) -> Whole:
        """Return, for every person in one of `rows`, the group that is left most."""
        ranked = rows[np.argsort(-reduced, kind="stable")]
        firsts = [
            np.unique(self._model.seats[ranked, seat], return_index=True)[1]
            for seat in range(self._model.seats.shape[1])
        ]
        return np.unique(np.concatenate([ranked[first] for first in firsts] + [ranked[: self._model.people]]))
