"""What `kiosk run` says when it cannot start: a sentence and status 2, and nothing is touched."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.entries import SCHEMA
from kiosk.journal import FILE
from tests.server import KioskServer

CANNOT = 2
ENDS_WITHIN = 30


def refused(data: Path, *options: str, **environment: str) -> str:
    """Start `kiosk run`, which must end by itself; return the sentence that it says."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.cli", "run", "--port", "0", "--bind", "127.0.0.1", "--data", str(data), *options],
        capture_output=True,
        text=True,
        timeout=ENDS_WITHIN,
        env={**os.environ, **environment},
        check=False,
    )
    assert (done.returncode, done.stdout) == (CANNOT, ""), done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr


def in_file(data: Path, statement: str) -> list[Any]:
    """Run a statement on the journal's file, which nobody has open."""
    with closing(sqlite3.connect(data / FILE)) as db, db:
        return db.execute(statement).fetchall()


def test_a_folder_that_cannot_be_made_or_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert "cannot be opened: Not a directory" in refused(tmp_path / "file" / "below")
    assert "cannot be opened" in refused(tmp_path / "file")
    assert "cannot be opened" in refused(Path("/proc/nobody-can-write-here"))


def test_a_file_that_is_no_journal(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this was never a database, but a letter to a friend" * 100)
    assert "cannot be read" in refused(tmp_path)


def test_a_host_link_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "host-link.txt").mkdir()
    assert "host's link cannot be written" in refused(tmp_path)


def test_a_folder_that_is_in_use(start_server: Callable[..., KioskServer]) -> None:
    server = start_server()
    assert "in use by another process" in refused(server.data)
    assert server.get("/healthz")[0] == 200


def test_an_evening_that_a_newer_kiosk_wrote_is_left_alone(start_server: Callable[..., KioskServer]) -> None:
    server = start_server()
    assert server.stop() == 0
    old, new = f"[{SCHEMA},", f"[{SCHEMA + 1},"
    in_file(server.data, f"UPDATE entries SET data = CAST(replace(data, '{old}', '{new}') AS BLOB)")
    before = in_file(server.data, "SELECT * FROM entries")
    assert before[0][3].startswith(new.encode())
    assert "written by a newer kiosk" in refused(server.data)
    assert in_file(server.data, "SELECT * FROM entries") == before


def test_tables_that_a_newer_kiosk_made_are_left_alone(tmp_path: Path) -> None:
    in_file(tmp_path, "PRAGMA user_version=99")
    assert "written by a newer kiosk" in refused(tmp_path)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("localhost:6379", "redis://"),
        ("http://localhost:6379", "redis://"),
        ("redis://:hush@localhost:port", "redis://"),
        ("sentinel://localhost", "sentinel://"),
        ("redis://:hush@127.0.0.1:1/0", "cannot be used now"),
    ],
)
def test_a_redis_that_is_not_there(tmp_path: Path, address: str, said: str) -> None:
    sentence = refused(tmp_path, REDIS_URL=address)
    assert said in sentence
    assert "hush" not in sentence
