"""What is told to whoever looks after the machine: figures, and to nobody else."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import create_app
from kiosk.config import Config
from tests.client import House, line, nonce
from tests.conftest import StartServer
from tests.journal.valkey import Valkey, free_port
from tests.test_workers import SERVE, as_gunicorn_serves

TOKEN = "only-for-the-keeper"
WITHIN = 10.0


def figures_of(house: House) -> dict[str, float]:
    """The figures by name and labels."""
    answer = house.http("GET", "/metrics")
    assert answer.status == 200, answer.text
    rows = [row.rpartition(" ") for row in answer.text.splitlines() if row and not row.startswith("#")]
    return {in_order(name): float(value) for name, _, value in rows}


def in_order(name: str) -> str:
    """A figure's name with its labels sorted: prometheus-client does not always say them in one order."""
    name, brace, labels = name.partition("{")
    return name + brace + ",".join(sorted(labels[:-1].split(","))) + "}" * len(brace)


def test_an_evening_shows_in_figures_and_nobody_in_them(start_server: StartServer) -> None:
    house = House(start_server())
    for name, value in (("gather", 100), ("thin", 0), ("matching", True)):
        house.as_host("change_setting", name=name, value=value)
    ana, ben = house.join("Theodora", "quilting", "sailing"), house.join("Benedikt", "sailing", "quilting")
    assert house.do("phone", "finish", {"meeting": "none"}, ana["token"]).status == 409
    with line(house, "phone", ana["token"]) as here, line(house, "wall"):
        here.wait(lambda shown: shown["state"] == "called")
        assert here.call("touch", {"nonce": nonce()})["ok"]
        found = figures_of(house)
        text = house.http("GET", "/metrics").text
    assert found['kiosk_sockets{screen="phone"}'] == found['kiosk_sockets{screen="wall"}'] == 1
    assert found['kiosk_people{state="meeting"}'] == 2
    assert found["kiosk_rooms"] == 1
    assert found['kiosk_calls_total{size="2"}'] == 1
    assert found["kiosk_wait_seconds_count"] == 2
    assert found["kiosk_wait_seconds_sum"] < 60
    assert found["kiosk_solve_seconds_count"] >= 1
    assert found["kiosk_append_seconds_count"] >= 5
    assert found["kiosk_loop_late_seconds_count"] >= 1
    assert found['kiosk_messages_total{result="refused",screen="phone"}'] == 1
    assert found['kiosk_messages_total{result="done",screen="phone"}'] == 3
    assert found["process_resident_memory_bytes"] > 1_000_000
    known = ("Theodora", "quilting", ana["person"], ben["token"], house.code, house.room, "127.0.0.1")
    assert not [word for word in known if word in text]


@pytest.mark.parametrize(
    ("config", "headers", "status"),
    [
        (Config(), {}, 200),
        (Config(), {"REMOTE_ADDR": "192.0.2.7"}, 404),
        (Config(), {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}, 404),
        (Config(proxies=1), {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 404),
        (Config(public_url="https://meet.example.org"), {}, 404),
        (Config(metrics_token=TOKEN), {}, 404),
        (Config(metrics_token=TOKEN), {"HTTP_AUTHORIZATION": f"Bearer {TOKEN}x"}, 404),
        (Config(metrics_token=TOKEN), {"HTTP_AUTHORIZATION": f"Bearer {TOKEN}", "REMOTE_ADDR": "192.0.2.7"}, 200),
    ],
)
def test_figures_are_not_for_everybody(tmp_path: Path, config: Config, headers: dict[str, str], status: int) -> None:
    app = create_app(replace(config, data=str(tmp_path)))
    answer = app.test_client().get("/metrics", environ_base=headers)
    assert answer.status_code == status
    assert answer.mimetype == ("text/plain" if status == 200 else "application/json")
    app.extensions["kiosk"].house.stop()


@pytest.mark.long
def test_several_workers_tell_the_same_figures_and_a_dead_ones_sockets_are_not_among_them(tmp_path: Path) -> None:
    (tmp_path / "valkey").mkdir()
    valkey, port = Valkey(tmp_path / "valkey"), free_port()
    environment = {
        **os.environ,
        "REDIS_URL": valkey.url,
        "WEB_CONCURRENCY": "2",
        "PORT": str(port),
        "KIOSK_DATA": str(tmp_path / "data"),
        "KIOSK_PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    served = subprocess.Popen(SERVE, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        house = as_gunicorn_serves(tmp_path / "data", port)
        joined = [house.join(f"P{number}", "", "") for number in range(8)]
        assert {figures_of(house)['kiosk_people{state="waiting"}'] for _ in range(6)} == {8.0}
        assert {figures_of(house)['kiosk_messages_total{result="done",screen="phone"}'] for _ in range(6)} == {8.0}
        with line(house, "phone", joined[0]["token"]) as phone:
            phone.wait(lambda shown: True)
            assert {figures_of(house)['kiosk_sockets{screen="phone"}'] for _ in range(6)} == {1.0}
            told = Path(f"/proc/{served.pid}/task/{served.pid}/children").read_text().split()
            for worker in told:
                os.kill(int(worker), signal.SIGKILL)
        until = time.monotonic() + WITHIN
        while sockets_open(house) != 0.0:
            assert time.monotonic() < until
            time.sleep(0.2)
        assert re.fullmatch(r"\d+", next((tmp_path / "data" / "figures").iterdir()).name)
    finally:
        os.killpg(served.pid, signal.SIGTERM)
        assert served.wait(15) == 0
        valkey.stop()


def sockets_open(house: House) -> float | None:
    """How many phones' sockets are said to be open; None while nobody answers."""
    try:
        return figures_of(house).get('kiosk_sockets{screen="phone"}', 0.0)
    except OSError:
        return None
