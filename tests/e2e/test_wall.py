"""The wall as a room sees it: legible from ten metres, whole whatever people are called, true at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.client import House, nonce
from tests.e2e.crowd import Guest, circle, pair, set_all, until
from tests.e2e.screens import WALL_SIZE, Wall, say
from tests.e2e.wall_eye import Ruler, cut_off, shown_page, weak
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

NAME, REASON = 0.025, 0.016
"""How high capitals are at least, as parts of the screen's width."""
A_PIXEL = 0.6
"""Capitals end between pixels."""
CONTRAST = 7
SIZES = [(1280, 720), (1920, 1080), (3840, 2160), (800, 600)]
LONG = 1_000_000
"""Milliseconds that outlast a test."""
MOST_PAGES = 20
LOOKS = 50
A_PAGE = 6
"""Pairs of which each line of a reason is short stand on one page, in the smallest type."""

ODD_NAMES = [
    ("Ng", "O"),
    ("محمد عبد الرحمن", "فاطمة"),
    ("👩‍👩‍👧‍👦👨‍👨‍👦‍👦👩‍👩‍👧‍👦", "Z̷̧̛͓a̴͇͝l̵̡͗g̶̰̈o̷͎͝"),
    ("Agnieszka Wiśniewska-Kowalczyk", "Maximilian Featherstonehaugh"),
    ("x" * 80, "Wolfeschlegelsteinhausenbergerdorff-" * 2 + "Smith"),
    ("Mair Angharad Gwenllian Elisabeth Myfanwy ferch Gruffudd ap Llywelyn ab Iorwerth", "Jo"),
]


@pytest.fixture
def house(kiosk_server: KioskServer) -> House:
    house = House(kiosk_server)
    set_all(house, gather=300, thin=0, answer=LONG, arrive=LONG, breather=LONG)
    return house


def open_wall(house: House, browser: Browser) -> Wall:
    wall = Wall(browser, WALL_SIZE)
    wall.page.goto(house.server.links["wall"])
    return wall


def fill(house: House, names: list[tuple[str, str]], more: str = "") -> None:
    """Two of each pair fit each other, and nobody else; each is sent to a place of their own."""
    for place, (one, other) in enumerate(names, 1):
        Guest(house, one, f"thing {place}{more}", f"matter {place}")
        Guest(house, other, f"matter {place}", f"thing {place}{more}")
        house.as_host("set_spot", name=f"Table {place}" if place > 2 else f"By the window, place {place}", capacity=1)


def test_names_places_and_reasons_are_legible_from_ten_metres_whatever_people_are_called(
    house: House, browser: Browser
) -> None:
    wall = open_wall(house, browser)
    fill(house, ODD_NAMES, " with quite a number of words to it")
    for place in ("Sofa", "Garden door"):
        house.as_host("set_spot", name=place, capacity=1)
    circle(house)
    joined = {"name": "Number Nine", "offers": [{"text": "knots"}], "wants": [{"text": "ropes"}], "has_phone": False}
    assert house.do("door", "check_in", {**joined, "nonce": nonce()}, house.door_key).status == 200
    Guest(house, "Hidden", "ropes", "knots", on_wall="number")
    set_all(house, matching=True)
    until(lambda: len(house.snapshot("wall")["cards"]) == len(ODD_NAMES) + 2, "all are called")
    wall.reads(say("wall.groups", n=len(ODD_NAMES) + 2))
    ruler = Ruler(wall.page)
    expected = {person["name"] for card in house.snapshot("wall")["cards"] for person in card["people"]}
    for width, height in SIZES:
        wall.page.set_viewport_size({"width": width, "height": height})
        seen: set[str] = set()
        for _ in range(MOST_PAGES):
            whole(wall, f"{width}×{height}")
            seen |= set(shown_page(wall.page))
            check_type(ruler, width)
            if seen >= expected:
                break
            wall.page.keyboard.press("ArrowRight")
        assert seen == expected, f"{width}×{height}"
    for _ in range(2):
        assert weak(wall.page, CONTRAST) == []
        wall.page.keyboard.press("t")
    assert wall.faults == []


def whole(wall: Wall, where: str) -> None:
    """Wait until the page has been laid out anew, and nothing of it is cut off."""
    for _ in range(LOOKS):
        wall.page.wait_for_timeout(100)
        if not cut_off(wall.page):
            return
    assert cut_off(wall.page) == [], where


