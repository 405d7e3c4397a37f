"""The host brokers: groups by hand, quiet time, ways back; by keyboard; and a whole evening of rehearsed phones."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from tests.client import House
from tests.conftest import StartServer
from tests.e2e.crowd import Guest, pair, set_all, until
from tests.e2e.screens import DESK_SIZE, PHONE_SIZE, WALL_SIZE, Host, Wall, say, text_of
from tests.e2e.test_accessible import Eye
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LONG = 1_000_000
"""Milliseconds that outlast a test."""
PLAYED = 60
"""Rehearsed phones."""
REGISTRATIONS = Path(__file__).parents[1] / "guests" / "lists" / "eventbrite.csv"


def asked(host: Host) -> Locator:
    return host.page.get_by_role("dialog")


def press(host: Host, key: str) -> None:
    """Press a key while nothing that one types in has the focus."""
    host.page.evaluate("document.activeElement.blur()")
    host.page.keyboard.press(key)


def test_a_group_by_hand_its_way_back_and_quiet_time_by_keyboard(kiosk_server: KioskServer, browser: Browser) -> None:
    house = House(kiosk_server)
    set_all(house, matching=False, answer=LONG, arrive=LONG)
    mair, tom = pair(house)
    jo = Guest(house, "Jo", "origami", "pricing")
    host = Host(browser, DESK_SIZE)
    host.enter(house.server.links["host"])
    host.reads("Jo")

    press(host, "g")
    field = asked(host).get_by_role("searchbox")
    field.fill("mair")
    host.page.keyboard.press("Enter")
    asked(host).get_by_text(say("host.pin_best")).wait_for()
    field.fill(str(jo.number))
    host.page.keyboard.press("Enter")
    host.reads(re.compile("Mair .* would get nothing from Jo"))
    asked(host).get_by_role("button", name=say("host.pin_without", name="Jo")).click()
    asked(host).get_by_role("button", name=say("host.pin_call_names", names="Mair and Tom")).click()
    mair.gets("called")
    host.reads(say("host.pinned_word"), within=5)

    press(host, "u")
    mair.gets("waiting")
    host.reads(say("host.undone"))
    press(host, "q")
    host.page.get_by_role("button", name=say("host.quiet_open"), exact=True).click()
    host.reads(say("host.quiet_on"))
    phone = tom.phone(browser)
    phone.heads("phone.quiet_heading")
    press(host, "q")
    expect(phone.page.get_by_role("heading", level=1)).not_to_have_text(say("phone.quiet_heading"))

    press(host, "l")
    host.page.get_by_role("listitem").filter(has_text=say("host.log_pinned", names="Mair and Tom")).last.wait_for()
    press(host, "?")
    asked(host).get_by_text(say("host.key_quiet")).wait_for()
    assert host.faults == phone.faults == []


@pytest.mark.long
@pytest.mark.timeout(400)
def test_a_host_runs_an_evening_of_rehearsed_phones(start_server: StartServer, browser: Browser) -> None:
    house = House(start_server("--demo", str(PLAYED)))
    until(lambda: house.snapshot("host", house.host_key)["counts"]["here"] >= PLAYED * 2 // 3, "people come", 120)
    set_all(house, matching=False, countdown=1_500, gather=300, run_by="the Makers' Guild")
    for nth in range(1, 41):
        house.as_host("set_spot", name=f"Table {nth}", capacity=1)
    jo, ann = Guest(house, "Jo", "underwater hockey", "origami"), Guest(house, "Ann", "origami", "glass blowing")
    rude = Guest(house, "Shit", "pricing", "short video")
    address = house.server.links["host"].partition("#")[0]
    Guest(house, "Kay", "beekeeping law", "slide guitar")
    Guest(house, "Lou", "slide guitar", "beekeeping law")
    host, wall = Host(browser, PHONE_SIZE), Wall(browser, WALL_SIZE)
    wall.page.goto(house.server.links["wall"])
    host.enter(house.server.links["host"])
    eye = Eye()
    register(host, address, eye)

    def see() -> dict[str, object]:
        found: dict[str, object] = house.snapshot("host", house.host_key)
        return found

    # A name that is not for the wall.
    host.tap("host.hold_text", text="Shit")
    expect(wall.page.get_by_text("Shit")).to_have_count(0)
    # The first wave, and once more, taken back as long as nobody has met.
    press(host, "w")
    until(lambda: any(deed["what"] == "wave" and deed["n"] for deed in see()["undo"]), "the wave is called", 30)  # type: ignore[attr-defined]
    eye.look(host, "busy")
    # Whoever nobody can give anything to: the room is asked, then somebody meets them generously.
    jo.gets("waiting")
    host.page.get_by_role("button", name=say("host.unmet_ask_wants_label", topic="origami")).or_(
        host.page.get_by_role("button", name=say("host.best_name", name="Jo"))
    ).first.wait_for(timeout=60_000)
    house.as_host("pin", members=[ann.person, jo.person], generous=True)
    jo.gets("called")
    ann.meet("here")
    # Two by hand, and one of them for another.
    ned, oda = Guest(house, "Ned", "knot theory", "harp"), Guest(house, "Oda", "harp", "knot theory")
    pia = Guest(house, "Pia", "harp", "knot theory")
    house.as_host("pin", members=[ned.person, oda.person])
    ned.gets("called")
    host.tap("host.more_group", number=ned.snapshot()["meeting"]["beacon"]["number"])
    host.tap("host.swap")
    for name in ("Oda", "Pia"):
        asked(host).get_by_label(say("host.pick_person")).fill(name)
        asked(host).get_by_role("button", name=name).click()
    pia.gets("called")
    oda.gets("waiting")
    # Help.
    rude.do("help")
    host.page.get_by_role("button", name=text_of("host.help_coming_name")).click()
    host.page.get_by_role("button", name=text_of("host.help_done_name")).click()
    # Say something; quiet time; a round, prolonged and ended.
    host.announce("Tea is by the door")
    wall.reads("Tea is by the door")
    press(host, "q")
    host.page.get_by_role("button", name=say("host.quiet_open"), exact=True).click()
    host.reads(say("host.quiet_on"))
    called = len(see()["meetings"])  # type: ignore[arg-type]
    time.sleep(3)
    assert len(see()["meetings"]) <= called  # type: ignore[arg-type]
    host.tap("host.quiet_end")
    set_all(house, countdown=6_000)
    press(host, "r")
    until(lambda: see()["room"]["wave"] is not None, "the countdown runs")  # type: ignore[index]
    Guest(house, "Uma", "crystal radios", "falconry")
    Guest(house, "Vic", "falconry", "crystal radios")
    until(lambda: (see()["room"]["wave"] or {}).get("called"), "the round is called", 60)  # type: ignore[index]
    press(host, "m")
    host.reads(say("host.more_time_done", n=2))
    host.tap("host.round_end")
    asked(host).get_by_role("button", name=say("host.round_end")).click()
    # Somebody is removed by mistake, and is back.
    host.page.get_by_label(say("host.search")).fill("Ann")
    host.open_person("Ann")
    host.tap("host.remove_name", name="Ann")
    asked(host).get_by_role("button", name=say("host.remove_name", name="Ann")).click()
    ann.gets("removed")
    press(host, "u")
    ann.gets("waiting", "called")
    # What was done stands in the log.
    press(host, "l")
    for what in ("log_round", "log_wave", "log_quiet"):
        host.page.get_by_text(say(f"host.{what}"), exact=True).first.wait_for()
    eye.look(host, "log")
    host.tap("host.close")
    asked(host).get_by_role("button", name=say("host.close"), exact=True).click()
    host.reads(say("host.closed"))
    take_home_and_erase(host, house, address, eye)
    assert eye.wrong == []
    assert host.faults == wall.faults == []


def register(host: Host, address: str, eye: Eye) -> None:
    """Bring the list of those who registered, and look at what it would do before it does."""
    host.page.goto(f"{address}/lists")
    eye.look(host, "lists")
    host.page.get_by_label(say("lists.file")).set_input_files(REGISTRATIONS)
    host.tap("lists.look")
    host.page.get_by_role("heading", name=say("lists.these")).wait_for()
    eye.look(host, "preview")
    host.page.get_by_role("button", name=text_of("lists.put_in")).click()
    host.page.get_by_role("link", name=say("lists.badges")).wait_for()
    eye.look(host, "expected")
    host.page.goto(address)


def take_home_and_erase(host: Host, house: House, address: str, eye: Eye) -> None:
    """The report, a list of what people agreed to share, and then nothing is left."""
    page = host.page
    page.goto(f"{address}/report")
    page.get_by_role("heading", level=1).wait_for()
    eye.look(host, "report")
    page.goto(f"{address}/lists")
    with page.expect_download() as coming:
        page.get_by_role("link", name=say("lists.file_named", list=say("lists.people"), kind=say("lists.csv"))).click()
    lines = coming.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) > PLAYED * 2 // 3
    assert not [line for line in lines if "Shit" in line]
    page.goto(f"{address}/erase")
    eye.look(host, "erase")
    page.get_by_label(say("lists.erase_code", code=house.code)).fill(house.code)
    host.tap("lists.erase_now")
    expect(page.get_by_role("heading", level=1)).to_have_text(say("lists.erased"))
    eye.look(host, "erased")
