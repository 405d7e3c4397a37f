"""`kiosk match`: plan who meets whom from a list of people, without a server."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.guests.fault import ListFault
from kiosk.guests.guest import Guest, read_guests
from kiosk.planning.as_csv import as_csv
from kiosk.planning.as_json import as_json
from kiosk.planning.as_text import as_text
from kiosk.planning.plan import Round, Wishes, make_plan
from kiosk.rehearse.progress import Bar
from kiosk.words import words

ROUNDS_MOST = 50
SECONDS_MOST = 3_600
SPOTS_MOST = 10_000
WIDTHS = (60, 120)
"""The table is no narrower and no wider, in characters."""
WIDTH = 80
"""Its width where there is no terminal."""
UNUSABLE = 2
"""Exit status when nothing was planned."""
STOPPED = 130

COLUMNS = """PEOPLE is a CSV file or an Excel workbook. Its first line names its columns, in any order and in English,
Welsh, Spanish, French or German, among them name, offers and wants; exports of Eventbrite, Luma, Meetup and pretix will
do where people were asked what they could give and would like. What they offer, and what they want, is separated by
semicolons. "sewing [3]" among the offers says how far it goes (1 a start, 2 can do, 3 could teach it), "law*" among
the wants that it matters most. Further columns may be sector, organisation and until (minutes): people of different
sectors and those who leave early are preferred where that costs nobody a seat. Other columns are passed over."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be given."""
    parser.epilog = COLUMNS
    parser.add_argument("list", metavar="PEOPLE", type=Path, help="the list of people")
    parser.add_argument("--rounds", type=int, default=1, metavar="R", help="how many rounds; nobody meets twice (1)")
    parser.add_argument("--max-circle", type=int, choices=(2, 3), default=3, help="pairs only, or circles of three (3)")
    parser.add_argument("--time-limit", type=float, default=5.0, metavar="S", help="seconds for each round (5)")
    parser.add_argument("--seed", metavar="K", help="which of equally good plans it is (the list's order decides)")
    parser.add_argument("--related", action="store_true", help="count other words for a topic, and near topics, too")
    parser.add_argument("--spots", type=int, default=0, metavar="N", help="number N tables; more groups share them")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    parser.add_argument("-o", dest="file", metavar="FILE.csv", type=Path, help="write the plan as a spreadsheet too")
    parser.add_argument("--skip-bad", action="store_true", help="leave out the lines that cannot be used")


def run(args: argparse.Namespace) -> int:
    """Plan: 0 with a plan, 2 with a sentence when the list or an option is not usable."""
    say = words().say
    try:
        wishes = _wishes(args)
        guests, bad, unused = read_guests(args.list)
        if unused:
            _tell(say("match.unused", headings=", ".join(unused)))
        for fault in bad:
            _tell(say(f"guests.{fault.code}", **fault.params))
        if bad:
            _tell(say("match.skipped" if args.skip_bad else "match.bad", n=len(bad)))
        if bad and not args.skip_bad:
            return UNUSABLE
        if not guests:
            raise ListFault("csv_no_rows")
        rounds = _planned(guests, wishes)
        if args.file:
            _write(args.file, as_csv(rounds))
    except ListFault as fault:
        _tell(say(f"guests.{fault.code}", **fault.params))
        return UNUSABLE
    except _Unusable as unusable:
        _tell(str(unusable))
        return UNUSABLE
    except KeyboardInterrupt:
        _tell("")
        return STOPPED
    if args.json:
        print(json.dumps(as_json(guests, rounds)))
        return 0
    _print(as_text(guests, rounds, _width()))
    if args.file:
        _print(say("match.written", file=args.file))
    return 0


class _Unusable(Exception):
    """An option cannot be followed; the sentence says why."""


def _wishes(args: argparse.Namespace) -> Wishes:
    for option, value, least, most in (
        ("--rounds", args.rounds, 1, ROUNDS_MOST),
        ("--time-limit", args.time_limit, 0, SECONDS_MOST),
        ("--spots", args.spots, 0, SPOTS_MOST),
    ):
        if not least <= value <= most:
            raise _Unusable(words().say("match.number_wrong", option=option, least=least, most=most))
    return Wishes(
        rounds=args.rounds,
        max_circle=args.max_circle,
        time_limit=args.time_limit,
        seed=args.seed,
        spots=args.spots,
        related=args.related,
    )


def _planned(guests: Sequence[Guest], wishes: Wishes) -> list[Round]:
    bar = Bar()
    rounds: list[Round] = []
    try:
        bar.show(0, words().say("match.progress", number=1, rounds=wishes.rounds))
        for made in make_plan(guests, wishes):
            rounds.append(made)
            number = min(len(rounds) + 1, wishes.rounds)
            bar.show(len(rounds) / wishes.rounds, words().say("match.progress", number=number, rounds=wishes.rounds))
    finally:
        bar.done()
    return rounds


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise _Unusable(words().say("match.file_unwritable", file=path, why=why)) from fault


def _width() -> int:
    least, most = WIDTHS
    return max(least, min(most, shutil.get_terminal_size((WIDTH, 24)).columns))


def _print(text: str) -> None:
    """Print, with a question mark for what the terminal's encoding lacks."""
    encoding = sys.stdout.encoding or "ascii"
    print(text.encode(encoding, "replace").decode(encoding))


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)
