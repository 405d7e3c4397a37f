"""Allowed groups in arrays: a column each of the programs that choose among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from kiosk.domain.matching.flows import Whole

NOBODY = -1
"""The third member of a pair."""


class Columns(NamedTuple):
    """Groups: `members` a row each, places in ring order, `NOBODY` last in a pair; `levels` as in the objective."""

    members: Whole
    levels: Whole

    def __len__(self) -> int:
        return len(self.members)

    def take(self, rows: Whole) -> Columns:
        """Return some of the groups."""
        return Columns(self.members[rows], self.levels[rows])

    def total(self, order: Sequence[int]) -> tuple[int, ...]:
        """Add up what all these groups are worth; the greater tuple is the better choice."""
        return tuple(self.levels.sum(axis=0)[list(order)].tolist())

    def people(self) -> Whole:
        """Return everybody who is in some group, by place."""
        return np.unique(self.members[self.members != NOBODY])

    def groups(self) -> list[tuple[int, ...]]:
        """Return the members of each."""
        return [tuple(place for place in row if place != NOBODY) for row in self.members.tolist()]

    def rows_of(self, groups: Sequence[tuple[int, ...]]) -> Whole:
        """Find groups of the same people, whichever way round; every one of `groups` must be there."""
        if not groups:
            return np.empty(0, dtype=np.int64)
        wanted = np.array([(*group, NOBODY)[:3] for group in groups], dtype=np.int64)
        people = int(self.members.max()) + 2
        key, sought = (np.sort(members + 1, axis=1) @ [people**2, people, 1] for members in (self.members, wanted))
        order = np.argsort(key)
        return np.sort(order[np.searchsorted(key, sought, sorter=order)])


def joined(parts: Iterable[Columns]) -> Columns:
    """Return the groups of all parts."""
    several = list(parts)
    return Columns(
        np.concatenate([each.members for each in several]), np.concatenate([each.levels for each in several])
    )


def components(columns: Columns) -> list[Whole]:
    """Part the groups so that no two parts share a person: the rows of each part, the lowest place first."""
    if not len(columns):
        return []
    people = int(columns.members.max()) + 1
    root = np.arange(people + 1)  # the last one, which NOBODY finds, is nobody's
    while True:
        lowest = np.minimum.reduce(np.where(columns.members == NOBODY, people, root[columns.members]), axis=1)
        before = root.copy()
        for seat in range(columns.members.shape[1]):
            np.minimum.at(root, columns.members[:, seat], lowest)
        root[-1] = people
        root = root[root]
        if np.array_equal(root, before):
            break
    named = root[columns.members[:, 0]]
    rows = np.argsort(named, kind="stable")
    return np.split(rows, np.flatnonzero(np.diff(named[rows])) + 1)
