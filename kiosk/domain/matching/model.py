"""Groups as columns over rows of people, each of whom has one seat: what HiGHS is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import highspy
import numpy as np
from numpy.typing import NDArray

from kiosk.domain.matching.columns import NOBODY, Columns
from kiosk.domain.matching.flows import Real, Whole

MISSED = 1e7
"""What a unit costs by which an equation is missed: more than any group is worth."""


class Side(NamedTuple):
    """An equation that a choice must fulfil: the values of the chosen groups add up to `total`."""

    values: Whole
    total: int


class Model:
    """The groups of a program, told to HiGHS some at a time; with `everybody`, each person must have a seat."""

    def __init__(self, columns: Columns, everybody: bool) -> None:
        people = columns.people()
        self.people = len(people)
        self._everybody = everybody
        # Nobody's row comes last: it costs nothing and is in no program.
        self.seats = np.where(columns.members == NOBODY, self.people, np.searchsorted(people, columns.members))

    def fulfils(self, rows: Whole, sides: Sequence[Side]) -> bool:
        """Tell whether some groups are a choice: nobody sits twice, and the sides add up."""
        seats = np.bincount(self.seats[rows].ravel(), minlength=self.people + 1)[: self.people]
        if (seats > 1).any() or (self._everybody and (seats < 1).any()):
            return False
        return all(int(side.values[rows].sum()) == side.total for side in sides)

    def seat_prices(self, prices: Real) -> Real:
        """Return what each seat costs; never less than nothing, unless everybody must have one."""
        seats = prices[: self.people]
        return seats if self._everybody else np.clip(seats, 0.0, None)

    def reduced(self, values: Whole, sides: Sequence[Side], rows: Whole, prices: Real) -> Real:
        """Return what is left of each group's value above the prices of its members and its part in the sides."""
        left: Real = values[rows] - np.append(self.seat_prices(prices), 0.0)[self.seats[rows]].sum(axis=1)
        for price, side in zip(prices[self.people :], sides, strict=True):
            left -= price * side.values[rows]
        return left

    def add(self, solver: highspy.Highs, values: Whole, sides: Sequence[Side], rows: Whole) -> None:
        """Let further groups into a program."""
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

    def program(self, values: Whole, sides: Sequence[Side], rows: Whole, *, relaxed: bool) -> highspy.HighsLp:
        """Build a program; a relaxed one has first, for each side, two columns that may miss it, dearly."""
        starts, index, value = self._matrix(sides, rows)
        spare = 2 * len(sides) if relaxed else 0
        lp = highspy.HighsLp()
        lp.num_col_ = spare + len(rows)
        lp.num_row_ = self.people + len(sides)
        lp.col_cost_ = np.concatenate([np.full(spare, -MISSED), values[rows]])
        lp.col_lower_ = np.zeros(spare + len(rows))
        lp.col_upper_ = np.full(spare + len(rows), highspy.kHighsInf if relaxed else 1.0)
        totals = np.array([side.total for side in sides], dtype=np.float64)
        lp.row_lower_ = np.concatenate([np.full(self.people, 1.0 if self._everybody else -highspy.kHighsInf), totals])
        lp.row_upper_ = np.concatenate([np.ones(self.people), totals])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.concatenate([np.arange(spare), starts + spare]).astype(np.int32)
        missing = self.people + np.repeat(np.arange(len(sides)), 2)[:spare]
        lp.a_matrix_.index_ = np.concatenate([missing, index]).astype(np.int32)
        lp.a_matrix_.value_ = np.concatenate([np.tile([1.0, -1.0], spare // 2), value])
        lp.sense_ = highspy.ObjSense.kMaximize
        if not relaxed:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * len(rows)
        return lp

    def _matrix(self, sides: Sequence[Side], rows: Whole) -> tuple[NDArray[np.int32], NDArray[np.int32], Real]:
        """Return starts, indices and values of the columns."""
        index = np.concatenate(
            [self.seats[rows], np.broadcast_to(self.people + 1 + np.arange(len(sides)), (len(rows), len(sides)))],
            axis=1,
        )
        value = np.stack(
            [*([np.ones(len(rows))] * self.seats.shape[1]), *(side.values[rows] for side in sides)], axis=1
        )
        there = (index != self.people) & (value != 0)
        starts = np.concatenate([[0], np.cumsum(there.sum(axis=1))])
        index = np.where(index > self.people, index - 1, index)
        return starts.astype(np.int32), index[there].astype(np.int32), value[there].astype(np.float64)
