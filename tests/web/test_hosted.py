"""Where the house is on the web for good, what people agreed on stays a while; on a laptop it goes with the room."""

from __future__ import annotations

from tests.client import House
from tests.conftest import StartServer

DAY = 86_400_000
YEAR = 366 * DAY


def test_a_hosted_house_keeps_what_was_agreed_for_thirty_days(start_server: StartServer) -> None:
    house = House(start_server("--public-url", "https://meet.example.org"))
    room = house.snapshot("host", house.host_key)["room"]
    assert room["stays_until"] - room["erase_at"] == 30 * DAY
    page = house.http("GET", f"/{house.code}/privacy", Accept="text/html")
    assert "Only what two people agreed on stays" in page.text
    joined = house.http("POST", f"/phone/{house.code}/join", {"name": "Ana", "nonce": "n" * 16})
    cookie = dict(part.strip().split("=", 1) for part in joined.headers["Set-Cookie"].split(";") if "=" in part)
    assert abs(int(cookie["Max-Age"]) * 1000 - 31 * DAY) < DAY
    house.as_host("change_setting", name="keep_agreed", value=0)
    page = house.http("GET", f"/{house.code}/privacy", Accept="text/html")
    assert "Only what two people agreed on stays" not in page.text
    for wrong in (-1, YEAR, None, "x"):
        answer = house.do("host", "change_setting", {"name": "keep_agreed", "value": wrong}, house.host_key)
        assert answer.json["code"] == "bad_setting"


def test_on_a_laptop_everything_goes_with_the_room(start_server: StartServer) -> None:
    house = House(start_server())
    assert house.snapshot("host", house.host_key)["room"]["stays_until"] is None
