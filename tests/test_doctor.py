"""`kiosk doctor` on installations that are well, and on each that is not."""

from __future__ import annotations

import json
import os
import resource
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from kiosk.cli import main
from tests.journal.valkey import Valkey, free_port
from tests.server import KioskServer


@pytest.fixture
def doctor(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Ask it: returns the exit status, and by code what was found."""

    def ask(*options: str) -> tuple[int, dict[str, Any]]:
        given = [*options]
        if "--port" not in options:
            given += ["--port", str(free_port())]
        if "--data" not in options:
            given += ["--data", str(tmp_path / "data")]
        status = main(["doctor", "--json", *given])
        told = json.loads(capsys.readouterr().out)
        assert told["ok"] == (status == 0)
        for found in told["findings"]:
            assert "{" not in found["says"] + found["do"], "a place was not filled"
            assert bool(found["do"]) == (found["state"] != "ok")
        return status, {found["code"]: found["state"] for found in told["findings"]}

    return ask


def test_a_good_installation(doctor: Any, tmp_path: Path) -> None:
    status, found = doctor()
    assert (status, found["port"], found["disk"]) == (0, "ok", "ok")
    assert found["https_none"] == "warn"
    assert not (tmp_path / "data").exists(), "it only looks"


def test_it_is_told_in_lines_with_what_to_do(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["doctor", "--bind", "127.0.0.1", "--data", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "BAD   http://127.0.0.1:8000 is " in said or "BAD   This machine is in no network" in said
    assert "      → " in said
    assert said.strip().endswith("Please see to what is marked “BAD” first.")


def test_settings_that_cannot_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--public-url", "meet.example.org"]) == 2
    assert "must look like https://" in capsys.readouterr().err


def test_a_port_that_somebody_else_has_and_one_where_it_runs_already(doctor: Any, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        other.settimeout(0)
        status, found = doctor("--port", str(other.getsockname()[1]))
    assert (status, found["port_taken"]) == (1, "bad")
    server = KioskServer(tmp_path / "running")
    server.start()
    try:
        status, found = doctor("--port", str(server.port), "--data", str(server.data), "--public-url", server.url)
    finally:
        server.stop()
    assert found["port_running"] == "ok"
    assert "disk" in found
    assert doctor("--port", "65535")[0] in {0, 1}


@contextmanager
def somebody() -> Iterator[str]:
    """A web server that is no kiosk."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"hello")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_address_that_leads_elsewhere_or_nowhere(doctor: Any) -> None:
    with somebody() as url:
        status, found = doctor("--public-url", url)
    assert (status, found["https_somebody_else"]) == (1, "bad")
    _, found = doctor("--public-url", f"https://127.0.0.1:{free_port()}")
    assert found["https_no_answer"] == "warn"
    with somebody() as url:
        _, found = doctor("--public-url", url.replace("http:", "https:"))
    assert found["https_certificate"] == "bad", "plain http where https is said"


def test_a_folder_that_cannot_be_written(doctor: Any) -> None:
    status, found = doctor("--data", "/proc/nobody-can-write-here")
    assert (status, found["disk_unwritable"]) == (1, "bad")


def test_a_clock_that_is_behind_its_own_files(doctor: Any, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    later = tmp_path / "data" / "kiosk.sqlite"
    later.write_bytes(b"")
    os.utime(later, (time.time() + 86_400,) * 2)
    status, found = doctor()
    assert (status, found["clock_behind"]) == (1, "bad")


def test_few_files(doctor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        for limit, state in ((256, "bad"), (1024, "warn")):
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
            assert doctor()[1]["files_few"] == state
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    monkeypatch.setenv("KIOSK_CONNECTIONS", "500")
    assert doctor()[1]["files"] == "ok"


@pytest.mark.parametrize(
    ("options", "code", "status"),
    [
        ({}, "redis_durable", 0),
        ({"appendfsync": "everysec"}, "redis_everysec", 0),
        ({"appendonly": "no"}, "redis_memory", 0),
        ({"maxmemory_policy": "allkeys-lru"}, "redis_unusable", 1),
    ],
)
def test_what_redis_promises(
    doctor: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: dict[str, str], code: str, status: int
) -> None:
    valkey = Valkey(tmp_path, **options)
    try:
        monkeypatch.setenv("REDIS_URL", valkey.url)
        found_status, found = doctor()
    finally:
        valkey.stop()
    assert (found_status, code in found) == (status, True), found


def test_a_redis_that_is_not_there_and_its_password_in_no_word(
    doctor: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REDIS_URL", f"redis://:hush@127.0.0.1:{free_port()}/0")
    status, found = doctor()
    assert (status, found["redis_unusable"]) == (1, "bad")
    main(["doctor"])
    assert "hush" not in capsys.readouterr().out
