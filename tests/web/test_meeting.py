"""Around a meeting, from outside: wrong numbers, other people's meetings, what comes in the wrong state or twice."""

from __future__ import annotations

import html
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.client import Heard, House, line, nonce
from tests.e2e.crowd import until
from tests.server import KioskServer

LONG = 1_000_000
HELP_WITHIN = 2.0
"""Seconds from the tap to the host's screen."""


@pytest.fixture
def house(start_server: Callable[..., KioskServer]) -> Iterator[House]:
    house = House(start_server())
    for name, value in {"gather": 100, "thin": 0, "answer": LONG, "arrive": LONG, "breather": LONG}.items():
        house.as_host("change_setting", name=name, value=value)
    yield house
    assert "Traceback" not in house.server.log()


def called(house: House) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], str]:
    """Two who are called, somebody else, and the meeting's id."""
    ana, ben, eve = house.join("Ana", "pricing", "video"), house.join("Ben", "video", "pricing"), house.join("Eve", "a")
    house.as_host("change_setting", name="matching", value=True)
    until(lambda: house.snapshot("phone", ana["token"])["meeting"], "they are called")
    return ana, ben, eve, house.snapshot("phone", ana["token"])["meeting"]["id"]


def code(house: House, who: dict[str, Any], command: str, **fields: Any) -> str:
    """The code of a refusal, or "done"."""
    answer = house.do("phone", command, fields, who["token"]).json
    assert answer["ok"] or len(answer["sentence"]) > 15
    return "done" if answer["ok"] else str(answer["code"])


def test_a_hundred_wrong_numbers_are_slowed_and_change_nothing(house: House) -> None:
    ana, ben, _, meeting = called(house)
    before = house.version()
    said = [
        code(house, ana, "here", meeting=meeting, number=number)
        for number in range(200, 300)
        if number != ben["number"]
    ]
    assert said[:8] == ["wrong_number"] * 8
    assert said[8:].count("too_often") >= len(said[8:]) - 3, "one more try in a while"
    assert set(said) == {"wrong_number", "too_often"}
    assert house.version() == before
    assert house.snapshot("phone", ben["token"])["meeting"]["state"] == "called"
    assert code(house, ana, "here", meeting=meeting, number=ben["number"]) == "too_often", "the right one waits as well"
    assert code(house, ben, "here", meeting=meeting, number=ana["number"]) == "done", "another is not slowed"
    assert house.snapshot("phone", ana["token"])["state"] == "talking"


@pytest.mark.parametrize("number", ["101", -1, 1.5, True, 10**30, [101], {"$ne": 0}])
def test_what_is_no_number_is_refused(house: House, number: object) -> None:
    ana, _, _, meeting = called(house)
    before = house.version()
    assert code(house, ana, "here", meeting=meeting, number=number) == "bad_field"
    assert house.version() == before


def test_without_a_number_one_tap_is_enough_even_for_whoever_guessed(house: House) -> None:
    ana, _, _, meeting = called(house)
    for number in range(300, 320):
        code(house, ana, "here", meeting=meeting, number=number)
    assert code(house, ana, "here", meeting=meeting) == "done"


def test_another_persons_meeting_does_not_exist(house: House) -> None:
    ana, ben, eve, meeting = called(house)
    before = house.version()
    for command in ("here", "decline", "cant_find", "no_extend", "still_talking", "finish", "answer"):
        for theirs in (meeting, "m99", "x"):
            assert code(house, eve, command, meeting=theirs) == "meeting_over", command
    assert code(house, eve, "here", meeting=meeting, number=ben["number"]) == "meeting_over"
    assert code(house, eve, "pitch", meeting=meeting, person=ana["person"]) == "unknown_meeting"
    assert code(house, eve, "block", person=ana["person"]) == "unknown_person"
    assert house.version() == before
    assert house.snapshot("phone", ana["token"])["state"] == "called"


