"""The best pairs, held against networkx where many fight for the same few partners."""

from __future__ import annotations

import random

import networkx  # type: ignore[import-untyped]
import numpy as np
import pytest

from kiosk.domain.matching.columns import NOBODY, Columns
from kiosk.domain.matching.objective import LEVELS, SCORE, SERVED
from kiosk.domain.matching.pairing import best_pairs, thinned

MORE = 10**9
"""More than all points of a choice together."""


def pairs_of(ends: dict[tuple[int, int], int]) -> Columns:
    members = np.array([(*pair, NOBODY) for pair in sorted(ends)], dtype=np.int64).reshape(-1, 3)
    levels = np.zeros((len(members), LEVELS), dtype=np.int64)
    levels[:, SERVED] = 2
    levels[:, SCORE] = [ends[pair] for pair in sorted(ends)]
    return Columns(members, levels)


def contested(chance: random.Random, people: int) -> dict[tuple[int, int], int]:
    """Make up a room: some among themselves, and many who could be paired with one, two or three of these only."""
    inner = chance.randint(1, max(1, people // 2))
    ends = {}
    for one in range(inner):
        for other in range(one + 1, inner):
            if chance.random() < 0.4:
                ends[one, other] = chance.randint(1, 6)
    for rival in range(inner, people):
        for partner in chance.sample(range(inner), min(inner, chance.choice([1, 1, 2, 2, 3]))):
            ends[partner, rival] = chance.randint(1, 6)
        if chance.random() < 0.1 and rival + 1 < people:
            ends[rival, rival + 1] = chance.randint(1, 6)
    return ends


@pytest.mark.parametrize("batch", range(10))
def test_whoever_is_one_of_too_many_for_the_same_partners_costs_nobody_anything(batch: int) -> None:
    for seed in range(60):
        chance = random.Random(f"{batch}/{seed}")
        people = chance.randint(2, 24)
        names = chance.sample(range(people), people)
        ends = {
            (min(names[one], names[other]), max(names[one], names[other])): points
            for (one, other), points in contested(chance, people).items()
        }
        graph = networkx.Graph()
        graph.add_weighted_edges_from((one, other, MORE + points) for (one, other), points in ends.items())
        theirs = sum(graph.edges[pair]["weight"] for pair in networkx.max_weight_matching(graph))
        pairs = pairs_of(ends)
        rows, proven = best_pairs(pairs, people)
        taken = pairs.members[rows, :2].ravel().tolist()
        assert proven
        assert len(set(taken)) == len(taken)
        assert sum(MORE + points for points in pairs.levels[rows, SCORE].tolist()) == theirs, (batch, seed)


def test_in_a_very_large_room_the_best_pair_is_taken_and_then_the_best_of_those_left() -> None:
    chance = random.Random(7)
    people = 4_000
    ends: dict[tuple[int, int], int] = {}
    while len(ends) < 20_000:
        one, other = sorted(chance.sample(range(people), 2))
        ends[one, other] = chance.randint(1, 50)
    pairs = thinned(pairs_of(ends), people)
    seated: set[int] = set()
    by_hand = []
    ranked = sorted(range(len(pairs)), key=lambda row: (-int(pairs.levels[row, SCORE]), row))
    for row in ranked:
        one, other = pairs.members[row, :2].tolist()
        if one not in seated and other not in seated:
            seated |= {one, other}
            by_hand.append(row)
    rows, proven = best_pairs(pairs, people)
    assert rows.tolist() == sorted(by_hand)
    assert not proven
