"""A CSV file as rows with line numbers; a broken line spoils none but itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from kiosk.guests.fault import ListFault

MOST_BYTES = 20_000_000
MOST_ROWS = 10_000
LONGEST_QUOTE = 120
"""Characters of a wrong first line that are shown."""

T = TypeVar("T")


class Row(NamedTuple):
    """One person's cells by column, without blanks around them, and the line of the file on which they begin."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """The rows that are proper, and what is wrong with the others, both in the file's order."""

    rows: list[Row]
    bad: list[ListFault]

    def people(self, read: Callable[[Row], T]) -> tuple[list[T], list[ListFault]]:
        """Read each row; `read` raises ListFault where it cannot. Returns the people, and all that is wrong."""
        good: list[T] = []
        bad = list(self.bad)
        for row in self.rows:
            try:
                good.append(read(row))
            except ListFault as fault:
                bad.append(fault)
        return good, sorted(bad, key=lambda fault: fault.params["row"])


def read_table(path: Path, required: Sequence[str], optional: Sequence[str]) -> Table:
    """Read a file in UTF-8 whose first line names its columns; raises ListFault when it cannot be read at all."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise ListFault("file_unreadable", file=str(path), why=fault.strerror or "") from fault
    if len(raw) > MOST_BYTES:
        raise ListFault("csv_too_big", most=MOST_BYTES // 1_000_000)
    return parse_table(_text(raw), required, optional)


def parse_table(text: str, required: Sequence[str], optional: Sequence[str]) -> Table:
    """Read a text like `read_table`."""
    records = _records(list(io.StringIO(text, newline="")))
    first = next(records, None)
    if first is None:
        raise ListFault("csv_no_rows")
    if isinstance(first, ListFault):
        raise first
    columns = _columns(first[1], required, optional)
    rows: list[Row] = []
    bad: list[ListFault] = []
    for record in records:
        if isinstance(record, ListFault):
            bad.append(record)
        elif len(record[1]) != len(columns):
            bad.append(ListFault("csv_ragged", row=record[0]))
        else:
            rows.append(Row(record[0], dict(zip(columns, record[1], strict=True))))
        if len(rows) + len(bad) > MOST_ROWS:
            raise ListFault("csv_too_many", most=MOST_ROWS)
    if not rows and not bad:
        raise ListFault("csv_no_rows")
    return Table(rows, bad)


def _records(lines: list[str]) -> Iterator[tuple[int, list[str]] | ListFault]:
    """Give the line number and the cells of each record that has any; after a broken one, go on with the next line."""
    at = 0
    while at < len(lines):
        reader = csv.reader((lines[place] for place in range(at, len(lines))), strict=True, skipinitialspace=True)
        try:
            cells = [cell.strip() for cell in next(reader)]
        except csv.Error as fault:
            yield ListFault("csv_broken", row=at + 1, why=str(fault))
            at += 1
            continue
        if any(cells):  # spreadsheets leave empty ones at the end
            yield at + 1, cells
        at += reader.line_num


def _text(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        raise ListFault("csv_encoding")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ListFault("csv_encoding") from fault


def _columns(found: Sequence[str], required: Sequence[str], optional: Sequence[str]) -> list[str]:
    columns = [column.lower() for column in found]
    missing = [column for column in required if column not in columns]
    strange = [column for column in columns if column not in (*required, *optional)]
    if missing or strange or len(set(columns)) < len(columns):
        raise ListFault("csv_header", found=", ".join(columns)[:LONGEST_QUOTE])
    return columns
