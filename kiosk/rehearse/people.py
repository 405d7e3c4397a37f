"""The people of a rehearsal, read from a list: what they say at the door, and what they could give when asked."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kiosk.guests import guest as listed
from kiosk.guests.fault import ListFault
from kiosk.guests.table import MOST_ROWS, Row, parse_table, read_table

MOST_PEOPLE = MOST_ROWS
MOST_COULD = 200
"""Things somebody could give if asked."""


class Guest(listed.Guest, frozen=True, kw_only=True):
    """Somebody who will come.

    `could` is what they would say yes to when asked. It is theirs alone: nothing of it is ever sent at check-in.
    """

    could: tuple[str, ...] = ()


def read_people(path: Path) -> list[Guest]:
    """Return the people on a list; raises ListFault, which names the line, when any of them could not check in."""
    return _all(*read_table(path, listed.REQUIRED, listed.OPTIONAL).people(_guest))


def parse_people(text: str) -> list[Guest]:
    """Return the people in a CSV text; raises ListFault like `read_people`."""
    return _all(*parse_table(text, listed.REQUIRED, listed.OPTIONAL).people(_guest))


def _all(people: list[Guest], bad: list[ListFault]) -> list[Guest]:
    if bad:
        raise bad[0]
    return people


def _guest(row: Row) -> Guest:
    could = listed.tags(row, "could", MOST_COULD)
    return Guest(**msgspec.structs.asdict(listed.guest_of(row)), could=could)
