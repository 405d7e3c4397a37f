"""From the call to the end of a talk, as two or three people live it on small phones: finding, refusing, going on."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.client import House
from tests.e2e.crowd import Guest, circle, pair, set_all
from tests.e2e.screens import DESK_SIZE, WALL_SIZE, Host, Phone, Wall, say
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

pytestmark = pytest.mark.browser

SMALL: ViewportSize = {"width": 360, "height": 700}
LONG = 1_000_000
"""Milliseconds that outlast a test."""
HELP_WITHIN = 2.0
"""Seconds from the tap to the host's screen."""
COUNT_NOTES = """() => {
  const make = AudioContext.prototype.createOscillator;
  window.rung = 0;
  AudioContext.prototype.createOscillator = function () { window.rung += 1; return make.call(this); };
}"""


@pytest.fixture
def house(kiosk_server: KioskServer) -> House:
    house = House(kiosk_server)
    set_all(house, gather=300, thin=0, answer=LONG, arrive=LONG, breather=LONG)
    house.as_host("set_spot", name="Table 4", description="by the window")
    return house


def small(guest: Guest, browser: Browser) -> Phone:
    """Somebody's phone, as small as they are carried."""
    phone = guest.phone(browser)
    phone.page.set_viewport_size(SMALL)
    return phone


def fits(phone: Phone) -> None:
    """Nothing is wider than the phone, and its one solid button is at the thumb."""
    wide, seen = phone.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= seen
    expect(phone.page.locator(".foot .big").first).to_be_in_viewport(ratio=1)


def test_a_no_has_its_reasons_behind_one_tap_and_nobody_learns_of_them(house: House, browser: Browser) -> None:
    mair, tom = pair(house)
    set_all(house, matching=True)
    tom.gets("called")
    hers, his = small(mair, browser), small(tom, browser)
    hers.tap("phone.answer")
    his.tap("phone.decline")
    his.heads("meeting.no_heading")
    fits(his)
    his.tap("meeting.back_to_call")
    his.heads("phone.meet_at")
    his.tap("phone.decline")
    his.tap("meeting.no_pause", n=10)
    his.heads("phone.paused_heading")
    his.reads(re.compile("^Nobody calls you until"))
    hers.heads("phone.missed_heading", name="Mair")
    assert "Tom" not in hers.page.locator("main").inner_text()

    eli = Guest(house, "Eli", "short video", "pricing")
    hers.heads("phone.meet_at", names="Eli", spot="Table 4")
    hers.tap("phone.decline")
    hers.tap("meeting.no_never", name="Eli")
    hers.heads("phone.breather_heading")
    eli.gets("waiting")
    assert hers.faults == his.faults == []


def test_a_circle_refuses_one_of_them_or_circles_at_all(house: House, browser: Browser) -> None:
    aled, priya, rhys = circle(house)
    set_all(house, matching=True)
    for guest in (aled, priya, rhys):
        guest.gets("called")
    phone = small(aled, browser)
    phone.tap("phone.decline")
    for name in ("Priya", "Rhys"):
        expect(phone.button("meeting.no_never", name=name)).to_be_visible()
    fits(phone)
    phone.tap("meeting.no_circles")
    phone.heads("phone.breather_heading")
    assert aled.snapshot()["you"]["no_circles"]
    assert phone.faults == []


def test_who_cannot_find_the_other_says_so_twice_and_meets_somebody_else(house: House, browser: Browser) -> None:
    mair, tom = pair(house)
    set_all(house, matching=True)
    tom.gets("called")
    hers, his = small(mair, browser), small(tom, browser)
    hers.reads("by the window")
    hers.tap("phone.answer")
    his.reads(say("phone.is_coming", name="Mair"))
    hers.tap("phone.cant_find")
    hers.reads(re.compile(re.escape(say("phone.not_found_you"))))
    his.reads(re.compile(re.escape(say("phone.not_found", name="Mair"))))
    his.tap("phone.answer")
    expect(his.button("meeting.cant_find_either")).to_be_visible()
    fits(hers)
    fits(his)
    Guest(house, "Eli", "short video", "pricing")
    hers.tap("meeting.cant_find_again")
    hers.heads("phone.meet_at", names="Eli", spot="Table 4")
    his.heads("phone.missed_heading", name="Tom")
    assert hers.faults == his.faults == []


