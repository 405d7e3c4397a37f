"""The journal: what happened in each room, kept for good until it is erased."""

from __future__ import annotations

from pathlib import Path

from kiosk.journal.base import Journal
from kiosk.journal.offload import Offload, call_here

REDIS_SCHEMES = ("redis://", "rediss://", "unix://", "sentinel://")
"""Addresses that begin so are a Redis or Valkey server's; anything else is a path."""

FILE = "kiosk.sqlite"
"""The journal's name inside a data directory."""


def open_journal(where: str | Path, offload: Offload = call_here) -> Journal:
    """The journal at an address (see `REDIS_SCHEMES`), in a directory, or in an `.sqlite` or `.db` file.

    `offload` runs SQLite's calls on the one real thread that may block. Raises a `JournalError` whose message is a
    sentence for whoever starts the kiosk.
    """
    address = str(where)
    if address.startswith(REDIS_SCHEMES):
        from kiosk.journal.redis import RedisJournal

        return RedisJournal(address)
    from kiosk.journal.sqlite import SqliteJournal

    path = Path(where)
    return SqliteJournal(path if path.suffix in (".sqlite", ".db") else path / FILE, offload)
