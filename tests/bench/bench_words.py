"""What understanding words, asking and nearness are worth: python -m tests.bench.bench_words. 1 when it is too little.

Plays dry evenings with the lists in the folder of KIOSK_ROOMS as they are, and with made-up rooms whose people type as
people do; with everything, and without reading what was typed, without asks, without what is near what. JSON; beside
each evening's figures the share of gives that are near what was asked for rather than the same, and the mean nearness.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean

import msgspec

from kiosk.domain.meetings import Meeting
from kiosk.domain.room import Room
from kiosk.rehearse.dry import DryEvening
from kiosk.rehearse.evenings import mean
from kiosk.rehearse.people import Guest, read_people
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.report import Report
from kiosk.rehearse.vocabularies import EMPTY, UNLINKED, WHOLE
from tests.bench.typed_room import confirmed, typed_room

EVENINGS = 50
PEOPLE = 80
DIGITS = 4
WITH_ASKS, WITHOUT_ASKS = "full", "circles"

WAYS: Mapping[str, tuple[str, str]] = {
    "everything": (WHOLE, WITH_ASKS),
    "without reading": (EMPTY, WITH_ASKS),
    "without asks": (WHOLE, WITHOUT_ASKS),
    "without nearness": (UNLINKED, WITH_ASKS),
    "without any": (EMPTY, WITHOUT_ASKS),
}
"""What the room knows of words, and whether phones ask. Where nothing is read, nothing is near anything either."""
AT_LEAST = {"room-80": 3.2, "room-24": 2.4}
"""Mutual meetings a person, with everything."""
AT_MOST = {"room-80": 0.01, "room-24": 0.04}
"""The share of people without one."""


class Evening(msgspec.Struct, frozen=True):
    """One evening: its report, and how far what was given served what was wanted, for each give of its meetings."""

    report: Report
    served: list[float]


def played(plan: Plan) -> Evening:
    """Play an evening."""
    dry = DryEvening(plan)
    report = dry.run()
    return Evening(report, list(_served(dry.virtual.room)))


def _served(room: Room) -> Iterable[float]:
    for meeting in room.meetings.values():
        if _talked(meeting, room):
            for give in meeting.gives:
                yield room.vocabulary.relatedness(room.counts_as(give.offer), room.counts_as(give.want))


def _talked(meeting: Meeting, room: Room) -> bool:
    return meeting.mutual(room.settings.mutual)


def listed(path: Path) -> Callable[[str, str], list[Guest]]:
    """Return how a list's people come: the same every evening, and their words are as they are."""
    people = read_people(path)
    return lambda seed, words: people


def made_up(seed: str, words: str) -> list[Guest]:
    """Return an evening's made-up people; where words are read, phones have asked what was meant."""
    people = typed_room(PEOPLE, seed)
    return people if words == EMPTY else confirmed(people)


def rooms() -> dict[str, Callable[[str, str], list[Guest]]]:
    """Return whose evenings are played: by name, the people of a seed, in a room that knows so much of words."""
    folder = os.environ.get("KIOSK_ROOMS")
    lists = {name: listed(Path(folder) / f"{name}.csv") for name in AT_LEAST} if folder else {}
    return {**lists, "typed": made_up}


def summed(evenings: list[Evening]) -> dict[str, object]:
    """Return the means of some evenings."""
    report = mean([evening.report for evening in evenings])
    served = [far for evening in evenings for far in evening.served]
    return {
        "meetings_per_person": report.meetings_per_person,
        "none": report.none,
        "worst_tenth": report.worst_tenth,
        "first_call_min_p50": report.first_call_min.p50,
        "circles": report.circles,
        "owed_to_asks": report.owed_to_asks,
        "near_gives": round(fmean(far < 1 for far in served), DIGITS) if served else None,
        "served_by": round(fmean(served), DIGITS) if served else None,
        "errors": report.errors,
    }


def main() -> int:
    """Play, print, and say by the exit status whether it is worth enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--evenings", type=int, default=EVENINGS)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    seeds = [str(number) for number in range(1, options.evenings + 1)]
    results: dict[str, dict[str, dict[str, object]]] = {}
    with ProcessPoolExecutor(options.processes, mp_context=get_context("spawn")) as pool:
        for room, people in rooms().items():
            for way, (words, policy) in WAYS.items():
                plans = [Plan(people=people(seed, words), words=words, policy=policy, seed=seed) for seed in seeds]
                results.setdefault(room, {})[way] = summed(list(pool.map(played, plans)))
    well = all(_well(room, ways["everything"]) for room, ways in results.items())
    least, most = {"meetings_per_person": AT_LEAST}, {"none": AT_MOST}
    setting = {"evenings": options.evenings, "seeds": f"1-{options.evenings}", "typed": PEOPLE}
    print(json.dumps({"bench": "words", "setting": setting, "least": least, "most": most, "well": well, **results}))
    return 0 if well else 1


def _well(room: str, found: Mapping[str, object]) -> bool:
    meetings, none = found["meetings_per_person"], found["none"]
    if not isinstance(meetings, float) or not isinstance(none, float) or found["errors"]:
        return False
    return meetings >= AT_LEAST.get(room, 0.0) and none <= AT_MOST.get(room, 1.0)


if __name__ == "__main__":
    sys.exit(main())
