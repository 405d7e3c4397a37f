"""Every screen in every state, in both themes: no serious finding of axe, no sideways scroll; and by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from kiosk.domain.language import ENGLISH, LANGUAGES, Language
from kiosk.words import words
from tests.client import House
from tests.e2e.crowd import Guest, circle, pair, set_all
from tests.e2e.screens import DESK_SIZE, WALL_SIZE, Door, Host, Phone, Screen, Wall, say, text_of, tongue
from tests.server import KioskServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

GRAVE = {"serious", "critical"}
NARROW: ViewportSize = {"width": 320, "height": 640}
LARGE_TYPE = "225%"
"""Twice the type's size on every page."""
LONG = 1_000_000
"""Milliseconds that outlast a test."""


LEAST = 44
"""Pixels that a finger needs."""
TOO_SMALL = """
least => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=option]")]
  .filter(node => node.checkVisibility({ visibilityProperty: true }) && node.type !== "hidden")
  .filter(node => !node.closest(".aside") && !node.disabled)
  .map(node => [node, (["checkbox", "radio"].includes(node.type) && node.closest("label")) || node])
  .filter(([node]) => getComputedStyle(node).display !== "inline") // a link within a sentence is as high as its line
  .filter(([, area]) => Math.min(area.offsetWidth, area.offsetHeight) < least - 0.5)
  .map(([node, area]) => `${area.offsetWidth} x ${area.offsetHeight} ${node.outerHTML.slice(0, 100)}`)
"""
"""What one taps that is smaller than a finger."""
UNSEEN_FOCUS = """
() => {
  const before = document.activeElement;
  const at = scrollY;
  const ringed = node => {
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const found = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(node => node.checkVisibility({ visibilityProperty: true }) && node.type !== "hidden" && !node.disabled)
    .filter(node => {
      node.focus({ preventScroll: true });
      return document.activeElement === node && !ringed(node) && !ringed(node.closest(".tagbox") ?? node);
    })
    .map(node => node.outerHTML.slice(0, 100));
  before?.focus?.({ preventScroll: true });
  if (before === document.body) document.activeElement.blur();
  scrollTo(0, at);
  return found;
}
"""
"""What can have the focus and does not show it."""
MOVING = """
() => document.getAnimations()
  .filter(({ playState, effect }) => playState === "running" && effect.getComputedTiming().duration > 1)
  .map(({ effect }) => effect.target.outerHTML.slice(0, 100))
"""
"""What moves though the device asks for less motion."""


class Eye:
    """Looks at screens and remembers what is wrong with them."""

    def __init__(self) -> None:
        self.axe = Axe()
        self.wrong: list[str] = []

    def look(self, screen: Screen, state: str) -> None:
        """Look at a phone, a host's or a door's screen in both themes, narrow, and with type twice as large."""
        page = screen.page
        for theme in ("dark", "light"):
            self.judge(page, f"{state}, {theme}", theme)
        self.touch(page, state)
        size = page.viewport_size
        assert size is not None
        page.set_viewport_size(NARROW)
        self._width(page, f"{state}, 320 px")
        page.set_viewport_size(size)
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", LARGE_TYPE)
        self._width(page, f"{state}, large type")
        page.evaluate("document.documentElement.style.fontSize = ''")

    def look_up(self, wall: Wall, state: str) -> None:
        """Look at the wall in both themes."""
        for theme in ("dark", "light"):
            wall.page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
            self.judge(wall.page, f"wall {state}, {theme}")
            self._width(wall.page, f"wall {state}, {theme}")

    def judge(self, page: Page, state: str, theme: Literal["dark", "light"] | None = None) -> None:
        """See what axe finds, in a theme that the device prefers."""
        if theme is not None:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for found in self.axe.run(page).response["violations"]:
            if found["impact"] in GRAVE:
                self.wrong += [f"{state}: {found['id']}: {node['html'][:120]}" for node in found["nodes"]]

    def touch(self, page: Page, state: str) -> None:
        """See that whatever one taps is large enough, that it shows the focus, and that nothing moves."""
        self.wrong += [f"{state}: too small: {found}" for found in page.evaluate(TOO_SMALL, LEAST)]
        page.keyboard.press("Shift")  # whoever uses the keyboard is shown the focus
        self.wrong += [f"{state}: no focus shown: {found}" for found in page.evaluate(UNSEEN_FOCUS)]
        self.wrong += [f"{state}: moves: {found}" for found in page.evaluate(MOVING)]

    def _width(self, page: Page, state: str) -> None:
        wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if wide > seen:
            self.wrong.append(f"{state}: {wide} px wide in {seen}")


@pytest.fixture(
    params=[ENGLISH, *(pytest.param(lang, marks=pytest.mark.long) for lang in LANGUAGES if lang != ENGLISH)]
)
def lang(request: pytest.FixtureRequest) -> Iterator[Language]:
    """Each language of the house: what every device is set to, and the wall and the door."""
    lang: Language = request.param
    tongue.words = words(lang)
    yield lang
    tongue.words = words()


