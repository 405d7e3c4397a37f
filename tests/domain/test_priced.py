"""Best pairs proven by prices, held against a search among all pairs, and against networkx."""

from __future__ import annotations

import random
from collections import Counter
from time import perf_counter

import networkx  # type: ignore[import-untyped]
import numpy as np
import pytest

from kiosk.domain.matching import Rules, solve
from kiosk.domain.matching import pairing as pairing_module
from kiosk.domain.matching.flows import Whole
from kiosk.domain.matching.halves import Halves
from kiosk.domain.matching.objective import points as points_of
from kiosk.domain.matching.priced import priced_pairs
from tests.domain.test_matching import crowd
from tests.machine import slowness

MORE = 10**9
"""More than all points of a choice together."""


def some_room(chance: random.Random, people: int) -> tuple[Whole, Whole]:
    """Make up pairs and their points: dense or thin, alike or not, with or without many who fight for a few."""
    worths = [chance.randint(1, 20_000) for _ in range(chance.choice([1, 2, 5, 50]))]
    share = chance.choice([0.1, 0.3, 0.6, 1.0])
    ends = {(one, other) for one in range(people) for other in range(one) if chance.random() < share}
    for fighter in range(chance.choice([0, 0, people // 4])):
        ends = {pair for pair in ends if fighter not in pair} | {(people - 1 - fighter % 2, fighter)}
    pairs = sorted(pair for pair in ends if pair[0] != pair[1])
    chance.shuffle(pairs)
    return np.array(pairs, dtype=np.int64).reshape(-1, 2), np.array(
        [chance.choice(worths) for _ in pairs], dtype=np.int64
    )


def best_by_networkx(ends: Whole, points: Whole) -> int:
    graph = networkx.Graph()
    for (one, other), worth in zip(ends.tolist(), points.tolist(), strict=True):
        graph.add_edge(one, other, weight=MORE + worth)
    return sum(graph.edges[pair]["weight"] for pair in networkx.max_weight_matching(graph))


@pytest.mark.parametrize("batch", range(6))
def test_what_prices_tell_is_the_best_there_is(batch: int) -> None:
    told: Counter[bool] = Counter()
    for seed in range(60):
        chance = random.Random(f"{batch}/{seed}")
        people = chance.randint(2, 30)
        ends, points = some_room(chance, people)
        if not len(ends):
            continue
        rows = priced_pairs(ends, points, people, alike=True)
        told[rows is not None] += 1
        if rows is None:
            continue
        taken = ends[rows].ravel().tolist()
        assert len(set(taken)) == len(taken)
        assert sum(MORE + worth for worth in points[rows].tolist()) == best_by_networkx(ends, points), (batch, seed)
        unalike = priced_pairs(ends, points, people, alike=False)
        assert unalike is None or (len(unalike) == len(rows) and 2 * len(rows) == len(np.unique(ends)))
    assert told[True] > 20


def test_a_choice_by_halves_is_worth_what_its_prices_say_and_no_pair_is_worth_more() -> None:
    whole = 0
    for seed in range(60):
        chance = random.Random(seed)
        people = chance.randint(2, 25)
        ends, points = some_room(chance, people)
        links: list[list[tuple[int, int]]] = [[] for _ in range(people)]
        worth = {}
        for (one, other), each in zip(ends.tolist(), points.tolist(), strict=True):
            links[one].append((other, each))
            links[other].append((one, each))
            worth[one, other] = worth[other, one] = each
        there = sorted({person for pair in worth for person in pair})
        halves = Halves(there, links, [chance.randint(0, 10_000) for _ in range(people)])
        either = networkx.Graph([(("gives", one), ("gets", other)) for one, other in worth])
        most = len(networkx.bipartite.hopcroft_karp_matching(either, [("gives", person) for person in there]))
        assert halves.whole == (most == 2 * len(there))
        whole += halves.whole
        if not halves.whole:
            continue
        chosen = [(person, halves.partner[person]) for person in there]
        assert sorted(other for _, other in chosen) == there
        assert sum(worth[pair] for pair in chosen) == sum(halves.prices[person] for person in there)
        assert all(halves.prices[one] + halves.prices[other] >= 2 * each for (one, other), each in worth.items())
    assert 20 < whole < 60


@pytest.mark.parametrize(("people", "topics"), [(500, 18), (501, 18), (700, 30)])
def test_a_large_room_is_paired_as_well_as_by_searching_all_of_it(
    people: int, topics: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seekers = crowd(people, 3, topics)
    asked = []

    def noted(ends: Whole, points: Whole, people: int, *, alike: bool) -> Whole | None:
        found = priced_pairs(ends, points, people, alike=alike)
        asked.append((alike, found is not None))
        return found

    monkeypatch.setattr(pairing_module, "priced_pairs", noted)
    quickly = solve(seekers, Rules(max_circle=2))
    assert asked == [(True, True)]
    monkeypatch.setattr(pairing_module, "MANY", 10**9)
    slowly = solve(seekers, Rules(max_circle=2))
    assert len(asked) == 1
    assert quickly.exact
    assert slowly.exact
    assert quickly.served == slowly.served
    assert sum(points_of(group.score) for group in quickly.groups) == sum(
        points_of(group.score) for group in slowly.groups
    )


def test_where_everybody_is_alike_prices_are_soon_given_up() -> None:
    ends = np.array([(one, other) for one in range(300) for other in range(one)], dtype=np.int64)
    began = perf_counter()
    assert priced_pairs(ends, np.full(len(ends), 9_000), 300, alike=True) is None
    assert perf_counter() - began < slowness()


def test_where_it_matters_who_is_left_over_prices_do_not_tell() -> None:
    triangle = np.array([[0, 1], [1, 2], [0, 2]], dtype=np.int64)
    points = np.array([5_000, 6_000, 7_000], dtype=np.int64)
    assert priced_pairs(triangle, points, 3, alike=False) is None
    best = priced_pairs(triangle, points, 3, alike=True)
    assert best is not None
    assert best.tolist() == [2]
