from __future__ import annotations

import json
from typing import Any

import pytest

from tests.client import House, nonce

BAD_JOINS: list[tuple[dict[str, Any], str]] = [
    ({}, "missing_field"),
    ({"name": 7}, "bad_field"),
    ({"name": None}, "bad_field"),
    ({"name": "x" * 121}, "too_long"),
    ({"name": ""}, "name_missing"),
    ({"name": " \u200b\u202e\x00"}, "name_missing"),
    ({"name": "A", "role": "host"}, "unknown_field"),
    ({"name": "A", "offers": "pricing"}, "bad_field"),
    ({"name": "A", "offers": [{"text": ""}]}, "empty_tag"),
    ({"name": "A", "wants": [{"text": "\u202e\u0007 "}]}, "empty_tag"),
    ({"name": "A", "offers": [{"text": "x" * 10_000}]}, "too_long"),
    ({"name": "A", "offers": [{"text": "x"}] * 11}, "too_many"),
    ({"name": "A", "offers": [{"text": "x", "level": 9}]}, "bad_field"),
    ({"name": "A", "offers": [{"text": "x", "level": True}]}, "bad_field"),
    ({"name": "\ud800"}, "malformed"),
    ({"name": "A", "wants": [{"text": "\udfff"}]}, "malformed"),
    ({"name": "A", "until": "soon"}, "bad_field"),
    ({"name": "A", "until": 1}, "bad_until"),
    ({"name": "A", "until": 10**30}, "bad_until"),
    ({"name": "A", "simulated": True}, "not_allowed"),
    ({"name": "A", "has_phone": False}, "not_allowed"),
    ({"name": "A", "nonce": "short"}, "wrong_nonce"),
    ({"name": "A", "nonce": {"$ne": ""}}, "wrong_nonce"),
]


@pytest.mark.parametrize(("fields", "code"), BAD_JOINS, ids=lambda value: str(value)[:40])
def test_a_bad_join_gets_a_sentence_and_changes_nothing(house: House, fields: dict[str, Any], code: str) -> None:
    before = house.version()
    answer = house.http("POST", f"/phone/{house.code}/join", {"nonce": nonce(), **fields})
    assert answer.json["code"] == code, answer.text
    assert answer.json["ok"] is False
    assert len(answer.json["sentence"]) > 15
    assert "{" not in answer.json["sentence"]
    assert 400 <= answer.status < 500
    assert house.version() == before


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"nope",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b"{" * 1_000,
        b"[" * 16_000,
        b'{"name": NaN}',
        b'{"a":1}{"b":2}',
    ],
)
def test_a_body_that_is_no_object_is_refused(house: House, raw: bytes) -> None:
    answer = house.http("POST", f"/phone/{house.code}/join", raw=raw)
    assert answer.status == 400
    assert answer.json["code"] in {"malformed", "missing_field"}


def test_an_oversized_body_is_refused(house: House) -> None:
    answer = house.http("POST", f"/phone/{house.code}/join", raw=json.dumps({"name": "x" * 20_000}).encode())
    assert (answer.status, answer.json["code"]) == (413, "too_large")


def test_hostile_words_are_cleaned_and_reach_no_screen_as_markup(house: House) -> None:
    joined = house.join("<img src=x onerror=alert(1)>\u202e🎈", offers="</script><b>x</b>; 👩‍🚀", wants="{{7*7}}")
    you = house.snapshot("phone", joined["token"])["you"]
    assert you["name"] == "<img src=x onerror=alert(1)>🎈"
    assert [offer["text"] for offer in you["offers"]] == ["</script><b>x</b>", "👩‍🚀"]
    for page in (f"/{house.code}", f"/wall/{house.room}"):
        shown = house.http("GET", page, Accept="text/html", Authorization=f"Bearer {joined['token']}")
        assert shown.status == 200
        assert "<img src=x" not in shown.text
        assert "</script><b>" not in shown.text
        assert ">49<" not in shown.text


@pytest.mark.parametrize("command", ["nonsense", "check_in", "elapse", "call_groups", "close", "%00", "__class__"])
def test_a_phone_knows_only_its_own_commands(house: House, command: str) -> None:
    token = house.join()["token"]
    answer = house.http("POST", f"/phone/{house.code}/do/{command}", {}, Authorization=f"Bearer {token}")
    assert (answer.status, answer.json["code"]) == (404, "unknown_message")


def test_a_replayed_command_is_answered_and_does_nothing(house: House) -> None:
    token = house.join()["token"]
    fields = {"duration": 60_000, "nonce": nonce()}
    assert house.do("phone", "pause", fields, token).status == 200
    house.do("phone", "resume", {}, token)
    before = house.version()
    assert house.do("phone", "pause", fields, token).json["ok"]
    assert house.version() == before


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "same-origin"}, 200),
        ({}, 200),
    ],
)
def test_another_website_changes_nothing(house: House, headers: dict[str, Any], status: int) -> None:
    answer = house.http("POST", f"/phone/{house.code}/join", {"name": "A", "nonce": nonce()}, **headers)
    assert answer.status == status


def test_no_address_that_is_not_there_says_more_than_that(house: House) -> None:
    for path in ("/nope/nope", "/wall/aaaaaaaaaaaaaaaa", "/static/../pyproject.toml", "/static/nope.js", "/ZZZZ"):
        answer = house.http("GET", path)
        assert (answer.status, answer.json["code"] in {"not_found", "no_such_room"}) == (404, True), path
    for path in ("/static/%00", "/static/" + "x" * 300, "/static/" + "a/" * 2_000, "/static/%ff.js", "/?code=%00%ff"):
        answer = house.http("GET", path)
        assert answer.status == 404, (path, answer.text)
    assert house.http("DELETE", "/healthz").json["code"] == "wrong_method"
