"""Cells of a spreadsheet, made so that none is carried out."""

from __future__ import annotations

from kiosk.domain.tags import clean

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet might carry out instead of showing it."""
TEXT_MARK = "'"
"""In front of a cell it makes it text."""
BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets take a file that begins with it for UTF-8."""


def safe(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula, as one line of visible characters."""
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    return TEXT_MARK + text if text.startswith(FORMULA) else text
