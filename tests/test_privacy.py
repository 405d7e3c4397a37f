"""Erased is erased: every byte that is kept is searched, after a person's wish and after a room's end; and the log."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.client import House, nonce
from tests.conftest import StartServer
from tests.journal.valkey import Valkey, free_port
from tests.test_workers import SERVE, as_gunicorn_serves

WITHIN = 20.0
EXPIRED_WITHIN = 100.0
"""Seconds: two looks at the clock, a minute apart."""
SOON = 3_000
"""Milliseconds after which a room ends here."""
MARK = "Xylograph"
"""Stands in everything that the one person types."""
TOKEN = re.compile(r"[a-z2-7]{16}\.[0-9a-f]{32}")

Kept = Callable[[], bytes]
Place = tuple[House, Kept]


def until(happened: Callable[[], Any], within: float = WITHIN) -> Any:
    end = time.monotonic() + within
    while not (found := happened()):
        assert time.monotonic() < end
        time.sleep(0.2)
    return found


def files(folder: Path) -> bytes:
    """Every byte of every file: of a database also its log and its free pages."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.fixture(params=["sqlite", "redis"])
def place(
    request: pytest.FixtureRequest, start_server: StartServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    """A house, and all that is kept of it anywhere: the folder's files, with Redis also every key and its file."""
    data = tmp_path / "data"
    if request.param == "sqlite":
        yield House(start_server(data=data)), lambda: files(data)
        return
    (tmp_path / "valkey").mkdir()
    valkey = Valkey(tmp_path / "valkey")
    monkeypatch.setenv("REDIS_URL", valkey.url)
    house = House(start_server(data=data))
    yield house, lambda: files(data) + valkey.memory() + valkey.files()
    house.server.kill()
    valkey.stop()


def met(house: House) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two who have met, are in touch, and promised each other something; the first one's every word has the mark."""
    for name, value in (("gather", 100), ("thin", 0)):
        house.as_host("change_setting", name=name, value=value)
    words = {"line": f"{MARK}line", "sector": f"{MARK}sector", "organisation": f"{MARK}org"}
    ana = house.join(f"{MARK} Ana", f"quilting; {MARK}offer", f"sailing; {MARK}want", **words)
    ben = house.join("Barnabas", "sailing", "quilting", line="Bricklayer")

    def do(who: dict[str, Any], command: str, **fields: Any) -> Any:
        answer = house.do("phone", command, {**fields, "nonce": nonce()}, who["token"])
        assert answer.status == 200, answer.text
        return house.snapshot("phone", who["token"])

    do(ana, "edit", name=f"{MARK} Anna", line=f"{MARK}other")
    house.as_host("change_setting", name="matching", value=True)
    meeting = until(lambda: house.snapshot("phone", ana["token"])["meeting"])["id"]
    house.as_host("change_setting", name="matching", value=False)
    do(ana, "here", meeting=meeting)
    do(ana, "finish", meeting=meeting)
    do(
        ana,
        "share",
        person=ben["person"],
        email=f"{MARK}@example.org",
        phone="+44 1234",
        link=f"https://{MARK}.example",
    )
    do(ben, "share", person=ana["person"], email="barnabas@example.org")
    shown = do(ana, "promise", person=ben["person"], i_show=f"{MARK}show", where=f"{MARK}place")
    assert f"{MARK}show" in json.dumps(shown)
    house.as_host("hold_words", person=ana["person"], what=["name"])
    house.as_host("announce", text="Somebody left a scarf")
    return ana, ben


def test_whoever_is_erased_is_nowhere_any_more(place: Place) -> None:
    house, kept = place
    ana, ben = met(house)
    assert MARK.encode() in kept()
    assert house.do("phone", "erase_me", {"nonce": nonce()}, ana["token"]).status == 200
    until(lambda: MARK.lower().encode() not in kept().lower())
    assert b"Barnabas" in kept()
    others = json.dumps([house.snapshot("phone", ben["token"]), house.snapshot("host", house.host_key)])
    assert MARK not in others + json.dumps(house.snapshot("wall"))
    assert house.server.stop() == 0
    assert MARK.lower().encode() not in kept().lower()
    house.server.start()
    assert "Barnabas" in json.dumps(house.snapshot("phone", ben["token"]))
    assert MARK.lower().encode() not in kept().lower()
    assert MARK not in house.server.log()


@pytest.mark.long
def test_at_its_end_a_room_is_nowhere_any_more_though_nobody_does_anything(place: Place) -> None:
    house, kept = place
    met(house)
    now = house.snapshot("host", house.host_key)["now"]
    house.as_host("change_setting", name="erase_at", value=now + SOON)
    words = (MARK, "Barnabas", "Bricklayer", "scarf", "quilting")

    def left() -> list[str]:
        text = kept().lower()
        return [word for word in words if word.lower().encode() in text]

    assert left() == list(words)
    until(lambda: not left(), EXPIRED_WITHIN)
    assert house.http("GET", f"/{house.code}").status == 404
    assert house.server.stop() == 0
    assert not left()


@pytest.mark.long
def test_the_log_of_a_whole_rehearsal_names_nobody(tmp_path: Path) -> None:
    names = [f"Zebedee{number}" for number in range(12)]
    topics = [f"topic{number}ology" for number in range(6)]
    rows = [f"{name},{topics[n % 6]},{topics[(n + 1) % 6]}; {topics[(n + 5) % 6]}" for n, name in enumerate(names)]
    (tmp_path / "people.csv").write_text("name,offers,wants\n" + "\n".join(rows) + "\n")
    data, port = tmp_path / "data", free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "PORT": str(port), "KIOSK_DATA": str(data), "KIOSK_PUBLIC_URL": address}
    with (tmp_path / "log").open("w") as log:
        served = subprocess.Popen(
            SERVE, env={**environment, "KIOSK_LOG": "json"}, stderr=log, stdout=log, start_new_session=True
        )
    try:
        house = as_gunicorn_serves(data, port)
        command = [sys.executable, "-m", "kiosk.cli", "rehearse", str(tmp_path / "people.csv"), "--json"]
        done = subprocess.run(
            [*command, "--url", house.server.links["host"], "--minutes", "40", "--speed", "120"],
            capture_output=True,
            text=True,
            timeout=110,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["meetings"] > 0
        people = house.snapshot("host", house.host_key)["people"]
    finally:
        os.killpg(served.pid, signal.SIGTERM)
        assert served.wait(15) == 0
    said = (tmp_path / "log").read_text()
    assert said.count('"says": "request"') > 12
    secret = [*names, *topics, house.code, house.host_key, house.room, "127.0.0.1", *(one["person"] for one in people)]
    assert not [word for word in secret if word in said.replace(f"Listening at: http://0.0.0.0:{port}", "")]
    assert not TOKEN.search(said)
