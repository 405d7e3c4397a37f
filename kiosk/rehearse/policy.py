"""Policies: ways of deciding who meets whom. Three are settings of the engine, three stand in for other tools."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import TypeAlias

import msgspec
import rustworkx

from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.scoring import score_group
from kiosk.domain.scoring.gain import flow
from kiosk.domain.scoring.group import allowed_together

Pairs: TypeAlias = "list[tuple[str, str]]"
Chooser: TypeAlias = Callable[[Sequence[Seeker], Rules, Random], Pairs]


class Policy(msgspec.Struct, frozen=True):
    """One policy: the room's settings under it and, where the engine does not choose the groups, who does."""

    settings: Mapping[str, object] = {}
    choose: Chooser | None = None
    lawless: bool = False
    """Whether it calls pairs that the engine would refuse, since one of them, or both, would get nothing."""


def random_pairs(seekers: Sequence[Seeker], rules: Rules, chance: Random) -> Pairs:
    """Pair whoever waits with whoever else waits, as speed networking does; nobody meets the same person twice."""
    waiting = list(seekers)
    chance.shuffle(waiting)
    pairs: Pairs = []
    while waiting:
        one = waiting.pop()
        other = next((each for each in waiting if allowed_together([one, each], rules)), None)
        if other:
            waiting.remove(other)
            pairs.append((one.id, other.id))
    return pairs


def one_way_pairs(seekers: Sequence[Seeker], rules: Rules, _: Random) -> Pairs:
    """Make as many pairs as possible in which one gives and one gets, as classic mentoring does; the giver first."""
    graph: rustworkx.PyGraph[Seeker, tuple[str, str]] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(seekers)
    for place, one in enumerate(seekers):
        for further, other in enumerate(seekers[place + 1 :], start=place + 1):
            if not allowed_together([one, other], rules):
                continue
            if flow(one, other, rules.related):
                graph.add_edge(place, further, (one.id, other.id))
            elif flow(other, one, rules.related):
                graph.add_edge(place, further, (other.id, one.id))
    matched = rustworkx.max_weight_matching(graph, max_cardinality=True)
    return [graph.get_edge_data(*way) for way in sorted(tuple(sorted(way)) for way in matched)]


def best_first(seekers: Sequence[Seeker], rules: Rules, _: Random) -> Pairs:
    """Take the pair with the highest score, then the best of those left, and so on."""
    found: list[tuple[float, str, str]] = []
    for place, one in enumerate(seekers):
        for other in seekers[place + 1 :]:
            if scored := score_group([one, other], rules):
                found.append((-scored.score, one.id, other.id))
    taken: set[str] = set()
    pairs: Pairs = []
    for _worth, one_id, other_id in sorted(found):
        if not {one_id, other_id} & taken:
            taken |= {one_id, other_id}
            pairs.append((one_id, other_id))
    return pairs


NO_ASKS: Mapping[str, object] = {"asks": False}
PAIRS_ONLY: Mapping[str, object] = {"asks": False, "max_circle": 2}

POLICIES: Mapping[str, Policy] = {
    "random": Policy(PAIRS_ONLY, random_pairs, lawless=True),
    "oneway": Policy(PAIRS_ONLY, one_way_pairs, lawless=True),
    "greedy": Policy(PAIRS_ONLY, best_first),
    "pairs": Policy(PAIRS_ONLY),
    "circles": Policy(NO_ASKS),
    "full": Policy(),
}
FULL = "full"
"""The policy that is the product as it comes."""
