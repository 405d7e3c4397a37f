"""A list of people as rows: what each column holds is told from its heading, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from kiosk.guests.fault import ListFault
from kiosk.guests.headings import Column, columns_of, plain
from kiosk.guests.sheet import MOST_ROWS, Sheet, file_of, sheet_of, sheet_of_text

__all__ = ["MOST_ROWS", "Row", "Table", "parse_table", "read_table", "table_of"]

LONGEST_QUOTE = 120
"""Characters of a wrong first line that are shown."""
JOINED = frozenset({"offers", "wants"})
"""Columns of which there may be several, all of which count."""
NAMES: tuple[Column, ...] = ("name", "first", "last")

T = TypeVar("T")


class Row(NamedTuple):
    """One person's cells by column, without blanks around them, and the line of the file on which they begin."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """The rows that are proper, what is wrong with the others, and headings of which nothing is read; all in order."""

    rows: list[Row]
    bad: list[ListFault]
    unused: list[str]

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
    """Read a file whose first line names its columns; raises ListFault when it cannot be read at all."""
    return _complete(sheet_of(file_of(path)), required, optional)


def parse_table(text: str, required: Sequence[str], optional: Sequence[str]) -> Table:
    """Read a text like `read_table`."""
    return _complete(sheet_of_text(text), required, optional)


def table_of(sheet: Sheet, columns: Sequence[Column | None]) -> Table:
    """Return a sheet's rows where each of its columns holds what is said; nothing is read of the others."""
    rows = [Row(line, _cells(columns, cells)) for line, cells in sheet.lines]
    unused = [heading for heading, column in zip(sheet.headings, columns, strict=True) if column is None and heading]
    return Table(rows, sheet.bad, unused)


def _complete(sheet: Sheet, required: Sequence[str], optional: Sequence[str]) -> Table:
    wanted = {*required, *optional, *NAMES}
    columns = [column if column in wanted else None for column in columns_of(sheet.headings)]
    named = set(columns) | ({"name"} if set(columns) & set(NAMES) else set())
    if not named.issuperset(required):
        raise ListFault("csv_header", found=", ".join(sheet.headings)[:LONGEST_QUOTE])
    if not sheet.lines and not sheet.bad:
        raise ListFault("csv_no_rows")
    return table_of(sheet, columns)


def _cells(columns: Sequence[Column | None], cells: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=True):
        if column is None:
            continue
        before = found.get(column, "")
        found[column] = f"{before}; {cell}" if before and cell and column in JOINED else before or cell
    if set(NAMES) & found.keys():
        found["name"] = _whole_name(*(found.get(part, "") for part in NAMES))
    return found


def _whole_name(name: str, first: str, last: str) -> str:
    """Return a name of its parts; some lists hold it twice, and some call a part of it the name."""
    words = plain(name).split()
    before = first if first and not set(plain(first).split()) <= set(words) else ""
    after = last if last and not set(plain(last).split()) <= set(words) else ""
    return " ".join(part for part in (before, name, after) if part)
