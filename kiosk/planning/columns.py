"""Text in columns of a terminal, where some characters take two places and some none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

CUT = "…"


def width(text: str) -> int:
    """Return how many places a text takes."""
    return sum(map(_places, text))


def fit(text: str, places: int) -> str:
    """Return a text that takes so many places: with blanks behind it, or cut."""
    if width(text) <= places:
        return text + " " * (places - width(text))
    kept = ""
    for char in text:
        if width(kept + char) > places - 1:
            break
        kept += char
    return kept.rstrip() + CUT + " " * (places - 1 - width(kept.rstrip()))


def flowing(items: Iterable[str], places: int, indent: str) -> Iterator[str]:
    """Give lines of items with commas between them, each indented and, where its items let it, no longer than that."""
    line = ""
    for item in items:
        longer = f"{line}, {item}" if line else indent + item
        if line and width(longer) > places - 1:
            yield line + ","
            longer = indent + item
        line = longer
    if line:
        yield line


def _places(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
