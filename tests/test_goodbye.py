"""Asked to end politely, the house sends its phones away to come back, and loses nothing that it acknowledged."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.client import House, line, nonce
from tests.conftest import StartServer
from tests.journal.valkey import free_port
from tests.server import KioskServer
from tests.test_workers import SERVE, as_gunicorn_serves

JOINING = 6
"""Threads that go on joining through it all."""
BEFORE = 40
"""People who have joined when it is asked to end."""
ENDS_WITHIN = 12.0


def keep_joining(house: House, joined: list[str], ended: threading.Event) -> None:
    """Join again and again; who was answered is noted."""
    while not ended.is_set():
        try:
            joined.append(house.join(f"P{nonce()}", "", "")["person"])
        except OSError:
            return  # it is gone


def ends(house: House, process: subprocess.Popen[Any] | None, stop: int) -> list[str]:
    """End it in the middle of things; who had been answered."""
    joined: list[str] = []
    ended = threading.Event()
    watched = house.join("Ana", "", "")
    with line(house, "phone", watched["token"]) as phone, ThreadPoolExecutor(JOINING) as pool:
        told: list[Any] = []
        phone.client.on("come_back", told.append, namespace="/phone")
        phone.wait(lambda shown: True)
        for _ in range(JOINING):
            pool.submit(keep_joining, house, joined, ended)
        while len(joined) < BEFORE:
            time.sleep(0.01)
        began = time.monotonic()
        os.kill(stop, signal.SIGTERM)
        if process:
            assert process.wait(ENDS_WITHIN) == 0
        else:
            assert house.server.ended(ENDS_WITHIN) == 0
        assert time.monotonic() - began < ENDS_WITHIN
        ended.set()
        assert told == [{"after": 1_500, "within": 1_000}]
        assert not phone.client.connected
    return joined


def test_nothing_acknowledged_is_lost_when_it_is_asked_to_end(start_server: StartServer) -> None:
    server = start_server()
    house = House(server)
    joined = ends(house, None, server.pid)
    server.start()
    assert set(joined) <= {one["person"] for one in house.snapshot("host", house.host_key)["people"]}
    assert "Traceback" not in server.log()


@pytest.mark.long
def test_gunicorns_worker_says_goodbye_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, port = tmp_path / "data", free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "PORT": str(port), "KIOSK_DATA": str(data), "KIOSK_PUBLIC_URL": address}
    with (tmp_path / "log").open("w") as log:
        served = subprocess.Popen(SERVE, env=environment, stderr=log, start_new_session=True)
    joined = ends(as_gunicorn_serves(data, port), served, served.pid)
    again = KioskServer(data)
    again.port = port
    again.start()
    try:
        people = House(again).snapshot("host", House(again).host_key)["people"]
        assert set(joined) <= {one["person"] for one in people}
    finally:
        again.kill()
    said = (tmp_path / "log").read_text()
    assert not [word for word in ("Traceback", "graceful timeout") if word in said], said
