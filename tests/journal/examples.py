"""Entries to put into a journal, and small ways of reading them back."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.entries import (
    BreatherEnded,
    CheckInWords,
    Entry,
    Offered,
    PersonCheckedIn,
    PersonEdited,
    PersonErased,
    Profile,
    RoomOpened,
    SettingChanged,
    Wanted,
    Words,
)
from kiosk.domain.settings import Settings
from kiosk.journal.base import Head, Journal

ROOM = "abcdefghijklmnop"
CODE = "KITE"
START = 1_764_000_000_000


def opened(room: str = ROOM, code: str = CODE) -> Entry:
    fact = RoomOpened(room=room, code=code, salt="salt", erase_at=START + 1, settings=Settings(title="Tonight"))
    return Entry(at=START, fact=fact)


def checked_in(person: str, name: str, number: int = 1) -> Entry:
    fact = PersonCheckedIn(
        person=person,
        number=number,
        profile=Profile(offers=(Offered("t1", 3),), wants=(Wanted("t2", True),), until=START + 60_000),
        private=CheckInWords(name=name, line="line of " + name, texts={"t1": "bread by " + name}, pin="1234"),
    )
    return Entry(at=START + number, fact=fact, by=person, nonce="n" * 20)


def edited(person: str, name: str) -> Entry:
    fact = PersonEdited(person=person, profile=Profile(), private=Words(name=name, organisation="house of " + name))
    return Entry(at=START + 2, fact=fact, by=person)


def erased(person: str) -> Entry:
    return Entry(at=START + 3, fact=PersonErased(person=person))


def plain(number: int, person: str = "p1") -> Entry:
    return Entry(at=START + number, fact=BreatherEnded(person=person), nonce=f"nonce-{number}")


def setting(value: object) -> Entry:
    return Entry(at=START, fact=SettingChanged(name="title", value=value))


def everything(journal: Journal, room: str = ROOM, since: int = 0) -> list[Entry]:
    return [entry for batch in journal.read(room, since) for entry in batch]


def begin(journal: Journal, *more: Entry, room: str = ROOM, code: str = CODE) -> Head:
    return journal.create(room, code, [opened(room, code), *more])


def numbers(entries: Sequence[Entry]) -> list[int]:
    return [entry.at - START for entry in entries]
