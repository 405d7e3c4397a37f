"""An evening in a real browser: host, wall, door and four phones, through everything that goes wrong at a venue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import OpenBrowser, StartServer
from tests.e2e.screens import DESK_SIZE, WALL_SIZE, Door, Host, Phone, Screen, Wall, say
from tests.e2e.wifi import Wifi
from tests.server import KioskServer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

ADDRESS = "http://meet.hall"
"""What the house is called; this test's browser finds it on this machine."""

GATHERED = 25
"""Seconds within which people who fit are called: the room gathers for ten, and this machine may be busy."""
NOTICED = 20
"""Seconds within which a screen says that it cannot reach the house."""
HEALED = 30
"""Seconds within which a screen is true again after the server or the network came back."""

GUESTS = {
    "Mair": ("Baker, red scarf", ["pricing", "Welsh"], ["short video", "hiring"]),
    "Tom": ("Film maker, tall", ["short video"], ["pricing"]),
    "Aled": ("Architect, green jacket", ["tenders"], ["a first website"]),
    "Priya": ("Runs a nursery", ["hiring"], ["tenders", "Welsh"]),
}
JO = (["a first website"], ["hiring"])
"""Jo has no phone. One set of groups serves all five: Mair with Tom, and Aled → Priya → Jo → Aled."""


class Evening:
    """The server, the browser and every screen of it."""

    def __init__(self, server: KioskServer, open_browser: OpenBrowser) -> None:
        self.server = server
        self.wifi = Wifi(server.port)
        browser = open_browser(f"--host-resolver-rules=MAP meet.hall:80 127.0.0.1:{server.port}")
        self.host = Host(browser, DESK_SIZE)
        self.wall = Wall(browser, WALL_SIZE)
        self.door = Door(browser, DESK_SIZE)
        self.phones = {name: Phone(browser, name) for name in GUESTS}
        self.screens: list[Screen] = [self.host, self.wall, self.door, *self.phones.values()]

    def announce(self, text: str, within: float) -> None:
        """Let the host say something, and see it on every phone and on the wall."""
        self.host.announce(text)
        for screen in (self.wall, *self.phones.values()):
            screen.reads(text, within)


@pytest.fixture
def evening(start_server: StartServer, open_browser: OpenBrowser, tmp_path: Path) -> Iterator[Evening]:
    """A house with one room; nobody is there yet."""
    server = start_server("--room", "Tuesday at the Market Hall", "--public-url", ADDRESS)
    evening = Evening(server, open_browser)
    yield evening
    for screen in evening.screens:  # pytest keeps the folders of the last runs
        screen.page.screenshot(path=tmp_path / f"{screen.label}.png")
    evening.wifi.close()


def test_an_evening(evening: Evening) -> None:
    arriving(evening)
    calling(evening)
    meeting(evening)
    losing_the_network(evening)
    losing_the_server(evening)
    meeting_again(evening)
    assert [fault for screen in evening.screens for fault in screen.faults] == []
    assert "Traceback" not in evening.server.log()


def arriving(evening: Evening) -> None:
    """The host and the wall open; four people scan the code; one joins at the door without a phone."""
    links = evening.server.links
    evening.host.enter(links["host"])
    evening.wall.page.goto(links["wall"])
    evening.wall.reads(say("wall.scan"))
    scanned = evening.wall.scan()
    assert scanned == links["join"]
    assert scanned.startswith(ADDRESS + "/")

    for name, phone in evening.phones.items():
        if name == "Mair":
            phone.page.goto(scanned)
            phone.fill(*GUESTS[name])
            phone.page.evaluate("scrollTo(0, 0)")
            phone.picture("phone-join")
        # Aled's phone is in a corner with a Wi-Fi of its own, which will fail.
        phone.join(scanned.replace(ADDRESS, evening.wifi.url) if name == "Aled" else scanned, *GUESTS[name])

    evening.door.enter(links["door"])
    number = evening.door.check_in("Jo", *JO)
    evening.door.reads(number)
    evening.wall.reads(say("wall.soon"))
    evening.phones["Priya"].picture("phone-waiting")


