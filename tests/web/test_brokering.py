"""What the host asks before acting, and reads afterwards, over HTTP."""

from __future__ import annotations

import pytest

from tests.client import House
from tests.e2e.crowd import Guest, set_all
from tests.server import KioskServer


@pytest.fixture
def house(kiosk_server: KioskServer) -> House:
    house = House(kiosk_server)
    set_all(house, matching=False)
    return house


def ask(house: House, *members: str, generous: bool = False) -> dict[str, object]:
    answer = house.http(
        "POST",
        f"/host/{house.room}/weigh",
        {"members": list(members), "generous": generous},
        Authorization=f"Bearer {house.host_key}",
    )
    found: dict[str, object] = answer.json
    return found


def test_a_group_is_weighed_pinned_taken_back_and_all_of_it_stands_in_the_log(house: House) -> None:
    ana, ben = Guest(house, "Ana", "pricing", "short video"), Guest(house, "Ben", "short video", "pricing")
    jo = Guest(house, "Jo", "origami", "pricing")
    best = ask(house, ana.person)["groups"]
    assert isinstance(best, list)
    assert [person["name"] for person in best[0]["people"]] == ["Ana", "Ben"]
    assert {give["offer"] for give in best[0]["gives"]} == {"pricing", "short video"}
    refused = ask(house, ana.person, jo.person)
    assert (refused["groups"], refused["code"]) == ([], "gets_nothing")
    assert "Ana" in str(refused["sentence"])
    assert ask(house, ana.person, jo.person, generous=True)["code"] == ""

    assert house.as_host("pin", members=[ana.person, ben.person])["ok"]
    assert ana.snapshot()["state"] == "called"
    snapshot = house.snapshot("host", house.host_key)
    deed = snapshot["undo"][0]
    assert (deed["what"], deed["people"]) == ("pinned", ["Ana", "Ben"])
    assert house.as_host("undo", deed=deed["deed"])["ok"]
    assert ana.snapshot()["state"] == "waiting"
    log = house.http("GET", f"/host/{house.room}/log", Authorization=f"Bearer {house.host_key}").json["deeds"]
    assert [row["what"] for row in log[:2]] == ["undid", "pinned"]
    assert log[1]["undone"]


def test_a_phone_that_stood_there_twice_shows_the_one_entry(house: House) -> None:
    ana, twice = Guest(house, "Ana", "pricing", "video"), Guest(house, "Anna", "tea", "knots")
    house.as_host("join_people", person=twice.person, into=ana.person)
    assert twice.snapshot()["you"]["number"] == ana.snapshot()["you"]["number"]
    twice.do("pause")
    assert ana.snapshot()["state"] == "paused"


def test_the_host_erases_somebody_who_asks_for_it(house: House) -> None:
    ana = Guest(house, "Ana", "pricing", "video")
    assert house.as_host("erase_person", person=ana.person)["ok"]
    assert "Ana" not in str(house.snapshot("host", house.host_key))
    assert "Ana" not in house.http("GET", f"/host/{house.room}/log", Authorization=f"Bearer {house.host_key}").text


def test_nobody_else_may_ask(house: House) -> None:
    for address in (f"/host/{house.room}/log",):
        assert house.http("GET", address).status == 401
    assert house.http("POST", f"/host/{house.room}/weigh", {"members": ["x"]}).status == 401
    bad = house.http("POST", f"/host/{house.room}/weigh", {"members": []}, Authorization=f"Bearer {house.host_key}")
    assert bad.json["code"] == "malformed"
