"""An Excel workbook as lines of cells. It is a zip of XML: how large it may become is checked before it is opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from kiosk.guests.fault import ListFault

ZIP = b"PK\x03\x04"
"""How a workbook begins."""
MOST_INSIDE = 20_000_000
"""Bytes that all of its parts may unpack to."""
MOST_PARTS = 2_000
MOST_COLUMNS = 200
FURTHEST = 20_000
"""Lines that are looked at: a workbook may claim a million, all but one of them empty."""


def is_workbook(raw: bytes) -> bool:
    """Tell whether a file is a zip, as workbooks are."""
    return raw.startswith(ZIP)


def workbook_lines(raw: bytes, most: int) -> list[tuple[int, list[str]]]:
    """Return the number and the cells of each line that has any, of the first sheet that has lines.

    Values, never formulas. Raises ListFault where it is no workbook, unpacks to too much, or is longer than `most`.
    """
    _check_size(raw)
    try:
        # The defusedxml package is installed, so openpyxl reads XML through it: no entities are expanded.
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                rows = sheet.iter_rows(max_row=FURTHEST, max_col=MOST_COLUMNS, values_only=True)
                lines = list(islice(_lines(rows), most + 1))
                if len(lines) > most:
                    raise ListFault("csv_too_many", most=most)
                if lines:
                    return lines
        finally:
            book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, ParseError, EOFError) as fault:
        raise ListFault("workbook_broken") from fault
    raise ListFault("csv_no_rows")


def _check_size(raw: bytes) -> None:
    """Look at what the parts say they unpack to: a part that turns out larger is cut there, and is broken then."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, ValueError) as fault:
        raise ListFault("workbook_broken") from fault
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_INSIDE:
        raise ListFault("workbook_too_big")


def _lines(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[int, list[str]]]:
    width = 0
    for number, row in enumerate(rows, start=1):
        cells = [_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            width = width or len(cells)
            yield number, cells + [""] * (width - len(cells))


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
