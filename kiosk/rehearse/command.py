"""`kiosk rehearse`: play an evening with simulated attendees, and report how it went."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import msgspec

from kiosk.guests.fault import ListFault
from kiosk.rehearse.behaviour import Behaviour, read_behaviour
from kiosk.rehearse.demo import play_demo
from kiosk.rehearse.dry import DryEvening
from kiosk.rehearse.fault import Fault
from kiosk.rehearse.live import rehearse_live
from kiosk.rehearse.people import MOST_PEOPLE, Guest, read_people
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.progress import EveningBar
from kiosk.rehearse.report import Report, tell
from kiosk.rehearse.sample import sample_people
from kiosk.words import words

SAMPLE = 24
"""People who come when nobody says who."""

MINUTES = 90.0
MOST_MINUTES = 600.0
SPEED = 30.0
MOST_SPEED = 600.0
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
        report = _rehearse(args)
    except (Fault, ListFault) as fault:
        section = "guests" if isinstance(fault, ListFault) else "rehearse"
        sentence = words().say(f"{section}.{fault.code}", **fault.params)
        print(words().say("rehearse.refused", sentence=sentence, code=fault.code), file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return STOPPED
    print(msgspec.json.encode(report).decode() if args.json else tell(report))
    return WENT_WRONG if report.errors else 0


def _demo(args: argparse.Namespace) -> int:
    if args.url is None:
        raise Fault("demo_url")
    play_demo(args.url, _key(args), int(_between("--demo", args.demo, 1, MOST_PEOPLE)))
    return 0


def _rehearse(args: argparse.Namespace) -> Report:
    if args.dry and args.url is not None:
        raise Fault("url_dry")
    plan = Plan(
        people=_people(args),
        behaviour=read_behaviour(Path(args.behaviour)) if args.behaviour is not None else Behaviour(),
        minutes=_between("--minutes", args.minutes, 1, MOST_MINUTES),
        seed=args.seed,
    )
    speed = _between("--speed", args.speed, 1, MOST_SPEED)
    bar = EveningBar(plan.minutes)
    try:
        if args.dry:
            return DryEvening(plan, bar).run()
        return rehearse_live(plan, speed, url=args.url, key=_key(args), progress=bar)
    finally:
        bar.done()


def _people(args: argparse.Namespace) -> list[Guest]:
    if args.list is not None and args.people is not None:
        raise Fault("both_lists")
    if args.list is not None:
        return read_people(Path(args.list))
    count = SAMPLE if args.people is None else args.people
    return sample_people(int(_between("--people", count, 1, MOST_PEOPLE)), args.seed)


def _key(args: argparse.Namespace) -> str | None:
    return args.host_key or os.environ.get(HOST_KEY)


def _between(option: str, value: float, least: float, most: float) -> float:
    if not least <= value <= most:
        raise Fault("number_wrong", option=option, least=f"{least:g}", most=f"{most:g}")
    return value
