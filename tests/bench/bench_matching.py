"""Solve rooms from CSV files (`name,offers,wants`, tags separated by `; `) and print what came of it as JSON.

python tests/bench/bench_matching.py PEOPLE.csv ... [--repeat N] [--time-limit SECONDS] [--scattered]
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from pathlib import Path

from kiosk.domain.matching import Rules, Seeker, solve

MINUTE = 60_000
NOW = 10**9


def load(path: Path) -> list[Seeker]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Seeker(f"{row:05}", dict.fromkeys(tags(line["offers"]), 2), dict.fromkeys(tags(line["wants"]), 1.0))
            for row, line in enumerate(csv.DictReader(file))
        ]


def tags(text: str) -> list[str]:
    return [tag.strip() for tag in text.split(";") if tag.strip()]


def scatter(seekers: list[Seeker]) -> list[Seeker]:
    """Middle of the evening: everybody has waited for another time, some have had meetings."""
    chance = random.Random(1)
    return [
        Seeker(
            each.id,
            each.offers,
            each.wants,
            waiting_since=NOW - chance.randrange(30) * MINUTE,
            meetings=chance.randrange(3),
        )
        for each in seekers
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--time-limit", type=float, default=5.0)
    parser.add_argument("--scattered", action="store_true", help="people have waited and met unequally")
    options = parser.parse_args()
    report = []
    for path in options.people:
        seekers = load(path)
        rules = Rules()
        if options.scattered:
            seekers, rules = scatter(seekers), Rules(now=NOW)
        solutions = [solve(seekers, rules, time_limit=options.time_limit) for _ in range(options.repeat)]
        last = solutions[-1]
        report.append(
            {
                "room": path.name,
                "people": len(seekers),
                "served": last.served,
                "bound": last.bound,
                "exact": last.exact,
                "circles": sum(len(group.members) > 2 for group in last.groups),
                "score": round(sum(group.score for group in last.groups), 4),
                "seconds": [round(solution.seconds, 4) for solution in solutions],
            }
        )
    json.dump(report, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
