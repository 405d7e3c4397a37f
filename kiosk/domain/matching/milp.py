"""HiGHS, as far as the packing needs it: linear and integer programs over groups, deterministic, in one thread."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, inf
from typing import NamedTuple

import highspy
import numpy as np
from numpy.typing import NDArray

from kiosk.domain.matching.budget import STEPS_A_NODE, Budget
from kiosk.domain.matching.columns import NOBODY, Columns
from kiosk.domain.matching.flows import Real, Whole

SLACK = 1e-4
"""What rounding in a linear program may amount to, for values that are whole numbers."""
TINY = 1e-9
"""And in proportion to the value."""
WORTHLESS = 1e-6
"""A group that would improve a linear program by less is not taken in."""
MISSED = 1e7
"""What a unit costs by which an equation is missed: more than any group is worth."""
MANY = 400
"""With more people the interior point method solves the linear programs, over all groups at once."""
MOST_AT_FIRST = 3_000
"""Groups in a linear program at first; others are taken in as its prices ask for them."""


class Side(NamedTuple):
    """An equation that a choice must fulfil: the values of the chosen groups add up to `total`."""

    values: Whole
    total: int


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


class Program:
    """The groups as columns over rows of people, each of whom has one seat; with `everybody`, each must have one."""

    def __init__(self, columns: Columns, everybody: bool) -> None:
        people = columns.people()
        self._people = len(people)
        self._everybody = everybody
        # Nobody's row comes last: it costs nothing and is in no program.
        self._seats = np.where(columns.members == NOBODY, self._people, np.searchsorted(people, columns.members))
        self._known: Whole = np.empty(0, dtype=np.int64)

    def relax(self, values: Whole, sides: Sequence[Side], rows: Whole, budget: Budget) -> Relaxed | None:
        """Bound every choice among `rows` that fulfils `sides`; None when there is none or the time is up."""
        inside = np.intersect1d(self._known, rows)
        solver = _solver(budget)
        if self._people > MANY:
            inside = rows
            solver.setOptionValue("solver", "ipm")
        elif not len(inside):
            inside = rows[:: max(1, len(rows) // MOST_AT_FIRST)]
        solver.passModel(self._model(values, sides, inside, relaxed=True))
        absent = np.setdiff1d(rows, inside)
        while True:
            solver.setOptionValue("time_limit", solver.getRunTime() + min(budget.seconds, highspy.kHighsInf))
            solver.run()
            info = solver.getInfo()
            budget.spend(info.simplex_iteration_count + max(0, info.ipm_iteration_count) * STEPS_A_NODE)
            if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            prices = np.array(solver.getSolution().row_dual)
            reduced = self._reduced(values, sides, absent, prices)
            better = absent[reduced > WORTHLESS]
            if not len(better):
                break
            chosen = self._best_each(better, reduced[reduced > WORTHLESS])
            self._add(solver, values, sides, chosen)
            inside = np.concatenate([inside, chosen])
            absent = np.setdiff1d(absent, chosen)
        self._known = np.union1d(self._known, inside)
        shares = np.array(solver.getSolution().col_value)
        if (shares[: 2 * len(sides)] > SLACK).any():
            return None
        reduced = self._reduced(values, sides, rows, prices)
        # Weak duality holds for any prices that leave no group worth more than them: the first member's is raised.
        raised = np.zeros(self._people + 1)
        np.maximum.at(raised, self._seats[rows, 0], reduced)
        seats = prices[: self._people] if self._everybody else np.clip(prices[: self._people], 0.0, None)
        bound = float(seats.sum() + raised.sum())
        bound += sum(float(price) * side.total for price, side in zip(prices[self._people :], sides, strict=True))
        shares = shares[2 * len(sides) :]
        return Relaxed(bound, rows, np.minimum(reduced, 0.0), inside[shares > SLACK], shares[shares > SLACK])

    def choose(
        self, values: Whole, sides: Sequence[Side], rows: Whole, start: Whole | None, budget: Budget
    ) -> tuple[Whole | None, bool]:
        """Find the disjoint groups of most value that fulfil `sides`, among `rows`, and tell whether that is proven.

        None when no choice was found; with True, when there is none.
        """
        if not len(rows):
            return (rows if self._fulfils(rows, sides) else None), True
        solver = _solver(budget)
        solver.passModel(self._model(values, sides, rows, relaxed=False))
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
        if not self._fulfils(taken, sides):
            return None, False
        value = int(values[taken].sum())
        proven = status == highspy.HighsModelStatus.kOptimal and floor(info.mip_dual_bound + SLACK) <= value
        if start is not None and status == highspy.HighsModelStatus.kOptimal and not proven:
            # HiGHS 1.16 may improve a start while it presolves and then hand back the start: without one it does not.
            return self.choose(values, sides, rows, None, budget)
        return taken, proven

    def _fulfils(self, rows: Whole, sides: Sequence[Side]) -> bool:
        seats = np.bincount(self._seats[rows].ravel(), minlength=self._people + 1)[: self._people]
        if (seats > 1).any() or (self._everybody and (seats < 1).any()):
            return False
        return all(int(side.values[rows].sum()) == side.total for side in sides)

    def _reduced(self, values: Whole, sides: Sequence[Side], rows: Whole, prices: Real) -> Real:
        """Return what is left of each group's value above the prices of its members and its part in the sides."""
        seats = prices[: self._people] if self._everybody else np.clip(prices[: self._people], 0.0, None)
        left: Real = values[rows] - np.append(seats, 0.0)[self._seats[rows]].sum(axis=1)
        for price, side in zip(prices[self._people :], sides, strict=True):
            left -= price * side.values[rows]
        return left

    def _best_each(self, rows: Whole, reduced: Real) -> Whole:
        """Return, for every person in one of `rows`, the group that is left most."""
        ranked = rows[np.argsort(-reduced, kind="stable")]
        firsts = [np.unique(self._seats[ranked, seat], return_index=True)[1] for seat in range(self._seats.shape[1])]
        return np.unique(np.concatenate([ranked[first] for first in firsts] + [ranked[: self._people]]))

    def _matrix(self, sides: Sequence[Side], rows: Whole) -> tuple[NDArray[np.int32], NDArray[np.int32], Real]:
        """Return starts, indices and values of the columns."""
        index = np.concatenate(
            [self._seats[rows], np.broadcast_to(self._people + 1 + np.arange(len(sides)), (len(rows), len(sides)))],
            axis=1,
        )
        value = np.stack(
            [*([np.ones(len(rows))] * self._seats.shape[1]), *(side.values[rows] for side in sides)], axis=1
        )
        there = (index != self._people) & (value != 0)
        starts = np.concatenate([[0], np.cumsum(there.sum(axis=1))])
        index = np.where(index > self._people, index - 1, index)
        return starts.astype(np.int32), index[there].astype(np.int32), value[there].astype(np.float64)

    def _add(self, solver: highspy.Highs, values: Whole, sides: Sequence[Side], rows: Whole) -> None:
        starts, index, value = self._matrix(sides, rows)
        count = len(rows)
        solver.addCols(
            count,
            values[rows].astype(np.float64),
            np.zeros(count),
            np.full(count, highspy.kHighsInf),
            len(index),
            starts[:-1],
            index,
            value,
        )

    def _model(self, values: Whole, sides: Sequence[Side], rows: Whole, *, relaxed: bool) -> highspy.HighsLp:
        """Build a program; a relaxed one has first, for each side, two columns that may miss it, dearly."""
        starts, index, value = self._matrix(sides, rows)
        spare = 2 * len(sides) if relaxed else 0
        lp = highspy.HighsLp()
        lp.num_col_ = spare + len(rows)
        lp.num_row_ = self._people + len(sides)
        lp.col_cost_ = np.concatenate([np.full(spare, -MISSED), values[rows]])
        lp.col_lower_ = np.zeros(spare + len(rows))
        lp.col_upper_ = np.full(spare + len(rows), highspy.kHighsInf if relaxed else 1.0)
        totals = np.array([side.total for side in sides], dtype=np.float64)
        lp.row_lower_ = np.concatenate([np.full(self._people, 1.0 if self._everybody else -highspy.kHighsInf), totals])
        lp.row_upper_ = np.concatenate([np.ones(self._people), totals])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.concatenate([np.arange(spare), starts + spare]).astype(np.int32)
        missing = self._people + np.repeat(np.arange(len(sides)), 2)[:spare]
        lp.a_matrix_.index_ = np.concatenate([missing, index]).astype(np.int32)
        lp.a_matrix_.value_ = np.concatenate([np.tile([1.0, -1.0], spare // 2), value])
        lp.sense_ = highspy.ObjSense.kMaximize
        if not relaxed:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * len(rows)
        return lp


class _Quiet(highspy.Highs):
    """HiGHS without its banner, which would stand in the middle of somebody's standard output."""

    def enableCallbacks(self) -> None:  # noqa: N802 (the library calls it so, before anything else is heard of it)
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def _solver(budget: Budget) -> highspy.Highs:
    solver = _Quiet()  # type: ignore[no-untyped-call]
    options: dict[str, int | float | bool] = {
        "threads": 1,
        "random_seed": 0,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 0.5,
        "mip_allow_restart": False,
        # What these find here the rounded linear programs have found before; without them a proof takes half as long.
        "mip_heuristic_run_rins": False,
        "mip_heuristic_run_rens": False,
        "mip_heuristic_run_root_reduced_cost": False,
        "time_limit": min(budget.seconds, highspy.kHighsInf),
    }
    if budget.steps < inf:
        options["simplex_iteration_limit"] = int(budget.steps)
        options["ipm_iteration_limit"] = int(budget.steps) // STEPS_A_NODE
        options["mip_max_nodes"] = int(budget.steps) // STEPS_A_NODE
    for name, value in options.items():
        solver.setOptionValue(name, value)
    return solver