def test_what_comes_in_the_wrong_state_or_twice_is_refused_in_words(house: House) -> None:
    ana, ben, _, meeting = called(house)
    assert code(house, ana, "no_extend", meeting=meeting) == "not_talking"
    assert code(house, ana, "still_talking", meeting=meeting) == "not_talking"
    assert code(house, ana, "pitch", meeting=meeting, person=ben["person"]) == "unknown_meeting"
    assert code(house, ana, "here", meeting=meeting) == "done"
    assert code(house, ben, "decline", meeting=meeting, why="never") == "already_talking"
    assert code(house, ben, "cant_find", meeting=meeting) == "already_talking"
    assert code(house, ben, "pitch", meeting=meeting, person=ana["person"]) == "still_talking"
    assert code(house, ben, "no_extend", meeting=meeting) == "nothing_asked"
    assert code(house, ana, "still_talking", meeting=meeting) == "done"
    ends_at = house.snapshot("phone", ana["token"])["meeting"]["ends_at"]
    assert code(house, ana, "still_talking", meeting=meeting) == "done"
    assert house.snapshot("phone", ana["token"])["meeting"]["ends_at"] == ends_at
    assert code(house, ben, "no_extend", meeting=meeting) == "done"
    assert code(house, ben, "no_extend", meeting=meeting) == "done", "a double tap"
    assert code(house, ana, "still_talking", meeting=meeting) == "no_longer"
    assert code(house, ana, "finish", meeting=meeting) == "done"
    assert code(house, ben, "pitch", meeting=meeting, person=ana["person"]) == "done"
    assert code(house, ben, "pitch", meeting=meeting, person=ana["person"]) == "done"
    assert code(house, ben, "pitch", meeting=meeting, person=ben["person"]) == "unknown_meeting"


