"""A list of people on its way through the browser: sent as a file, shown, and sent again with what its columns hold."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from flask import request

from kiosk.domain.commands import MOST_REGISTERED
from kiosk.edge.desk import desk
from kiosk.edge.visits import Visit
from kiosk.guests.fault import ListFault
from kiosk.guests.headings import COLUMNS, Column, columns_of
from kiosk.guests.registering import Registrations, read_registrations
from kiosk.guests.sheet import Sheet, sheet_of
from kiosk.web.staffed import owners_visit

LARGEST_FILE = 4_000_000
LARGEST_FORM = 4 * LARGEST_FILE
"""Bytes of a list on its way back: written as JSON it is longer than its file."""

OF_LINES = frozenset({"csv_broken", "csv_ragged"})
"""What may be wrong with a line of a file itself."""


class Packed(msgspec.Struct, frozen=True):
    """A list as the page that shows it carries it on: nothing is kept here until the host says so."""

    headings: list[str]
    lines: list[tuple[int, list[str]]]
    bad: list[tuple[str, dict[str, str | int]]]


class Looked(NamedTuple):
    """A list as it was understood."""

    sheet: Sheet
    columns: list[Column | None]
    found: Registrations


def visit_with_list(room: str) -> Visit:
    """Return the host's visit; only they may send more than a message's worth."""
    request.max_content_length = LARGEST_FORM
    request.max_form_memory_size = LARGEST_FORM
    return owners_visit(room)


def look(visit: Visit) -> Looked:
    """Read the list that came: a file, or one that a page carried on. Raises ListFault."""
    with visit.live.reading() as state:
        known = [person.name for person in state.here() if person.name]
        known += [one.words.name for one in state.expected() if one.words]
    uploaded = request.files.get("list")
    if uploaded:
        raw = uploaded.stream.read(LARGEST_FILE + 1)
        if len(raw) > LARGEST_FILE:
            raise ListFault("csv_too_big", most=LARGEST_FILE // 1_000_000)
        return desk().house.background.aside(_read, raw, known)
    return desk().house.background.aside(_read_on, request.form.get("carried", ""), request.form.to_dict(), known)


def _read(raw: bytes, known: list[str]) -> Looked:
    sheet = sheet_of(raw, MOST_REGISTERED)
    columns = columns_of(sheet.headings)
    return Looked(sheet, columns, read_registrations(sheet, columns, known))


def _read_on(carried: str, chosen: dict[str, str], known: list[str]) -> Looked:
    try:
        packed = msgspec.json.decode(carried, type=Packed)
    except (msgspec.DecodeError, UnicodeError) as fault:
        raise ListFault("csv_no_rows") from fault
    width = len(packed.headings)
    if len(packed.lines) > MOST_REGISTERED or any(len(cells) != width for _, cells in packed.lines):
        raise ListFault("csv_no_rows")
    bad = [ListFault(code, **params) for code, params in packed.bad if code in OF_LINES and "row" in params]
    sheet = Sheet(packed.headings, packed.lines, bad)
    named = [chosen.get(f"column_{place}", "") for place in range(width)]
    columns = [name if name in COLUMNS else None for name in named]
    return Looked(sheet, columns, read_registrations(sheet, columns, known))


def packed(sheet: Sheet) -> str:
    """Return a list as a page carries it on."""
    bad = [(fault.code, fault.params) for fault in sheet.bad]
    return msgspec.json.encode(Packed(sheet.headings, sheet.lines, bad)).decode()


def samples(sheet: Sheet) -> list[str]:
    """Return the first thing that stands in each column."""
    return [
        next((cells[place] for _, cells in sheet.lines if cells[place]), "") for place in range(len(sheet.headings))
    ]
