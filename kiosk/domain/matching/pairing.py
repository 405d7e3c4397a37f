"""The best pairs: maximum-weight general matching, exact in whole numbers of 128 bits."""

from __future__ import annotations

from collections.abc import Sequence

import rustworkx

from kiosk.domain.matching.objective import Column, single_weight


def best_pairs(pairs: Sequence[Column], people: int) -> list[Column]:
    """Choose disjoint pairs that are best in the whole objective; `people` is how many the room has."""
    if not pairs:
        return []
    places = sorted({place for pair in pairs for place in pair.members})
    nodes = {place: node for node, place in enumerate(places)}
    graph: rustworkx.PyGraph[int, Column] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(places)
    graph.add_edges_from([(nodes[pair.members[0]], nodes[pair.members[1]], pair) for pair in pairs])
    matched = rustworkx.max_weight_matching(graph, weight_fn=lambda pair: single_weight(pair, people))
    return sorted(graph.get_edge_data(one, other) for one, other in matched)


def strong_parts(getters: Sequence[Sequence[int]]) -> list[list[int]]:
    """Part the people so that every group lies within one part: who gives, round some corners, to each other."""
    graph: rustworkx.PyDiGraph[int, None] = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(len(getters)))
    graph.add_edges_from([(giver, getter, None) for giver, those in enumerate(getters) for getter in those])
    return sorted(sorted(part) for part in rustworkx.strongly_connected_components(graph) if len(part) > 1)