@pytest.mark.parametrize(
    ("command", "fields", "expected"),
    [
        ("decline", {"meeting": "m1", "why": "ugly"}, "bad_field"),
        ("decline", {"meeting": "m1", "pause": 0}, "bad_field"),
        ("decline", {"meeting": "m1", "pause": 10**12}, "bad_field"),
        ("decline", {"meeting": "m1", "reason": "x"}, "unknown_field"),
        ("decline", {"meeting": ["m1"]}, "bad_field"),
        ("pitch", {"meeting": "m1"}, "missing_field"),
        ("pitch", {"meeting": "m1", "person": "x" * 41}, "too_long"),
        ("help", {"on": "please"}, "bad_field"),
        ("help", {"person": "somebody"}, "unknown_field"),
        ("edit", {"on_wall": "portrait"}, "bad_field"),
        ("help_coming", {"person": "x"}, "unknown_message"),
        ("help_done", {"person": "x"}, "unknown_message"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    house: House, command: str, fields: dict[str, Any], expected: str
) -> None:
    ana = called(house)[0]
    before = house.version()
    assert code(house, ana, command, **fields) == expected
    assert house.version() == before


def test_a_spots_description_is_one_clean_line_of_moderate_length(house: House) -> None:
    house.as_host("set_spot", name="Table", description="by\nthe\u202e <b>window</b>\x00 ")
    (spot,) = house.snapshot("host", house.host_key)["spots"]
    assert spot["description"] == "by the <b>window</b>"
    answer = house.do("host", "set_spot", {"name": "Table", "description": "x" * 121}, house.host_key)
    assert answer.json["code"] == "too_long"


def test_help_reaches_the_host_within_two_seconds_and_the_answer_the_phone(house: House) -> None:
    house.as_host("set_spot", name="Table 4", description="by the window")
    ana, *_ = called(house)
    with line(house, "host", house.host_key) as host, line(house, "phone", ana["token"]) as phone:
        host.wait(lambda shown: shown["help"] == [])
        tapped = time.monotonic()
        asked = phone.call("help", {"on": True, "nonce": nonce()})["version"]
        (row,) = host.wait(lambda shown: shown["help"])["help"]
        assert time.monotonic() - tapped < HELP_WITHIN
        assert (row["name"], row["number"], row["spot"], row["where"]) == (
            "Ana",
            ana["number"],
            "Table 4",
            "by the window",
        )
        assert host.call("help_coming", {"person": ana["person"], "nonce": nonce()})["ok"]
        phone.wait(lambda shown: shown["you"]["help"] == "coming")
        assert host.call("help_done", {"person": ana["person"], "nonce": nonce()})["ok"]
        phone.wait(lambda shown: shown["you"]["help"] is None and shown["version"] > asked)
    for screen in ("wall", "door"):
        assert '"help"' not in str(house.snapshot(screen, house.door_key if screen == "door" else ""))


def test_a_form_without_a_script_says_no_asks_for_help_and_hides_the_name(house: House) -> None:
    ana, ben, _, meeting = called(house)
    bearer = f"Bearer {ana['token']}"
    shown = house.http("GET", f"/{house.code}?no=1", Accept="text/html", Authorization=bearer).text
    assert 'name="why" value="known"' in shown
    assert 'value="no_circles"' not in shown, "they are two"
    for command, form in (("help", {"on": "true"}), ("edit", {"on_wall": "number", "name": "Ana"})):
        assert house.http("POST", f"/phone/{house.code}/do/{command}", form=form, Authorization=bearer).status == 303
    you = house.snapshot("phone", ana["token"])["you"]
    assert (you["help"], you["on_wall"]) == ("asked", "number")
    assert "Ana" not in str(house.snapshot("wall")["cards"])
    no = {"meeting": meeting, "pause": "600000"}
    assert house.http("POST", f"/phone/{house.code}/do/decline", form=no, Authorization=bearer).status == 303
    assert house.snapshot("phone", ana["token"])["state"] == "paused"
    assert house.snapshot("phone", ben["token"])["missed_at"]


def test_a_number_is_checked_by_a_plain_form(house: House) -> None:
    ana, ben, _, meeting = called(house)
    assert code(house, ana, "answer", meeting=meeting) == "done"
    bearer = f"Bearer {ana['token']}"
    asks = house.http("GET", f"/{house.code}?check=1", Accept="text/html", Authorization=bearer).text
    assert 'id="their-number"' in asks
    assert "http-equiv" not in asks, "what is typed is not taken away"

    def check(number: int) -> Heard:
        form = {"meeting": meeting, "number": str(number)}
        return house.http("POST", f"/phone/{house.code}/do/here", form=form, Authorization=bearer, Accept="text/html")

    wrong = check(ana["number"])
    assert wrong.status == 409
    assert 'id="their-number"' in wrong.text
    assert "That&#39;s not the number" in wrong.text
    assert check(ben["number"]).status == 303
    assert house.snapshot("phone", ben["token"])["state"] == "talking"


def test_a_page_without_a_script_shows_how_to_begin_and_takes_five_more_minutes_back(house: House) -> None:
    ana, ben, _, meeting = called(house)
    assert code(house, ana, "here", meeting=meeting) == "done"
    bearer = f"Bearer {ana['token']}"
    shown = html.unescape(house.http("GET", f"/{house.code}", Accept="text/html", Authorization=bearer).text)
    for lines in house.snapshot("phone", ana["token"])["meeting"]["openers"]:
        assert all(f"Ask: “{line}”" in shown for line in lines)
    assert code(house, ben, "still_talking", meeting=meeting) == "done"
    shown = house.http("GET", f"/{house.code}", Accept="text/html", Authorization=bearer).text
    assert "/do/no_extend" in shown
    rather_not = house.http(
        "POST", f"/phone/{house.code}/do/no_extend", form={"meeting": meeting}, Authorization=bearer
    )
    assert rather_not.status == 303
    assert house.snapshot("phone", ben["token"])["meeting"]["no_longer"]
