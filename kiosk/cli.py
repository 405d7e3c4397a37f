"""The command `kiosk`: one subcommand a module, imported when it is called."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import NamedTuple

from kiosk.patch import patch


class Sub(NamedTuple):
    """A subcommand: its module has `add_arguments(parser)` and `run(args) -> int`."""

    module: str
    help: str
    patched: bool
    """Whether it serves, and so runs under gevent from its first import on."""


SUBCOMMANDS = {
    "run": Sub("kiosk.commands_line.run", "start a room and serve it", patched=True),
    "doctor": Sub("kiosk.commands_line.doctor", "look whether an evening can be run from here", patched=False),
    "match": Sub("kiosk.commands_line.match", "plan who meets whom from a list of people", patched=False),
    "tags": Sub("kiosk.commands_line.tags", "show how typed words are understood", patched=False),
    "erase": Sub("kiosk.commands_line.erase", "delete everything about a room for good, and prove it", patched=False),
    "print": Sub("kiosk.commands_line.print", "make a PDF of a room's poster, badges, plan B and more", patched=False),
    "rehearse": Sub("kiosk.rehearse.command", "play an evening with simulated attendees", patched=False),
}


def main(argv: list[str] | None = None) -> int:
    """Run a subcommand and return its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    name = next((word for word in arguments if word in SUBCOMMANDS), None)
    if name is not None and SUBCOMMANDS[name].patched:
        patch()
    parser = argparse.ArgumentParser(prog="kiosk", description="A matchmaking kiosk: everyone gives and everyone gets.")
    choices = parser.add_subparsers(dest="subcommand", required=True, metavar="SUBCOMMAND")
    for other, sub in SUBCOMMANDS.items():
        chosen = choices.add_parser(other, help=sub.help, description=sub.help[0].upper() + sub.help[1:] + ".")
        if other == name:
            module = import_module(sub.module)
            module.add_arguments(chosen)
            chosen.set_defaults(run=module.run)
    given = parser.parse_args(arguments)
    status: int = given.run(given)
    return status


if __name__ == "__main__":
    sys.exit(main())
