"""What makes one choice of groups better than another: whole numbers, compared in order."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import NamedTuple

from kiosk.domain.matching.seeker import Rules, Seeker

MINUTE = 60_000
"""Milliseconds."""
MOST_MINUTES = 240
"""Waiting counts up to here, in whole minutes: who came within the same minute came together."""
MOST_SAT_OUT = 6
"""Having sat out more often counts as much as this."""
POINTS = 10_000
"""Points to a score of 1: scores are compared in whole points, so that equal means equal."""
MOST_POINTS = 2 * POINTS
"""No group scores as many."""
ROUNDING = 1e-6
"""Points that two ways of adding up the same score may differ by."""

SERVED, SAT_OUT, FIRST, MINUTES, CIRCLES, SCORE = range(6)
"""What a choice of groups is worth, level by level, by their places: people served, how often these sat out (see
`Standing`), how many of them come first, the minutes they waited, minus circles, points."""
LEVELS = 6


def order(rules: Rules) -> tuple[int, ...]:
    """Return the levels, the one that counts most first."""
    first = (SAT_OUT, SERVED) if rules.fair_first else (SERVED, SAT_OUT)
    return (*first, FIRST, MINUTES, CIRCLES, SCORE)


class Standing(NamedTuple):
    """How urgent it is to serve somebody."""

    sat_out: int
    """(3^times - 1) / 2: who sat out once more outweighs two others and their own once less, but not everybody."""
    first: int
    """1 for whoever is to be served first, else 0."""
    minutes: int
    """How long they have waited."""


def standing(seeker: Seeker, rules: Rules) -> Standing:
    """Tell how urgent it is to serve somebody."""
    times = min(MOST_SAT_OUT, max(0, seeker.sat_out))
    first = int(seeker.priority or not seeker.meetings)
    minutes = min(MOST_MINUTES, max(0, (rules.now - seeker.waiting_since) // MINUTE))
    return Standing((3**times - 1) // 2, first, minutes)


def points(score: float) -> int:
    """Round a group's score to whole points."""
    return floor(score * POINTS + 0.5 + ROUNDING)


def fold(values: Sequence[int], tops: Sequence[int]) -> int:
    """Fold values into one whole number that compares as they do in order; no sum of a value exceeds its top."""
    weight = 0
    for value, top in zip(values, tops, strict=True):
        weight = weight * (top + 1) + value
    return weight
