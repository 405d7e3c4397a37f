"""How good evenings are, not how fast: python -m tests.bench.bench_evenings [PEOPLE.csv ...]. 1 when one is too poor.

Plays dry evenings under behaviour.json's numbers, with and without asks, and prints their means as JSON. Only identical
tags count, as if nothing was known of words: what that adds, `bench_words` tells. Without lists (or a folder of them in
KIOSK_ROOMS) it takes made-up people, for whom nothing is promised.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from kiosk.rehearse.evenings import mean, play
from kiosk.rehearse.people import read_people
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.report import Report
from kiosk.rehearse.sample import sample_people
from kiosk.rehearse.vocabularies import EMPTY

EVENINGS = 50
SAMPLE = 80
"""Made-up people."""
WITHOUT_ASKS, WITH_ASKS = "circles", "full"

FIGURES: Mapping[str, Callable[[Report], float | None]] = {
    "meetings_per_person": lambda report: report.meetings_per_person,
    "none": lambda report: report.none,
    "first_call_min_p50": lambda report: report.first_call_min.p50,
}
AT_LEAST = {
    ("room-80", WITHOUT_ASKS): {"meetings_per_person": 1.4},
    ("room-80", WITH_ASKS): {"meetings_per_person": 3.0},
    ("room-24", WITH_ASKS): {"meetings_per_person": 2.2},
}
AT_MOST = {
    ("room-80", WITHOUT_ASKS): {"none": 0.25},
    ("room-80", WITH_ASKS): {"none": 0.02, "first_call_min_p50": 4.0},
    ("room-24", WITH_ASKS): {"none": 0.06},
}
"""By list and policy; first call in the room's minutes."""


def rooms(given: list[Path]) -> dict[str, Plan]:
    """The evening of each list, by its name."""
    if not given and (folder := os.environ.get("KIOSK_ROOMS")):
        given = [Path(folder) / f"{name}.csv" for name in dict.fromkeys(name for name, _ in AT_MOST)]
    if not given:
        return {"sample": Plan(people=sample_people(SAMPLE, "1"))}
    return {path.stem: Plan(people=read_people(path)) for path in given}


def judged(room: str, policy: str, report: Report) -> dict[str, object]:
    """What came of it, what it must reach, and whether it does."""
    found = {name: read(report) for name, read in FIGURES.items()}
    least, most = AT_LEAST.get((room, policy), {}), AT_MOST.get((room, policy), {})
    enough = all((value := found[name]) is not None and value >= goal for name, goal in least.items())
    little = all((value := found[name]) is not None and value <= goal for name, goal in most.items())
    well = enough and little and report.errors == 0
    return {"well": well, "least": least, "most": most, "found": found, "report": msgspec.to_builtins(report)}


def main() -> int:
    """Play, print, and say by the exit status whether the evenings are good enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", nargs="*", type=Path, metavar="PEOPLE.csv")
    parser.add_argument("--evenings", type=int, default=EVENINGS)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    results: dict[str, dict[str, dict[str, object]]] = {}
    for room, plan in rooms(options.lists).items():
        for policy in (WITHOUT_ASKS, WITH_ASKS):
            seeds = map(str, range(1, options.evenings + 1))
            plans = [msgspec.structs.replace(plan, policy=policy, words=EMPTY, seed=seed) for seed in seeds]
            report = mean(list(play(plans, options.processes)))
            results.setdefault(room, {})[policy] = judged(room, policy, report)
    well = all(result["well"] for policies in results.values() for result in policies.values())
    setting = {"evenings": options.evenings, "seeds": f"1-{options.evenings}"}
    print(json.dumps({"bench": "evenings", "setting": setting, "well": well, "rooms": results}))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
