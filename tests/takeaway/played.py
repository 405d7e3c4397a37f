"""An evening that was rehearsed, in a journal: for a house to open, as if it had just happened there."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec

from kiosk.domain.entries import Entry, RoomClosed, RoomOpened
from kiosk.domain.room import Room
from kiosk.domain.settings import HOUR, Settings
from kiosk.journal.sqlite import SqliteJournal
from kiosk.live.secrets import host_key
from kiosk.rehearse.dry import START, DryEvening
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.sample import sample_people

ROOM = "aaaabbbbccccdddd"
CODE = "PLAY"
JOURNAL_FILE = "kiosk.sqlite"


def played(people: int = 40, minutes: float = 90.0, *, closed: bool = True, ends_at: int = START) -> list[Entry]:
    """The entries of an evening of so many people that ends at a moment, in milliseconds."""
    evening = DryEvening(Plan(people=sample_people(people, "1"), minutes=minutes))
    evening.run()
    shift = ends_at - evening.now
    entries = [moved(entry, shift) for entry in evening.virtual.entries]
    opened = entries[0].fact
    assert isinstance(opened, RoomOpened)
    settings = Settings(title="Tuesday at the Market Hall", run_by="Ada", matching=False)
    fact = msgspec.structs.replace(opened, room=ROOM, code=CODE, erase_at=ends_at + 20 * HOUR, settings=settings)
    entries[0] = msgspec.structs.replace(entries[0], fact=fact)
    return [*entries, Entry(at=ends_at, fact=RoomClosed())] if closed else entries


def moved(entry: Entry, shift: int) -> Entry:
    """The same entry at another time; moments within facts, all of them large, move with it."""
    data = msgspec.to_builtins(entry.fact)
    fact = msgspec.convert(_moved(data, shift), type(entry.fact), strict=False)
    private = getattr(entry.fact, "private", None)
    if private is not None:
        fact = msgspec.structs.replace(fact, private=private)
    return msgspec.structs.replace(entry, at=entry.at + shift, fact=fact)


def _moved(data: object, shift: int) -> object:
    if isinstance(data, dict):
        return {key: _moved(value, shift) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_moved(value, shift) for value in data]
    return data + shift if isinstance(data, int) and not isinstance(data, bool) and data > START // 2 else data


def fold(entries: list[Entry]) -> Room:
    """The room that these entries lead to."""
    room = Room()
    for entry in entries:
        room.apply(entry)
    return room


def house_of(folder: Path, people: int = 40, *, closed: bool = True) -> str:
    """Put such an evening, just over, into a folder of data that `kiosk run` opens; return its host's key."""
    folder.mkdir(parents=True, exist_ok=True)
    journal = SqliteJournal(folder / JOURNAL_FILE)
    entries = played(people, closed=closed, ends_at=round(time.time() * 1000))
    journal.create(ROOM, CODE, entries)
    key = host_key(journal.secret(), fold(entries))
    journal.close()
    return key
