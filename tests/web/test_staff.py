from __future__ import annotations

from typing import Any

from tests.client import Heard, House, line, nonce


def test_the_hosts_key_becomes_a_cookie_and_opens_the_console(house: House) -> None:
    closed = house.http("GET", f"/host/{house.room}", Accept="text/html")
    assert closed.status == 200
    assert house.code not in closed.headers.get("Set-Cookie", "")
    answer = house.http("POST", f"/host/{house.room}/enter", {"key": house.host_key})
    assert answer.json["ok"]
    cookie = answer.headers["Set-Cookie"].partition(";")[0]
    assert cookie.startswith(f"kiosk-host-{house.room}=host.")
    assert house.host_key not in cookie
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


def test_whoever_has_number_and_pin_sees_how_they_stand_and_nobody_else_does(house: House) -> None:
    fields = {"name": "Fay", "offers": [{"text": "bread"}], "wants": [{"text": "chess"}], "has_phone": False}
    fay = house.do("door", "check_in", {**fields, "nonce": nonce()}, house.door_key).json
    gus = house.do("door", "check_in", {**fields, "name": "Gus", "nonce": nonce()}, house.door_key).json
    asked = {"number": fay["number"], "pin": fay["pin"]}
    shown = at_the_door(house, "door", "mine", asked, house.door_key).json
    assert (shown["name"], shown["state"], shown["offers"], shown["wants"]) == ("Fay", "waiting", ["bread"], ["chess"])
    assert "Gus" not in str(shown)
    assert "pin" not in shown
    wrongs: list[Any] = [{**asked, "pin": gus["pin"]}, {"number": 99999, "pin": "0000"}, {"number": [], "pin": {}}, {}]
    for wrong in wrongs:
        answer = at_the_door(house, "door", "mine", wrong, house.door_key)
        assert (answer.status, answer.json["code"]) == (403, "wrong_pin")
    assert at_the_door(house, "door", "mine", asked, "").json["code"] == "wrong_key"
    guess = {**asked, "pin": "x"}
    codes = {at_the_door(house, "door", "mine", guess, house.door_key).json["code"] for _ in range(6)}
    assert codes == {"wrong_pin", "too_often"}
    assert at_the_door(house, "door", "mine", asked, house.door_key).json["code"] == "too_often"


def test_a_tablet_that_is_left_alone_lets_people_in_and_nothing_else_until_the_hosts_pin(house: House) -> None:
    house.do("door", "check_in", {"name": "Theodora", "has_phone": False, "nonce": nonce()}, house.door_key)
    answer = at_the_door(house, "door", "hand_over", {}, house.door_key)
    cookies = answer.headers.get_all("Set-Cookie")
    gone = {name for name in ("door", "host") if any(f"kiosk-{name}-{house.room}=;" in each for each in cookies)}
    assert gone == {"door", "host"}
    key = next(each for each in cookies if "kiosk-tablet-" in each).partition("=")[2].partition(";")[0]
    assert "Theodora" not in str(house.snapshot("tablet", key))
    page = house.http("GET", f"/tablet/{house.room}", Authorization=f"Bearer {key}", Accept="text/html").text
    assert "Theodora" not in page
    assert house.door_key not in page
    with line(house, "tablet", key) as opened:
        assert "Theodora" not in str(opened.wait(bool))
        assert opened.call("here", {"meeting": "m1"})["code"] == "unknown_message"
        assert opened.call("check_in", {"name": "Ida", "nonce": nonce()})["ok"]
    for screen, path in (("door", "snapshot"), ("host", "snapshot")):
        assert house.http("GET", f"/{screen}/{house.room}/{path}", Authorization=f"Bearer {key}").status == 401
    pin = house.snapshot("host", house.host_key)["settings"]["door_pin"]
    assert len(pin) == 4
    wrong = at_the_door(house, "tablet", "take_back", {"pin": "x"}, key)
    assert (wrong.status, wrong.json["code"], wrong.headers.get("Set-Cookie")) == (403, "wrong_door_pin", None)
    back = at_the_door(house, "tablet", "take_back", {"pin": pin}, key).headers.get_all("Set-Cookie")
    door = next(each for each in back if f"kiosk-door-{house.room}=" in each).partition("=")[2].partition(";")[0]
    assert house.snapshot("door", door)["screen"] == "door"
    codes = {at_the_door(house, "tablet", "take_back", {"pin": "x"}, key).json["code"] for _ in range(6)}
    assert codes == {"wrong_door_pin", "too_often"}


def test_a_tablet_cannot_be_left_alone_where_there_is_no_pin_to_take_it_back_with(house: House) -> None:
    for name, value in (("door_pin", "12"), ("door_pin", "1234567890"), ("door_pin", "pins")):
        answer = house.do("host", "change_setting", {"name": name, "value": value}, house.host_key)
        assert answer.json["code"] == "bad_setting"
    house.as_host("change_setting", name="door_pin", value="")
    assert at_the_door(house, "door", "hand_over", {}, house.door_key).json["code"] == "no_door_pin"
    house.as_host("change_setting", name="door_pin", value="40506")
    assert at_the_door(house, "door", "hand_over", {}, house.door_key).status == 200


def at_the_door(house: House, screen: str, what: str, fields: dict[str, Any], key: str) -> Heard:
    """Ask one of the door's own addresses."""
    return house.http("POST", f"/{screen}/{house.room}/{what}", fields, Authorization=f"Bearer {key}")
