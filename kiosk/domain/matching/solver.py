"""The solve: exact pairs, and where they leave somebody out, pairs and circles."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from kiosk.domain.matching.graph import Graph
from kiosk.domain.matching.objective import Column
from kiosk.domain.matching.packing import Packing
from kiosk.domain.matching.pairing import best_pairs, strong_parts
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.solution import Group, Solution
from kiosk.domain.scoring.group import score_group


def solve_room(seekers: Sequence[Seeker], rules: Rules, time_limit: float) -> Solution:
    """See `kiosk.domain.matching.solve`."""
    began = perf_counter()
    people = sorted(seekers, key=lambda seeker: seeker.id)
    if len({seeker.id for seeker in people}) < len(people):
        raise ValueError("two seekers share an id")
    graph = Graph(people, rules, began + time_limit)
    part_of: dict[int, int] = {}
    parts = strong_parts(graph.getters)
    for number, part in enumerate(parts):
        part_of.update(dict.fromkeys(part, number))
    pairs: list[list[Column]] = [[] for _ in parts]
    for pair in graph.pairs():
        pairs[part_of[pair.members[0]]].append(pair)
    groups: list[Group] = []
    bound = 0
    exact = True
    for part, own_pairs in zip(parts, pairs, strict=True):
        chosen, part_bound, part_exact = _solve_part(graph, part, own_pairs)
        bound += part_bound
        exact = exact and part_exact
        groups += [_group(people, column, rules) for column in sorted(chosen)]
    served = sum(len(group.members) for group in groups)
    if not graph.whole:
        exact = False
    return Solution(groups, served, bound, exact, perf_counter() - began)


def _group(people: Sequence[Seeker], column: Column, rules: Rules) -> Group:
    members = [people[place] for place in column.members]
    scored = score_group(members, rules)
    if scored is None:
        raise AssertionError("a chosen group is not allowed")
    return Group(tuple(member.id for member in members), scored.gives, scored.score)


def _solve_part(graph: Graph, part: list[int], pairs: list[Column]) -> tuple[list[Column], int, bool]:
    paired = best_pairs(pairs, len(graph.seekers))
    if 2 * len(paired) == len(part):
        return paired, len(part), True
    start = _widen(graph, part, paired)
    circles = graph.circles(part)
    if not graph.whole:
        if sum(len(column.members) for column in start) == len(part):
            return start, len(part), False
    elif not circles:
        return paired, 2 * len(paired), True
    chosen: list[Column] = []
    bound = 0
    exact = True
    known = set(circles)
    for columns in _apart(
        pairs + circles + [column for column in start if len(column.members) > 2 and column not in known]
    ):
        inside = {place for column in columns for place in column.members}
        packing = Packing(columns, [column for column in start if column.members[0] in inside], graph.deadline)
        packing.solve()
        chosen += packing.best
        bound += packing.bound
        exact = exact and packing.exact
    return chosen, bound if graph.whole else len(part), exact


def _widen(graph: Graph, part: list[int], paired: list[Column]) -> list[Column]:
    """Seat whoever the pairs leave out by making circles of pairs, as far as that goes without changing partners."""
    chosen = list(paired)
    seated = {place for pair in paired for place in pair.members}
    for place in part:
        if place in seated or perf_counter() > graph.deadline:
            continue
        for number, column in enumerate(chosen):
            if len(column.members) == 2 and (circle := graph.circle(place, *column.members)):
                chosen[number] = circle
                break
    return chosen


def _apart(columns: list[Column]) -> list[list[Column]]:
    """Part the groups so that no two parts share a person."""
    root: dict[int, int] = {}

    def find(place: int) -> int:
        while root.setdefault(place, place) != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for column in columns:
        for place in column.members[1:]:
            root[find(place)] = find(column.members[0])
    parts: dict[int, list[Column]] = {}
    for column in columns:
        parts.setdefault(find(column.members[0]), []).append(column)
    return list(parts.values())
