"""What makes one choice of groups better than another: five whole numbers, compared in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiosk.domain.matching.seeker import Rules, Seeker

MINUTE = 60_000
"""Milliseconds."""
MOST_MINUTES = 240
"""Waiting counts up to here, in whole minutes: who came within the same minute came together."""
POINTS = 10_000
"""Points to a score of 1: scores are compared in whole points, so that equal means equal."""
MOST_POINTS = 2 * POINTS
"""No group scores as many."""


class Column(NamedTuple):
    """One allowed group: its members as places in the sorted list of seekers, in ring order, and its worth."""

    members: tuple[int, ...]
    first: int
    minutes: int
    points: int

    @property
    def levels(self) -> tuple[int, int, int, int, int]:
        """People served, of them first ones, minutes waited, minus circles, points."""
        size = len(self.members)
        return size, self.first, self.minutes, -(size > 2), self.points


LEVELS = 5


def total(columns: Iterable[Column]) -> tuple[int, ...]:
    """Add up what a choice of groups is worth, level by level; the greater tuple is the better choice."""
    worth = [0] * LEVELS
    for column in columns:
        for level, value in enumerate(column.levels):
            worth[level] += value
    return tuple(worth)


class Standing(NamedTuple):
    """How urgent it is to serve somebody."""

    first: int
    """1 for whoever is to be served first, else 0."""
    minutes: int
    """How long they have waited."""


def standing(seeker: Seeker, rules: Rules) -> Standing:
    """Tell how urgent it is to serve somebody."""
    first = int(seeker.priority or not seeker.meetings)
    return Standing(first, min(MOST_MINUTES, max(0, (rules.now - seeker.waiting_since) // MINUTE)))


def single_weight(column: Column, people: int) -> int:
    """Fold the levels into one whole number such that no sum over `people` of a lower level reaches a higher one."""
    return fold(column.levels, (people, people, MOST_MINUTES * people, people, MOST_POINTS * people))


def fold(values: Sequence[int], tops: Sequence[int]) -> int:
    """Fold values into one whole number that compares as they do in order; no sum of a value exceeds its top."""
    weight = 0
    for value, top in zip(values, tops, strict=True):
        weight = weight * (top + 1) + value
    return weight
