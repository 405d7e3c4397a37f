"""The journal's statements: each method is one transaction or one short read, on the database's thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from kiosk.journal.base import Diverged, Head, NoSuchRoom, Stale, Taken
from kiosk.journal.codec import Line, Packed, chained, genesis
from kiosk.journal.paging import PAGE, Page
from kiosk.journal.sqlite_file import owe_tidying, transaction

SECRET = "secret"  # noqa: S105 (the row's name)


class Rows:
    """The tables of one file."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def secret(self, new: bytes) -> bytes:
        """The secret that is kept; `new` becomes it if there is none."""
        with transaction(self._db):
            self._db.execute("INSERT OR IGNORE INTO house VALUES (?, ?)", (SECRET, new))
            return bytes(self._db.execute("SELECT value FROM house WHERE name = ?", (SECRET,)).fetchone()[0])

    def find(self, code: str) -> str | None:
        """The room behind a code."""
        row = self._db.execute("SELECT room FROM rooms WHERE code = ?", (code,)).fetchone()
        return None if row is None else str(row[0])

    def rooms(self) -> list[str]:
        """All rooms, sorted."""
        return [str(row[0]) for row in self._db.execute("SELECT room FROM rooms ORDER BY room").fetchall()]

    def head(self, room: str) -> Head:
        """Where a room ends."""
        return self._locate(room)[1]

    def create(self, room: str, code: str, packed: Sequence[Packed]) -> Head:
        """A new room."""
        with transaction(self._db):
            if self.find(code) is not None:
                raise Taken(code)
            try:
                cursor = self._db.execute(
                    "INSERT INTO rooms (room, code, epoch, version, hash) VALUES (?, ?, 1, 0, ?)",
                    (room, code, genesis(room)),
                )
            except sqlite3.IntegrityError as error:
                raise Taken(room) from error
            return self._add(int(cursor.lastrowid or 0), Head(1, 0, genesis(room)), packed)

    def append(self, room: str, expected: Head, packed: Sequence[Packed]) -> Head:
        """More entries."""
        with transaction(self._db):
            number, head = self._locate(room)
            arrived = self._compare(room, number, head, expected, packed)
            return head if arrived else self._add(number, head, packed)

    def scrub(self, room: str, expected: Head, person: str, packed: Packed) -> Head:
        """Without the person's private parts, and one entry more."""
        with transaction(self._db):
            number, head = self._locate(room)
            arrived = self._compare(room, number, head, expected, [packed])
            self._db.execute(
                "DELETE FROM private WHERE room = ?1 AND version IN "
                "(SELECT version FROM concerned WHERE room = ?1 AND person = ?2)",
                (number, person),
            )
            self._db.execute("DELETE FROM concerned WHERE room = ? AND person = ?", (number, person))
            owe_tidying(self._db)
            return head if arrived else self._add(number, head, [packed])

    def raise_epoch(self, room: str) -> Head:
        """One epoch on."""
        with transaction(self._db):
            number, head = self._locate(room)
            self._db.execute("UPDATE rooms SET epoch = epoch + 1 WHERE id = ?", (number,))
            return Head(head.epoch + 1, head.version, head.hash)

    def replace(self, room: str, expected: Head, packed: Sequence[Packed]) -> Head:
        """The room, with nothing but these."""
        with transaction(self._db):
            number, head = self._locate(room)
            if (head.version, head.hash) != (expected.version, expected.hash):
                raise Stale(head)
            self._empty(number)
            self._db.execute("UPDATE rooms SET epoch = epoch + 1 WHERE id = ?", (number,))
            return self._add(number, Head(head.epoch + 1, 0, genesis(room)), packed)

    def erase(self, room: str) -> None:
        """No room any more."""
        with transaction(self._db):
            row = self._db.execute("SELECT id FROM rooms WHERE room = ?", (room,)).fetchone()
            if row is None:
                return
            self._empty(row[0])
            self._db.execute("DELETE FROM rooms WHERE id = ?", row)

    def traces(self, room: str) -> dict[str, int]:
        """How many rows each table has of a room, and of rooms that are no more."""
        known = "SELECT id FROM rooms WHERE room = ?"
        counts = {"rooms": self._count("rooms", "room = ?", room)}
        for table in ("entries", "private", "concerned"):
            counts[table] = self._count(table, f"room = ({known}) OR room NOT IN (SELECT id FROM rooms)", room)  # noqa: S608
        return counts

    def _count(self, table: str, where: str, room: str) -> int:
        return int(self._db.execute(f"SELECT count(*) FROM {table} WHERE {where}", (room,)).fetchone()[0])  # noqa: S608

    def page(self, room: str, since: int) -> Page:
        """The lines after a version."""
        number, head = self._locate(room)
        rows = self._db.execute(
            "SELECT e.before, e.data, p.data FROM entries e LEFT JOIN private p USING (room, version) "
            "WHERE e.room = ? AND e.version > ? ORDER BY e.version LIMIT ?",
            (number, since, PAGE),
        ).fetchall()
        return Page(head, [Line(*row) for row in rows])

    def _locate(self, room: str) -> tuple[int, Head]:
        row = self._db.execute("SELECT id, epoch, version, hash FROM rooms WHERE room = ?", (room,)).fetchone()
        if row is None:
            raise NoSuchRoom(room)
        return int(row[0]), Head(*row[1:])

    def _compare(self, room: str, number: int, head: Head, expected: Head, packed: Sequence[Packed]) -> bool:
        """Raise unless `packed` may follow `expected`; True if exactly they already do, and nothing after them."""
        if (head.version, head.hash) == (expected.version, expected.hash):
            return False
        row = self._db.execute(
            "SELECT before FROM entries WHERE room = ? AND version = ?", (number, expected.version + 1)
        ).fetchone()
        if row is None or row[0] != expected.hash:
            raise Diverged(room, expected.version)
        if head.version == expected.version + len(packed) and head.hash == chained(expected.hash, packed)[1]:
            return True
        raise Stale(head)

    def _empty(self, number: int) -> None:
        for table in ("entries", "private", "concerned"):
            self._db.execute(f"DELETE FROM {table} WHERE room = ?", (number,))  # noqa: S608 (our own names)
        owe_tidying(self._db)

    def _add(self, number: int, head: Head, packed: Sequence[Packed]) -> Head:
        befores, hash_after = chained(head.hash, packed)
        lines = list(enumerate(zip(befores, packed, strict=True), start=head.version + 1))
        self._db.executemany(
            "INSERT INTO entries VALUES (?, ?, ?, ?)",
            [(number, version, before, one.data) for version, (before, one) in lines],
        )
        self._db.executemany(
            "INSERT INTO private VALUES (?, ?, ?)",
            [(number, version, one.private) for version, (_, one) in lines if one.private is not None],
        )
        self._db.executemany(
            "INSERT INTO concerned VALUES (?, ?, ?)",
            [(number, person, version) for version, (_, one) in lines for person in one.concerned],
        )
        after = Head(head.epoch, head.version + len(lines), hash_after)
        self._db.execute("UPDATE rooms SET version = ?, hash = ? WHERE id = ?", (after.version, after.hash, number))
        return after
