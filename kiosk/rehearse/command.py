"""`kiosk rehearse`: play an evening with simulated attendees, and report how it went."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import msgspec

from kiosk.guests.fault import ListFault
from kiosk.rehearse.behaviour import Behaviour, read_behaviour
from kiosk.rehearse.compare import tell_policies
from kiosk.rehearse.demo import play_demo
from kiosk.rehearse.dry import DryEvening
from kiosk.rehearse.evenings import mean, play
from kiosk.rehearse.fault import Fault
from kiosk.rehearse.live import rehearse_live
from kiosk.rehearse.people import MOST_PEOPLE, Guest, read_people
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.policy import FULL, POLICIES
from kiosk.rehearse.progress import Bar, EveningBar
from kiosk.rehearse.report import Report
from kiosk.rehearse.sample import sample_people
from kiosk.rehearse.story import tell_story
from kiosk.rehearse.telling import tell
from kiosk.words import words

SAMPLE = 24
"""People who come when nobody says who."""

MINUTES = 90.0
MOST_MINUTES = 600.0
SPEED = 30.0
MOST_SPEED = 600.0
MOST_EVENINGS = 10_000
MOST_PROCESSES = 64
MOST_SPOTS = 10_000
HOST_KEY = "KIOSK_HOST_KEY"
UNUSABLE = 2
"""Exit status when the rehearsal could not begin."""

WENT_WRONG = 1
"""Exit status when it was played but not everything went well."""

STOPPED = 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be given."""
    parser.add_argument(
        "list", nargs="?", metavar="PEOPLE.csv", help="who comes: name,offers,wants[,sector,organisation,until,could]"
    )
    parser.add_argument("--people", type=int, metavar="N", help=f"so many made-up people instead ({SAMPLE})")
    parser.add_argument("--minutes", type=float, default=MINUTES, metavar="M", help="the evening's length (90)")
    parser.add_argument("--speed", type=float, default=SPEED, metavar="S", help="times as fast as the room's own (30)")
    parser.add_argument("--seed", default="1", metavar="K", help="chance's beginning: the same one draws the same (1)")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the report")
    parser.add_argument("--dry", action="store_true", help="under a virtual clock, without sockets, in seconds")
    parser.add_argument("--evenings", type=int, metavar="N", help="dry: the means of N evenings, seeds K, K+1, … (1)")
    parser.add_argument("--policy", choices=list(POLICIES), help="dry: who decides who meets whom (full: the product)")
    parser.add_argument("--compare", action="store_true", help="dry: all policies side by side")
    parser.add_argument(
        "--story", action="store_true", help="dry: tell from the journal of an ask that opened a circle"
    )
    parser.add_argument("--spots", type=int, metavar="N", help="dry: N tables for one group each (no limit)")
    parser.add_argument("--processes", type=int, metavar="N", help="dry: evenings played at the same time (1)")
    parser.add_argument(
        "--url", metavar="URL", help="the host's link of a room to rehearse in (else a server of its own)"
    )
    parser.add_argument("--host-key", metavar="KEY", help=f"the host's key, when the link lacks it (or {HOST_KEY})")
    parser.add_argument("--behaviour", metavar="FILE", help="how people behave, as JSON (built in)")
    parser.add_argument("--demo", type=int, metavar="N", help="keep the room at --url lively with N people instead")


