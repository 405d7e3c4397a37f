"""The journal: what happened in each room, kept for good until it is erased."""

from __future__ import annotations

from pathlib import Path

from kiosk.journal.base import Journal
from kiosk.journal.offload import Offload, call_here

FILE = "kiosk.sqlite"
"""The journal's name inside a data directory."""


def is_server(where: str | Path) -> bool:
    """Whether this is a Redis or Valkey server's address (redis, rediss, unix or sentinel `://`), and not a path."""
    return "://" in str(where)


def open_journal(where: str | Path, offload: Offload = call_here) -> Journal:
    """The journal at an address (see `is_server`), in a directory, or in an `.sqlite` or `.db` file.

    `offload` runs SQLite's calls on the one real thread that may block. Raises a `JournalError` whose message is a
    sentence for whoever starts the kiosk.
    """
    if is_server(where):
        from kiosk.journal.redis import RedisJournal

        return RedisJournal(str(where))
    from kiosk.journal.sqlite import SqliteJournal

    path = Path(where)
    return SqliteJournal(path if path.suffix in (".sqlite", ".db") else path / FILE, offload)
