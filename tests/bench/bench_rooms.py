"""One solve of each room, circles included: how many are served, what is proven, how long it takes.

python -m tests.bench.bench_rooms [PEOPLE.csv ...]. JSON, a line a room; 1 if any falls short. Without files it takes
the rooms of the folder that KIOSK_ROOMS names, else made-up ones, which have no served number to reach. Optimality is
told apart from time; `middle` is the same room in the middle of the evening, when people have waited and met unequally.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kiosk.domain.matching import Rules, Seeker, Solution, solve
from tests.bench.waiting import NOW, made_up, read, rooms, scattered

SIZES = (24, 80, 300, 2000)
REPEATS = 3
"""The fastest counts."""
SERVED = {"room-24.csv": 6, "room-80.csv": 55, "room-300.csv": 289}
"""The exact optimum of known rooms."""
EXACT_WITHIN = {24: 0.05, 80: 0.05, 300: 5.0}
"""People to seconds, at most, in which the answer is proven optimal."""
NEAR = 0.99
"""Share of the proven bound that is served when there is less time."""
NEAR_WITHIN = {300: 1.0, 2000: 2.0}
"""People to seconds, at most, for that."""
HEADROOM = 0.15
"""Seconds that the time limit is set below that, for what comes after it."""


def main(files: list[str]) -> int:
    """Measure, print, and say by the exit status whether all is well."""
    known = {path.name: read(path) for path in (map(Path, files) if files else rooms(*SIZES).values())}
    found = [_measured(name, seekers) for name, seekers in known.items()]
    found += [_measured("made up", made_up(size)) for size in (() if known else SIZES)]
    return 0 if all(found) else 1


def _measured(name: str, seekers: list[Seeker]) -> bool:
    people = len(seekers)
    report: dict[str, object] = {}
    well = True
    solve(seekers, Rules(), time_limit=0.0)  # warm
    exactly = min((seconds for size, seconds in EXACT_WITHIN.items() if people <= size), default=None)
    if exactly is not None:
        best = _best(seekers, Rules(), exactly)
        least = SERVED.get(name, 0)
        report["exact"] = {"least_served": least, "most_seconds": exactly, **_said(best)}
        report["middle"] = _said(_best(scattered(seekers), Rules(now=NOW), exactly))
        well = best.exact and best.served == SERVED.get(name, best.served) and best.seconds < exactly
    quickly = min((seconds for size, seconds in NEAR_WITHIN.items() if size // 2 < people <= size), default=None)
    if quickly is not None:
        best = _best(seekers, Rules(), quickly - HEADROOM)
        report["near"] = {"least_share": NEAR, "most_seconds": quickly, **_said(best)}
        well = well and best.served >= NEAR * best.bound and best.seconds < quickly
    print(json.dumps({"bench": "rooms", "room": name, "people": people, "well": well, **report}), flush=True)
    return well


def _best(seekers: list[Seeker], rules: Rules, limit: float) -> Solution:
    solutions = [solve(seekers, rules, time_limit=limit) for _ in range(REPEATS)]
    return min(solutions, key=lambda solution: (-solution.served, not solution.exact, solution.seconds))


def _said(solution: Solution) -> dict[str, object]:
    return {
        "served": solution.served,
        "bound": solution.bound,
        "proven": solution.exact,
        "circles": sum(len(group.members) > 2 for group in solution.groups),
        "score": round(sum(group.score for group in solution.groups), 4),
        "seconds": round(solution.seconds, 4),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
