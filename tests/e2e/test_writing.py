"""Writing on a phone, and what the room asks of whoever waits: by hand, by keyboard, and without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.client import House
from tests.e2e.crowd import Guest, set_all, until
from tests.e2e.screens import Phone, say
from tests.e2e.test_accessible import Eye
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

SMALL: ViewportSize = {"width": 360, "height": 740}
SLOWEST = 50
"""Milliseconds from a letter to its suggestions."""
TYPED_TO_DRAWN = """
input => {
  const start = performance.now();
  input.value = "p";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  return [performance.now() - start, document.querySelectorAll("#offers-list [role=option]").length];
}
"""


@pytest.fixture
def house(kiosk_server: KioskServer) -> House:
    house = House(kiosk_server)
    set_all(house, gather=300, thin=0, ask_every=15_000)
    return house


def test_suggestions_questions_and_the_starter(house: House, browser: Browser) -> None:
    Guest(house, "Ana", "pottery", "public speaking")
    eye = Eye()
    phone = Phone(browser, "Mair")
    page = phone.page
    page.set_viewport_size(SMALL)
    page.goto(house.server.links["join"])
    page.get_by_label(say("phone.name")).fill("Mair")
    offers = page.get_by_label(say("phone.offers"))
    with page.expect_response(lambda answer: "/topics/" in answer.url):
        offers.focus()
    page.get_by_role("button", name="Public speaking").wait_for()
    took, found = offers.evaluate(TYPED_TO_DRAWN)
    assert found == 5
    assert min(took, *(offers.evaluate(TYPED_TO_DRAWN)[0] for _ in range(3))) < SLOWEST

    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_contain_text(say("common.wanted_here"))
    for box in [option.bounding_box() for option in options.all()]:
        assert box is not None
        assert box["height"] >= 44
    eye.look(phone, "suggestions")
    page.keyboard.press("ArrowDown")
    expect(offers).to_have_attribute("aria-activedescendant", "offers-0")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    offers.press_sequentially("u")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=f"{say('common.take_out')} Public speaking").wait_for()

    offers.press_sequentially("bookeping,")
    page.get_by_text(say("common.did_you_mean", text="bookeping")).first.wait_for()
    eye.look(phone, "did you mean")
    page.get_by_role("button", name="Bookkeeping", exact=True).click()
    page.get_by_role("button", name=f"{say('common.take_out')} Bookkeeping").wait_for()

    phone.tap("phone.starter_link")
    phone.heads("phone.starter_1")
    page.get_by_role("button", name="Baking", exact=True).click()
    eye.look(phone, "the starter")
    phone.picture("phone-starter")
    phone.tap("phone.starter_next")
    phone.heads("phone.starter_2")
    phone.tap("phone.starter_next")
    phone.tap("phone.starter_done")
    page.get_by_label(say("phone.wants")).press_sequentially("SEO and French,")
    page.get_by_role("button", name=f"{say('common.take_out')} French").wait_for()
    phone.tap("phone.join")
    phone.heads("phone.soon_heading", name="Mair")
    you = page.evaluate("fetch(location.pathname.replace('/', '/phone/') + '/snapshot').then(answer => answer.json())")[
        "you"
    ]
    assert [(offer["text"], offer["level"]) for offer in you["offers"]] == [
        ("Public speaking", 2),
        ("Bookkeeping", 2),
        ("Baking", 1),
    ]
    assert [want["text"] for want in you["wants"]] == ["SEO", "French"]

    phone.tap("phone.mine")
    page.get_by_role("button", name="SEO", exact=True).click()
    phone.tap("common.starred")
    eye.look(phone, "my page, a chip open")
    phone.tap("phone.save")
    phone.reads("★ SEO · French")
    assert eye.wrong == []
    assert phone.faults == []


def test_a_last_word_without_a_comma_is_understood_before_one_is_in(house: House, browser: Browser) -> None:
    phone = Phone(browser, "Mair")
    page = phone.page
    page.goto(house.server.links["join"])
    page.get_by_label(say("phone.name")).fill("Mair")
    page.get_by_label(say("phone.wants")).fill("French")
    page.get_by_label(say("phone.offers")).fill("bookeping")
    phone.tap("phone.join")
    page.get_by_text(say("phone.meant_first")).wait_for()
    page.get_by_role("button", name="Bookkeeping", exact=True).click()
    phone.tap("phone.join")
    phone.heads("phone.soon_heading", name="Mair")
    phone.reads("Bookkeeping")

    other = Phone(browser, "Cai")
    other.page.goto(house.server.links["join"])
    other.page.get_by_label(say("phone.name")).fill("Cai")
    other.page.get_by_label(say("phone.offers")).fill("bookeping")
    other.tap("phone.join")
    other.page.get_by_text(say("phone.meant_first")).wait_for()
    other.tap("phone.join")
    other.heads("phone.soon_heading", name="Cai")
    assert phone.faults == other.faults == []


def test_asks_are_ticked_and_sent_and_stop_has_a_way_back(house: House, browser: Browser) -> None:
    Guest(house, "Ana", "pottery", "public speaking")
    Guest(house, "Ben", "French", "Excel")
    mair = Guest(house, "Mair", "beekeeping", "pottery")
    phone = mair.phone(browser)
    set_all(house, matching=True)
    eye = Eye()
    until(lambda: mair.snapshot()["asks"], "asks")
    snapshot = mair.snapshot()
    ask = next(ask for ask in snapshot["asks"] if ask["text"].casefold() == "public speaking")
    assert ask["side"] == "offer"
    if sum(each["frees"] for each in snapshot["asks"]) == 1:
        phone.button("phone.ask_yes").wait_for()
        eye.look(phone, "one question")
        phone.tap("phone.ask_yes")
    else:
        phone.page.get_by_role("button", name=ask["text"], exact=True).click()
        eye.look(phone, "asks")
        phone.tap("phone.asks_send", n=1)
    mair.gets("called")
    phone.heads("phone.meet_now", names="Ana")
    offered = {offer["text"].casefold(): offer["level"] for offer in mair.snapshot()["you"]["offers"]}
    assert offered == {"beekeeping": 2, "public speaking": 1}

    cai = Guest(house, "Cai", "juggling", "chess")
    his = cai.phone(browser)
    until(lambda: cai.snapshot()["asks"], "asks for Cai")
    his.tap("phone.ask_stop")
    until(lambda: cai.snapshot()["you"]["no_asks"], "no asks")
    his.tap("phone.mine")
    his.tap("phone.ask_again")
    until(lambda: not cai.snapshot()["you"]["no_asks"], "asks again")
    assert eye.wrong == []
    assert phone.faults == his.faults == []


def test_a_countdown_is_shown_and_asks_are_answered_without_a_script(house: House, browser: Browser) -> None:
    Guest(house, "Ana", "pottery", "public speaking")
    mair = Guest(house, "Mair", "beekeeping", "pottery")
    phone = mair.phone(browser)
    set_all(house, countdown=60_000)
    house.as_host("start_wave")
    expect(phone.page.get_by_role("timer")).to_contain_text("0:")
    eye = Eye()
    eye.look(phone, "the countdown")
    house.as_host("cancel_wave")
    set_all(house, matching=True)
    until(lambda: mair.snapshot()["asks"], "asks")
    asked = [ask["text"] for ask in mair.snapshot()["asks"] if ask["side"] == "offer"]

    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": f"kiosk-phone-{house.code}", "value": mair.token, "url": house.server.url}])
    page = context.new_page()
    page.goto(house.server.links["join"])
    page.locator("a[href*=asks]").click()
    page.get_by_label(asked[0], exact=True).check()
    page.get_by_role("button", name=say("phone.asks_answer")).click()
    until(lambda: asked[0] in [offer["text"] for offer in mair.snapshot()["you"]["offers"]], "the offer")
    assert eye.wrong == []
    assert phone.faults == []
