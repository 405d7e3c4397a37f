"""`kiosk doctor`: looks whether an evening can be run from here, and says what to do about what cannot."""

from __future__ import annotations

import argparse
import json
import sys

from kiosk.commands_line.checkup import CHECKS, Finding
from kiosk.config import Config, ConfigError
from kiosk.words import words

WELL, SICK, UNUSABLE = 0, 1, 2
"""Exit statuses: it will do; something will not; the settings themselves cannot be."""
MARKS = {"ok": "ok  ", "warn": "look", "bad": "BAD "}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be given: where the house would run, as for `kiosk run`."""
    parser.add_argument("--port", type=int, help="where it is to listen (8000)")
    parser.add_argument("--bind", metavar="ADDR", help="on which of this machine's addresses (all)")
    parser.add_argument("--public-url", metavar="URL", help="how people reach it (found by itself)")
    parser.add_argument("--data", metavar="DIR", help="where everything is kept (kiosk-data)")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the findings; 0 where an evening can be run, 1 where something is in its way, 2 for impossible settings."""
    try:
        config = Config.from_env(port=args.port, bind=args.bind, public_url=args.public_url, data=args.data)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    findings = [finding for check in CHECKS for finding in check(config)]
    sick = any(finding.state == "bad" for finding in findings)
    if args.json:
        print(json.dumps({"ok": not sick, "findings": [finding.told() for finding in findings]}, indent=2))
    else:
        print("\n".join(map(_line, findings)))
        looks = sum(finding.state == "warn" for finding in findings)
        print("\n" + words().say("doctor.sick" if sick else "doctor.look" if looks else "doctor.well"))
    return SICK if sick else WELL


def _line(finding: Finding) -> str:
    told = f"{MARKS[finding.state]}  {finding.says}"
    return f"{told}\n      → {finding.todo}" if finding.todo else told
