"""Generous meetings: one gives and one gets, for people whom no mutual group could take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import rustworkx

from kiosk.domain.entries import Give
from kiosk.domain.matching.objective import MOST_MINUTES, MOST_POINTS, POINTS, fold, standing
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.solution import Group
from kiosk.domain.matching.ways import Ways, places
from kiosk.domain.scoring.gain import flow

MOST_OWED = 20
"""More counts as much as this."""
MOST_GETTERS = 60
"""From whom more people could get something is offered to so many of them, each giver to others."""


def generous_pairs(seekers: Sequence[Seeker], rules: Rules) -> list[Group]:
    """Choose disjoint pairs, the giver first, among people whom a solve left out.

    In this order: most people, what is owed most (see `Seeker.owed`), most minutes of waiting ended, the highest gain,
    which is also the group's score. Whoever is owed something gives nothing; two who could give to each other are no
    such pair. Raises ValueError when two seekers share an id.
    """
    people = sorted(seekers, key=lambda seeker: seeker.id)
    if len({seeker.id for seeker in people}) < len(people):
        raise ValueError("two seekers share an id")
    tops = (4 * MOST_OWED * len(people), 2 * MOST_MINUTES * len(people), MOST_POINTS * len(people))
    graph: rustworkx.PyGraph[int, tuple[int, Group]] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(people)))
    for giver, getter in _ways(people, rules):
        one, other = people[giver], people[getter]
        found = flow(one, other, rules.related)
        if found is None:
            raise AssertionError("a way along which nothing flows")
        group = Group(
            (one.id, other.id), (Give(giver=one.id, getter=other.id, offer=found.offer, want=found.want),), found.gain
        )
        owed = 2 * MOST_OWED + _owed(other) - _owed(one)
        minutes = standing(one, rules).minutes + standing(other, rules).minutes
        graph.add_edge(giver, getter, (fold((owed, minutes, round(found.gain * POINTS)), tops), group))
    matched = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=lambda edge: edge[0])
    return [graph.get_edge_data(*way)[1] for way in sorted(tuple(sorted(way)) for way in matched)]


def _owed(seeker: Seeker) -> int:
    return max(-MOST_OWED, min(MOST_OWED, seeker.owed))


def _ways(people: Sequence[Seeker], rules: Rules) -> Iterator[tuple[int, int]]:
    ways = Ways(people, rules)
    for giver, seeker in enumerate(people):
        if seeker.owed > 0:
            continue
        getters = ways.getters[giver] & ~ways.givers[giver] & ~ways.apart[giver]
        near = list(places(getters))
        start = giver % len(near) if len(near) > MOST_GETTERS else 0
        for getter in (near[start:] + near[:start])[:MOST_GETTERS]:
            yield giver, getter
