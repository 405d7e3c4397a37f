"""HiGHS, as far as the packing needs it: linear and integer programs over groups, deterministic, in one thread."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from time import perf_counter
from typing import NamedTuple

import highspy
import numpy as np

from kiosk.domain.matching.objective import Column

FEW = 800
"""Groups in a first integer program: those that the prices make most worthwhile."""
MANY = 5_000
"""From here on the interior point method solves the linear programs faster than the simplex method."""
SLACK = 1e-4
"""What rounding in a linear program may amount to, for values that are whole numbers."""
TINY = 1e-9
"""And in proportion to the value."""


class Side(NamedTuple):
    """An equation that a choice must fulfil: the values of the chosen groups add up to `total`."""

    values: Sequence[int]
    total: int


class Relaxed:
    """A linear program's answer: a bound on every choice of groups, and what each group costs against it."""

    def __init__(self, bound: float, reduced: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
        self._bound = bound
        self._reduced = reduced
        self._slack = SLACK + TINY * abs(bound)
        self.bound = floor(bound + self._slack)

    def worth_trying(self, count: int) -> list[int]:
        """List the groups that cost least against the bound, at most so many."""
        return sorted(np.argsort(-self._reduced, kind="stable")[:count].tolist())

    def could_exceed(self, value: int) -> list[int]:
        """List the groups that a choice worth more than `value` could hold."""
        return np.flatnonzero(self._bound + self._reduced >= value + 1 - self._slack).tolist()


class Program:
    """The groups as columns over rows of people, each of whom has one seat."""

    def __init__(self, columns: Sequence[Column], rows: dict[int, int]) -> None:
        self._members = [[rows[place] for place in column.members] for column in columns]
        self._rows = len(rows)
        flat = np.array([row for members in self._members for row in members], dtype=np.int32)
        self._flat = flat
        self._sizes = np.array([len(members) for members in self._members], dtype=np.int32)

    def _model(self, values: Sequence[int], sides: Sequence[Side], numbers: Sequence[int]) -> highspy.HighsLp:
        index: list[int] = []
        value: list[float] = []
        starts = [0]
        for number in numbers:
            members = self._members[number]
            index.extend(members)
            value.extend([1.0] * len(members))
            for row, side in enumerate(sides, start=self._rows):
                if side.values[number]:
                    index.append(row)
                    value.append(float(side.values[number]))
            starts.append(len(index))
        totals = [float(side.total) for side in sides]
        lp = highspy.HighsLp()
        lp.num_col_ = len(numbers)
        lp.num_row_ = self._rows + len(sides)
        lp.col_cost_ = np.array([values[number] for number in numbers], dtype=np.float64)
        lp.col_lower_ = np.zeros(len(numbers))
        lp.col_upper_ = np.ones(len(numbers))
        lp.row_lower_ = np.array([-highspy.kHighsInf] * self._rows + totals)
        lp.row_upper_ = np.array([1.0] * self._rows + totals)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(index, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(value, dtype=np.float64)
        lp.sense_ = highspy.ObjSense.kMaximize
        return lp

    def relax(self, values: Sequence[int], sides: Sequence[Side], deadline: float) -> Relaxed | None:
        """Bound every choice that fulfils `sides`; None when there is none or the time is up."""
        lp = self._model(values, sides, range(len(self._members)))
        lp.col_upper_ = np.full(len(self._members), highspy.kHighsInf)
        solver = _solver(deadline)
        if len(self._members) > MANY:
            solver.setOptionValue("solver", "ipm")
        solver.passModel(lp)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        prices = np.array(solver.getSolution().row_dual)
        seats = np.clip(prices[: self._rows], 0.0, None)
        reduced = np.array(values, dtype=np.float64)
        reduced -= np.add.reduceat(seats[self._flat], np.concatenate([[0], np.cumsum(self._sizes)[:-1]]))
        bound = float(seats.sum())
        for price, side in zip(prices[self._rows :], sides, strict=True):
            reduced -= price * np.array(side.values, dtype=np.float64)
            bound += float(price) * side.total
        # Weak duality holds for any prices: what is left of a column's value above them is added to the bound.
        bound += float(np.clip(reduced, 0.0, None).sum())
        return Relaxed(bound, np.minimum(reduced, 0.0))

    def choose(
        self,
        values: Sequence[int],
        sides: Sequence[Side],
        numbers: Sequence[int],
        start: Sequence[int] | None,
        deadline: float,
    ) -> tuple[list[int] | None, bool]:
        """Find the disjoint groups of most value that fulfil `sides`, among `numbers`, and tell whether that is proven.

        None when no choice was found; with True, when there is none.
        """
        lp = self._model(values, sides, numbers)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(numbers)
        solver = _solver(deadline)
        solver.passModel(lp)
        if start is not None:
            chosen = set(start)
            solution = highspy.HighsSolution()
            solution.col_value = [float(number in chosen) for number in numbers]
            solver.setSolution(solution)
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None, True
        taken = [number for number, share in zip(numbers, solver.getSolution().col_value, strict=False) if share > 0.5]
        if not self._fulfils(taken, sides):
            return None, False
        value = sum(values[number] for number in taken)
        proven = status == highspy.HighsModelStatus.kOptimal and floor(solver.getInfo().mip_dual_bound + SLACK) <= value
        if start is not None and status == highspy.HighsModelStatus.kOptimal and not proven:
            # HiGHS 1.16 may improve a start while it presolves and then hand back the start: without one it does not.
            return self.choose(values, sides, numbers, None, deadline)
        return taken, proven

    def _fulfils(self, numbers: Sequence[int], sides: Sequence[Side]) -> bool:
        seats = [row for number in numbers for row in self._members[number]]
        if len(seats) != len(set(seats)):
            return False
        return all(sum(side.values[number] for number in numbers) == side.total for side in sides)


class _Quiet(highspy.Highs):
    """HiGHS without its banner, which would stand in the middle of somebody's standard output."""

    def enableCallbacks(self) -> None:  # noqa: N802 (the library calls it so, before anything else is heard of it)
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def _solver(deadline: float) -> highspy.Highs:
    solver = _Quiet()  # type: ignore[no-untyped-call]
    for name, value in {
        "threads": 1,
        "random_seed": 0,
        "time_limit": max(0.0, deadline - perf_counter()),
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 0.5,
        "mip_allow_restart": False,
    }.items():
        solver.setOptionValue(name, value)
    return solver
