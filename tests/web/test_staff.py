from __future__ import annotations

from typing import Any

from tests.client import House, nonce


def test_the_hosts_key_becomes_a_cookie_and_opens_the_console(house: House) -> None:
    closed = house.http("GET", f"/host/{house.room}", Accept="text/html")
    assert closed.status == 200
    assert house.code not in closed.headers.get("Set-Cookie", "")
    answer = house.http("POST", f"/host/{house.room}/enter", {"key": house.host_key})
    assert answer.json["ok"]
    cookie = answer.headers["Set-Cookie"].partition(";")[0]
    assert cookie == f"kiosk-host-{house.room}={house.host_key}"
    assert house.http("GET", f"/host/{house.room}/snapshot", Cookie=cookie).json["screen"] == "host"
    assert house.http("GET", f"/host/{house.room}", Cookie=cookie, Accept="text/html").status == 200


def test_a_wrong_key_opens_nothing(house: House) -> None:
    for screen, right in (("host", house.host_key), ("door", house.door_key)):
        other = house.door_key if screen == "host" else house.host_key
        wrong: list[Any] = ["", "x", other, right.upper() + "x", None, 7, {}]
        for key in wrong:
            answer = house.http("POST", f"/{screen}/{house.room}/enter", {"key": key})
            assert (answer.status, answer.json["code"]) == (401, "wrong_key")
        assert house.do(screen, "here", {"meeting": "m1"}, other).json["code"] == "wrong_key"


def test_the_door_checks_people_in_one_after_another_and_gets_no_token(house: House) -> None:
    first = house.do("door", "check_in", {"name": "Fay", "has_phone": False, "nonce": nonce()}, house.door_key)
    second = house.do("door", "check_in", {"name": "Gus", "nonce": nonce()}, house.door_key)
    assert second.json["number"] == first.json["number"] + 1
    assert set(first.json) == {"ok", "version", "person", "number", "pin"}
    assert "Set-Cookie" not in first.headers
    shown = house.snapshot("door", house.door_key)
    assert [person["name"] for person in shown["without_phone"]] == ["Fay"]


def test_the_host_marks_simulated_people_and_removes_them(house: House) -> None:
    answer = house.as_host("check_in", name="Robo", simulated=True, nonce=nonce())
    assert answer["token"].startswith(answer["person"])
    assert house.snapshot("host", house.host_key)["counts"]["simulated"] == 1
    house.as_host("remove_simulated")
    assert house.snapshot("host", house.host_key)["counts"]["simulated"] == 0


def test_raising_the_generation_withdraws_the_helpers_link(house: House) -> None:
    old = house.door_key
    house.as_host("change_setting", name="helper_generation", value=2)
    assert house.do("door", "check_in", {"name": "Hal", "nonce": nonce()}, old).json["code"] == "wrong_key"
    house.door_key = house.snapshot("host", house.host_key)["links"]["door"].partition("#")[2]
    assert house.do("door", "check_in", {"name": "Hal", "nonce": nonce()}, house.door_key).status == 200


def test_settings_are_checked(house: House) -> None:
    for name, value, code in (
        ("nonsense", 1, "unknown_setting"),
        ("talk", "long", "bad_setting"),
        ("talk", -1, "bad_setting"),
        ("title", "x" * 500, "bad_setting"),
    ):
        answer = house.do("host", "change_setting", {"name": name, "value": value}, house.host_key)
        assert answer.json["code"] == code
        assert "{" not in answer.json["sentence"]
