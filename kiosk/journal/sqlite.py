"""The journal in one SQLite file: the embedded default, for one process."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kiosk.domain.entries import Entry
from kiosk.journal.base import Head, JournalAway
from kiosk.journal.codec import pack
from kiosk.journal.errors import JournalClosed
from kiosk.journal.offload import Offload, Result, call_here
from kiosk.journal.paging import Page, Paged, Wait
from kiosk.journal.sqlite_file import empty_wal, open_file, plainly, tidy
from kiosk.journal.sqlite_rows import Rows

log = logging.getLogger(__name__)

WAIT = 0.25
"""Seconds a follower waits before it asks again whether to stop."""

SECRET_BYTES = 32


class SqliteJournal(Paged):
    """See `Journal`. Leases are in memory: they can only concern this process, and end with it."""

    shared = False
    promise = "durable"

    def __init__(self, path: Path, offload: Offload = call_here) -> None:
        """Open or make the file. Raises `AlreadyOpen`, `NewerSchema`, `Damaged`, `JournalAway`."""
        self.path = path
        self._offload = offload
        self._turn = threading.RLock()
        self._news_came = threading.Condition()
        self._changes: Counter[str] = Counter()
        self._leases: dict[str, tuple[str, float]] = {}
        self._closed = False
        self._db = offload(open_file, path)
        self._rows = Rows(self._db)

    def secret(self) -> bytes:
        """See `Journal`."""
        return self._run(self._rows.secret, secrets.token_bytes(SECRET_BYTES))

    def create(self, room: str, code: str, entries: Sequence[Entry]) -> Head:
        """See `Journal`."""
        return self._run(self._rows.create, room, code, [pack(entry) for entry in entries])

    def find(self, code: str) -> str | None:
        """See `Journal`."""
        return self._run(self._rows.find, code)

    def rooms(self) -> list[str]:
        """See `Journal`."""
        return self._run(self._rows.rooms)

    def head(self, room: str) -> Head:
        """See `Journal`."""
        return self._run(self._rows.head, room)

    def append(self, room: str, expected: Head, entries: Sequence[Entry]) -> Head:
        """See `Journal`."""
        head = self._run(self._rows.append, room, expected, [pack(entry) for entry in entries])
        self._tell(room)
        return head

    def scrub(self, room: str, expected: Head, person: str, entry: Entry) -> Head:
        """See `Journal`; what remains of the text is written at `sqlite_file.tidy`."""
        head = self._run(self._rows.scrub, room, expected, person, pack(entry))
        self._tidy()
        self._tell(room)
        return head

    def raise_epoch(self, room: str) -> Head:
        """See `Journal`."""
        head = self._run(self._rows.raise_epoch, room)
        self._tell(room)
        return head

    def replace(self, room: str, expected: Head, entries: Sequence[Entry]) -> Head:
        """See `Journal`; what remains of the text is written at `sqlite_file.tidy`."""
        head = self._run(self._rows.replace, room, expected, [pack(entry) for entry in entries])
        self._tidy()
        self._tell(room)
        return head

    def erase(self, room: str) -> None:
        """See `Journal`; what remains of the text is written at `sqlite_file.tidy`."""
        self._run(self._rows.erase, room)
        self._tidy()
        self._tell(room)

    def traces(self, room: str) -> dict[str, int]:
        """See `Journal`: the rows of each table, and how often the room's id stands in the files, free pages too."""
        return self._run(self._traces, room)

    def _traces(self, room: str) -> dict[str, int]:
        rows = self._rows.traces(room)
        return {
            **rows,
            "bytes": sum(
                path.read_bytes().count(room.encode()) for path in self.path.parent.glob(self.path.name + "*")
            ),
        }

    def take_lease(self, name: str, holder: str, ttl_ms: int) -> bool:
        """See `Journal`."""
        now = time.monotonic()
        held_by, until = self._leases.get(name, ("", 0.0))
        if held_by != holder and now < until:
            return False
        self._leases[name] = (holder, now + ttl_ms / 1000)
        return True

    def drop_lease(self, name: str, holder: str) -> None:
        """See `Journal`."""
        if self._leases.get(name, ("", 0.0))[0] == holder:
            del self._leases[name]

    def close(self) -> None:
        """See `Journal`. The WAL is emptied into the file."""
        with self._turn:
            if self._closed:
                return
            self._closed = True
            self._offload(self._let_go)

    def _let_go(self) -> None:
        try:
            with plainly(self.path):
                tidy(self._db)
                empty_wal(self._db)
        finally:
            self._db.close()

    def _run(self, fn: Callable[..., Result], *args: object) -> Result:
        """Call it on the database's thread, one at a time."""
        with self._turn:
            if self._closed:
                raise JournalClosed(f"The journal {self.path} was closed.")
            with plainly(self.path):
                return self._offload(fn, *args)

    def _tidy(self) -> None:
        """Remove the traces of what was deleted; if the disk is too full, at the next deletion, close or start."""
        try:
            self._run(tidy, self._db)
        except JournalAway as error:
            log.warning("Traces of deleted text are still in the file, to be removed later: %s", error)

    def _page(self, room: str, since: int) -> Page:
        return self._run(self._rows.page, room, since)

    def _tell(self, room: str) -> None:
        with self._news_came:
            self._changes[room] += 1
            self._news_came.notify_all()

    @contextmanager
    def _news(self, room: str, stop: Callable[[], bool]) -> Iterator[Wait]:
        seen = self._changes[room]

        def wait(_version: int) -> None:
            nonlocal seen
            with self._news_came:
                self._news_came.wait_for(lambda: self._changes[room] != seen or stop(), WAIT)
                seen = self._changes[room]

        yield wait
