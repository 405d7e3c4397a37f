"""The SQLite file: its layout, how it is opened, how a transaction runs, how deleted text is got rid of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.journal.errors import AlreadyOpen, Damaged, JournalAway, NewerSchema

LAYOUT = 1
"""The version of the tables (`PRAGMA user_version`); a newer one is refused."""

OPEN_PATIENCE = 0.5
"""Seconds to wait for a process that is just ending to let go of the file."""

OWNER_ONLY_FILE = 0o600
OWNER_ONLY_DIRECTORY = 0o700

TABLES = """
CREATE TABLE house (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE rooms (
    id INTEGER PRIMARY KEY, room TEXT NOT NULL UNIQUE, code TEXT NOT NULL UNIQUE,
    epoch INTEGER NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL
);
CREATE TABLE entries (
    room INTEGER NOT NULL, version INTEGER NOT NULL, before TEXT NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (room, version)
) WITHOUT ROWID;
CREATE TABLE private (
    room INTEGER NOT NULL, version INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (room, version)
) WITHOUT ROWID;
CREATE TABLE concerned (
    room INTEGER NOT NULL, person TEXT NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (room, person, version)
) WITHOUT ROWID;
"""

UNTIDY = "untidy"
"""The house's note that something was deleted whose traces may still be in the file: set in the same transaction."""


def open_file(path: Path) -> sqlite3.Connection:
    """Open or make the file, for this process alone.

    FULL + WAL: a commit is on the disk when it returns. EXCLUSIVE: SQLite keeps its lock on the file until the process
    ends, however it ends, so a second process is refused and no reader can hold the WAL open.
    Raises `AlreadyOpen`, `NewerSchema`, `Damaged`, `JournalAway`.
    """
    try:
        path.parent.mkdir(mode=OWNER_ONLY_DIRECTORY, parents=True, exist_ok=True)
        path.touch(mode=OWNER_ONLY_FILE)
    except OSError as error:
        raise JournalAway(f"The journal {path} cannot be opened: {error.strerror}.") from error
    db = sqlite3.connect(path, timeout=OPEN_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        with plainly(path):
            prepare(db)
    except BaseException:
        db.close()
        raise
    return db


def prepare(db: sqlite3.Connection) -> None:
    """Settings, layout, and what a crash may have left undone."""
    db.execute("PRAGMA locking_mode=EXCLUSIVE")
    found = int(db.execute("PRAGMA user_version").fetchone()[0])
    if found > LAYOUT:
        raise NewerSchema(found, LAYOUT)
    db.execute("PRAGMA secure_delete=ON")
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("PRAGMA fullfsync=ON")  # macOS: through the drive's own cache; nothing elsewhere
    db.execute("PRAGMA checkpoint_fullfsync=ON")
    db.execute("PRAGMA temp_store=MEMORY")  # no personal text in a temporary file
    with transaction(db):
        if not found:
            for statement in TABLES.split(";"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version={LAYOUT}")
    tidy(db)


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, on the disk when it ends without an exception."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """SQLite's exceptions as the journal's."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise AlreadyOpen(
                f"The journal {path} is in use by another process: stop that one, or choose another data directory."
            ) from error
        raise JournalAway(f"The journal {path} cannot be used now: {error}.") from error
    except sqlite3.DatabaseError as error:
        raise Damaged(f"The journal {path} cannot be read: {error}.") from error


def owe_tidying(db: sqlite3.Connection) -> None:
    """Note, within a transaction, that something was deleted for good."""
    db.execute("INSERT OR REPLACE INTO house VALUES (?, x'01')", (UNTIDY,))


def tidy(db: sqlite3.Connection) -> None:
    """If something was deleted: leave no trace of it in the file, its free pages or the WAL.

    `secure_delete` overwrites a deleted row, but not the copies that SQLite leaves when it moves rows between pages; so
    the file is written anew from what is alive, and the WAL emptied. What remains is beyond the file: blocks that
    the file system freed, and backups.
    """
    if db.execute("SELECT 1 FROM house WHERE name = ?", (UNTIDY,)).fetchone() is None:
        return
    db.execute("VACUUM")
    empty_wal(db)
    with transaction(db):
        db.execute("DELETE FROM house WHERE name = ?", (UNTIDY,))


def empty_wal(db: sqlite3.Connection) -> None:
    """Move everything from the WAL into the file and cut the WAL to nothing."""
    busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite3.OperationalError("the write-ahead log is held open by a reader")
