"""Pushes of a house as the host starts it: over HTTP and sockets, under gevent."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.client import House, line, nonce
from tests.live.houses import eventually
from tests.push.receiver import Browser, PushService, unb64
from tests.server import KioskServer

HOLD = 3.0
"""Seconds in which a push that is to come has come."""


@pytest.fixture
def trying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house that pushes to this machine, too."""
    monkeypatch.setenv("KIOSK_PUSH_ANY", "1")
    yield from serving(tmp_path)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house as it is by default."""
    yield from serving(tmp_path_factory.mktemp("plain"))


def serving(folder: Path) -> Iterator[House]:
    server = KioskServer(folder / "data")
    server.start()
    yield House(server)
    assert "Traceback" not in server.log()
    assert server.stop() == 0


def boot(house: House, token: str, **headers: Any) -> Any:
    page = house.http("GET", f"/{house.code}", Authorization=f"Bearer {token}", Accept="text/html", **headers).text
    found = re.search(r'<script type="application/json" id="boot"[^>]*>(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def subscribe(house: House, who: dict[str, Any], browser: Browser) -> Any:
    return house.do("phone", "subscribe", {**browser.subscription, "nonce": nonce()}, who["token"])


def test_a_phone_that_is_put_away_is_called(trying: House, service: PushService) -> None:
    ada, bob = trying.join("Ada", "bread", "wood"), trying.join("Bob", "wood", "bread")
    browser = service.browser("ada")
    key = boot(trying, ada["token"])["push_key"]
    assert len(unb64(key)) == 65
    assert not trying.snapshot("phone", ada["token"])["you"]["push"]
    assert subscribe(trying, ada, browser).status == 200
    assert trying.snapshot("phone", ada["token"])["you"]["push"]
    mine = trying.http("GET", f"/phone/{trying.code}/mine.json", Authorization=f"Bearer {ada['token']}")
    assert mine.json["you"]["push"] is True
    assert browser.endpoint not in mine.text
    with line(trying, "phone", ada["token"]) as phone:
        phone.wait(lambda shown: shown["you"]["push"])
        trying.as_host("change_setting", name="gather", value=1)
        trying.as_host("change_setting", name="thin", value=0)
        trying.as_host("change_setting", name="matching", value=True)
        phone.wait(lambda shown: shown["meeting"])
        time.sleep(HOLD)
        assert not service.pushes
        wrong: tuple[Any, ...] = ({"visible": "no"}, {}, {"visible": False, "more": 1}, [])
        for nonsense in wrong:
            assert phone.call("looking", nonsense)["code"] == "malformed"
        assert phone.call("looking", {"visible": False})["ok"]
        eventually(lambda: service.to(browser))
        assert phone.call("looking", {"visible": True})["ok"]
    (came,) = service.to(browser)
    assert came.sender(service.origin) == key
    assert browser.read(came.body)["notification"]["title"] == "Meet Bob now"
    assert trying.do("phone", "unsubscribe", {}, ada["token"]).status == 200
    assert not trying.snapshot("phone", ada["token"])["you"]["push"]
    assert bob["number"]


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:4711/x",
        "https://127.0.0.1/x",
        "https://localhost/x",
        "https://10.0.0.1/x",
        "https://192.168.1.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://user:word@push.example.org/x",
        "https://push.example.org:22/x",
    ],
)
def test_what_leads_into_the_house_is_refused_with_a_sentence(plain: House, endpoint: str) -> None:
    ada = plain.join("Ada")
    before = plain.version()
    refused = subscribe(plain, ada, Browser(endpoint))
    assert refused.status == 400
    assert refused.json["code"] == "push_endpoint"
    assert refused.json["sentence"] == "We can't send calls to that address."
    assert plain.version() == before


def test_nonsense_is_refused_and_no_page_promises_what_a_browser_would_not_take(plain: House) -> None:
    ada = plain.join("Ada")
    forged = plain.do("phone", "subscribe", {"endpoint": "https://x.org/", "p256dh": "A", "auth": "B"}, ada["token"])
    assert (forged.status, forged.json["code"]) == (400, "push_keys")
    long = plain.do("phone", "subscribe", {"endpoint": "x" * 1001, "p256dh": "", "auth": ""}, ada["token"])
    assert long.json["code"] == "too_long"
    assert boot(plain, ada["token"])["push_key"]
    assert boot(plain, ada["token"], Host=f"192.0.2.7:{plain.server.port}")["push_key"] is None
    assert "browser takes calls" in plain.http("GET", f"/{plain.code}/privacy", Accept="text/html").text
