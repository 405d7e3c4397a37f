"""The text of a file whose encoding nobody states, and what separates its cells."""

from __future__ import annotations

import codecs
import re

from kiosk.guests.fault import ListFault

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""How a file begins that says what it is written in."""
OLD = "cp1252"
"""What spreadsheets of the western half of Europe wrote before UTF-8; Latin-1 is part of it."""
MOSTLY = 0.3
"""The part of a UTF-16 text's bytes, of every other, that is zero at least: letters of our languages begin with one."""
SEPARATORS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')
_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The line by which Excel says what separates cells."""


def text_of(raw: bytes) -> str:
    """Return a file's text. Raises ListFault where it is none."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _decoded(raw, encoding)
    if b"\0" in raw:
        return _decoded(raw, _sixteen(raw))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(raw, OLD)


def separator_of(text: str) -> tuple[str, int]:
    """Return what separates the cells, and how many characters before the first line of them say so."""
    named = _NAMED.match(text)
    if named:
        return named[1], named.end()
    first = _QUOTED.sub("", text.lstrip("\r\n").partition("\n")[0])
    return max(SEPARATORS, key=first.count), 0


def _sixteen(raw: bytes) -> str:
    even, odd = raw[0::2], raw[1::2]
    for encoding, zeros, letters in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros.count(0) > MOSTLY * len(zeros) and not letters.count(0):
            return encoding
    raise ListFault("csv_encoding")


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as fault:
        raise ListFault("csv_encoding") from fault
    if "\0" in text:
        raise ListFault("csv_encoding")
    return text
