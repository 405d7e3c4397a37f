from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import pytest
import socketio

from kiosk.sockets.screen import MOST_OPEN
from tests.client import House, Line, line, nonce


def test_a_phone_is_shown_its_state_and_answered(house: House) -> None:
    joined = house.join("Ana")
    with line(house, "phone", joined["token"]) as phone:
        assert phone.wait(lambda shown: shown["state"] == "waiting")["you"]["number"] == joined["number"]
        answer = phone.call("pause", {"duration": 60_000, "nonce": nonce()})
        assert answer["ok"]
        shown = phone.wait(lambda shown: shown["state"] == "paused")
        assert shown["version"] >= answer["version"]


def test_an_evening_of_two_over_sockets(house: House) -> None:
    house.as_host("change_setting", name="gather", value=100)
    house.as_host("change_setting", name="thin", value=0)
    ana, ben = house.join("Ana", "pricing", "video"), house.join("Ben", "video", "pricing")
    with (
        line(house, "phone", ana["token"]) as one,
        line(house, "phone", ben["token"]) as two,
        line(house, "wall") as wall,
        line(house, "host", house.host_key) as host,
    ):
        assert host.call("change_setting", {"name": "matching", "value": True, "nonce": nonce()})["ok"]
        meeting = one.wait(lambda shown: shown["state"] == "called")["meeting"]
        assert meeting["others"][0]["name"] == "Ben"
        assert {(give["from"], give["to"], give["offer"]) for give in meeting["gives"]} == {
            (ana["person"], ben["person"], "pricing"),
            (ben["person"], ana["person"], "video"),
        }
        assert two.wait(lambda shown: shown["state"] == "called")["meeting"]["beacon"] == meeting["beacon"]
        card = wall.wait(lambda shown: shown["cards"])["cards"][0]
        assert {person["name"] for person in card["people"]} == {"Ana", "Ben"}
        assert one.call("here", {"meeting": meeting["id"], "nonce": nonce()})["ok"]
        two.wait(lambda shown: shown["state"] == "talking")
        assert two.call("finish", {"meeting": meeting["id"], "nonce": nonce()})["ok"]
        after = one.wait(lambda shown: shown["state"] == "breather")["after"]
        assert (after["gave"], after["got"]) == ("pricing", "video")
        assert one.call("outcome", {"meeting": meeting["id"], "gave": True, "got": True})["ok"]
        shown = one.wait(lambda shown: shown["state"] == "breather" and shown["after"] is None)
        assert shown["tonight"] == {"meetings": 1, "gave": ["pricing"], "got": ["video"]}
        assert host.wait(lambda shown: shown["counts"]["met"] == 2)
        assert host.call("change_setting", {"name": "matching", "value": False})["ok"]


BAD: list[tuple[str, Any, str]] = [
    ("nonsense", {}, "unknown_message"),
    ("check_in", {"name": "A", "nonce": "n" * 20}, "unknown_message"),
    ("close", {}, "unknown_message"),
    ("emit", {}, "unknown_message"),
    ("pause", "now", "malformed"),
    ("pause", None, "malformed"),
    ("pause", [1], "malformed"),
    ("pause", ({}, {}), "malformed"),
    ("pause", {"duration": "1"}, "bad_field"),
    ("pause", {"duration": -5}, "bad_field"),
    ("pause", {"until": 5}, "unknown_field"),
    ("pause", {"nonce": "x"}, "wrong_nonce"),
    ("here", {}, "missing_field"),
    ("here", {"meeting": "m99"}, "meeting_over"),
    ("here", {"meeting": "x" * 41}, "too_long"),
    ("block", {"person": "somebody"}, "unknown_person"),
    ("edit", {"offers": [{"text": ""}]}, "empty_tag"),
    ("edit", {"wants": [{"text": "x" * 10_000}]}, "too_long"),
    ("edit", {"name": "\u202e\u0000"}, "name_missing"),
    ("edit", {"line": {"$gt": ""}}, "bad_field"),
    ("edit", {"until": 10**400}, "bad_until"),
    ("edit", {"offers": {"text": "a"}}, "bad_field"),
    ("touch", {"__proto__": {"admin": True}}, "unknown_field"),
    ("pause", {"duration": 1.5}, "bad_field"),
]


def test_bad_messages_get_a_sentence_and_change_nothing(house: House) -> None:
    with line(house, "phone", house.join()["token"]) as phone:
        phone.wait(lambda shown: shown["state"] == "waiting")
        before = house.still_version()
        for name, fields, code in BAD:
            answer = phone.call(name, fields)
            assert answer["code"] == code, (name, fields, answer)
            assert answer["ok"] is False
            assert len(answer["sentence"]) > 15
        assert house.version() == before
        assert phone.call("touch", {})["ok"]


