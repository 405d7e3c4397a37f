"""The blossom method, from rustworkx: of some pairs as many as can be, of most weight together, exact."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import rustworkx

from kiosk.domain.matching.flows import Whole


def matched(ends: Whole, rows: Whole, weights: Sequence[int], people: int) -> Whole:
    """Choose among some rows of pairs as many disjoint ones as can be, of most weight."""
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph()
    graph.add_nodes_from([None] * people)
    graph.add_edges_from(list(zip(*ends[rows].T.tolist(), rows.tolist(), strict=True)))
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=weights.__getitem__)
    return np.array([graph.get_edge_data(one, other) for one, other in found], dtype=np.int64)
