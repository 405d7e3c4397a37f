"""Round after round, each as good as it can be by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from kiosk.domain.matching import Rules, Seeker, Solution, solve


class PlannedRound(msgspec.Struct, frozen=True):
    """One round: the people and rules as they stood for it, and what came of it."""

    seekers: list[Seeker]
    rules: Rules
    solution: Solution


def plan_rounds(
    seekers: Sequence[Seeker], rules: Rules, rounds: int, *, time_limit: float = 5.0
) -> Iterator[PlannedRound]:
    """Give one round after the other; nobody meets the same person twice. `time_limit`: seconds a round."""
    people = list(seekers)
    for _ in range(rounds):
        solution = solve(people, rules, time_limit=time_limit)
        yield PlannedRound(people, rules, solution)
        met = {frozenset(pair) for group in solution.groups for pair in combinations(group.members, 2)}
        served = {member for group in solution.groups for member in group.members}
        rules = msgspec.structs.replace(rules, forbidden=rules.forbidden | met)
        people = [msgspec.structs.replace(one, meetings=one.meetings + (one.id in served)) for one in people]