def test_a_number_is_checked_wrong_first_then_right(house: House, browser: Browser) -> None:
    mair, tom = pair(house)
    set_all(house, matching=True)
    tom.gets("called")
    hers, his = small(mair, browser), small(tom, browser)
    for phone in (hers, his):
        phone.tap("phone.answer")
    his.reads(re.compile(re.escape(say("meeting.your_number", number=tom.number))))
    assert str(tom.number) not in hers.page.content().split('id="boot"')[0]
    hers.tap("meeting.check")
    field = hers.page.get_by_label(say("meeting.check_label"))
    field.fill(str(mair.number))
    hers.tap("meeting.check_yes")
    hers.reads(say("refusal.wrong_number"))
    expect(field).to_be_focused()
    fits(hers)
    field.fill(str(tom.number))
    field.press("Enter")
    hers.button("phone.done").wait_for()
    his.button("phone.done").wait_for()
    assert hers.faults == his.faults == []


def test_five_more_minutes_are_asked_for_and_taken_back(house: House, browser: Browser) -> None:
    mair, tom = pair(house)
    set_all(house, matching=True)
    tom.gets("called")
    mair.meet("here")
    hers, his = small(mair, browser), small(tom, browser)
    lines = [line for lines in mair.snapshot()["meeting"]["openers"] for line in lines]
    assert len(lines) == 4
    give = hers.page.locator(".opener").all_inner_texts()
    assert len(give) == 2
    assert all(any(line in shown for line in lines) for shown in give)
    fits(hers)
    hers.reads("12")
    hers.tap("phone.more")
    hers.reads(say("meeting.longer_yours"))
    hers.reads("17")
    expect(hers.button("phone.more")).to_have_count(0)
    his.reads(say("meeting.longer_theirs"))
    fits(his)
    his.tap("meeting.rather_not")
    for phone in (hers, his):
        phone.reads(say("meeting.no_longer"))
        phone.reads("12")
        expect(phone.button("phone.more")).to_have_count(0)
    his.tap("phone.done")
    hers.heads("phone.after_heading", names="Tom")
    assert hers.faults == his.faults == []


def test_nobody_stays_where_others_wait_for_the_table(house: House, browser: Browser) -> None:
    house.as_host("set_spot", spot="s1", name="Table 4", capacity=1)
    mair, tom = pair(house)
    set_all(house, matching=True)
    tom.gets("called")
    mair.meet("here")
    circle(house)
    phone = small(mair, browser)
    until_queued = time.monotonic() + 10
    while house.snapshot("host", house.host_key)["matchmaker"]["queued"] == 0:
        assert time.monotonic() < until_queued, "somebody queues"
        time.sleep(0.1)
    phone.tap("phone.more")
    phone.reads(say("refusal.spot_wanted"))
    fits(phone)
    assert phone.faults == []


