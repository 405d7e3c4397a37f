"""Script and markup through every field that takes text: on every screen it is what was typed, and does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.client import House, nonce
from tests.e2e.crowd import Guest, set_all, until
from tests.e2e.screens import DESK_SIZE, WALL_SIZE, Door, Host, Screen, Wall
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LONG = 1_000_000
"""Milliseconds that outlast a test."""
SETTLED = 400
"""Milliseconds within which a screen shows what it was sent."""
SHEETS = ("tables", "badges", "slips", "run_sheet", "plan_b", "poster")


def evil(field: str) -> str:
    """What is typed into a field: it would make elements, run, and end what it stands in, anywhere."""
    return f"{field}'\"></b></script><img data-evil src=x onerror=evil=1>"


def harm(screen: Screen, shows: str) -> list[str]:
    """What of it did anything, or did not arrive as text."""
    screen.page.wait_for_timeout(SETTLED)
    done = [f"{screen.page.url} {fault}" for fault in screen.faults]
    for frame in screen.page.frames:
        if frame.evaluate("document.querySelector('[data-evil]') !== null || 'evil' in window"):
            done.append(f"{screen.page.url} has made something of it")
    if shows not in screen.page.content():
        done.append(f"{screen.page.url} does not show {shows}")
    return done


def typed_everywhere(house: House) -> tuple[Guest, Guest]:
    """A room in which every text is evil; two who are called with each other."""
    set_all(house, gather=300, thin=0, answer=LONG, arrive=LONG, breather=LONG, talk=LONG)
    set_all(house, title=evil("title"), run_by=evil("by"))
    house.as_host("set_spot", name="<i data-evil>spot</i>", description=evil("spot"))
    about = {field: evil(field) for field in ("line", "sector", "organisation")}
    tags = ("<b data-evil>quilting</b>", "<b data-evil>sailing</b>")
    ana = Guest(house, evil("Ana"), *tags, **about)
    ben = Guest(house, evil("Ben"), *reversed(tags), **about)
    house.as_host("check_in", name=evil("Cem"), has_phone=False, nonce=nonce())
    gone = Guest(house, evil("Dot"), *tags)
    gone.do("help")
    house.as_host("remove", person=gone.person, reason=evil("why"))
    house.as_host("announce", text=evil("said"))
    set_all(house, matching=True)
    for one in (ana, ben):
        one.gets("called")
    return ana, ben


def kept(ana: Guest, ben: Guest) -> None:
    """They have met, share what they can be reached by, and promise each other something."""
    meeting = ana.snapshot()["meeting"]["id"]
    for command in ("here", "finish"):
        ana.do(command, meeting=meeting)
    for one, other in ((ana, ben), (ben, ana)):
        one.do("outcome", meeting=meeting, gave=True, got=True)
        one.do("share", person=other.person, email="a@example.org", link="https://example.org/?evil=%3Cimg")
    ana.do("promise", person=ben.person, i_show=evil("show"), they_show=evil("see"), where=evil("where"))
    ben.do("agree", promise=ben.snapshot()["keeping"]["promises"][0]["id"])
    until(lambda: ana.snapshot()["keeping"]["promises"][0]["agreed"], "the promise")


def test_whatever_is_typed_stays_text_on_every_screen(kiosk_server: KioskServer, browser: Browser) -> None:
    house = House(kiosk_server)
    ana, ben = typed_everywhere(house)
    wall, host, door = Wall(browser, WALL_SIZE), Host(browser, DESK_SIZE), Door(browser, DESK_SIZE)
    wall.page.goto(house.server.links["wall"])
    host.enter(house.server.links["host"])
    door.enter(house.server.links["door"])
    phone = ben.phone(browser)
    harmed = harm(wall, "Ana'") + harm(host, "Ana'") + harm(door, "title'") + harm(phone, "Ana'")
    host.page.keyboard.press("Escape")
    kept(ana, ben)
    harmed += harm(phone, "Ana'") + harm(host, "Ben'") + harm(wall, "title'")
    pages: dict[str, Any] = {f"/host/{house.room}/print/{name}": host for name in SHEETS}
    pages |= {f"/phone/{house.code}/saved.html": phone, f"/{house.code}/privacy": phone, f"/{house.code}": phone}
    for path, screen in pages.items():
        if path.endswith("saved.html"):
            text = house.http("GET", path, Authorization=f"Bearer {ben.token}").text
            assert "<img data-evil" not in text
            assert "&lt;img data-evil" in text[text.index("show") :]
            continue
        screen.page.goto(house.server.url + path)
        harmed += harm(screen, "")
    phone.page.goto(house.server.url + f"/{house.code}?code=" + evil("code"))
    harmed += harm(phone, "")
    assert harmed == []