@pytest.fixture
def house(kiosk_server: KioskServer, lang: Language) -> House:
    house = House(kiosk_server)
    set_all(
        house, gather=300, thin=0, answer=LONG, arrive=LONG, breather=LONG, run_by="the Makers' Guild", language=lang
    )
    return house


def test_a_phone_in_every_state(house: House, browser: Browser) -> None:
    eye = Eye()
    stranger = Phone(browser, "Mair")
    stranger.page.goto(house.server.links["join"])
    stranger.tap("phone.join")
    stranger.reads(say("phone.name_missing"))
    stranger.fill("Baker", ["pricing", "Welsh"], ["short video"])
    eye.look(stranger, "join")
    stranger.tap("phone.been_here")
    eye.look(stranger, "return")

    mair, tom = pair(house)
    aled, priya, rhys = circle(house)
    hers, his = mair.phone(browser), aled.phone(browser)
    hers.heads("phone.soon_heading")
    house.as_host("announce", text="Soup is on the table")
    eye.look(hers, "soon, with the host's words")
    hers.tap("phone.mine")
    eye.look(hers, "my page")
    hers.tap("phone.back")

    set_all(house, matching=True)
    hers.heads("phone.meet_now", names="Tom")
    eye.look(hers, "called")
    his.button("phone.answer").wait_for()
    eye.look(his, "called to a circle")
    mair.meet("answer")
    hers.tap("phone.decline")
    hers.heads("meeting.no_heading")
    eye.look(hers, "saying no")
    hers.tap("meeting.back_to_call")
    hers.tap("meeting.check")
    hers.heads("meeting.check_heading")
    eye.look(hers, "checking a number")
    hers.tap("meeting.back_to_call")
    hers.tap("meeting.help")
    hers.reads(say("meeting.help_asked"))
    hers.tap("phone.cant_find")
    hers.reads(say("phone.not_found_you").split(".")[0])
    eye.look(hers, "cannot find")
    tom.meet("here")
    hers.button("phone.done").wait_for()
    eye.look(hers, "talking")
    tom.meet("still_talking")
    hers.reads(say("meeting.longer_theirs"))
    eye.look(hers, "five more minutes?")
    set_all(house, talk=1_500, overtime_factor=2)
    rhys.meet("here")
    his.button("phone.done").wait_for()
    eye.look(his, "talking in a circle")
    his.heads("phone.still_heading")
    eye.look(his, "still talking?")
    mair.meet("finish")
    hers.heads("phone.after_heading")
    hers.tap_tick("phone.i_gave")
    eye.look(hers, "after")
    hers.tap("phone.after_done")
    hers.heads("keeping.keep_heading")
    hers.tap("keeping.keep_no")
    hers.heads("phone.breather_heading")
    eye.look(hers, "breather")
    hers.tap("phone.next")
    hers.heads("phone.waiting_heading")
    eye.look(hers, "waiting")
    hers.tap("phone.pause")
    hers.heads("phone.paused_heading")
    eye.look(hers, "paused")
    hers.tap("phone.leave")
    hers.heads("phone.left_heading")
    eye.look(hers, "left")

    set_all(house, answer=1_200, answer_again=600)
    tom.do("next")
    ines = Guest(house, "Ines", "pricing", "short video")
    ines.gets("away")
    silent = ines.phone(browser)
    silent.heads("phone.away_heading")
    eye.look(silent, "away")
    house.as_host("remove", person=priya.person)
    removed = priya.phone(browser)
    removed.heads("phone.removed_heading")
    eye.look(removed, "removed")
    his.heads("phone.after_heading")
    his.tap("phone.after_none")
    his.heads("phone.breather_heading")
    house.as_host("close")
    his.heads("phone.over_heading")
    eye.look(his, "over")
    late = Phone(browser, "Late")
    late.page.goto(house.server.links["join"])
    late.heads("phone.late_heading")
    eye.look(late, "too late")
    assert eye.wrong == []
    assert [fault for phone in (stranger, hers, his, silent, removed, late) for fault in phone.faults] == []


