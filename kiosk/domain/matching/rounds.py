"""Rounds: everybody meets at once, again and again, and nobody twice; who was left out comes first next time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from time import perf_counter

import msgspec

from kiosk.domain.matching import TIME_LIMIT, solve
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.solution import Group, Solution
from kiosk.domain.matching.why import why_unserved

CHOICES = 6
"""Choices of groups that are looked at for a round, the first included."""


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
    That is left out where `time_limit` (seconds) leaves no time for it: in very large rooms, where it matters least.
    """
    began = perf_counter()
    best = solve(seekers, rules, time_limit=time_limit)
    if look_ahead and best.served and best.exact:
        best = _farsighted(seekers, rules, look_ahead, best, began + time_limit)
    return msgspec.structs.replace(best, seconds=perf_counter() - began)


def after(seekers: Sequence[Seeker], rules: Rules, solution: Solution) -> tuple[list[Seeker], Rules]:
    """Return the people and the rules as they are when a round is over: who met, who was left out."""
    met = {pair for group in solution.groups for pair in _pairs(group)}
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
    """Try to keep some of the best choice's groups for later, and see what that leaves for the rounds to come."""
    most = look_ahead * first.served
    seconds = (1 + look_ahead) * first.seconds  # to make one choice and to see where it leads, more or less
    best, best_later = first, -1
    level = _level(seekers, rules, first)
    for turn in range(CHOICES):
        if best_later >= most or perf_counter() + seconds > deadline:
            break
        other = _another(seekers, rules, best, turn, deadline) if turn else first
        if _level(seekers, rules, other) < level:
            continue
        later = _later(seekers, rules, look_ahead, other, deadline)
        if later > best_later:
            best, best_later = other, later
    return best if best is first else msgspec.structs.replace(best, bound=first.bound, exact=False)


def _another(seekers: Sequence[Seeker], rules: Rules, best: Solution, turn: int, deadline: float) -> Solution:
    """Return the best choice that does without some of the groups of the best so far."""
    without = {pair for group in best.groups[turn % 2 :: 1 + turn // 2] for pair in _pairs(group)}
    rules = msgspec.structs.replace(rules, forbidden=rules.forbidden | without)
    return solve(seekers, rules, time_limit=max(0.0, deadline - perf_counter()))


def _later(seekers: Sequence[Seeker], rules: Rules, look_ahead: int, solution: Solution, deadline: float) -> int:
    """Return how many people the next rounds would serve after this choice."""
    people, served = list(seekers), 0
    for _ in range(look_ahead):
        people, rules = after(people, rules, solution)
        solution = solve(people, rules, time_limit=max(0.0, deadline - perf_counter()))
        served += solution.served
    return served


def _pairs(group: Group) -> list[frozenset[str]]:
    return [frozenset(pair) for pair in combinations(group.members, 2)]


def _level(seekers: Sequence[Seeker], rules: Rules, solution: Solution) -> tuple[tuple[int, ...], int, int, int]:
    """Return what a choice must not fall short in: who sat out before, who is served, the first, the pairs."""
    served = _served(solution)
    turns = sorted((seeker.sat_out for seeker in seekers if seeker.id in served and rules.fair_first), reverse=True)
    newcomers = sum(seeker.id in served and (seeker.priority or not seeker.meetings) for seeker in seekers)
    return tuple(turn for turn in turns if turn), solution.served, newcomers, len(solution.groups)


def _served(solution: Solution) -> frozenset[str]:
    return frozenset(member for group in solution.groups for member in group.members)
