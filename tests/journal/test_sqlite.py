"""What holds for the SQLite file alone: crashes, one process, versions, faults of the disk."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.entries import SCHEMA, PersonCheckedIn
from kiosk.journal import FILE, open_journal
from kiosk.journal.base import AlreadyOpen, Damaged, Diverged, Head, JournalAway, NewerSchema
from kiosk.journal.codec import link
from kiosk.journal.offload import Result
from kiosk.journal.sqlite import SqliteJournal
from tests.journal.examples import ROOM, begin, checked_in, erased, everything, numbers, plain

REPOSITORY = Path(__file__).parents[2]
ACKNOWLEDGED = 200


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / FILE


@pytest.fixture
def journal(file: Path) -> Iterator[SqliteJournal]:
    journal = SqliteJournal(file)
    yield journal
    journal.close()


def start_child(directory: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.journal.crashing_child", str(directory)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)


def test_every_acknowledged_entry_outlives_kill_9(file: Path) -> None:
    child = start_child(file.parent)
    assert child.stdout is not None
    acknowledged = [child.stdout.readline() for _ in range(ACKNOWLEDGED)]
    child.kill()
    acknowledged += child.stdout.read().splitlines(keepends=True)
    child.wait()
    child.stdout.close()
    versions = [line.split() for line in acknowledged if line.endswith("\n")]
    assert len(versions) >= ACKNOWLEDGED

    journal = SqliteJournal(file)
    head = journal.head(ROOM)
    last, hash_then = versions[-1]
    assert head.version >= int(last)
    assert list(journal.read(ROOM, int(last), hash_then)) is not None  # would raise Diverged
    entries = everything(journal)
    assert len(entries) == head.version
    for number, entry in enumerate(entries[1:], start=1):
        assert isinstance(entry.fact, PersonCheckedIn)
        assert entry.fact.private is not None
        assert entry.fact.private.name == f"Name {number}"
    assert journal.append(ROOM, head, [plain(1)]).version == head.version + 1
    journal.close()


def test_a_second_process_is_refused_while_the_first_lives(file: Path) -> None:
    child = start_child(file.parent)
    assert child.stdout is not None
    child.stdout.readline()
    with pytest.raises(AlreadyOpen, match="in use by another process"):
        SqliteJournal(file)
    child.kill()
    child.communicate()
    SqliteJournal(file).close()


def test_a_second_journal_in_this_process_is_refused(journal: SqliteJournal, file: Path) -> None:
    begin(journal)
    with pytest.raises(AlreadyOpen):
        SqliteJournal(file)
    assert len(everything(journal)) == 1


def test_only_the_owner_may_read_the_file(journal: SqliteJournal, file: Path) -> None:
    begin(journal)
    for path in file.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_the_promise_is_durable_and_kept_by_the_settings(journal: SqliteJournal) -> None:
    assert journal.promise == "durable"
    assert not journal.shared
    settings = {name: journal._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert settings == {"journal_mode": "wal", "synchronous": 2}


def test_newer_tables_are_refused_and_untouched(file: Path) -> None:
    SqliteJournal(file).close()
    db = sqlite3.connect(file)
    db.execute("PRAGMA user_version=7")
    db.close()
    before = file.read_bytes()
    with pytest.raises(NewerSchema, match=r"written by a newer kiosk \(schema 7"):
        SqliteJournal(file)
    assert file.read_bytes() == before


def test_newer_entries_are_refused(journal: SqliteJournal, file: Path) -> None:
    begin(journal)
    data = f'[{SCHEMA + 1},1,"","",{{"kind":"PersonLevitated","height":"2 m"}}]'.encode()
    journal._db.execute("UPDATE entries SET data = ?", (data,))
    with pytest.raises(NewerSchema, match=f"schema {SCHEMA + 1}; this one knows up to {SCHEMA}"):
        list(journal.read(ROOM))


def test_a_changed_line_is_noticed(journal: SqliteJournal) -> None:
    head = begin(journal)
    for number in range(1, 6):
        head = journal.append(ROOM, head, [plain(number)])
    journal._db.execute("UPDATE entries SET data = CAST(replace(data, 'nonce-3', 'nonce-9') AS BLOB)")
    with pytest.raises(Damaged, match="damaged at entry 5"):
        list(journal.read(ROOM))
    journal._db.execute("UPDATE entries SET data = CAST(replace(data, 'nonce-9', 'nonce-3') AS BLOB)")
    journal._db.execute("UPDATE entries SET data = CAST(replace(data, 'nonce-5', 'nonce-9') AS BLOB)")
    with pytest.raises(Damaged, match="damaged at entry 6"):
        list(journal.read(ROOM))
    with pytest.raises(Diverged):
        list(journal.read(ROOM, head.version, link(head.hash, b"")))


def test_a_file_that_is_something_else_is_refused(file: Path) -> None:
    file.write_bytes(b"A shopping list, not a journal. " * 200)
    with pytest.raises(Damaged, match="cannot be read"):
        SqliteJournal(file)


def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file")
    with pytest.raises(JournalAway, match="cannot be opened"):
        open_journal(tmp_path / "occupied")


def test_a_full_disk_acknowledges_nothing_and_passes(journal: SqliteJournal) -> None:
    head = begin(journal)
    pages = int(journal._db.execute("PRAGMA page_count").fetchone()[0])
    journal._db.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(JournalAway, match="full"):
        journal.append(ROOM, head, [checked_in(f"p{number}", "x" * 500, number) for number in range(100)])
    assert journal.head(ROOM) == head
    journal._db.execute("PRAGMA max_page_count=100000")
    assert journal.append(ROOM, head, [plain(1)]).version == 2


def test_tidying_that_a_crash_cut_short_is_made_up_for_at_the_next_start(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = SqliteJournal(file)
    head = begin(journal, checked_in("p1", "Wilhelmina"))
    monkeypatch.setattr(journal, "_tidy", lambda: None)  # as if the process had died between the two
    journal.scrub(ROOM, head, "p1", erased("p1"))
    assert any(b"Wilhelmina" in path.read_bytes() for path in file.parent.iterdir())
    journal._db.close()
    journal = SqliteJournal(file)
    assert not any(b"Wilhelmina" in path.read_bytes() for path in file.parent.iterdir())
    journal.close()


def test_every_call_of_the_database_is_offloaded_and_none_at_once(file: Path) -> None:
    running = 0
    calls: list[str] = []

    def offload(fn: Callable[..., Result], *args: Any) -> Result:
        nonlocal running
        running += 1
        assert running == 1
        calls.append(fn.__name__)
        time.sleep(0.001)
        try:
            return fn(*args)
        finally:
            running -= 1

    journal = SqliteJournal(file, offload)
    heads = {room: begin(journal, room=room, code=room) for room in ("AAAA", "BBBB")}

    def write(room: str, head: Head) -> None:
        for number in range(1, 21):
            head = journal.append(room, head, [plain(number)])

    threads = [threading.Thread(target=write, args=one) for one in heads.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers(everything(journal, "AAAA")) == list(range(21))
    assert calls.count("append") == 40
    journal.close()
    assert calls[0] == "open_file"


def test_a_closed_journal_says_so(file: Path) -> None:
    journal = SqliteJournal(file)
    begin(journal)
    journal.close()
    with pytest.raises(JournalAway, match="was closed"):
        journal.head(ROOM)
    assert list(journal.follow(ROOM, 0, lambda: False)) == []
