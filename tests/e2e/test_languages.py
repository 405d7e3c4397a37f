"""Two languages on the wall, another one for one person at the door, and pages that run from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from kiosk.words import words
from tests.client import House
from tests.e2e.crowd import Guest, pair, set_all
from tests.e2e.screens import WALL_SIZE, Door, Wall, say
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TABLET_SIZE = {"width": 820, "height": 1180}
LONG = 1_000_000
"""Milliseconds that outlast a test."""

PLACES = """() => [...document.querySelectorAll(".wall :is(h1, h2, p, dt, dd, img, li)")].map((node) => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return [node.tagName, x, y, width, height].join(" ");
})"""
SEEN = """(text) => [...document.querySelectorAll(".tongues > *")]
  .filter((node) => node.textContent === text)
  .map((node) => getComputedStyle(node).opacity)"""
OUTSIDE = """() => {
  const out = [...document.querySelectorAll("h1, h2, p, li, label, button, a, input, img")].filter((node) => {
    const { left, right } = node.getBoundingClientRect();
    return node.checkVisibility() && !node.closest(".aside, .rule") && (left < -1 || right > innerWidth + 1);
  });
  const sideways = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
  return [...out.map((node) => node.outerHTML.slice(0, 80)), ...sideways];
}"""


@pytest.fixture
def house(kiosk_server: KioskServer) -> House:
    house = House(kiosk_server)
    set_all(house, gather=300, thin=0, answer=LONG, arrive=LONG)
    return house


def test_the_wall_says_all_in_both_languages_by_turns_and_nothing_moves(house: House, browser: Browser) -> None:
    set_all(house, language="cy", wall_also="de")
    wall = Wall(browser, WALL_SIZE)
    wall.page.goto(house.server.links["wall"])
    both = [words(lang).say("wall.empty") for lang in ("cy", "de")]
    expect(wall.page.locator(".scene h2 .tongues")).to_have_text("".join(both))
    seen: dict[bool, Any] = {}
    for turn in (True, False):
        expect(wall.page.locator("html[data-second]")).to_have_count(int(turn), timeout=15_000)
        assert wall.page.evaluate(SEEN, both[turn]) == ["1"]
        assert wall.page.evaluate(SEEN, both[not turn]) == ["0"]
        seen[turn] = wall.page.evaluate(PLACES)
    assert seen[True] == seen[False]
    set_all(house, language="de", wall_also=None)
    expect(wall.page.locator(".scene h2")).to_have_text(both[1])
    assert wall.page.locator(".tongues").count() == 0
    assert wall.page.locator("html").get_attribute("lang") == "de"
    assert wall.faults == []


def test_at_the_door_each_chooses_a_language_and_the_next_finds_the_houses(house: House, browser: Browser) -> None:
    door = Door(browser, TABLET_SIZE)
    door.enter(house.server.links["door"])
    door.page.get_by_role("button", name="Français", exact=True).click()
    french = words("fr").say
    expect(door.page.get_by_text(french("common.unreviewed"))).to_be_visible()
    door.page.get_by_label(french("door.name")).fill("Chloé")
    door.page.get_by_label(french("door.offers")).fill("comptabilité")
    door.page.get_by_role("button", name=french("door.join"), exact=True).click()
    expect(door.page.get_by_text(french("door.welcome"))).to_be_visible()
    door.page.get_by_role("button", name=french("door.next"), exact=True).click()
    expect(door.page.get_by_label(say("door.name"))).to_have_value("")
    assert door.page.locator("html").get_attribute("lang") == "en"
    set_all(house, language="cy")
    expect(door.page.get_by_label(words("cy").say("door.name"))).to_have_value("")
    assert door.faults == []


def test_pages_that_run_from_right_to_left_keep_all_in_sight(house: House, browser: Browser) -> None:
    """No language of the house does; what one would look like is asked of every kind of page."""
    mair, tom = pair(house)
    alone = Guest(house, "Rhys", "chess", "gardening")
    set_all(house, matching=True)
    mair.gets("called")
    tom.meet("here")
    wall, door = Wall(browser, WALL_SIZE), Door(browser, TABLET_SIZE)
    wall.page.goto(house.server.links["wall"])
    door.enter(house.server.links["door"])
    called, waiting = mair.phone(browser).page, alone.phone(browser).page
    pages: list[Page] = [wall.page, door.page, called, waiting]
    for page in pages:
        if page in (called, waiting):
            page.set_viewport_size({"width": 360, "height": 740})
        page.evaluate("document.documentElement.dir = 'rtl'")
        page.wait_for_timeout(200)
        assert page.evaluate(OUTSIDE) == [], page.url
    side, main = (wall.page.locator(part).bounding_box() for part in (".side", ".main"))
    assert side
    assert main
    assert side["x"] > main["x"]
