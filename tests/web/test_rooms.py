"""The house's own page: rooms are opened by whoever holds its link, and nobody else learns that there are any."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.client import Heard, House

MINUTE = 60_000


def key_of(house: House) -> str:
    return str(house.server.links["house"]).partition("#")[2]


def session(house: House) -> str:
    answer = house.http("POST", "/house/enter", {"key": key_of(house)})
    assert answer.json["ok"]
    return str(answer.headers["Set-Cookie"]).partition(";")[0]


def make(house: House, **form: str) -> Heard:
    return house.http("POST", "/house/rooms", form=form, Cookie=session(house), Accept="text/html")


def opened(house: House, **form: str) -> Any:
    """Open a room and return its host's snapshot."""
    answer = make(house, **form)
    assert answer.status == 303, answer.text
    room = answer.headers["Location"].split("/")[2]
    assert answer.headers["Location"] == f"/host/{room}/ready"
    cookie = answer.headers["Set-Cookie"].partition(";")[0]
    return house.http("GET", f"/host/{room}/snapshot", Cookie=cookie).json


def test_the_first_room_is_the_one_whose_code_was_printed_and_the_next_is_another(house: House) -> None:
    first = opened(house, title="Tuesday at the Market Hall", run_by="Mair", language="cy", places="tables", tables="3")
    assert json.dumps(first).count(house.code) > 0
    assert (first["settings"]["title"], first["settings"]["language"]) == ("Tuesday at the Market Hall", "cy")
    assert [spot["name"] for spot in first["spots"]] == ["Bwrdd 1", "Bwrdd 2", "Bwrdd 3"]
    second = opened(
        house, places="list", list="Window: by the red lamp\n\nSofa – behind the stairs\nTerrace", opening="rounds"
    )
    assert house.code not in json.dumps(second)
    found = [(spot["name"], spot["description"]) for spot in second["spots"]]
    assert found == [("Window", "by the red lamp"), ("Sofa", "behind the stairs"), ("Terrace", "")]
    assert second["settings"]["mode"] == "rounds"
    assert house.http("GET", "/", Accept="text/html").status == 200, "with two rooms the front door asks for the code"


def test_with_nothing_filled_in_there_is_a_room_that_ends_a_day_after_its_doors_open(house: House) -> None:
    shown = opened(house)
    settings, now = shown["settings"], shown["now"]
    assert -MINUTE <= settings["doors_at"] - now <= 30 * MINUTE  # the half hour may have struck meanwhile
    assert shown["room"]["erase_at"] - settings["doors_at"] == 24 * 60 * MINUTE
    assert not settings["matching"]
    assert not shown["spots"]


def test_when_is_by_the_clock_of_whoever_opens_it(house: House) -> None:
    when = (datetime.now() + timedelta(days=3)).strftime("%Y-%m-%dT19:00")
    moments = [opened(house, title="x", when=when, zone=zone)["settings"]["doors_at"] for zone in ("Asia/Tokyo", "UTC")]
    assert moments[1] - moments[0] == 9 * 60 * MINUTE


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"title": "x" * 121}, "120 characters"),
        ({"run_by": "x" * 121}, "120 characters"),
        ({"when": "soon"}, "a day and a time"),
        ({"when": "2001-01-01T19:00"}, "over already"),
        ({"when": "9999-12-31T23:59"}, "within 30 days"),
        ({"places": "tables", "tables": "0"}, "from 1 to 200"),
        ({"places": "tables", "tables": "９"}, "from 1 to 200"),
        ({"places": "tables", "tables": "1e9"}, "from 1 to 200"),
        ({"places": "list", "list": " \n "}, "at least one"),
        ({"places": "list", "list": "x" * 41}, "may have up to 40"),
        ({"places": "list", "list": "\n".join(map(str, range(201)))}, "Up to 200"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_all_else_stays_typed(
    house: House, form: dict[str, str], says: str
) -> None:
    answer = make(house, **{"title": "Kept <b>", **form})
    assert answer.status == 400
    assert says in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert "<b>" not in answer.text.replace("<b dir", "")


def test_strangers_see_the_gate_and_no_room(house: House) -> None:
    opened(house, title="Hidden supper")
    for cookie in ("", "kiosk-house=", "kiosk-house=9999999999999.0", "kiosk-house=é", f"kiosk-house={key_of(house)}"):
        page = house.http("GET", "/house", Cookie=cookie.encode().decode("latin-1"), Accept="text/html")
        assert page.status == 200
        assert "Hidden supper" not in page.text
        for path in ("/house/rooms", f"/house/rooms/{house.room}/host"):
            assert house.http("POST", path, form={"title": "x"}, Cookie=cookie.encode().decode("latin-1")).status == 401
    assert house.http("GET", f"/?code={key_of(house)}").status == 404


def test_the_house_link_leads_to_each_rooms_hosts_screen(house: House) -> None:
    answer = house.http("POST", f"/house/rooms/{house.room}/host", form={}, Cookie=session(house))
    cookie = answer.headers["Set-Cookie"].partition(";")[0]
    assert house.http("GET", f"/host/{house.room}/snapshot", Cookie=cookie).json["role"] == "host"
    assert house.http("POST", f"/house/rooms/{'a' * 16}/host", form={}, Cookie=session(house)).status == 404


def test_another_rooms_host_is_nobody_here(house: House) -> None:
    other = make(house, title="Next door").headers
    carried = other["Set-Cookie"].partition("=")[2].partition(";")[0]
    cookie = f"kiosk-host-{house.room}={carried}"
    assert house.http("GET", f"/host/{house.room}/snapshot", Cookie=cookie).status == 401
    assert house.http("POST", f"/host/{house.room}/do/close", {}, Cookie=cookie).status == 401
    assert house.do("host", "close", {}, carried).status == 401


def test_the_houses_key_is_not_tried_at_will_and_stands_in_no_log(house: House) -> None:
    codes = [house.http("POST", "/house/enter", {"key": f"{n:032x}"}).json["code"] for n in range(40)]
    assert (codes[0], codes[-1]) == ("wrong_key", "too_often")
    assert session(house)
    assert key_of(house) not in house.server.log()
    file = house.server.data / "house-link.txt"
    assert key_of(house) in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
