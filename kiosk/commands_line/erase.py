"""`kiosk erase`: delete everything about a room for good, and show what is left of it."""

from __future__ import annotations

import argparse
import json
import sys
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from kiosk.config import Config, ConfigError
from kiosk.domain.entries import RoomOpened
from kiosk.journal import open_journal
from kiosk.journal.base import Journal, JournalError, NoSuchRoom
from kiosk.words import words

SECONDS = 60
UNUSABLE = 2
KEPT = 1
"""Exit status when something is left, or nobody said yes."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be given."""
    parser.add_argument("room", metavar="HOST_LINK|ROOM", help="the host's link of a running room; or a code or id")
    parser.add_argument("--data", metavar="DIR", help="where everything is kept, for a code or id (kiosk-data)")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace) -> int:
    """Erase: 0 when nothing is left, 1 when nobody said yes or something is left, 2 with a sentence."""
    say = words().say
    if not args.yes and not agreed(say("terminal.erase_ask", room=args.room.partition("#")[0])):
        return KEPT
    try:
        was, left = _over_http(args.room) if "://" in args.room else _in_journal(args)
    except (ConfigError, JournalError, OSError, ValueError, HTTPException) as fault:
        print(say("terminal.erase_failed", why=fault), file=sys.stderr)
        return UNUSABLE
    return told(was, left)


def agreed(question: str) -> bool:
    """Ask whoever sits there; anything but yes is no, and so is nobody there."""
    try:
        return input(question + " ").strip().lower() in {"y", "yes"}
    except (EOFError, KeyboardInterrupt):
        return False


def told(was: dict[str, int], left: dict[str, int]) -> int:
    """Print what there was and what is left; return the exit status."""
    say = words().say
    for what, count in was.items():
        print(f"  {say(f'lists.trace_{what}'):40} {count:>8} → {left.get(what, 0)}")
    whole = not any(left.values())
    print(say("terminal.erased" if whole else "terminal.erased_in_part"))
    return 0 if whole else KEPT


def _over_http(given: str) -> tuple[dict[str, int], dict[str, int]]:
    link = urlsplit(given)
    if link.scheme not in {"http", "https"} or not link.fragment:
        raise ValueError(words().say("terminal.print_bad_link"))
    server = f"{link.scheme}://{link.netloc}"
    headers = {
        "Authorization": f"Bearer {link.fragment}",
        "Accept": "application/json",
        "Content-Type": "application/json",
    }
    try:
        with urlopen(Request(f"{server}{link.path}/snapshot", headers=headers), timeout=SECONDS) as answer:  # noqa: S310
            code = json.load(answer)["room"]["code"]
        data = json.dumps({"code": code}).encode()
        with urlopen(Request(f"{server}{link.path}/erase", data=data, headers=headers), timeout=SECONDS) as answer:  # noqa: S310
            proof = json.load(answer)
    except HTTPError as refused:
        with refused:
            raise ValueError(json.load(refused).get("sentence", str(refused))) from refused
    return proof["was"], proof["left"]


def _in_journal(args: argparse.Namespace) -> tuple[dict[str, int], dict[str, int]]:
    """Erase while no house is open. Raises AlreadyOpen where one is."""
    config = Config.from_env(data=args.data)
    journal = open_journal(config.redis_url or config.data)
    try:
        room = _find(journal, args.room)
        was = journal.traces(room)
        journal.erase(room)
        return was, journal.traces(room)
    finally:
        journal.close()


def _find(journal: Journal, given: str) -> str:
    """Return the id of the room behind a code, as it is or as it was typed, or an id. Raises NoSuchRoom."""
    rooms = journal.rooms()
    if given in rooms:
        return given
    for room in rooms:
        first = next(iter(journal.read(room)))[0].fact
        if isinstance(first, RoomOpened) and first.code == given.upper():
            return room
    raise NoSuchRoom(given)
