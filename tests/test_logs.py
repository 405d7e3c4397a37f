"""The log as JSON: an object a line, whatever comes in; a request by its route, with the id that its answer names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.client import House, line, nonce
from tests.server import KioskServer


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    server = KioskServer(tmp_path_factory.mktemp("house") / "data")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("KIOSK_LOG", "json")
        environment.setenv("KIOSK_PROXIES", "1")
        server.start()
    yield House(server)
    server.kill()


def lines_of(house: House) -> list[dict[str, Any]]:
    return [json.loads(row) for row in house.server.log().splitlines()]


def test_a_request_is_logged_by_its_route_with_the_id_that_its_answer_has(house: House) -> None:
    ana = house.join("Theodora Zwack", "quilting", "sailing")
    own = house.http("GET", f"/phone/{house.code}/snapshot", Authorization=f"Bearer {ana['token']}")
    given = house.http("GET", f"/{house.code}/on/a-secret-proof?lang=en", X_Request_Id="from-the-proxy-1")
    forged = house.http("GET", "/healthz", X_Request_Id='x" , "level": "none')
    assert given.headers["X-Request-Id"] == "from-the-proxy-1"
    assert '"' not in forged.headers["X-Request-Id"]
    rows = {row["request"]: row for row in lines_of(house) if row["says"] == "request"}
    assert rows[own.headers["X-Request-Id"]]["route"] == "/phone/<code:code>/snapshot"
    assert rows[own.headers["X-Request-Id"]]["status"] == 200
    assert rows["from-the-proxy-1"]["route"] == "/<code:code>/on/<proof>"
    said = house.server.log()
    secret = ("Theodora", "quilting", ana["token"], ana["person"], house.code, "a-secret-proof", "127.0.0.1")
    assert not [word for word in secret if word in said]


def test_nothing_that_comes_in_begins_a_line_of_its_own(house: House) -> None:
    forged = 'Ana\n{"level": "critical", "says": "forged"}\r\u2028\x1b[2J'
    ana = house.join(forged, forged.replace("\n", " "), "")
    for path in (
        "/%0a%7b%22says%22:%22forged%22%7d",
        "/ABCD%0d%0aforged",
        "/wall/%1b%5b2J",
        f"/{house.code}?lang=%0aforged",
    ):
        house.http("GET", path, User_Agent="forged", Referer="http://forged/")
    with line(house, "phone", ana["token"]) as phone:
        phone.call("edit", {"name": forged, "nonce": nonce()})
        phone.call('forged\n{"says":"forged"}', {"forged\n": forged})
    rows = lines_of(house)
    assert rows
    assert {row["level"] for row in rows} <= {"info", "warning"}
    assert "forged" not in house.server.log()
