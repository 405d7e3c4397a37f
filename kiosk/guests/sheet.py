"""A list as it lies in a file, CSV or Excel: its headings and its lines; a broken line spoils none but itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.guests.decoding import separator_of, text_of
from kiosk.guests.fault import ListFault
from kiosk.guests.workbook import is_workbook, workbook_lines

MOST_BYTES = 20_000_000
MOST_ROWS = 10_000


class Sheet(NamedTuple):
    """The headings; the lines that are proper, each with its number; what is wrong with the others."""

    headings: list[str]
    lines: list[tuple[int, list[str]]]
    bad: list[ListFault]


def file_of(path: Path) -> bytes:
    """Return what is in a file. Raises ListFault when it cannot be read, or is too big."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise ListFault("file_unreadable", file=str(path), why=fault.strerror or "") from fault
    if len(raw) > MOST_BYTES:
        raise ListFault("csv_too_big", most=MOST_BYTES // 1_000_000)
    return raw


def sheet_of(raw: bytes, most: int = MOST_ROWS) -> Sheet:
    """Read a file of at most so many lines. Raises ListFault when it cannot be read at all."""
    if is_workbook(raw):
        return _sheet(workbook_lines(raw, most + 1), most)
    return sheet_of_text(text_of(raw), most)


def sheet_of_text(text: str, most: int = MOST_ROWS) -> Sheet:
    """Read a CSV text like `sheet_of`; cells are separated by commas, semicolons or tabs."""
    separator, before = separator_of(text)
    return _sheet(_records(list(io.StringIO(text[before:], newline="")), separator, 2 if before else 1), most)


def _sheet(records: Iterable[tuple[int, list[str]] | ListFault], most: int) -> Sheet:
    found = iter(records)
    first = next(found, None)
    if first is None:
        raise ListFault("csv_no_rows")
    if isinstance(first, ListFault):
        raise first
    sheet = Sheet(first[1], [], [])
    for record in found:
        if isinstance(record, ListFault):
            sheet.bad.append(record)
        elif len(record[1]) != len(sheet.headings):
            sheet.bad.append(ListFault("csv_ragged", row=record[0]))
        else:
            sheet.lines.append(record)
        if len(sheet.lines) + len(sheet.bad) > most:
            raise ListFault("csv_too_many", most=most)
    return sheet


def _records(lines: list[str], separator: str, first: int) -> Iterator[tuple[int, list[str]] | ListFault]:
    """Give the line number and the cells of each record that has any; after a broken one, go on with the next line."""
    at = 0
    while at < len(lines):
        rest = (lines[place] for place in range(at, len(lines)))
        reader = csv.reader(rest, delimiter=separator, strict=True, skipinitialspace=separator != "\t")
        try:
            cells = [cell.strip() for cell in next(reader)]
        except csv.Error as fault:
            yield ListFault("csv_broken", row=at + first, why=str(fault))
            at += 1
            continue
        if any(cells):  # spreadsheets leave empty ones at the end
            yield at + first, cells
        at += reader.line_num