def calling(evening: Evening) -> None:
    """The host switches matching on; everybody is called at once, on phones and wall, with the same beacons."""
    phones, wall = evening.phones, evening.wall
    evening.host.tap("host.turn_on")
    phones["Mair"].heads("phone.meet_now", GATHERED, names="Tom")
    phones["Tom"].heads("phone.meet_now", names="Mair")
    phones["Aled"].heads("phone.meet_now", names="Priya and Jo")
    beacons = {name: phone.beacon() for name, phone in phones.items()}
    assert beacons["Mair"] == beacons["Tom"]
    assert beacons["Aled"] == beacons["Priya"] != beacons["Mair"]
    for name in ("Mair", "Aled"):
        number = re.findall(r"\d+", beacons[name])[0]
        expect(wall.card(name)).to_contain_text(number)
    for name in ("Mair", "Tom", "Aled", "Priya", "Jo"):
        wall.reads(name)
    phones["Mair"].reads("pricing")
    phones["Mair"].reads("short video")
    phones["Mair"].picture("phone-called")
    wall.picture("wall")

    phones["Mair"].page.reload()
    assert phones["Mair"].beacon() == beacons["Mair"]


def meeting(evening: Evening) -> None:
    """They say that they come, and that they are there."""
    phones = evening.phones
    phones["Tom"].tap("phone.answer")
    phones["Mair"].reads(say("phone.is_coming", name="Tom"))
    phones["Mair"].tap("phone.answer")
    expect(phones["Mair"].button("phone.cant_find")).to_be_visible()
    phones["Mair"].tap("phone.here")
    for name in ("Mair", "Tom"):
        expect(phones[name].button("phone.done")).to_be_visible()
    phones["Tom"].picture("phone-talking")


def losing_the_network(evening: Evening) -> None:
    """Aled's Wi-Fi goes away and his phone says so; the door says for Jo that they met; it comes back to that."""
    aled = evening.phones["Aled"]
    aled.network_may_fail = True
    evening.wifi.cut()
    aled.is_offline(now=True, within=NOTICED)
    evening.door.here("Jo")
    expect(evening.phones["Priya"].button("phone.done")).to_be_visible()
    expect(aled.button("phone.done")).to_have_count(0)
    evening.wifi.mend()
    expect(aled.button("phone.done")).to_be_visible(timeout=HEALED * 1000)
    aled.is_offline(now=False, within=HEALED)
    aled.network_may_fail = False


def losing_the_server(evening: Evening) -> None:
    """The server is killed in the middle and started again: nothing is lost, and every screen heals by itself."""
    before = {name: phone.page.get_by_role("heading", level=1).inner_text() for name, phone in evening.phones.items()}
    for screen in evening.screens:
        screen.network_may_fail = True
    evening.server.kill()
    for screen in evening.screens:
        screen.is_offline(now=True, within=NOTICED)
    evening.server.start()
    for screen in evening.screens:
        screen.is_offline(now=False, within=HEALED)
    for name, phone in evening.phones.items():
        phone.reads(before[name], HEALED)
    evening.announce("Soup is on the table by the window", HEALED)
    for screen in evening.screens:
        screen.network_may_fail = False


def meeting_again(evening: Evening) -> None:
    """They finish, say what went each way, take a breath or not, and who is ready first is called again."""
    phones, door = evening.phones, evening.door
    phones["Tom"].tap("phone.done")
    door.finished("Jo")
    for name in ("Mair", "Priya"):
        phones[name].heads("phone.after_heading")
        phones[name].tap_tick("phone.i_gave")
        phones[name].tap_tick("phone.i_got")
        if name == "Mair":
            phones[name].picture("phone-after")
        phones[name].tap("phone.after_done")
        phones[name].heads("keeping.keep_heading")
        phones[name].tap("keeping.keep_no")
        phones[name].heads("phone.breather_heading")
        phones[name].reads("So far tonight: 1 meeting.")
        phones[name].tap("phone.next")
    phones["Mair"].heads("phone.meet_now", GATHERED, names="Priya")
    phones["Priya"].heads("phone.meet_now", names="Mair")
    phones["Priya"].reads("hiring")
    phones["Priya"].reads("Welsh")
    phones["Tom"].heads("phone.after_heading")
    evening.wall.reads("Priya")
    evening.host.picture("host")
    evening.door.picture("door")