def run(args: argparse.Namespace) -> int:
    """Rehearse: 0 when all went well, 1 when something went wrong on the way, 2 with a sentence when it cannot be."""
    try:
        if args.demo is not None:
            return _demo(args)
        if args.story:
            return _story(args)
        reports = _rehearse(args)
    except (Fault, ListFault) as fault:
        section = "guests" if isinstance(fault, ListFault) else "rehearse"
        sentence = words().say(f"{section}.{fault.code}", **fault.params)
        print(words().say("rehearse.refused", sentence=sentence, code=fault.code), file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return STOPPED
    if args.compare:
        print(msgspec.json.encode(reports).decode() if args.json else tell_policies(reports))
    else:
        (report,) = reports.values()
        print(msgspec.json.encode(report).decode() if args.json else tell(report))
    return WENT_WRONG if any(report.errors for report in reports.values()) else 0


def _story(args: argparse.Namespace) -> int:
    if not args.dry or args.compare or args.evenings not in (None, 1) or args.json:
        raise Fault("story_single")
    dry = DryEvening(_plan(args))
    dry.run()
    print(tell_story(dry.virtual.entries, dry.virtual.room))
    return 0


def _demo(args: argparse.Namespace) -> int:
    if args.url is None:
        raise Fault("demo_url")
    play_demo(args.url, _key(args), int(_between("--demo", args.demo, 1, MOST_PEOPLE)))
    return 0


def _rehearse(args: argparse.Namespace) -> dict[str, Report]:
    """Return the reports by policy."""
    for option in ("evenings", "policy", "compare", "spots", "processes"):
        if not args.dry and getattr(args, option) not in (None, False):
            raise Fault("dry_only", option=f"--{option}")
    if args.dry and args.url is not None:
        raise Fault("url_dry")
    speed = _between("--speed", args.speed, 1, MOST_SPEED)
    plan = _plan(args)
    if args.dry:
        return _rehearse_dry(args, plan)
    bar = EveningBar(plan.minutes)
    try:
        return {FULL: rehearse_live(plan, speed, url=args.url, key=_key(args), progress=bar)}
    finally:
        bar.done()


def _plan(args: argparse.Namespace) -> Plan:
    return Plan(
        people=_people(args, args.seed),
        behaviour=read_behaviour(Path(args.behaviour)) if args.behaviour is not None else Behaviour(),
        minutes=_between("--minutes", args.minutes, 1, MOST_MINUTES),
        seed=args.seed,
        policy=args.policy or FULL,
        spots=_whole("--spots", args.spots, 0, MOST_SPOTS),
    )


def _rehearse_dry(args: argparse.Namespace, plan: Plan) -> dict[str, Report]:
    evenings = _whole("--evenings", args.evenings, 1, MOST_EVENINGS)
    processes = _whole("--processes", args.processes, 1, MOST_PROCESSES)
    policies = list(POLICIES) if args.compare else [plan.policy]
    if evenings * len(policies) == 1:
        bar = EveningBar(plan.minutes)
        try:
            return {plan.policy: DryEvening(plan, bar).run()}
        finally:
            bar.done()
    plans = [_evening(args, plan, number) for number in range(evenings)]
    wanted = [msgspec.structs.replace(each, policy=name) for name in policies for each in plans]
    reports: dict[str, list[Report]] = {name: [] for name in policies}
    progress = Bar()
    try:
        played = play(wanted, processes)
        for place, each in enumerate(wanted):
            key = "rehearse.evenings_of" if args.compare else "rehearse.evenings"
            evening = place % evenings + 1
            progress.show(place / len(wanted), words().say(key, policy=each.policy, evening=evening, evenings=evenings))
            reports[each.policy].append(next(played))
    finally:
        progress.done()
    return {name: mean(found) for name, found in reports.items()}


def _evening(args: argparse.Namespace, plan: Plan, number: int) -> Plan:
    """Return the plan of an evening, counted from 0: the next seed's chances and, where they are made up, people."""
    if number == 0:
        return plan
    if not args.seed.isdecimal():
        raise Fault("seed_number")
    seed = str(int(args.seed) + number)
    people = plan.people if args.list is not None else _people(args, seed)
    return msgspec.structs.replace(plan, people=people, seed=seed)


def _people(args: argparse.Namespace, seed: str) -> list[Guest]:
    if args.list is not None and args.people is not None:
        raise Fault("both_lists")
    if args.list is not None:
        return read_people(Path(args.list))
    count = SAMPLE if args.people is None else args.people
    return sample_people(int(_between("--people", count, 1, MOST_PEOPLE)), seed)


def _key(args: argparse.Namespace) -> str | None:
    return args.host_key or os.environ.get(HOST_KEY)


def _between(option: str, value: float, least: float, most: float) -> float:
    if not least <= value <= most:
        raise Fault("number_wrong", option=option, least=f"{least:g}", most=f"{most:g}")
    return value


def _whole(option: str, value: int | None, least: int, most: int) -> int:
    return least if value is None else int(_between(option, value, least, most))
