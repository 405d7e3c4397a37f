"""`kiosk erase`: over a host's link while a house is open, by its code when none is; and what it proves."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.cli import main
from tests.client import House
from tests.conftest import StartServer
from tests.takeaway import played

Capture = pytest.CaptureFixture[str]


def test_a_running_room_is_erased_by_its_hosts_link(start_server: StartServer, capsys: Capture) -> None:
    house = House(start_server())
    house.join("Wilhelmina", "pricing", "short video")
    link = house.server.links["host"]
    assert main(["erase", link + "x", "--yes"]) == 2
    assert "Nothing was erased" in capsys.readouterr().err
    assert main(["erase", link, "--yes"]) == 0
    said = capsys.readouterr().out
    assert "Nothing is left" in said
    assert "→ 0" in said
    assert house.http("GET", f"/wall/{house.room}").status == 404
    assert all(b"Wilhelmina" not in path.read_bytes() for path in house.server.data.rglob("*.sqlite*"))
    assert main(["erase", link, "--yes"]) == 2


def test_a_room_of_no_running_house_is_erased_by_its_code(tmp_path: Path, capsys: Capture) -> None:
    played.house_of(tmp_path, people=6)
    assert main(["erase", "NONE", "--data", str(tmp_path), "--yes"]) == 2
    assert main(["erase", played.CODE.lower(), "--data", str(tmp_path), "--yes"]) == 0
    assert "Nothing is left" in capsys.readouterr().out
    assert main(["erase", played.ROOM, "--data", str(tmp_path), "--yes"]) == 2


def test_without_a_yes_nothing_is_erased(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played.house_of(tmp_path, people=6)
    monkeypatch.setattr("builtins.input", lambda _question: "n")
    assert main(["erase", played.CODE, "--data", str(tmp_path)]) == 1
    monkeypatch.setattr("builtins.input", lambda _question: "yes")
    assert main(["erase", played.CODE, "--data", str(tmp_path)]) == 0


def test_the_host_says_the_code_before_all_is_erased(start_server: StartServer) -> None:
    house = House(start_server())
    where, bearer = f"/host/{house.room}/erase", f"Bearer {house.host_key}"
    assert house.code in house.http("GET", where, Authorization=bearer, Accept="text/html").text
    assert house.http("POST", where, form={"code": "NOPE"}, Authorization=bearer, Accept="text/html").status == 400
    assert house.http("POST", where, {"code": "NOPE"}, Authorization=bearer, Accept="text/html").status == 400
    assert house.http("POST", where, form={"code": house.code}).status == 401
    assert house.snapshot("wall")["room"]["code"] == house.code
    assert (
        "Nothing is left"
        in house.http("POST", where, form={"code": house.code}, Authorization=bearer, Accept="text/html").text
    )
    assert house.http("GET", f"/wall/{house.room}").status == 404


def test_ctrl_c_after_closing_offers_to_erase(tmp_path: Path) -> None:
    """At a terminal, in a process of its own."""
    played.house_of(tmp_path / "data", people=6)
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "kiosk.cli",
        "run",
        "--port",
        "0",
        "--bind",
        "127.0.0.1",
        "--data",
        str(tmp_path / "data"),
    ]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    try:
        said = read_until(ours, "Ctrl-C ends it")
        process.send_signal(signal.SIGINT)
        said = read_until(ours, "[y/N]")
        assert "Tuesday at the Market Hall” is over" in said
        os.write(ours, b"y\n")
        assert "Nothing is left" in read_until(ours, "Ended.")
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def read_until(terminal: int, text: str, seconds: float = 40) -> str:
    said, until = "", time.monotonic() + seconds
    while text not in said:
        assert time.monotonic() < until, said
        said += os.read(terminal, 4096).decode(errors="replace")
    return said