def test_help_is_asked_for_wherever_one_is_and_the_host_comes(house: House, browser: Browser) -> None:
    mair, tom = pair(house)
    host = Host(browser, DESK_SIZE)
    host.enter(house.server.links["host"])
    host.page.keyboard.press("Tab")
    host.page.evaluate(COUNT_NOTES)
    phone = small(mair, browser)
    phone.heads("phone.soon_heading", name="Mair")
    tapped = time.monotonic()
    phone.tap("meeting.help")
    host.reads(say("host.help", n=1), within=HELP_WITHIN)
    assert time.monotonic() - tapped < HELP_WITHIN
    host.reads(say("host.help_nowhere"))
    host.page.wait_for_function("window.rung > 0")
    assert host.page.title().startswith(say("host.help_title", title=""))
    phone.reads(say("meeting.help_asked"))
    fits(phone)
    host.tap("host.help_coming_name", name="Mair")
    phone.reads(say("meeting.help_coming"))
    host.tap("host.help_done_name", name="Mair")
    phone.button("meeting.help").wait_for()

    set_all(house, matching=True)
    phone.heads("phone.meet_at", names="Tom", spot="Table 4")
    phone.tap("meeting.help")
    host.reads(say("host.help_there", place="Table 4, by the window", names="Tom"))
    phone.tap("meeting.help_off")
    expect(host.page.get_by_text(say("host.help", n=1))).to_have_count(0)
    tom.meet("here")
    for leads, then in (("phone.done", "phone.after_heading"), ("phone.after_none", "phone.breather_heading")):
        phone.button("meeting.help").wait_for()
        phone.tap(leads)
        phone.heads(then)
    phone.button("meeting.help").wait_for()
    phone.tap("phone.pause")
    phone.heads("phone.paused_heading")
    phone.button("meeting.help").wait_for()
    phone.tap("phone.leave")
    phone.heads("phone.left_heading")
    phone.tap("meeting.help")
    host.reads(say("host.help_last", place="Table 4, by the window"))
    phone.tap("phone.undo_leave")
    phone.heads("phone.waiting_heading", name="Mair")
    phone.reads(say("meeting.help_asked"))
    assert phone.faults == host.faults == []


def test_two_say_it_was_a_pitch_and_the_host_has_a_word_first(house: House, browser: Browser) -> None:
    seller = Guest(house, "Sam", "pricing", "short video")
    set_all(house, matching=True)
    host = Host(browser, DESK_SIZE)
    host.enter(house.server.links["host"])
    for name in ("Ana", "Ben"):
        buyer = Guest(house, name, "short video", "pricing")
        buyer.gets("called")
        buyer.meet("here")
        buyer.meet("finish")
        phone = small(buyer, browser)
        phone.heads("phone.after_heading", names="Sam")
        expect(phone.page.get_by_role("button", name=say("meeting.pitch"))).to_have_count(0)
        phone.page.get_by_role("button", name=say("keeping.no_fit")).click()
        phone.page.get_by_role("button", name=say("meeting.pitch")).click()
        fits(phone)
        expect(host.page.get_by_text(say("host.pitched", n=2))).to_have_count(0)
        phone.tap("phone.after_done")
        phone.heads("phone.breather_heading")
        assert phone.faults == []
        if name == "Ana":
            seller.do("next")
    host.reads(say("host.pitched", n=2))
    theirs = small(seller, browser)
    theirs.tap("phone.after_none")
    theirs.heads("phone.see_host_heading")
    assert "pitch" not in theirs.page.locator("main").inner_text()
    theirs.button("meeting.help").wait_for()
    host.tap("host.let_on_name", name="Sam")
    theirs.heads("phone.waiting_heading", name="Sam")
    assert theirs.faults == host.faults == []


def test_a_number_stands_on_the_wall_at_once_and_the_partner_has_the_name(house: House, browser: Browser) -> None:
    mair, tom = pair(house)
    wall = Wall(browser, WALL_SIZE)
    wall.page.goto(house.server.links["wall"])
    set_all(house, matching=True)
    wall.card("Mair").wait_for()
    mair.do("edit", on_wall="number")
    wall.reads(re.compile(say("common.by_number", number=mair.number)))
    expect(wall.card(str(mair.number)).get_by_text("Mair")).to_have_count(0)
    assert "Mair" not in wall.page.locator("main").inner_text()
    wall.reads("by the window")
    his = small(tom, browser)
    his.heads("phone.meet_at", names="Mair", spot="Table 4")
    hers = small(mair, browser)
    hers.tap("phone.decline")
    hers.tap("meeting.no_known")
    hers.page.get_by_label(say("meeting.on_wall")).wait_for()
    box = hers.page.get_by_label(say("meeting.on_wall"))
    expect(box).to_be_checked()
    box.uncheck()
    expect(box).not_to_be_checked()
    assert mair.snapshot()["you"]["on_wall"] == "name"
    assert wall.faults == hers.faults == his.faults == []
