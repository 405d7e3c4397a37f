"""The best pairs where everybody, or all but one, finds a partner: proven by prices, most of them without a search.

Prices at which no pair is worth more than its two people bound every choice. What a choice falls short of the bound is
what its pairs are worth less than their people; so only pairs that are worth about as much as their people can be in
the best choice. Mostly these fall into small parts, most of which the best choice by halves has already settled.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import rustworkx

from kiosk.domain.matching.blossom import matched
from kiosk.domain.matching.flows import Whole
from kiosk.domain.matching.halves import NOBODY, Halves
from kiosk.domain.matching.prices import Near, soft_prices

FIRST_REACH = 16
"""Half points by which a choice may fall short of the bound, at first."""
FURTHER = 3
"""Times as far it is looked when nothing was found."""
LOOKS = 4
LEAST_LOOKS = 20_000
"""Looks to a pair, and in a small room, after which the search for the best choice by halves is given up."""
FARTHEST = 1_000
"""Half points: from there on looking at every pair takes no longer."""


def priced_pairs(ends: Whole, points: Whole, people: int, *, alike: bool) -> Whole | None:
    """Choose disjoint pairs for everybody, or all but one, worth most points: their rows.

    None where there are none, or it cannot be told quickly; and where somebody is left over and it matters who, as not
    everybody is `alike`.
    """
    there = np.unique(ends)
    odd = len(there) % 2 == 1
    near = None if odd and not alike else soft_prices(ends, points, people)
    halves = _halves(near, points, there, people, odd=odd) if near else None
    if halves is None or not halves.whole:
        return None
    double = np.array(halves.prices, dtype=np.int64)
    np.maximum.at(double, ends[:, 0], 2 * points - double[ends[:, 1]])
    if odd:
        double[people] = -double[there].min()
        ends = np.concatenate([ends, np.stack([there, np.full(len(there), people)], axis=1)])
    worths = np.append(points, np.zeros(len(ends) - len(points), dtype=np.int64))
    found = _nearest(ends, worths, double, halves.partner)
    return None if found is None else found[found < len(points)]


def _halves(near: Near, points: Whole, there: Whole, people: int, *, odd: bool) -> Halves:
    """Choose by halves among the pairs near the prices; with an `odd` number one more takes part, to be left with."""
    members = there.tolist()
    links: list[list[tuple[int, int]]] = [[] for _ in range(people)]
    for one, other, worth in zip(near.one.tolist(), near.other.tolist(), points[near.row].tolist(), strict=True):
        links[one].append((other, worth))
    prices = near.prices.tolist()
    if odd:
        for person in members:
            links[person].append((people, 0))
        links.append([(person, 0) for person in members])
        prices.append(-int(near.prices[there].min()))
        members.append(people)
    return Halves(members, links, prices, max(LEAST_LOOKS, LOOKS * len(points)))


def _rings(partner: Sequence[int]) -> list[list[int]]:
    """Part people by whom they give to, and so on, until it comes back to them."""
    rings = []
    seen: set[int] = set()
    for start, other in enumerate(partner):
        if other != NOBODY and start not in seen:
            ring = [start]
            while (after := partner[ring[-1]]) != start:
                ring.append(after)
            seen.update(ring)
            rings.append(ring)
    return rings


def _nearest(ends: Whole, worths: Whole, double: Whole, partner: Sequence[int]) -> Whole | None:
    """Find the pairs that fall least short of the bound, which the choice by halves gives; its prices are `double`.

    A part of the room in which that choice makes whole pairs and falls not short at all needs no search.
    """
    short = double[ends].sum(axis=1) - 2 * worths
    there = np.flatnonzero(np.array(partner) != NOBODY)
    settled = np.zeros(len(partner), dtype=bool)
    pairs: set[tuple[int, int]] = set()
    for ring in _rings(partner):
        if len(ring) % 2 == 0:
            pairs.update(zip(ring[::2], ring[1::2], strict=True))
    tight = np.flatnonzero(short == 0)
    chosen = tight[[(one, other) in pairs or (other, one) in pairs for one, other in ends[tight].tolist()]]
    settled[ends[chosen]] = True
    unsettled = set(there[~settled[there]].tolist())
    bound = int(double[there].sum())
    reach = FIRST_REACH
    while reach <= FARTHEST:
        near = np.flatnonzero(short <= reach)
        graph: rustworkx.PyGraph[None, None] = rustworkx.PyGraph()
        graph.add_nodes_from([None] * len(partner))
        graph.add_edges_from_no_data(list(zip(*ends[near].T.tolist(), strict=True)))
        open_still = np.zeros(len(partner), dtype=bool)
        for part in rustworkx.connected_components(graph):
            if not unsettled.isdisjoint(part):
                open_still[list(part)] = True
        inside = near[open_still[ends[near, 0]]]
        names, places = np.unique(ends[inside], return_inverse=True)
        rows = np.arange(len(inside))
        sought = inside[matched(places.reshape(-1, 2), rows, worths[inside].tolist(), len(names))]
        found = np.concatenate([chosen[~open_still[ends[chosen, 0]]], sought])
        missed = bound - 2 * int(worths[found].sum())
        seated = 2 * len(found) == len(there)
        if seated and missed <= reach:
            return found
        reach = missed if seated else FURTHER * reach
    return None
