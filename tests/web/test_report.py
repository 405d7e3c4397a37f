"""The report over HTTP: for the host and for the wall, in the room's language, and nobody's name on it."""

from __future__ import annotations

from tests.client import House
from tests.web.conftest import house

__all__ = ["house"]


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
