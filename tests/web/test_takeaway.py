"""What is left of an evening, over HTTP: lists, the report, the replay."""

from __future__ import annotations

import json

from kiosk.takeaway.replay import FRAMES
from tests.client import House
from tests.web.test_team import invite


def test_a_room_without_anybody_has_no_replay(house: House) -> None:
    assert house.http("GET", f"/wall/{house.room}/replay").status == 404


def test_the_report_is_there_before_anybody_has_met_and_names_nobody(house: House) -> None:
    for name in ("Mair Unnamed", "Rhys Unnamed"):
        house.join(name, "pricing; glarbing with Unnamed", "short video")
    of_host = house.http("GET", f"/host/{house.room}/report", Authorization=f"Bearer {house.host_key}")
    of_wall = house.http("GET", f"/wall/{house.room}/report")
    for answer in (of_host, of_wall):
        assert answer.status == 200
        assert "Unnamed" not in answer.text
        assert "people came" in answer.text
        assert "Short video" in answer.text
        assert "style=" not in answer.text, "the page's policy allows none"
    assert "/lists" in of_host.text
    assert "/lists" not in of_wall.text
    assert house.http("GET", f"/host/{house.room}/report").status == 401


def test_it_speaks_the_rooms_language(house: House) -> None:
    house.as_host("change_setting", name="language", value="de")
    assert "Was aus dem Abend wurde" in house.http("GET", f"/wall/{house.room}/report").text
    house.as_host("change_setting", name="language", value="en")


def test_the_files_are_the_hosts_alone(house: House) -> None:
    house.join("Ana", "pricing", "short video")
    for path in ("", "/people.csv", "/people.json", "/meetings.csv", "/promises.json", "/outcomes.csv"):
        where = f"/host/{house.room}/lists{path}"
        answer = house.http("GET", where, Authorization=f"Bearer {house.host_key}")
        assert answer.status == 200, where
        for key in ("", house.door_key, house.code):
            assert house.http("GET", where, Authorization=f"Bearer {key}").status == 401
    answer = house.http("GET", f"/host/{house.room}/lists/people.csv", Authorization=f"Bearer {house.host_key}")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="people.csv"'
    assert "Ana" in answer.text
    assert (
        house.http("GET", f"/host/{house.room}/lists/keys.csv", Authorization=f"Bearer {house.host_key}").status == 404
    )


def test_a_co_host_takes_nothing_home(house: House) -> None:
    _, key = invite(house, "Bea", "cohost")
    for path in ("", "/people.csv", "/links.csv"):
        assert house.http("GET", f"/host/{house.room}/lists{path}", Authorization=f"Bearer {key}").status == 403


def test_the_wall_is_given_a_picture_a_line(house: House) -> None:
    house.join("Ana Replayed", "pricing", "short video")
    lines = house.http("GET", f"/wall/{house.room}/replay?seconds=1").text.splitlines()
    assert len(lines) == FRAMES
    assert {json.loads(line)["screen"] for line in lines} == {"wall"}
    assert json.loads(lines[-1])["counts"]["here"] == house.snapshot("wall")["counts"]["here"] > 0
