"""The days before: people join as coming, the host sees what is missing, and one page invites whoever has it."""

from __future__ import annotations

import time

from tests.client import House

DAY = 24 * 3600 * 1000


def test_the_days_before(house: House) -> None:
    invitation = house.http("GET", f"/{house.code}/invitation", Accept="text/html")
    assert invitation.status == 200
    assert 'class="chips"' not in invitation.text, "nobody has asked for anything yet"
    before = house.http("GET", f"/host/{house.room}/before", Authorization=f"Bearer {house.host_key}").text
    assert "Nobody has joined yet" in before
    house.as_host("change_setting", name="doors_at", value=round(time.time() * 1000) + 3 * DAY)
    ana = house.join("Theodora", "pottery", "Python; fire-eating for fun")
    shown = house.snapshot("phone", ana["token"])
    assert (shown["state"], shown["you"]["coming"] is not None) == ("paused", True)
    counts = house.snapshot("host", house.host_key)["counts"]
    assert (counts["here"], counts["coming"], counts["paused"]) == (0, 1, 0)

    page = house.http("GET", f"/{house.code}", Authorization=f"Bearer {ana['token']}", Accept="text/html").text
    assert "See you there, Theodora." in page

    before = house.http("GET", f"/host/{house.room}/before", Authorization=f"Bearer {house.host_key}").text
    assert "1 person is coming." in before
    for topic in ("Python", "fire-eating for fun"):
        assert topic in before.partition("Offered, and nobody")[0]
    assert "ottery" in before.partition("Offered, and nobody")[2]

    german = house.http("GET", f"/{house.code}/invitation", Accept_Language="de", Accept="text/html").text
    assert '<html lang="de"' in german
    assert "<bdi>Python</bdi>" in german
    assert "Theodora" not in german
    assert "fire-eating" not in german, "words of one's own are not sent about"

    assert house.do("phone", "resume", {}, ana["token"]).status == 200
    assert house.snapshot("host", house.host_key)["counts"]["here"] == 1
    assert house.snapshot("phone", ana["token"])["state"] == "waiting"


def test_they_are_for_whoever_has_the_address_or_the_key(house: House) -> None:
    assert house.http("GET", "/QQQQ/invitation").status == 404
    for key in ("", house.door_key):
        assert house.http("GET", f"/host/{house.room}/before", Authorization=f"Bearer {key}").status == 401
