"""After the talk, at 360 px: keeping in touch, promises, what people take home, and leaving nothing behind."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import vobject
from playwright.sync_api import expect

from tests.client import House
from tests.e2e.crowd import Guest, circle, pair, set_all
from tests.e2e.screens import Phone, say
from tests.e2e.test_accessible import Eye
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, ViewportSize

pytestmark = pytest.mark.browser

SMALL: ViewportSize = {"width": 360, "height": 740}
ZONE = ZoneInfo("America/New_York")
"""Where she lives; the machine that runs the evening is somewhere else."""
LONG = 1_000_000
"""Milliseconds that outlast a test."""


@pytest.fixture
def house(kiosk_server: KioskServer) -> House:
    house = House(kiosk_server)
    set_all(house, gather=300, thin=0, breather=LONG, answer=LONG, matching=True, title="Tuesday")
    return house


def talked(*guests: Guest) -> None:
    """Have a group talk."""
    for guest in guests:
        guest.gets("called")
    guests[0].meet("here")
    guests[0].meet("finish")


def phone_of(guest: Guest, browser: Browser) -> Phone:
    phone = guest.phone(browser)
    phone.page.set_viewport_size(SMALL)
    return phone


def part(phone: Phone, name: str) -> Locator:
    """What the page shows of one person."""
    return phone.page.locator(".contact", has=phone.page.get_by_role("heading", name=name, exact=True))


def downloads(phone: Phone, tapped: Locator) -> str:
    """The text of the file that a tap saves."""
    with phone.page.expect_download() as saving:
        tapped.click()
    return saving.value.path().read_bytes().decode()


def says_how_it_was(phone: Phone) -> None:
    phone.heads("phone.after_heading")
    phone.tap_tick("phone.i_gave")
    phone.tap("phone.after_done")


def test_in_a_circle_one_no_is_seen_by_nobody(house: House, browser: Browser) -> None:
    aled, priya, rhys = guests = circle(house)
    talked(*guests)
    his, hers, other = (phone_of(guest, browser) for guest in guests)
    for phone in (his, hers, other):
        says_how_it_was(phone)
        phone.heads("keeping.keep_heading")
    eye = Eye()
    eye.look(hers, "keep in touch?")
    first = his.page.get_by_role("heading", level=1).inner_text()
    his.page.get_by_label(say("keeping.email")).fill("aled@")
    his.tap("keeping.keep_yes")
    his.reads(say("keeping.look_again"))
    his.page.get_by_label(say("keeping.email")).fill("aled@example.org")
    his.tap("keeping.keep_yes")
    expect(his.page.get_by_role("heading", level=1)).not_to_have_text(first)
    expect(his.page.get_by_label(say("keeping.email"))).to_have_value("aled@example.org")
    his.tap("keeping.keep_yes")
    his.heads("keeping.people_heading")
    for name in ("Priya", "Rhys"):
        his.reads(say("keeping.hoped", name=name))

    rhys.do("share", person=aled.person, wish=False)
    other.heads("keeping.keep_heading", name="Priya")
    priya.do("share", person=aled.person, phone="+44 1970 62")
    expect(part(his, "Priya").get_by_role("link", name="+44 1970 62")).to_be_visible()
    his.reads(say("keeping.hoped", name="Rhys"))
    his.tap("phone.back")
    his.reads(say("keeping.found", name="Priya"))
    his.tap("keeping.look")
    his.heads("keeping.people_heading")
    expect(his.page.get_by_text(say("keeping.hoped", name="Priya"))).to_have_count(0)
    hers.page.goto(f"{house.server.links['join']}?people=1")
    expect(part(hers, "Aled").get_by_role("link", name="aled@example.org")).to_be_visible()
    for guest in (priya, rhys):
        assert ("aled@example.org" in json.dumps(guest.snapshot())) == (guest is priya)
    eye.look(his, "people, and a hope")
    assert eye.wrong == []
    assert [fault for phone in (his, hers, other) for fault in phone.faults] == []


def test_a_promise_is_agreed_and_goes_home_in_a_calendar(house: House, browser: Browser) -> None:
    mair, tom = pair(house)
    talked(mair, tom)
    mair.do("share", person=tom.person, email="mair@example.org")
    tom.do("share", person=mair.person, email="tom@example.org", link="film.example/tom")
    hers, his = phone_of(mair, browser), phone_of(tom, browser)
    hers.context.new_cdp_session(hers.page).send("Emulation.setTimezoneOverride", {"timezoneId": str(ZONE)})
    eye = Eye()
    says_how_it_was(hers)
    hers.tap("keeping.people", n=1)
    hers.heads("keeping.people_heading")
    part(hers, "Tom").get_by_role("button", name=say("keeping.promise")).click()
    hers.heads("keeping.promise_heading", name="Tom")
    expect(hers.page.get_by_label(say("keeping.show_what", name="Tom"))).to_have_value("pricing")
    hers.page.get_by_label(say("keeping.shown_what", name="Tom")).fill("short video")
    hers.page.get_by_text(say("keeping.every_monthly"), exact=True).click()
    at = (datetime.now(ZONE) + timedelta(days=3)).replace(hour=12, minute=30, second=0, microsecond=0)
    hers.page.get_by_label(say("keeping.at")).fill(at.strftime("%Y-%m-%dT%H:%M"))
    hers.page.get_by_label(say("keeping.where_meet")).fill("Caffi Bach")
    eye.look(hers, "a promise")
    hers.tap("keeping.suggest", name="Tom")
    hers.reads(say("keeping.you_suggested"))

    says_how_it_was(his)
    his.heads("keeping.suggests", name="Mair")
    his.reads("Caffi Bach")
    eye.look(his, "a promise to answer")
    his.tap("keeping.agree")
    his.heads("phone.breather_heading")
    entry = hers.page.get_by_role("link", name=say("keeping.to_calendar"))
    event = vobject.readOne(downloads(hers, entry)).vevent
    assert event.summary.value == "Meet Tom"
    assert event.location.value == "Caffi Bach"
    assert event.rrule.value.startswith("FREQ=MONTHLY")
    assert event.dtstart.value == at
    card = vobject.readOne(downloads(hers, part(hers, "Tom").get_by_role("link", name=say("keeping.to_contacts"))))
    assert (card.fn.value, card.email.value, card.url.value) == ("Tom", "tom@example.org", "https://film.example/tom")

    hers.tap("keeping.carry")
    expect(hers.page.get_by_role("img", name=say("keeping.carry_alt"))).to_be_visible()
    eye.look(hers, "people")
    page = downloads(hers, hers.page.get_by_role("link", name=say("keeping.save_all")))
    assert "tom@example.org" in page
    assert "Caffi Bach" in page
    hers.tap("phone.back")
    house.as_host("close")
    hers.heads("phone.over_heading")
    hers.reads(say("keeping.ends_too"))
    assert "Caffi Bach" in downloads(hers, hers.page.get_by_role("link", name=say("keeping.save_all")))
    eye.look(hers, "over, with something to save")
    assert eye.wrong == []
    assert hers.faults == his.faults == []


def test_whoever_looks_at_their_people_is_called_and_then_asked_how_it_was(house: House, browser: Browser) -> None:
    mair, tom = pair(house)
    talked(mair, tom)
    hers = phone_of(mair, browser)
    hers.page.goto(f"{house.server.links['join']}?people=1")
    hers.heads("keeping.people_heading")
    for one, other in ((mair, tom), (tom, mair)):
        one.do("meet_again", person=other.person)
        one.do("next")
    hers.heads("phone.meet_now", names="Tom")
    mair.meet("here")
    mair.meet("finish")
    hers.heads("phone.after_heading")
    assert hers.faults == []


def test_it_was_no_fit_and_nobody_is_told(house: House, browser: Browser) -> None:
    mair, tom = pair(house)
    talked(mair, tom)
    hers = phone_of(mair, browser)
    hers.heads("phone.after_heading")
    hers.tap_tick("keeping.no_fit")
    hers.reads(say("keeping.no_fit_lead"))
    hers.tap("phone.after_done")
    hers.heads("phone.breather_heading")
    assert tom.snapshot()["after"] is not None
    for one, other in ((mair, tom), (tom, mair)):
        one.do("meet_again", person=other.person)
        one.do("next")
    told = house.snapshot("host", house.host_key)
    assert {row["name"]: row["state"] for row in told["people"]} == {"Mair": "waiting", "Tom": "waiting"}
    assert hers.faults == []


def test_whoever_erases_themselves_in_a_meeting_is_gone_and_the_other_is_not_left_standing(
    house: House, browser: Browser
) -> None:
    mair, tom = pair(house)
    mair.gets("called")
    hers, his = phone_of(mair, browser), phone_of(tom, browser)
    his.heads("phone.meet_now", names="Mair")
    hers.page.goto(f"{house.server.links['join']}?erase=1")
    hers.heads("keeping.erase_heading")
    eye = Eye()
    eye.look(hers, "erase me")
    hers.tap("keeping.erase_no")
    hers.heads("phone.meet_now", names="Tom")
    hers.page.goto(f"{house.server.links['join']}?erase=1")
    hers.tap("keeping.erase_yes")
    hers.heads("phone.erased_heading")
    his.heads("phone.missed_heading", name="Tom")
    assert hers.context.cookies() == []
    assert "Mair" not in json.dumps([tom.snapshot(), house.snapshot("host", house.host_key)])
    hers.tap("phone.join_again")
    hers.heads("phone.join_heading")
    hers.page.get_by_role("link", name=say("phone.what_happens")).click()
    hers.heads("privacy.title")
    eye.look(hers, "privacy")
    assert eye.wrong == []
    assert hers.faults == his.faults == []
