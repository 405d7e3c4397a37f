"""The best pairs: maximum-weight general matching, exact in whole numbers of 128 bits."""

from __future__ import annotations

from math import prod

import numpy as np
import rustworkx

from kiosk.domain.matching.columns import Columns
from kiosk.domain.matching.flows import Whole
from kiosk.domain.matching.objective import FIRST, MINUTES, SAT_OUT, SCORE

MOST_PAIRS = 60_000
"""Pairs that are looked at: in a larger room each person's best, and of equally good ones the nearest by id."""
MOST_PEOPLE = 3_000
"""In a larger room the best pair is taken, then the best of those that are left, and so on."""
WORD = 2**62
"""Below this a folded weight fits into a machine word, else it is one of Python's numbers."""
BELOW = [SAT_OUT, FIRST, MINUTES, SCORE]
"""The levels in which pairs differ, the one that counts most first."""
LEAST_EACH = 8
"""Pairs to a person that are always looked at."""


def thinned(pairs: Columns, people: int) -> Columns:
    """Return the pairs, or where there are too many the best of each person."""
    if len(pairs) <= MOST_PAIRS:
        return pairs
    each = max(LEAST_EACH, MOST_PAIRS // people)
    one, other = pairs.members[:, 0], pairs.members[:, 1]
    near = np.minimum((other - one) % people, (one - other) % people)
    ranked = np.lexsort((near, *(-pairs.levels[:, level] for level in reversed(BELOW))))
    kept = np.zeros(len(pairs), dtype=bool)
    for seat in (0, 1):
        by_person = ranked[np.argsort(pairs.members[ranked, seat], kind="stable")]
        person = pairs.members[by_person, seat]
        place = np.arange(len(person)) - np.searchsorted(person, person)
        kept[by_person[place < each]] = True
    return pairs.take(np.flatnonzero(kept))


def best_pairs(pairs: Columns, people: int) -> tuple[Whole, bool]:
    """Choose disjoint pairs that are best in the whole objective, as many as can be: their rows, whether it is proven.

    In a very large room they are good, not best.
    """
    if people > MOST_PEOPLE:
        return _one_after_the_other(pairs), False
    if not len(pairs):
        return np.empty(0, dtype=np.int64), True
    # As many as can be: then the levels below fold into one number, each with room for what half the people's reach.
    below = pairs.levels[:, BELOW]
    tops = (below.max(axis=0) * (people // 2 + 1)).tolist()
    steps = [prod(top + 1 for top in tops[level + 1 :]) for level in range(len(tops))]
    number = np.int64 if prod(top + 1 for top in tops) < WORD else object
    weights = (below.astype(number) @ np.array(steps, dtype=number)).tolist()
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * people)
    graph.add_edges_from(list(zip(*pairs.members[:, :2].T.tolist(), range(len(pairs)), strict=True)))
    matched = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=weights.__getitem__)
    return np.array(sorted(graph.get_edge_data(one, other) for one, other in matched), dtype=np.int64), True


def _one_after_the_other(pairs: Columns) -> Whole:
    ranked = np.lexsort([-pairs.levels[:, level] for level in reversed(BELOW)])
    seated: set[int] = set()
    chosen = []
    for row, (one, other, _) in zip(ranked.tolist(), pairs.members[ranked].tolist(), strict=True):
        if one not in seated and other not in seated:
            seated.update((one, other))
            chosen.append(row)
    return np.array(sorted(chosen), dtype=np.int64)
