"""Somebody on a list: what they give, what they want, and what else a list may say of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from kiosk.domain.commands import MOST_TAGS
from kiosk.guests.fault import ListFault
from kiosk.guests.table import Row, read_table

REQUIRED = ("name", "offers", "wants")
OPTIONAL = ("sector", "organisation", "until", "could")
"""Columns that may be missing. `could`, what somebody would say yes to when asked, is read by rehearsals only."""

LONGEST_LINE = 120
"""Characters of a name, a sector or an organisation, as at the door."""
LONGEST_TAG = 80
CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
MINUTES = re.compile(r"\d{1,4}(\.\d{1,3})?")
LEVEL = re.compile(r"(?P<text>.*\S)\s*\[(?P<level>[123])\]")
"""The mark of how far an offer goes: "sewing [3]"."""
STAR = "*"
"""The mark of what somebody wants most: "law*"."""


class Guest(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on a list. `until`: minutes of the evening after which they go (None: nobody said)."""

    name: str
    offers: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    levels: Mapping[str, int] = {}
    """How far an offer goes, where it was said: 1 a start, 2 can do, 3 could teach it."""
    starred: frozenset[str] = frozenset()
    """Those of the wants that have a star."""
    line: str = ""
    """What others recognise them by."""
    sector: str = ""
    organisation: str = ""
    until: float | None = None
    row: int = 0
    """The line of the list on which they begin; 0 for somebody of no list."""


def read_guests(path: Path) -> tuple[list[Guest], list[ListFault], list[str]]:
    """Return the people on a list, what is wrong with its other lines, and headings of which nothing is read.

    What people *could* give is not read. Tags are separated by `;`. Raises ListFault when the list cannot be read.
    """
    table = read_table(path, REQUIRED, OPTIONAL)
    return *table.people(guest_of), table.unused


def guest_of(row: Row) -> Guest:
    """Return the person of a row; raises ListFault when somebody like that could not check in."""
    cells = row.cells
    if not cells["name"]:
        raise ListFault("csv_name", row=row.line)
    for column in ("name", "sector", "organisation"):
        if len(cells.get(column, "")) > LONGEST_LINE:
            raise ListFault("csv_too_long", row=row.line, column=column, most=LONGEST_LINE)
    offers = [_levelled(tag) for tag in tags(row, "offers", MOST_TAGS)]
    wants = [_starred(tag) for tag in tags(row, "wants", MOST_TAGS)]
    return Guest(
        name=cells["name"],
        offers=tuple(text for text, _ in offers),
        wants=tuple(text for text, _ in wants),
        levels={text: level for text, level in offers if level},
        starred=frozenset(text for text, starred in wants if starred),
        sector=cells.get("sector", ""),
        organisation=cells.get("organisation", ""),
        until=_until(cells.get("until", ""), row.line),
        row=row.line,
    )


def tags(row: Row, column: str, most: int) -> tuple[str, ...]:
    """Return the tags of a column, at most so many; raises ListFault beyond."""
    found = tuple(tag.strip() for tag in row.cells.get(column, "").split(";") if tag.strip())
    if len(found) > most:
        raise ListFault("csv_too_many_tags", row=row.line, column=column, most=most)
    if any(len(tag) > LONGEST_TAG for tag in found):
        raise ListFault("csv_too_long", row=row.line, column=column, most=LONGEST_TAG)
    return found


def without_marks(tag: str) -> str:
    """Return a tag's text without the mark of how far it goes, or of what somebody wants most."""
    return _starred(_levelled(tag)[0])[0]


def _levelled(tag: str) -> tuple[str, int | None]:
    mark = LEVEL.fullmatch(tag)
    return (mark["text"], int(mark["level"])) if mark else (tag, None)


def _starred(tag: str) -> tuple[str, bool]:
    text = tag.removesuffix(STAR).rstrip()
    return (text, text != tag) if text else (tag, False)


def _until(cell: str, line: int) -> float | None:
    """Minutes of the evening: "75", or as hours and minutes since its start, "1:15"."""
    if not cell:
        return None
    clock = CLOCK.fullmatch(cell)
    if clock:
        return int(clock[1]) * 60.0 + int(clock[2])
    if MINUTES.fullmatch(cell) and float(cell) > 0:
        return float(cell)
    raise ListFault("csv_until", row=line)
