"""From a hundred people to ten thousand, made up: how long a solve takes and how much memory, networkx beside it.

python -m tests.bench.bench_growth [--picture FILE.svg]. JSON; 1 if too slow or too large.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from pathlib import Path

import networkx  # type: ignore[import-untyped]

from kiosk.domain.matching import Rules, Seeker, solve
from kiosk.domain.matching.gains import Gains
from kiosk.domain.matching.graph import Graph
from kiosk.domain.matching.objective import SCORE
from tests.bench.growth_picture import Curve, picture
from tests.bench.waiting import made_up

SIZES = (100, 200, 500, 1_000, 2_000, 5_000, 10_000)
THEIR_SIZES = (100, 200, 500, 1_000, 2_000)
"""Beyond, networkx takes minutes."""
TIME_LIMIT = 2.0
"""Seconds a solve may go on; what comes before and after it, scoring above all, counts in addition."""
MOST_SECONDS = 5.0
MOST_MB = 1_000.0


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and say by the exit status whether it is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--picture", type=Path, help="where to draw the growth as SVG")
    options = parser.parse_args(arguments)
    rows = []
    for size in SIZES:
        seekers = made_up(size)
        solve(seekers[:50], Rules())  # warm
        pairs = min(solve(seekers, Rules(max_circle=2), time_limit=TIME_LIMIT).seconds for _ in range(2))
        solution = min(
            (solve(seekers, Rules(), time_limit=TIME_LIMIT) for _ in range(2)), key=lambda each: each.seconds
        )
        rows.append(
            {
                "people": size,
                "seconds": round(solution.seconds, 3),
                "pairs_seconds": round(pairs, 4),
                "networkx_pairs_seconds": round(_theirs(seekers), 3) if size in THEIR_SIZES else None,
                "served": solution.served,
                "bound": solution.bound,
                "exact": solution.exact,
                "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, 1),
            }
        )
    last = rows[-1]
    well = float(last["seconds"] or 0) < MOST_SECONDS and float(last["peak_mb"] or 0) < MOST_MB
    most = {"seconds": MOST_SECONDS, "peak_mb": MOST_MB, "people": SIZES[-1]}
    print(json.dumps({"bench": "growth", "time_limit": TIME_LIMIT, "most": most, "well": well, "sizes": rows}))
    if options.picture:
        curves = [
            Curve(name, colour, [(float(row["people"] or 0), float(row[key] or 0)) for row in rows if row[key]])
            for name, colour, key in (
                ("pairs, networkx", "#b3541e", "networkx_pairs_seconds"),
                (f"circles too, {TIME_LIMIT:g} s limit", "#1f6f5c", "seconds"),
                ("pairs", "#6b5ca5", "pairs_seconds"),
            )
        ]
        options.picture.write_text(picture(curves), encoding="utf-8")
    return 0 if well else 1


def _theirs(seekers: list[Seeker]) -> float:
    """Seconds that networkx takes for the best pairs, scored by us."""
    pairs = Graph(seekers, Rules(), Gains(seekers, Rules().related)).pairs()
    graph = networkx.Graph()
    graph.add_weighted_edges_from(
        (one, other, 10**8 + score)
        for (one, other, _), score in zip(pairs.members.tolist(), pairs.levels[:, SCORE].tolist(), strict=True)
    )
    began = time.perf_counter()
    networkx.max_weight_matching(graph)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
