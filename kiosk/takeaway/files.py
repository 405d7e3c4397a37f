"""Lists as files, a piece at a time: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from kiosk.guests.cells import BYTE_ORDER_MARK, safe

LINES_A_PIECE = 200
BETWEEN = "; "
"""Between the parts of a cell that holds several."""


def as_csv(kind: type[msgspec.Struct], lines: Sequence[msgspec.Struct]) -> Iterator[bytes]:
    """Give a CSV file: a line of headings, then a line each. No cell of it is taken for a formula."""
    yield (BYTE_ORDER_MARK + _row(kind.__struct_fields__)).encode()
    for first in range(0, len(lines), LINES_A_PIECE):
        piece = lines[first : first + LINES_A_PIECE]
        yield "".join(_row([_cell(cell) for cell in msgspec.structs.astuple(line)]) for line in piece).encode()


def as_json(name: str, head: dict[str, Any], lines: Sequence[msgspec.Struct]) -> Iterator[bytes]:
    """Give a JSON file: an object of what `head` says, and the list under its name."""
    begun = msgspec.json.encode(head)[:-1]
    yield begun + (b"," if head else b"") + msgspec.json.encode(name) + b":["
    for first in range(0, len(lines), LINES_A_PIECE):
        piece = msgspec.json.encode(lines[first : first + LINES_A_PIECE])[1:-1]
        yield (b"," if first else b"") + piece
    yield b"]}\n"


def _cell(cell: object) -> object:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return BETWEEN.join(map(str, cell)) if isinstance(cell, list) else cell


def _row(cells: Sequence[object]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerow([safe(cell) for cell in cells])
    return text.getvalue()
