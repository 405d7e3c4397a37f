"""What a column holds, told from its heading: in five languages, and as ticket shops export their lists."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, get_args

Column: TypeAlias = Literal[
    "name", "first", "last", "offers", "wants", "line", "sector", "organisation", "email", "status", "until", "could"
]
"""What a column may hold. `first` and `last` are parts of a name; `email` and `status` are looked at and not kept."""
COLUMNS: tuple[Column, ...] = get_args(Column)
HERE = Path(__file__).parent
_OTHER = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """Return a text in small letters without accents, what is no letter or digit made one space."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return _OTHER.sub(" ", "".join(char for char in apart if not unicodedata.combining(char))).strip()


def column_of(heading: str) -> Column | None:
    """Return what a column of this heading holds; None where nobody could tell."""
    words = plain(heading)
    if words in _headings():
        return _headings()[words]
    # Whoever asks "what would you like to learn from others?" asks for a want, whatever else is in the question.
    for side in ("wants", "offers"):
        if any(f" {asked} " in f" {words} " for asked in _questions()[side]):
            return side
    return None


def columns_of(headings: Sequence[str]) -> list[Column | None]:
    """Return what each column holds."""
    return [column_of(heading) for heading in headings]


@cache
def _headings() -> dict[str, Column]:
    listed: dict[Column, list[str]] = json.loads((HERE / "headings.json").read_text(encoding="utf-8"))
    return {heading: column for column, headings in listed.items() for heading in headings}


@cache
def _questions() -> dict[Column, list[str]]:
    asked: dict[Column, list[str]] = json.loads((HERE / "questions.json").read_text(encoding="utf-8"))
    return asked