def turned_away(house: House, screen: str, credential: str, key: str | None = None) -> Any:
    """What a socket hears that is not let in."""
    errors: list[Any] = []
    client = socketio.Client(reconnection=False)
    client.on("connect_error", errors.append, namespace=f"/{screen}")
    auth = {"room": key or (house.code if screen == "phone" else house.room), "auth": credential}
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(house.server.url, transports=["websocket"], namespaces=[f"/{screen}"], auth=auth)
    return errors[0]


@pytest.mark.parametrize(
    ("screen", "credential", "key", "code"),
    [
        ("phone", "", None, "unknown_person"),
        ("phone", "aaaaaaaaaaaaaaaa.0123", None, "unknown_person"),
        ("phone", "x", "ZZZZ", "no_such_room"),
        ("host", "", None, "wrong_key"),
        ("host", "0" * 32, None, "wrong_key"),
        ("door", "0" * 32, None, "wrong_key"),
        ("wall", "", "aaaaaaaaaaaaaaaa", "no_such_room"),
    ],
)
def test_whoever_may_not_come_in_hears_why(
    house: House, screen: str, credential: str, key: str | None, code: str
) -> None:
    refusal = turned_away(house, screen, credential, key)
    assert refusal["data"]["code"] == code
    assert refusal["message"] == refusal["data"]["sentence"]


def test_what_comes_out_of_order_is_refused_and_changes_nothing(house: House) -> None:
    house.as_host("change_setting", name="gather", value=100)
    house.as_host("change_setting", name="thin", value=0)
    ana, ben, eve = house.join("Ana", "x1", "x2"), house.join("Ben", "x2", "x1"), house.join("Eve", "x3", "x4")
    with line(house, "phone", ana["token"]) as one, line(house, "phone", eve["token"]) as outsider:
        house.as_host("change_setting", name="matching", value=True)
        meeting = {"meeting": one.wait(lambda shown: shown["state"] == "called")["meeting"]["id"]}
        house.as_host("change_setting", name="matching", value=False)
        before = house.version()
        assert one.call("finish", meeting)["code"] == "not_talking"
        assert not one.call("outcome", {**meeting, "gave": True, "got": True})["ok"]
        for command in ("answer", "here", "finish", "decline", "cant_find"):
            assert not outsider.call(command, meeting)["ok"], command
        assert house.version() == before
        assert one.call("here", meeting)["ok"]
        assert one.call("finish", meeting)["ok"]
        after = house.version()
        for command in ("answer", "here", "decline"):
            assert one.call(command, meeting)["code"] == "meeting_over", command
        assert house.version() == after
        assert house.snapshot("phone", ben["token"])["state"] == "breather"


def test_one_person_cannot_speak_for_another(house: House) -> None:
    ana, ben = house.join("Ana", "", ""), house.join("Ben", "", "")
    with line(house, "phone", ana["token"]) as phone:
        assert phone.call("edit", {"person": ben["person"], "name": "Mallory"})["code"] == "not_allowed"
    assert house.snapshot("phone", ben["token"])["you"]["name"] == "Ben"


def test_a_replayed_message_is_harmless(house: House) -> None:
    with line(house, "phone", house.join("Cem", "", "")["token"]) as phone:
        message = {"line": "baker", "nonce": nonce()}
        assert phone.call("edit", message)["ok"]
        phone.call("edit", {"line": "miller"})
        before = house.version()
        assert phone.call("edit", message)["ok"]
        assert house.version() == before


def test_a_withdrawn_key_ends_the_sockets_that_carry_it(house: House) -> None:
    door = Line(house, "door", house.door_key)
    door.wait(bool)
    house.as_host("change_setting", name="helper_generation", value=2)
    assert door.wait_refused()["code"] == "wrong_key"
    door.client.wait()
    assert not door.client.connected


def test_a_person_has_only_so_many_sockets_and_others_are_not_kept_out(house: House) -> None:
    joined = house.join("Ana")
    with ExitStack() as open_ones:
        for _ in range(MOST_OPEN):
            open_ones.enter_context(line(house, "phone", joined["token"]))
        assert turned_away(house, "phone", joined["token"])["data"]["code"] == "too_many"
        with line(house, "phone", house.join("Ben")["token"]) as other:
            other.wait(lambda shown: shown["state"] == "waiting")
        with line(house, "wall") as wall:
            wall.wait(lambda shown: shown["screen"] == "wall")
    with line(house, "phone", joined["token"]) as again:
        again.wait(lambda shown: shown["state"] == "waiting")
