"""What whoever opens a room wishes: read from the page's plain form, with a sensible answer to all that is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec

from kiosk.domain.commands import SetSpot
from kiosk.domain.language import LANGUAGES, Language
from kiosk.domain.settings import HOUR, MINUTE, Settings
from kiosk.domain.tags import clean
from kiosk.keepsakes.zones import zone_here, zone_of
from kiosk.words import words

KEEPS = {"day": 24 * HOUR, "three_days": 3 * 24 * HOUR, "week": 7 * 24 * HOUR, "two_weeks": 14 * 24 * HOUR}
"""For how long after the doors open everything is kept."""
FARTHEST = 30 * 24 * HOUR
"""How far ahead, in milliseconds, the moment may lie at which everything is erased."""
STARTED = 12 * HOUR
"""How long ago the doors may have opened."""
WAVE_AFTER, ENDS_AFTER = 15 * MINUTE, 150 * MINUTE
"""From the doors to the first wave, and to the end, until the host plans otherwise."""
NEXT_TIME = 30 * MINUTE
"""The doors open at such a full part of an hour, until somebody says when."""
OPENINGS: dict[str, dict[str, object]] = {"wave": {}, "continuous": {"matching": True}, "rounds": {"mode": "rounds"}}
"""How it begins, and what that means for the settings."""
PLACES = ("none", "tables", "list")
MOST_PLACES = 200
LONGEST_TITLE, LONGEST_NAME, LONGEST_DESCRIPTION = 120, 40, 120
_DESCRIBED = re.compile(r"\s*(?::|\||\t|\s[–—-]\s)\s*")
"""What stands between a place's name and how it is found."""


class Wishes(NamedTuple):
    """A room as it is wished for. `changes`: the settings that are not as a room has them by itself."""

    changes: dict[str, object]
    erase_at: int
    spots: list[SetSpot]

    def settings(self, base: Settings, now: int) -> Settings:
        """Return what the room begins with."""
        return replaced(base, {**self.changes, "erase_after": self.erase_at - now})


class BadWishes(ValueError):
    """Some of it cannot be: by field, the name of the sentence that says why."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__(", ".join(faults))
        self.faults = faults


def replaced(base: Settings, changes: Mapping[str, object]) -> Settings:
    """Return settings with some of them changed, checked by their types."""
    return msgspec.convert({**msgspec.structs.asdict(base), **changes}, Settings)


def next_time(now: int) -> int:
    """Return when the doors open where nobody says."""
    return -(-now // NEXT_TIME) * NEXT_TIME


def read_wishes(form: Mapping[str, str], now: int) -> Wishes:
    """Read the form. Raises BadWishes."""
    faults: dict[str, str] = {}
    lang = _language(form)
    doors_at = _doors_at(form, now, faults)
    keep = KEEPS.get(form.get("until", ""), KEEPS["day"])
    erase_at = max(doors_at, now) + keep
    if erase_at > now + FARTHEST:
        faults.setdefault("when", "rooms.wrong_when_far")
    title, run_by = (_line(form, name, faults) for name in ("title", "run_by"))
    spots = _spots(form, lang, faults)
    if faults:
        raise BadWishes(faults)
    opening = OPENINGS.get(form.get("opening", ""), OPENINGS["wave"])
    times = {"doors_at": doors_at, "wave_at": doors_at + WAVE_AFTER, "ends_at": doors_at + ENDS_AFTER}
    titled = {"title": title} if title else {}
    return Wishes({**titled, "run_by": run_by, "language": lang, **times, **opening}, erase_at, spots)


def _line(form: Mapping[str, str], name: str, faults: dict[str, str]) -> str:
    text = clean(form.get(name, ""))
    if len(text) > LONGEST_TITLE:
        faults[name] = "rooms.wrong_long"
    return text


def _language(form: Mapping[str, str]) -> Language:
    return next((lang for lang in LANGUAGES if lang == form.get("language")), "en")


def _doors_at(form: Mapping[str, str], now: int, faults: dict[str, str]) -> int:
    """Return when the doors open: a clock's time in the zone of the browser, else of this machine."""
    given = form.get("when", "").strip()
    if not given:
        return next_time(now)
    zone = zone_of(form["zone"]) if form.get("zone") else zone_here()
    try:
        at = datetime.fromisoformat(given)
        moment = round((at if at.tzinfo else at.replace(tzinfo=zone)).timestamp() * 1000)
    except (ValueError, OverflowError):
        faults["when"] = "rooms.wrong_when_unread"
        return now
    if moment < now - STARTED:
        faults["when"] = "rooms.wrong_when_past"
    return moment


def _spots(form: Mapping[str, str], lang: Language, faults: dict[str, str]) -> list[SetSpot]:
    kind = form.get("places", "none")
    if kind == "tables":
        given = form.get("tables", "").strip()
        if not (given.isascii() and given.isdecimal() and 0 < int(given[:6]) <= MOST_PLACES):
            faults["tables"] = "rooms.wrong_tables_number"
            return []
        return [SetSpot(name=words(lang).say("paper.table", n=n), capacity=1) for n in range(1, int(given) + 1)]
    return _listed(form.get("list", ""), faults) if kind == "list" else []


def _listed(text: str, faults: dict[str, str]) -> list[SetSpot]:
    """Read a place a line: its name and, after a colon or a dash, how it is found."""
    lines = list(dict.fromkeys(line for line in map(str.strip, text.splitlines()) if line))
    split = [(*_DESCRIBED.split(line, maxsplit=1), "")[:2] for line in lines]
    places = [(clean(name), clean(how)) for name, how in split]
    if not places:
        faults["list"] = "rooms.wrong_list_empty"
    elif len(places) > MOST_PLACES:
        faults["list"] = "rooms.wrong_list_many"
    elif any(not name or len(name) > LONGEST_NAME or len(how) > LONGEST_DESCRIPTION for name, how in places):
        faults["list"] = "rooms.wrong_list_long"
    return [] if "list" in faults else [SetSpot(name=name, capacity=1, description=how) for name, how in places]