def check_type(ruler: Ruler, width: int) -> None:
    slack = A_PIXEL / width
    for selector, least in ((".name > bdi, .spot > bdi:first-child, .badge > span", NAME), (".what", REASON)):
        heights = ruler.capitals(f"#board .calls:not(.rule) :is({selector})")
        assert all(height >= least - slack for height in heights), f"{width}: {selector} {heights}"


def test_many_calls_at_once_stand_in_lines_then_in_cards_and_everybody_is_seen(house: House, browser: Browser) -> None:
    wall = open_wall(house, browser)
    groups = 40
    fill(house, [(f"Ann{number}", f"Bob{number}") for number in range(groups)])
    for number in range(groups):
        house.as_host("set_spot", name=f"Desk {number}", capacity=1)
    set_all(house, countdown=1_000)
    house.as_host("start_wave")
    wall.reads(say("wall.groups", n=groups), within=30)
    ruler = Ruler(wall.page)
    seen: set[str] = set()
    for _ in range(MOST_PAGES):
        whole(wall, "many")
        seen |= set(shown_page(wall.page))
        check_type(ruler, WALL_SIZE["width"])
        wall.page.keyboard.press("ArrowRight")
    assert len(seen) == 2 * groups
    cards = sorted(house.snapshot("wall")["cards"], key=lambda card: len(card["spot"]))
    for card in cards[A_PAGE:]:
        house.as_host("here", meeting=card["id"])
    wall.reads(say("wall.groups", n=A_PAGE))
    wall.page.keyboard.press("ArrowRight")
    wall.page.locator("#board .calls:not(.rule) .reason").nth(2 * A_PAGE - 1).wait_for()
    whole(wall, "as many cards as a page has room for")
    check_type(ruler, WALL_SIZE["width"])
    wall.page.set_viewport_size({"width": 3840, "height": 2160})
    whole(wall, "as many, larger")
    check_type(ruler, 3840)
    for card in cards[:A_PAGE]:
        house.as_host("here", meeting=card["id"])
    wall.reads(say("wall.talking", n=groups))
    assert wall.faults == []


def test_what_the_host_changes_is_true_at_once_on_a_held_page_too(house: House, browser: Browser) -> None:
    wall = open_wall(house, browser)
    mair, tom = pair(house)
    house.as_host("set_spot", name="Table 1", capacity=1)
    set_all(house, matching=True)
    wall.reads("Table 1")
    wall.page.keyboard.press(" ")
    wall.reads(say("wall.held"))
    (spot,) = house.snapshot("host", house.host_key)["spots"]
    house.as_host("set_spot", spot=spot["spot"], name="The sofa", capacity=1)
    wall.reads("The sofa")
    house.as_host("hold_words", person=mair.person, what=["name"])
    expect(wall.page.get_by_text("Mair")).to_have_count(0)
    wall.reads(say("wall.number", number=mair.number))
    tom.do("edit", on_wall="number")
    wall.reads(say("common.by_number", number=tom.number))
    expect(wall.page.get_by_text("Tom")).to_have_count(0)
    assert wall.faults == []


def test_a_round_is_told_to_its_end(house: House, browser: Browser) -> None:
    wall = open_wall(house, browser)
    pair(house)
    set_all(house, countdown=1_500, round=8_000)
    house.as_host("start_round")
    wall.reads(say("wall.countdown_round", number=1))
    wall.reads(say("wall.round_last", number=1))
    expect(wall.page.locator(".pressing .clock")).to_have_text(re.compile(r"^[1-8]$"))
    wall.reads(say("wall.over", number=1), within=20)
    wall.page.locator(".sky.staged").wait_for()
    assert weak(wall.page, CONTRAST) == []
    assert wall.faults == []


def test_keys_for_whoever_stands_at_it(house: House, browser: Browser) -> None:
    wall = open_wall(house, browser)
    page = wall.page
    page.keyboard.press("?")
    for key in ("full", "theme", "page", "hold", "qr", "sound"):
        wall.reads(say(f"wall.key_{key}"))
    page.keyboard.press("Escape")
    expect(page.get_by_text(say("wall.key_full"))).to_be_hidden()
    page.keyboard.press("q")
    expect(page.get_by_alt_text(say("wall.qr"))).to_have_count(0)
    page.keyboard.press("q")
    expect(page.get_by_alt_text(say("wall.qr"))).to_be_visible()
    page.keyboard.press("s")
    wall.reads(say("wall.sound_off"))
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    assert wall.faults == []
