"""`kiosk run` as a host starts it."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.client import House
from tests.server import KioskServer

START = Callable[..., KioskServer]
ENDS_WITHIN = 30


def kiosk(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `kiosk` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk.cli", *arguments],
        capture_output=True,
        text=True,
        timeout=ENDS_WITHIN,
        env={**os.environ, **environment},
        check=False,
    )


def started(data: Path, *options: str) -> tuple[subprocess.Popen[str], list[str]]:
    """Start `kiosk run` for people, and return what it prints until it says how to stop it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk.cli", "run", "--port", "0", "--bind", "127.0.0.1", "--data", str(data), *options],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("Ctrl-C"):
            break
    return process, said


def test_json_names_every_address(start_server: START) -> None:
    server = start_server()
    links = server.links
    assert set(links) == {"join", "wall", "host", "house", "door", "room"}
    assert links["wall"] == f"{server.url}/wall/{links['room']}"
    assert links["host"].startswith(f"{server.url}/host/{links['room']}#")


def test_it_goes_on_with_the_same_room_after_ctrl_c_and_after_a_kill(start_server: START) -> None:
    server = start_server("--room", "Bees & Books")
    joined = House(server).join("Ana")
    before = dict(server.links)
    assert server.stop() == 0
    server.start()
    assert server.links == before
    server.restart()
    assert server.links == before
    shown = House(server).snapshot("phone", joined["token"])
    assert (shown["you"]["name"], shown["room"]["title"]) == ("Ana", "Bees & Books")


def test_a_closed_evening_makes_room_for_a_new_one(start_server: START) -> None:
    server = start_server()
    first = server.links["room"]
    House(server).as_host("close")
    server.restart()
    assert server.links["room"] != first


def test_people_see_addresses_and_a_qr_but_not_the_hosts_secret(tmp_path: Path) -> None:
    process, said = started(tmp_path / "data")
    text = "".join(said)
    process.send_signal(signal.SIGINT)
    assert process.wait(ENDS_WITHIN) == 0
    link = tmp_path / "data" / "host-link.txt"
    secret = link.read_text().strip().partition("#")[2]
    assert len(secret) == 32
    assert secret not in text
    assert str(link) in text
    assert stat.S_IMODE(link.stat().st_mode) == 0o600
    assert "/wall/" in text
    assert "▀" in text


def test_the_host_link_is_shown_when_asked_for(tmp_path: Path) -> None:
    process, said = started(tmp_path / "data", "--show-host")
    process.send_signal(signal.SIGTERM)
    assert process.wait(ENDS_WITHIN) == 0
    assert (tmp_path / "data" / "host-link.txt").read_text().strip() in "".join(said)


def test_what_cannot_be_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = kiosk("run", "--bind", "127.0.0.1", "--port", port, "--data", str(tmp_path))
    assert (result.returncode, result.stdout) == (2, "")
    assert f"Port {port}" in result.stderr
    for arguments in (("--port", "70000"), ("--public-url", "meet.example.org"), ("--demo", "-1")):
        result = kiosk("run", "--data", str(tmp_path), *arguments)
        assert result.returncode == 2
        assert "Traceback" not in result.stderr
        assert len(result.stderr) > 20


def test_two_processes_do_not_share_one_folder(start_server: START) -> None:
    server = start_server()
    result = kiosk("run", "--port", "0", "--data", str(server.data))
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert len(result.stderr) > 20


def test_more_than_one_worker_needs_redis(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", "import kiosk.wsgi"],
        capture_output=True,
        text=True,
        timeout=ENDS_WITHIN,
        env={**os.environ, "WEB_CONCURRENCY": "2", "REDIS_URL": "", "KIOSK_DATA": str(tmp_path)},
        check=False,
    )
    assert result.returncode == 4
    assert "needs Redis" in result.stderr


def test_the_demo_brings_marked_people_who_can_be_removed(start_server: START) -> None:
    server = start_server("--demo", "4")
    house = House(server)
    deadline = 60
    for _ in range(deadline):
        shown = house.snapshot("host", house.host_key)
        if shown["counts"]["simulated"] == 4:
            break
        subprocess.run(["sleep", "1"], check=True)
    assert shown["counts"]["simulated"] == 4
    assert all(person["simulated"] for person in shown["people"])


@pytest.mark.parametrize("module", ["kiosk", "kiosk.config", "kiosk.cli", "kiosk.words"])
def test_importing_it_loads_no_web(module: str) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"flask", "gevent", "socketio", "redis"} & set(json.loads(loaded.stdout))
