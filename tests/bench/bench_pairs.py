"""The best pairs among a thousand, scoring included, against networkx on the same graph: same weight, how much faster.

python -m tests.bench.bench_pairs [PEOPLE.csv]. JSON; 1 if not fast enough or not the same.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from itertools import combinations
from pathlib import Path

import networkx  # type: ignore[import-untyped]

from kiosk.domain.matching import Rules, Seeker, solve
from kiosk.domain.matching.objective import points
from kiosk.domain.scoring import score_group
from tests.bench.waiting import made_up, read, rooms

PEOPLE = 1_000
REPEATS = 9
"""Before networkx has its turn, and as often after it, as the machine may be busier then: the middle one counts."""
TIMES_FASTER = 50.0
"""At least."""
A_PAIR = 10**8
"""More than all scores together, in points: the most people first, as everybody is new and nobody has waited."""


def main(files: list[str]) -> int:
    """Measure, print, and say by the exit status whether it is well."""
    path = Path(files[0]) if files else rooms(2000).get(2000)
    seekers = (read(path) if path else made_up(PEOPLE))[:PEOPLE]
    rules = Rules(max_circle=2)
    solutions = [solve(seekers, rules) for _ in range(REPEATS)]
    graph = _graph(seekers, rules)
    began = time.perf_counter()
    matched = networkx.max_weight_matching(graph)
    theirs = time.perf_counter() - began
    solutions += [solve(seekers, rules) for _ in range(REPEATS)]
    ours = statistics.median(solution.seconds for solution in solutions)
    weight = sum(A_PAIR + points(group.score) for group in solutions[0].groups)
    their_weight = sum(graph.edges[pair]["weight"] for pair in matched)
    found = {"faster": round(theirs / ours, 1), "same_weight": weight == their_weight, "exact": solutions[0].exact}
    well = theirs / ours >= TIMES_FASTER and weight == their_weight and solutions[0].exact
    setting = {"room": path.name if path else "made up", "people": len(seekers), "pairs": graph.number_of_edges()}
    seconds = {"seconds": round(ours, 4), "networkx_seconds": round(theirs, 3), "served": solutions[0].served}
    least = {"faster": TIMES_FASTER, "same_weight": True, "exact": True}
    print(json.dumps({"bench": "pairs", "setting": setting, "least": least, "well": well, **found, **seconds}))
    return 0 if well else 1


def _graph(seekers: list[Seeker], rules: Rules) -> networkx.Graph:
    graph = networkx.Graph()
    for one, other in combinations(seekers, 2):
        if scored := score_group((one, other), rules):
            graph.add_edge(one.id, other.id, weight=A_PAIR + points(scored.score))
    return graph


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
