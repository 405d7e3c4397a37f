"""Who meets whom: the most people served, the fairest first. Only solving loads the numerical libraries."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.matching.seeker import Rules, Seeker, rare_topics, same_topic
from kiosk.domain.matching.solution import Group, Solution

__all__ = ["Group", "Rules", "Seeker", "Solution", "rare_topics", "same_topic", "solve"]

TIME_LIMIT = 5.0
"""Seconds."""


def solve(
    seekers: Sequence[Seeker], rules: Rules, *, time_limit: float = TIME_LIMIT, work_limit: int | None = None
) -> Solution:
    """Choose disjoint allowed groups among people who could be called now.

    In this order: most people served, first those who sat out most often, most of those without a meeting (or with
    priority), most minutes of waiting ended, fewest circles, highest total score; with `rules.fair_first` those who sat
    out come before the number served. `time_limit` is in seconds; when it ends the solve, the answer is the best found
    so far, never serving fewer than pairs alone, with a proven bound on the people that could be served. With a
    `work_limit`, in steps, no clock is read and the answer is the same on every machine.
    Raises ValueError when two seekers share an id.
    """
    from kiosk.domain.matching.budget import Budget
    from kiosk.domain.matching.solver import solve_room

    return solve_room(seekers, rules, Budget(time_limit, work_limit))
