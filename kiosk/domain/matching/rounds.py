"""Rounds: everybody meets at once, again and again, and nobody twice; who was left out comes first next time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from time import perf_counter

import msgspec

from kiosk.domain.matching import TIME_LIMIT, solve
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.solution import Solution
from kiosk.domain.matching.why import why_unserved

CHOICES = 6
"""Choices of groups that are looked at for a round, the first included."""
SHARE_AHEAD = 0.5
"""The share of the time limit that thinking ahead may take, at most."""


class PlannedRound(msgspec.Struct, frozen=True):
    """One round of a plan; `seekers` and `rules` as they stood for it."""

    seekers: list[Seeker]
    rules: Rules
    solution: Solution


def plan_rounds(
    seekers: Sequence[Seeker], rules: Rules, rounds: int, *, look_ahead: int = 2, time_limit: float = TIME_LIMIT
) -> Iterator[PlannedRound]:
    """Yield so many rounds, each as soon as it is made, `time_limit` in seconds for each.

    No two people of one group meet again, and who was left out though a group would have been possible comes first in
    the next. Raises ValueError when two seekers share an id.
    """
    people = list(seekers)
    rules = msgspec.structs.replace(rules, fair_first=True)
    for number in range(rounds):
        ahead = min(look_ahead, rounds - number - 1)
        solution = solve_round(people, rules, ahead, time_limit=time_limit)
        yield PlannedRound(people, rules, solution)
        people, rules = after(people, rules, solution)


def solve_round(
    seekers: Sequence[Seeker], rules: Rules, look_ahead: int, *, time_limit: float = TIME_LIMIT
) -> Solution:
    """Choose a round's groups as `solve` does, and of choices that serve as well the one that leaves most for later.

    Each of a few such choices is followed by `look_ahead` further rounds; what counts is how many people those serve.
    Time (`time_limit`, seconds) that is not left for that is not spent on it.
    """
    began = perf_counter()
    best = solve(seekers, rules, time_limit=time_limit * (1 - SHARE_AHEAD))
    deadline = min(began + time_limit, perf_counter() + time_limit * SHARE_AHEAD)
    if look_ahead and best.served:
        best = _farsighted(seekers, rules, look_ahead, best, deadline)
    return msgspec.structs.replace(best, seconds=perf_counter() - began)


def after(seekers: Sequence[Seeker], rules: Rules, solution: Solution) -> tuple[list[Seeker], Rules]:
    """Return the people and the rules as they are when a round is over: who met, who was left out."""
    met = {frozenset(pair) for group in solution.groups for pair in combinations(group.members, 2)}
    served = _served(solution)
    why = why_unserved(seekers, rules, served)
    people = [_moved_on(seeker, served, why) for seeker in seekers]
    return people, msgspec.structs.replace(rules, forbidden=rules.forbidden | met)


def _moved_on(seeker: Seeker, served: Collection[str], why: Mapping[str, str]) -> Seeker:
    if seeker.id in served:
        return msgspec.structs.replace(seeker, meetings=seeker.meetings + 1, priority=False)
    if why[seeker.id] == "taken":
        return msgspec.structs.replace(seeker, sat_out=seeker.sat_out + 1)
    return seeker


def _farsighted(seekers: Sequence[Seeker], rules: Rules, look_ahead: int, first: Solution, deadline: float) -> Solution:
    """Try to keep some of the first choice's groups for later, and see what that leaves for the rounds to come."""
    most = look_ahead * first.served
    best, best_later = first, _later(seekers, rules, look_ahead, first, deadline)
    level = _level(seekers, rules, first)
    for turn in range(1, CHOICES):
        if best_later is None or best_later >= most:
            break
        kept = {frozenset(pair) for group in best.groups[turn - 1 :: 2] for pair in combinations(group.members, 2)}
        other_rules = msgspec.structs.replace(rules, forbidden=rules.forbidden | kept)
        left = deadline - perf_counter()
        if left <= 0:
            break
        other = solve(seekers, other_rules, time_limit=left)
        if _level(seekers, rules, other) < level:
            continue
        later = _later(seekers, rules, look_ahead, other, deadline)
        if later is not None and later > best_later:
            best, best_later = msgspec.structs.replace(other, bound=first.bound, exact=False), later
    return best


def _later(seekers: Sequence[Seeker], rules: Rules, look_ahead: int, solution: Solution, deadline: float) -> int | None:
    """Return how many people the next rounds would serve after this choice; None when the time is up."""
    people, served = list(seekers), 0
    for _ in range(look_ahead):
        people, rules = after(people, rules, solution)
        left = deadline - perf_counter()
        if left <= 0:
            return None
        solution = solve(people, rules, time_limit=left)
        served += solution.served
    return served


def _level(seekers: Sequence[Seeker], rules: Rules, solution: Solution) -> tuple[tuple[int, ...], int, int, int]:
    """Return what a choice must not fall short in: who sat out before, who is served, the first, the pairs."""
    served = _served(solution)
    turns = sorted((seeker.sat_out for seeker in seekers if seeker.id in served and rules.fair_first), reverse=True)
    newcomers = sum(seeker.id in served and (seeker.priority or not seeker.meetings) for seeker in seekers)
    return tuple(turn for turn in turns if turn), solution.served, newcomers, len(solution.groups)


def _served(solution: Solution) -> frozenset[str]:
    return frozenset(member for group in solution.groups for member in group.members)
