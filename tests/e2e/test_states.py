"""What a phone comes back to, and what it and the others show, in states that an evening rarely meets."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.client import House
from tests.e2e.crowd import Guest, circle, pair, set_all
from tests.e2e.screens import DESK_SIZE, WALL_SIZE, Door, Host, Phone, Wall, say, text_of
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

pytestmark = pytest.mark.browser

LONG = 1_000_000
"""Milliseconds that outlast a test."""

NASTY = '<img src=x onerror="window.broken=1"><b>Eve</b> \u202elive\u202c 👩‍👩‍👧‍👦'
SEEN = '<img src=x onerror="window.broken=1"><b>Eve</b> live'
"""What is to be read of it: without the marks that turn the direction."""


@pytest.fixture
def house(kiosk_server: KioskServer) -> House:
    house = House(kiosk_server)
    set_all(house, gather=300, thin=0)
    return house


def test_a_circles_card_says_who_starts(house: House, browser: Browser) -> None:
    guests = circle(house)
    set_all(house, matching=True)
    for guest in guests:
        guest.gets("called")
    meeting = guests[0].snapshot()["meeting"]
    give = next(give for give in meeting["gives"] if give["from"] == meeting["starts"])
    for guest in guests:
        key = {give["from"]: "phone.you_start", give["to"]: "phone.starts_you"}.get(guest.person, "phone.starts")
        sentence = say(key, **{"from": give["from_name"], "name": give["to_name"], "what": give["offer"]})
        phone = guest.phone(browser)
        phone.reads(sentence)
        expect(phone.page.get_by_text(sentence)).to_be_in_viewport(ratio=1)
        assert phone.faults == []


def test_views_that_did_not_come_while_joining_come_with_the_page(house: House, browser: Browser) -> None:
    phone = Phone(browser, "Mair")
    asked: list[str] = []

    def lose(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    phone.page.route("**/phone/here.js", lose, times=2)
    phone.join(house.server.links["join"], "Baker", ["pricing"], ["short video"])
    phone.heads("phone.soon_heading", name="Mair")
    assert asked


def test_a_second_tab_and_a_second_scan_are_the_same_person(house: House, browser: Browser) -> None:
    phone = Phone(browser, "Mair")
    phone.join(house.server.links["join"], "Baker", ["pricing"], ["short video"])
    second = phone.context.new_page()
    second.goto(house.server.links["join"])
    expect(second.get_by_role("heading", level=1)).to_have_text(say("phone.soon_heading", name="Mair"))
    phone.page.goto(house.server.links["join"].lower())
    phone.heads("phone.soon_heading", name="Mair")
    assert len(house.snapshot("host", house.host_key)["people"]) == 1

    Guest(house, "Tom", "short video", "pricing")
    set_all(house, matching=True)
    phone.heads("phone.meet_now", names="Tom")
    second.get_by_role("button", name=say("phone.answer"), exact=True).click()
    expect(phone.button("phone.cant_find")).to_be_visible()
    assert phone.faults == []


def test_where_no_socket_opens_the_phone_asks_again_and_again(house: House, browser: Browser) -> None:
    phone = Phone(browser, "Mair")
    phone.network_may_fail = True
    phone.context.route_web_socket(re.compile("socket.io"), lambda socket: socket.close())
    phone.join(house.server.links["join"], "Baker", ["pricing"], ["short video"])
    Guest(house, "Tom", "short video", "pricing")
    set_all(house, matching=True)
    phone.heads("phone.meet_now", names="Tom")
    phone.tap("phone.answer")
    expect(phone.button("phone.cant_find")).to_be_visible()
    phone.tap("phone.here")
    expect(phone.button("phone.done")).to_be_visible()
    expect(phone.page.get_by_text(say("common.offline"))).to_have_count(0)


def test_coming_back_by_number_and_pin(house: House, browser: Browser) -> None:
    mair, _ = pair(house)
    other = Phone(browser, "Mair")
    other.network_may_fail = True  # the wrong PIN is answered 403
    other.page.goto(house.server.links["join"])
    other.tap("phone.been_here")
    other.page.get_by_label(say("phone.number")).fill(str(mair.number))
    other.page.get_by_label(say("phone.pin")).fill(f"{(int(mair.pin) + 1) % 10_000:04}")
    other.tap("phone.return")
    other.reads(say("refusal.wrong_pin"))
    other.page.get_by_label(say("phone.pin")).fill(mair.pin)
    other.tap("phone.return")
    other.heads("phone.soon_heading", name="Mair")
    assert len(house.snapshot("host", house.host_key)["people"]) == 2
    set_all(house, matching=True)
    other.heads("phone.meet_now", names="Tom")


def test_without_a_script_one_changes_what_one_said(house: House, browser: Browser) -> None:
    mair, _ = pair(house)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": f"kiosk-phone-{house.code}", "value": mair.token, "url": house.server.url}])
    page = context.new_page()
    page.goto(house.server.links["join"])
    page.locator("a[href*=edit]").click()
    page.get_by_label(say("phone.offers")).fill("pricing, Welsh")
    page.get_by_label(say("phone.sector")).fill("food")
    page.get_by_label(say("phone.quiet")).check()
    page.get_by_role("button", name=say("phone.save")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(say("phone.soon_heading", name="Mair"))
    you = mair.snapshot()["you"]
    assert [offer["text"] for offer in you["offers"]] == ["pricing", "Welsh"]
    assert (you["sector"], you["quiet"], you["step_free"]) == ("food", True, False)


def test_what_people_type_is_only_ever_text(house: House, browser: Browser) -> None:
    eve = Guest(house, NASTY, "</script><b>offer", "a <i>want</i>", line="<u>line</u>")
    answer = house.do(
        "door",
        "check_in",
        {
            "name": NASTY,
            "offers": [{"text": "a <i>want</i>"}],
            "wants": [{"text": "</script><b>offer"}],
            "has_phone": False,
            "nonce": "nobody-is-called-so-00",
        },
        house.door_key,
    )
    assert answer.status == 200, answer.text
    house.as_host("set_spot", name="<b>Table</b>")
    house.as_host("announce", text="<marquee>Soup</marquee>")
    set_all(house, matching=True)
    eve.gets("called")

    phone = eve.phone(browser)
    wall, host, door = Wall(browser, WALL_SIZE), Host(browser, DESK_SIZE), Door(browser, DESK_SIZE)
    wall.page.goto(house.server.links["wall"])
    host.enter(house.server.links["host"])
    door.enter(house.server.links["door"])
    for screen in (phone, wall, host, door):
        screen.page.wait_for_function("text => document.body.innerText.includes(text)", arg=SEEN)
        shown = screen.page.evaluate("document.body.innerText")
        assert "👩‍👩‍👧‍👦" in shown
        assert "\u202e" not in json.dumps(shown, ensure_ascii=False)
        assert screen.page.evaluate("window.broken") is None
        assert screen.page.locator("[src=x], main i, main u, marquee").count() == 0
        assert screen.faults == []
    for screen in (phone, wall, host):
        screen.reads(re.compile("<marquee>Soup</marquee>"))
    phone.reads(re.compile("</script><b>offer"))
    wall.reads(re.compile("<b>Table</b>"))


def test_every_button_of_the_host_does_what_it_says(house: House, browser: Browser) -> None:
    set_all(house, answer=1_200, answer_again=600, breather=300)
    mair, tom = pair(house)
    host = Host(browser, DESK_SIZE)
    host.enter(house.server.links["host"])
    host.tap("host.turn_on")
    host.button("host.turn_off").wait_for()
    mair.gets("away")
    host.button("host.wake_name", name="Mair").first.click()
    host.reads(re.compile(r"counts as here again"))
    set_all(house, answer=LONG)
    mair.do("touch")
    tom.do("touch")
    mair.gets("called")
    mair.meet("answer")
    host.reads(re.compile(say("host.member_coming", name="Mair")))
    host.page.get_by_role("button", name=text_of("host.more_group")).click()
    host.tap("host.dissolve")
    _confirm(host, "host.dissolve_yes")
    host.reads(re.compile("are free again"))
    mair.do("pause")
    tom.do("pause")

    Guest(house, "Ines", "juggling", "origami")
    idris = Guest(house, "Idris", "origami", "juggling")
    idris.gets("called")
    host.reads(re.compile(say("host.member_called", name="Idris")))
    host.page.get_by_role("button", name=text_of("host.they_met_number")).click()
    host.page.get_by_role("button", name=text_of("host.they_are_done_number")).click()
    idris.gets("breather", "waiting")

    host.tap("host.turn_off")
    host.button("host.turn_on").wait_for()
    host.page.get_by_text(say("host.spot_add"), exact=True).click()
    host.page.get_by_label(say("host.spot_name"), exact=True).fill("Table")
    host.page.get_by_label(say("host.spot_to"), exact=True).fill("3")
    host.tap("host.spot_add_now")
    host.reads(say("host.spot_added", n=3))
    host.tap("host.spot_remove", name="Table 2")
    _confirm(host, "host.spot_remove", name="Table 2")
    host.reads(say("host.spot_removed", name="Table 2"))
    host.announce("Soup")
    host.reads(say("host.announced"))
    host.open_person("Tom")
    host.tap("host.remove_name", name="Tom")
    host.page.get_by_label(say("host.remove_reason")).fill("asked to go")
    _confirm(host, "host.remove_name", name="Tom")
    host.reads(say("host.removed", name="Tom"))
    made_up = {"name": "Robot", "offers": [], "wants": [], "simulated": True, "nonce": "a-simulated-one-0000"}
    assert house.do("host", "check_in", made_up, house.host_key).status == 200
    host.tap("host.simulated_remove")
    _confirm(host, "host.simulated_remove")
    host.reads(say("host.simulated_done"))
    seen = house.snapshot("host", house.host_key)
    assert [spot["name"] for spot in seen["spots"]] == ["Table 1", "Table 3"]
    assert {person["name"]: person["state"] for person in seen["people"]}["Tom"] == "removed"
    assert seen["counts"]["simulated"] == 0
    assert host.faults == []


def _confirm(host: Host, key: str, **places: object) -> None:
    """Say yes to the question that was just asked."""
    host.page.get_by_role("dialog").get_by_role("button", name=say(key, **places)).click()
