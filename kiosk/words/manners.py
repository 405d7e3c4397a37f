"""How a language is named, written, and says lists and dates: `language.json` in its folder."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from kiosk.domain.language import Language

FOLDER = Path(__file__).parent
DECLARATION = "language.json"


class Joining(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the last of a list is joined to those before it: `word`; `other` where that matches `before`."""

    word: str
    other: str = ""
    before: str = ""
    """A pattern in what Python and JavaScript share, of how names begin (in small letters)."""


class Manners(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One language's own. Patterns have the places {weekday}, {day}, {month}, {year}, {time}."""

    name: str
    """What it calls itself."""
    direction: Literal["ltr", "rtl"]
    locale: str
    """What browsers know it by, for dates."""
    reviewed: bool
    """Whether somebody who speaks it has read its texts."""
    joining: Joining
    weekdays: tuple[str, str, str, str, str, str, str]
    """From Monday."""
    weekdays_short: tuple[str, str, str, str, str, str, str]
    months: tuple[str, str, str, str, str, str, str, str, str, str, str, str]
    months_short: tuple[str, str, str, str, str, str, str, str, str, str, str, str]
    date: str
    date_time: str
    soon: str
    """A day not far off and a time, with short names."""

    def listed(self, names: list[str]) -> str:
        """Return names as one says them: "Aled, Mair and Priya"."""
        if len(names) < 2:
            return "".join(names)
        *first, last = names
        other = self.joining.before and re.match(self.joining.before, last.casefold())
        return f"{', '.join(first)} {self.joining.other if other else self.joining.word} {last}"

    def clock(self, moment: datetime) -> str:
        """Return the hour and minute."""
        return moment.strftime("%H:%M")

    def told(self, pattern: str, moment: datetime) -> str:
        """Return a moment as a pattern of this language has it."""
        short = pattern == self.soon
        return pattern.format(
            weekday=(self.weekdays_short if short else self.weekdays)[moment.weekday()],
            day=moment.day,
            month=(self.months_short if short else self.months)[moment.month - 1],
            year=moment.year,
            time=self.clock(moment),
        )


@cache
def manners(lang: Language) -> Manners:
    """Return what a language declares of itself, read once."""
    return msgspec.json.decode((FOLDER / lang / DECLARATION).read_bytes(), type=Manners)
