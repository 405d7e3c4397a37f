"""The solve: exact pairs, and where they leave somebody out, pairs and circles."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import numpy as np

from kiosk.domain.matching.augment import Seating
from kiosk.domain.matching.budget import Budget
from kiosk.domain.matching.columns import Columns, components, joined
from kiosk.domain.matching.gains import Gains
from kiosk.domain.matching.graph import Graph
from kiosk.domain.matching.objective import order, standing
from kiosk.domain.matching.packing import Packing, Widen
from kiosk.domain.matching.pairing import best_pairs, thinned
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.solution import Group, Solution
from kiosk.domain.matching.ways import Ways
from kiosk.domain.scoring.group import PAIR, score_group


def solve_room(seekers: Sequence[Seeker], rules: Rules, budget: Budget) -> Solution:
    """See `kiosk.domain.matching.solve`."""
    began = perf_counter()
    people = sorted(seekers, key=lambda seeker: seeker.id)
    if len({seeker.id for seeker in people}) < len(people):
        raise ValueError("two seekers share an id")
    gains = Gains(people, rules.related, mutual=rules.max_circle <= PAIR)
    graph = Graph(people, rules, gains)
    every_pair = graph.pairs()
    pairs = thinned(every_pair, len(people))
    paired, exact = best_pairs(pairs, len(people))
    exact = exact and gains.whole and len(pairs) == len(every_pair)
    chosen = pairs.take(paired).groups()
    seated = {place for members in chosen for place in members}
    bound = len(seated)
    if not exact or rules.max_circle > PAIR:
        ways = Ways(people, rules)
        bound += sum(place not in seated and ways.closes(place) for place in range(len(people)))
    if len(seated) < bound:
        urgency = sorted(range(len(people)), key=lambda place: standing(people[place], rules), reverse=True)

        def widen(groups: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
            seating = Seating(ways, groups)
            seating.widen(urgency, budget)
            return seating.groups

        circles = graph.circles() if gains.whole else None
        if circles is None:
            chosen, exact = widen(chosen), False
        elif len(circles) or not exact:
            chosen, bound, exact = _packed(joined([every_pair, circles]), widen(chosen), widen, order(rules), budget)
        else:
            bound = len(seated)
    groups = [_group(people, members, rules) for members in sorted(chosen)]
    served = sum(len(group.members) for group in groups)
    return Solution(groups, served, bound, exact, perf_counter() - began)


def _group(people: Sequence[Seeker], members: tuple[int, ...], rules: Rules) -> Group:
    group = [people[place] for place in members]
    scored = score_group(group, rules)
    if scored is None:
        raise AssertionError("a chosen group is not allowed")
    return Group(tuple(member.id for member in group), scored.gives, scored.score)


def _packed(
    columns: Columns, start: list[tuple[int, ...]], widen: Widen, levels: Sequence[int], budget: Budget
) -> tuple[list[tuple[int, ...]], int, bool]:
    """Choose among all groups, part by part, from a first choice on: the groups, the bound, whether they are proven."""
    started = np.zeros(len(columns), dtype=bool)
    started[columns.rows_of(start)] = True
    chosen: list[tuple[int, ...]] = []
    bound = 0
    exact = True
    for part in components(columns):
        inside = columns.take(part)
        packing = Packing(inside, np.flatnonzero(started[part]), levels, widen, budget)
        packing.solve()
        chosen += inside.take(packing.best).groups()
        bound += packing.bound
        exact = exact and packing.exact
    return chosen, bound, exact
