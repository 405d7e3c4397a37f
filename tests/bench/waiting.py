"""People who wait to be matched: from CSV files, or made up."""

from __future__ import annotations

import csv
import os
import random
from pathlib import Path

import msgspec

from kiosk.domain.matching import Seeker
from kiosk.rehearse.sample import sample_people

MINUTE = 60_000
"""Milliseconds."""
NOW = 10**9
"""Milliseconds, Unix, of a room in the middle of its evening."""
ROOMS = "KIOSK_ROOMS"
"""Environment variable: a folder of rooms, `room-<people>.csv` with columns name, offers, wants; tags end in `; `."""


def rooms(*sizes: int) -> dict[int, Path]:
    """Return the files of these rooms, by size, as far as the folder that the environment names has them."""
    folder = os.environ.get(ROOMS)
    files = {size: Path(folder) / f"room-{size}.csv" for size in sizes} if folder else {}
    return {size: file for size, file in files.items() if file.exists()}


def read(path: Path) -> list[Seeker]:
    """Return the people of a file, by rows; identical tags only."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Seeker(f"{row:05}", dict.fromkeys(_tags(line["offers"]), 2), dict.fromkeys(_tags(line["wants"]), 1.0))
            for row, line in enumerate(csv.DictReader(file))
        ]


def made_up(count: int) -> list[Seeker]:
    """Return so many people, the same each time."""
    return [
        Seeker(f"{row:05}", dict.fromkeys(one.offers, 2), dict.fromkeys(one.wants, 1.0), sector=one.sector)
        for row, one in enumerate(sample_people(count, "bench"))
    ]


def scattered(seekers: list[Seeker], seed: int = 1) -> list[Seeker]:
    """Return the same people in the middle of the evening: they have waited and met unequally."""
    chance = random.Random(seed)
    return [
        msgspec.structs.replace(each, waiting_since=NOW - chance.randrange(30) * MINUTE, meetings=chance.randrange(3))
        for each in seekers
    ]


def _tags(text: str) -> list[str]:
    return [tag.strip() for tag in text.split(";") if tag.strip()]