def test_a_phone_in_rarer_states(house: House, browser: Browser) -> None:
    eye = Eye()
    stranger = Phone(browser, "Eve")
    stranger.page.goto(house.server.links["join"])
    stranger.tap("phone.starter_link")
    stranger.heads("phone.starter_1")
    eye.look(stranger, "three questions")
    lost = Phone(browser, "Lost")
    lost.page.goto(f"{house.server.url}/QQQQ")
    lost.reads(say("refusal.no_such_room"))
    eye.look(lost, "a code that is none")

    mair, tom = pair(house)
    aled, _, _ = circle(house)
    hers, his = mair.phone(browser), aled.phone(browser)
    set_all(house, countdown=LONG)
    house.as_host("start_wave")
    hers.reads(text_of("phone.countdown_heading"))
    eye.look(hers, "countdown")
    house.as_host("cancel_wave")
    set_all(house, matching=True)
    aled.gets("called")
    his.tap("phone.decline")
    his.heads("meeting.no_heading")
    eye.look(his, "saying no to a circle")
    mair.gets("called")
    mair.meet("answer")
    mair.do("help")
    hers.tap("meeting.check")
    hers.page.get_by_label(say("meeting.check_label")).fill("1")
    hers.tap("meeting.check_yes")
    hers.reads(say("refusal.wrong_number"))
    eye.look(hers, "a wrong number, and help asked for")
    tom.meet("decline")
    hers.heads("phone.missed_heading", name="Mair")
    eye.look(hers, "missed")

    eli = Guest(house, "Eli", "short video", "pricing")
    eli.gets("called")
    mair.meet("here")
    eli.meet("still_talking")
    mair.meet("no_extend")
    hers.reads(say("meeting.no_longer"))
    eye.look(hers, "no longer than planned")
    mair.meet("finish")
    for one, other in ((mair, eli), (eli, mair)):
        one.do("outcome", meeting=one.snapshot()["after"]["id"], gave=True, got=True)
        one.do("share", person=other.person, email="a@example.org")
    hers.reads(say("keeping.found", name="Eli"))
    eye.look(hers, "news, while breathing")
    mair.do("pause", duration=LONG)
    hers.heads("phone.paused_heading")
    eye.look(hers, "paused for a while")
    hers.page.goto(f"{house.server.links['join']}?erase=1")
    hers.tap("keeping.erase_yes")
    hers.heads("phone.erased_heading")
    eye.look(hers, "erased")
    assert eye.wrong == []
    assert [fault for phone in (stranger, hers, his) for fault in phone.faults] == []


def test_wall_host_and_door(house: House, browser: Browser) -> None:
    eye = Eye()
    links = house.server.links
    wall, host, door = Wall(browser, WALL_SIZE), Host(browser, DESK_SIZE), Door(browser, DESK_SIZE)
    wall.page.goto(links["wall"])
    wall.reads(say("wall.empty"))
    eye.look_up(wall, "empty")
    gate = Host(browser, DESK_SIZE)
    gate.page.goto(links["host"].partition("#")[0])
    gate.reads(say("host.gate"))
    eye.look(gate, "gate")
    gate.page.goto(links["host"])
    gate.button("host.turn_on").wait_for()
    assert "#" not in gate.page.url

    host.enter(links["host"])
    door.enter(links["door"])
    mair, _ = pair(house)
    circle(house)
    for number in range(1, 4):
        house.as_host("set_spot", name=f"Table {number}", capacity=1, quiet=True)
    wall.reads(say("wall.soon"))
    eye.look_up(wall, "soon")
    eye.look(door, "door")
    door.check_in("Jo", ["pricing"], ["juggling"])
    door.page.get_by_label(say("door.name")).fill("Someone")
    door.page.get_by_label(say("door.offers")).fill("juggling,")
    door.page.get_by_label(say("door.wants")).fill("pricing,")
    door.tap("door.join_no_phone")
    door.reads(say("door.welcome"))
    eye.look(door, "door, a number")
    door.tap("door.next")

    host.tap("host.turn_on")
    mair.gets("called")
    house.as_host("announce", text="Soup is on the table")
    mair.meet("here")
    wall.reads(say("wall.found"))
    eye.look_up(wall, "calls, and the host's words")
    host.page.get_by_text(say("host.spot_add")).click()
    mair.do("help")
    host.reads(say("host.help", n=1))
    eye.look(host, "console")
    host.open_person("Mair")
    host.tap("host.remove_name", name="Mair")
    host.reads(say("host.remove_ask", name="Mair", number=mair.number))
    eye.look(host, "a question")
    host.tap("host.keep")
    door.reads(say("door.without_phone"))
    eye.look(door, "door, helping")

    host.tap("host.close")
    host.page.get_by_role("dialog").get_by_role("button", name=say("host.close")).click()
    host.reads(say("host.closed_lead"))
    door.reads(say("door.closed"))
    for card in house.snapshot("wall")["cards"]:
        if card["state"] == "called":
            house.as_host("here", meeting=card["id"])
    wall.reads(say("wall.closing"))
    eye.look_up(wall, "closing")
    for card in house.snapshot("wall")["cards"]:
        house.as_host("finish", meeting=card["id"])
    wall.reads(say("wall.closed"))
    eye.look_up(wall, "closed")
    eye.look(host, "closed")
    eye.look(door, "closed")
    assert eye.wrong == []
    assert [fault for screen in (wall, gate, host, door) for fault in screen.faults] == []
