"""A whole evening by Tab, Enter and Space alone; and what a screen reader hears of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.client import House
from tests.e2e.crowd import Guest, pair, set_all, until
from tests.e2e.screens import Phone, say, text_of
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

LONG = 1_000_000
"""Milliseconds that outlast a test."""
TABS = 60
"""Tab presses within which everything on a phone is reached."""
WHERE = """
() => {
  const at = document.activeElement;
  const ringed = node => node !== null && getComputedStyle(node).outlineStyle !== "none";
  const name = at.getAttribute("aria-label") ?? at.textContent.trim();
  return [at.id, name, ringed(at) || ringed(at.closest(".tagbox")) || at === document.body];
}
"""
"""The id and the name of what has the focus, and whether one sees that it has."""
LISTEN = """
() => {
  window.heard = [];
  const live = "[aria-live]:not([aria-live=off]), [role=status], [role=alert]";
  const hear = region => window.heard.push(region.textContent.trim());
  new MutationObserver(records => {
    const regions = new Set();
    for (const { target, addedNodes } of records) {
      const around = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
      if (around) regions.add(around);
      for (const node of addedNodes) if (node.nodeType === 1 && node.matches(live)) regions.add(node);
    }
    regions.forEach(hear);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
"""
"""Keep what every live region says from now on, each time that it says it."""


@pytest.fixture
def house(kiosk_server: KioskServer) -> House:
    house = House(kiosk_server)
    set_all(house, gather=300, thin=0, answer=LONG, arrive=LONG, breather=LONG)
    return house


def tab(page: Page) -> tuple[str, str]:
    """Go on by one Tab; the id and the name of where one is, which must be seen."""
    page.keyboard.press("Tab")
    name, text, ringed = page.evaluate(WHERE)
    assert ringed, f"no focus is seen on {text!r}"
    return name, text


def go_to(page: Page, key: str) -> None:
    """Go by Tab alone to what is called by this text of the catalogue."""
    called = text_of(key)
    for _ in range(TABS):
        if called.match(tab(page)[1]):
            return
    pytest.fail(f"Tab never came to {say(key)!r}")


def press(page: Page, key: str, with_: str = "Enter") -> None:
    """Go to a button by Tab alone and press it."""
    go_to(page, key)
    page.keyboard.press(with_)


def test_a_whole_evening_by_keyboard(house: House, browser: Browser) -> None:
    phone = Phone(browser, "Mair")
    page = phone.page
    page.goto(house.server.links["join"])
    for field, text in (("name", "Mair"), ("line", "Baker"), ("offers", "pricing"), ("wants", "short video")):
        until(lambda wanted=field: tab(page)[0] == wanted, f"the field {field}")  # type: ignore[misc]
        page.keyboard.type(text)
    page.keyboard.press("Enter")  # the last thing becomes a chip
    press(page, "phone.join")
    phone.heads("phone.soon_heading", name="Mair")
    tom = Guest(house, "Tom", "short video", "pricing")
    set_all(house, matching=True)
    phone.heads("phone.meet_now", names="Tom")
    press(page, "phone.answer", "Space")
    phone.button("phone.cant_find").wait_for()
    press(page, "phone.here")
    phone.button("phone.done").wait_for()
    press(page, "phone.done", "Space")
    phone.heads("phone.after_heading")
    for tick in ("phone.i_gave", "phone.i_got"):
        press(page, tick, "Space")
        expect(page.get_by_role("button", name=text_of(tick))).to_have_attribute("aria-pressed", "true")
    press(page, "phone.after_done")
    phone.heads("keeping.keep_heading")
    until(lambda: tab(page)[0] == "card-email", "the field for an address")
    page.keyboard.type("mair@example.org")
    press(page, "keeping.keep_yes")
    phone.heads("keeping.people_heading")
    tom.do("outcome", meeting=tom.snapshot()["after"]["id"], gave=True, got=True)
    tom.do("share", person=page_owner(house), email="tom@example.org")
    phone.reads("tom@example.org")
    press(page, "phone.back")
    phone.heads("phone.breather_heading")
    press(page, "phone.next")
    phone.heads("phone.waiting_heading")
    press(page, "phone.pause", "Space")
    phone.heads("phone.paused_heading")
    press(page, "phone.resume")
    phone.heads("phone.waiting_heading")
    press(page, "phone.leave")
    phone.heads("phone.left_heading")
    assert phone.faults == []


def page_owner(house: House) -> str:
    """The person whose phone is driven: whoever came first."""
    return str(house.snapshot("host", house.host_key)["people"][0]["person"])


@pytest.mark.parametrize("where", ["elsewhere", "on the page"])
def test_a_call_is_said_once(house: House, browser: Browser, where: str) -> None:
    mair, tom = pair(house)
    phone = mair.phone(browser)
    phone.heads("phone.soon_heading")
    if where == "on the page":
        tab(phone.page)
    phone.page.evaluate(LISTEN)
    set_all(house, matching=True)
    phone.heads("phone.meet_now", names="Tom")
    tom.meet("answer")
    phone.reads(say("phone.is_coming", name="Tom"))
    house.as_host("announce", text="Soup is on the table")
    phone.reads("Soup is on the table")
    call = say("phone.meet_now", names="Tom")
    said = [text for text in phone.page.evaluate("window.heard") if call in text]
    heading = phone.page.evaluate("document.activeElement.tagName === 'H1' ? document.activeElement.textContent : ''")
    assert said == ([call] if where == "elsewhere" else [])
    assert heading == ("" if where == "elsewhere" else call)
    assert phone.faults == []


def test_the_script_comes_late_and_takes_no_focus(house: House, browser: Browser) -> None:
    """On a slow network one is at the keys before the page's script is."""
    page = browser.new_page()
    held: list[Route] = []
    page.route("**/js/phone.js*", lambda route: held.append(route))
    page.goto(house.server.links["join"], wait_until="commit")
    page.locator("#name").focus()
    page.keyboard.type("Mai")
    while not held:  # the page is asking for its script
        page.wait_for_timeout(10)
    held[0].continue_()
    page.locator("[role=combobox]").first.wait_for()  # what only the script can make
    page.keyboard.type("r")
    expect(page.locator("#name")).to_be_focused()
    expect(page.locator("#name")).to_have_value("Mair")
    page.close()
