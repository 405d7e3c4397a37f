"""Two processes, one evening: they share a Valkey, and neither is needed by the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import socketio

from tests.client import House, line, nonce
from tests.journal.valkey import Valkey, free_port
from tests.server import KioskServer

LEASE_MOVES_WITHIN = 15.0
"""Seconds after a conductor's end in which calls go on."""
READY_WITHIN = 30.0
"""Seconds until the workers serve."""
PAIRS = 6
PROCFILE = Path(__file__).parents[1] / "Procfile"
SERVE = ["/bin/sh", "-c", f"PATH={Path(sys.executable).parent}:$PATH exec " + PROCFILE.read_text().partition(": ")[2]]
"""What the Procfile says, by this environment's gunicorn."""


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[Valkey]:
    (tmp_path / "valkey").mkdir()
    running = Valkey(tmp_path / "valkey")
    yield running
    running.stop()


@pytest.fixture
def two(tmp_path: Path, valkey: Valkey, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[House, House]]:
    """The same room as two processes serve it."""
    monkeypatch.setenv("REDIS_URL", valkey.url)
    servers = [KioskServer(tmp_path / name) for name in ("one", "two")]
    for server in servers:
        server.start()
    assert servers[0].links["room"] == servers[1].links["room"]
    yield House(servers[0]), House(servers[1])
    for server in servers:
        server.kill()


def children(process: int) -> list[int]:
    """The ids of a process's children: whoever conducts has a solver."""
    told = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children")]
    return [int(word) for word in " ".join(told).split()]


def calls_of(house: House, person: str, token: str) -> Any:
    """The meeting that a person has been called to, as a phone sees it; None before."""
    shown = house.snapshot("phone", token)
    assert shown["you"]["person"] == person
    return shown["meeting"]


def wait_for_call(house: House, joined: dict[str, Any], within: float) -> Any:
    until = time.monotonic() + within
    while (meeting := calls_of(house, joined["person"], joined["token"])) is None:
        assert time.monotonic() < until, "no call came"
        time.sleep(0.1)
    return meeting


def as_gunicorn_serves(data: Path, port: int) -> House:
    """The room that the workers have opened, found as its host finds it: by the link in the data folder."""
    server = KioskServer(data)
    server.port = port
    link = data / "host-link.txt"
    until = time.monotonic() + READY_WITHIN
    while True:
        try:
            assert server.get("/readyz")[0] == 200
            break
        except OSError:
            assert time.monotonic() < until, "it does not serve"
            time.sleep(0.1)
    host = link.read_text().strip()
    room = host.rpartition("/")[2].partition("#")[0]
    with urlopen(server.url, timeout=READY_WITHIN) as join:
        server.links = {"room": room, "host": host, "door": "", "join": join.url}
    return House(server)


def test_a_pair_at_two_processes_gets_one_call_and_a_killed_conductor_is_replaced(two: tuple[House, House]) -> None:
    one, other = two
    one.as_host("change_setting", name="gather", value=100)
    one.as_host("change_setting", name="thin", value=0)
    ana, ben = one.join("Ana", "pricing", "video"), other.join("Ben", "video", "pricing")
    with line(one, "phone", ana["token"]) as here, line(other, "phone", ben["token"]) as there:
        other.as_host("change_setting", name="matching", value=True)
        meeting = here.wait(lambda shown: shown["state"] == "called")["meeting"]
        assert there.wait(lambda shown: shown["state"] == "called")["meeting"]["id"] == meeting["id"]
        assert here.call("here", {"meeting": meeting["id"], "nonce": nonce()})["ok"]
        there.wait(lambda shown: shown["state"] == "talking")

    holders = [house for house in two if children(house.server.pid)]
    assert len(holders) == 1
    alive = one if holders[0] is other else other
    holders[0].server.kill()
    began = time.monotonic()
    cem, dot = alive.join("Cem", "bread", "law"), alive.join("Dot", "law", "bread")
    meeting = wait_for_call(alive, cem, LEASE_MOVES_WITHIN)
    assert time.monotonic() - began < LEASE_MOVES_WITHIN
    assert calls_of(alive, dot["person"], dot["token"])["id"] == meeting["id"]

    holders[0].server.start()  # and it finds what went on without it
    assert calls_of(holders[0], cem["person"], cem["token"])["id"] == meeting["id"]
    assert "Traceback" not in one.server.log() + other.server.log()


def test_while_redis_is_away_screens_stay_and_nothing_is_acknowledged(two: tuple[House, House], valkey: Valkey) -> None:
    one, _other = two
    ana = one.join("Ana", "", "")
    with line(one, "phone", ana["token"]) as phone:
        phone.wait(lambda shown: shown["state"] == "waiting")
        valkey.kill()
        assert phone.call("pause", {"nonce": nonce()})["code"] == "not_saved"
        assert one.snapshot("phone", ana["token"])["state"] == "waiting"
        assert one.do("phone", "pause", {"nonce": nonce()}, ana["token"]).status == 503
        assert one.http("GET", "/readyz").status == 503
        answer = one.http("GET", "/phone/ZZZZ/snapshot")
        assert (answer.status, answer.json["code"]) == (503, "not_saved")
        page = one.http("GET", "/ZZZZ", Accept="text/html")
        assert page.status == 503
        assert "save anything just now" in page.text
        said: list[Any] = []
        client = socketio.Client(reconnection=False)
        client.on("connect_error", said.append, namespace="/phone")
        with pytest.raises(socketio.exceptions.ConnectionError):
            client.connect(
                one.server.url, transports=["websocket"], namespaces=["/phone"], auth={"room": "ZZZZ", "auth": "x"}
            )
        assert said[0]["data"]["code"] == "not_saved"
        valkey.start()
        assert phone.call("pause", {"nonce": nonce()})["ok"]
        phone.wait(lambda shown: shown["state"] == "paused")
    assert "Traceback" not in one.server.log()


def test_nobody_is_called_twice_by_workers_of_one_gunicorn(tmp_path: Path, valkey: Valkey) -> None:
    port = free_port()
    log = tmp_path / "gunicorn.log"
    environment = {
        **os.environ,
        "REDIS_URL": valkey.url,
        "WEB_CONCURRENCY": "2",
        "PORT": str(port),
        "KIOSK_DATA": str(tmp_path / "data"),
        "KIOSK_PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    with log.open("w") as told:
        served = subprocess.Popen(SERVE, env=environment, stderr=told, stdout=told, start_new_session=True)
    try:
        house = as_gunicorn_serves(tmp_path / "data", port)
        house.as_host("change_setting", name="gather", value=100)
        house.as_host("change_setting", name="thin", value=0)
        house.as_host("change_setting", name="matching", value=True)
        people = [
            house.join(f"P{number}", *(("a", "b") if number % 2 else ("b", "a")))  # each joins at whichever answers
            for number in range(2 * PAIRS)
        ]
        meetings = [wait_for_call(house, person, LEASE_MOVES_WITHIN)["id"] for person in people]
        assert sorted(meetings.count(meeting) for meeting in set(meetings)) == [2] * PAIRS
        assert len(house.snapshot("host", house.host_key)["meetings"]) == PAIRS
        assert len(children(served.pid)) == 2
        said = log.read_text()
        assert not [word for word in ("Traceback", people[0]["token"], house.host_key) if word in said], said
    finally:
        os.killpg(served.pid, signal.SIGTERM)
        assert served.wait(15) == 0
