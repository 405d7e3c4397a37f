"""The people of a rehearsal, read from a CSV file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from kiosk.domain.commands import MOST_TAGS
from kiosk.rehearse.fault import Fault

REQUIRED = ("name", "offers", "wants")
OPTIONAL = ("sector", "until", "could")
MOST_BYTES = 20_000_000
MOST_PEOPLE = 10_000
LONGEST_LINE = 120
"""Characters of a name or a sector, as at the door."""
LONGEST_TAG = 80
MOST_COULD = 200
"""Things somebody could give if asked."""
CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")


class Guest(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who will come. `until`: minutes of the evening after which they go (None: as chance has it).

    `could` is what they would say yes to when asked. It is theirs alone: nothing of it is ever sent at check-in.
    """

    name: str
    offers: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    sector: str = ""
    until: float | None = None
    could: tuple[str, ...] = ()


def read_people(path: Path) -> list[Guest]:
    """The people in a CSV file with the columns name, offers, wants and perhaps sector, until, could.

    Tags are separated by `;`. Raises `Fault`, which names the row, when anything in it could not be checked in.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise Fault("file_unreadable", file=str(path), why=fault.strerror or "") from fault
    if len(raw) > MOST_BYTES:
        raise Fault("csv_too_big", most=MOST_BYTES // 1_000_000)
    return parse_people(_text(raw))


def parse_people(text: str) -> list[Guest]:
    """The people in a CSV text; raises `Fault` like `read_people`."""
    if not text.strip():
        raise Fault("csv_no_rows")
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True)
    people: list[Guest] = []
    try:
        rows.fieldnames = _columns(rows.fieldnames or ())
        for row in rows:
            if not any(cell for cell in row.values()):
                continue  # spreadsheets leave such lines at the end
            people.append(_guest(row, rows.line_num))
            if len(people) > MOST_PEOPLE:
                raise Fault("csv_too_many", most=MOST_PEOPLE)
    except csv.Error as fault:
        raise Fault("csv_broken", row=rows.line_num, why=str(fault)) from fault
    if not people:
        raise Fault("csv_no_rows")
    return people


def _text(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        raise Fault("csv_encoding")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Fault("csv_encoding") from fault


def _columns(found: Sequence[str]) -> list[str]:
    columns = [column.strip().lower() for column in found]
    missing = [column for column in REQUIRED if column not in columns]
    strange = [column for column in columns if column not in REQUIRED + OPTIONAL]
    if missing or strange or len(set(columns)) < len(columns):
        raise Fault("csv_header", found=", ".join(columns)[:LONGEST_LINE])
    return columns


def _guest(row: Mapping[str, str], line: int) -> Guest:
    # DictReader puts what is too much under None, and None where something lacks.
    if any(column is None or cell is None for column, cell in row.items()):
        raise Fault("csv_ragged", row=line)
    cells = {column: cell.strip() for column, cell in row.items()}
    if not cells["name"]:
        raise Fault("csv_name", row=line)
    for column in ("name", "sector"):
        if len(cells.get(column, "")) > LONGEST_LINE:
            raise Fault("csv_too_long", row=line, column=column, most=LONGEST_LINE)
    return Guest(
        name=cells["name"],
        offers=_tags(cells, "offers", line, MOST_TAGS),
        wants=_tags(cells, "wants", line, MOST_TAGS),
        sector=cells.get("sector", ""),
        until=_until(cells.get("until", ""), line),
        could=_tags(cells, "could", line, MOST_COULD),
    )


def _tags(cells: dict[str, str], column: str, line: int, most: int) -> tuple[str, ...]:
    tags = tuple(tag.strip() for tag in cells.get(column, "").split(";") if tag.strip())
    if len(tags) > most:
        raise Fault("csv_too_many_tags", row=line, column=column, most=most)
    if any(len(tag) > LONGEST_TAG for tag in tags):
        raise Fault("csv_too_long", row=line, column=column, most=LONGEST_TAG)
    return tags


def _until(cell: str, line: int) -> float | None:
    """Minutes of the evening: "75", or as hours and minutes since its start, "1:15"."""
    if not cell:
        return None
    clock = CLOCK.fullmatch(cell)
    if clock:
        return int(clock[1]) * 60.0 + int(clock[2])
    if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", cell) and float(cell) > 0:
        return float(cell)
    raise Fault("csv_until", row=line)
