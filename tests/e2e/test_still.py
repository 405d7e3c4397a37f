"""What the server draws stays where it is when the scripts come, and nothing moves by itself afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.bench.bench_paint import WATCH
from tests.client import House
from tests.e2e.crowd import Guest, pair, set_all
from tests.e2e.screens import Phone
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SCRIPTS = "**/*.js"
LONG = 1_000_000
"""Milliseconds that outlast a test."""
SETTLED = 600
"""Milliseconds within which a page does whatever it does by itself."""
PLACES = """() => [...document.querySelectorAll("h1, input, .sign, .foot .big, .foot .row > *")]
  .filter((part) => part.offsetParent !== null && part.type !== "checkbox" && part.type !== "hidden")
  .map((part) => [part.tagName === "FORM" ? "BUTTON" : part.tagName, Math.round(part.getBoundingClientRect().y)])
  .map(([what, y]) => `${what.replace(/^A$/, "BUTTON")} at ${y}`)"""


def places(phone: Phone, address: str, *, scripts: bool) -> Any:
    """Where the heading, the fields and the buttons stand, with the page's scripts or without."""
    if scripts:
        phone.page.unroute(SCRIPTS)
    else:
        phone.page.route(SCRIPTS, lambda route: route.abort())
    phone.page.goto(address)
    phone.page.wait_for_timeout(SETTLED)
    return phone.page.evaluate(PLACES)


def test_nothing_moves_when_the_scripts_come(kiosk_server: KioskServer, browser: Browser) -> None:
    house = House(kiosk_server)
    set_all(house, gather=300, thin=0, answer=LONG, arrive=LONG, breather=LONG, run_by="the Makers' Guild")
    house.as_host("set_spot", name="Table 4", description="by the window")
    mair, tom = pair(house)
    address = house.server.links["join"]
    moved: list[str] = []

    def look(phone: Phone, state: str) -> None:
        phone.network_may_fail = True  # scripts are kept away
        first = places(phone, address, scripts=False)
        then = places(phone, address, scripts=True)
        if not set(first) <= set(then):  # more may come, below
            moved.append(f"{state}: {first} became {then}")
        moved.extend(f"{state}: {shift}" for shift in phone.page.evaluate("window.shifts"))

    def opened(guest: Guest | None) -> Phone:
        phone = guest.phone(browser) if guest else Phone(browser, "Eve")
        phone.page.set_viewport_size({"width": 360, "height": 740})
        phone.page.add_init_script(f"({WATCH})()")
        return phone

    look(opened(None), "joining, where others are")
    hers = opened(mair)
    look(hers, "soon")
    set_all(house, matching=True)
    mair.gets("called")
    look(hers, "called")
    tom.meet("here")
    look(hers, "talking")
    tom.meet("finish")
    look(hers, "after")
    meeting = mair.snapshot()["after"]["id"]
    mair.do("outcome", meeting=meeting, gave=True, got=False)
    mair.do("share", person=tom.person, wish=False)
    look(hers, "breather")
    mair.do("leave")
    look(hers, "left")
    assert moved == [], "\n".join(moved)
