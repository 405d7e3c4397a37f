"""The door, on a tablet or a helper's phone: one after another, those without a phone, and a tablet left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.client import House
from tests.e2e.crowd import Guest, set_all, until
from tests.e2e.screens import DESK_SIZE, Door, Host, say
from tests.e2e.test_accessible import Eye
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

TABLET = {"width": 1024, "height": 768}
SMALL = {"width": 360, "height": 740}
MOST_FIELDS = 4
MOST_TAPS = 6
FORGOTTEN_AFTER = 91_000
"""Milliseconds after which the door forgets what was left there."""
WARNED_AFTER = 71_000


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One evening for all that happens at its door."""
    server = KioskServer(tmp_path_factory.mktemp("door") / "data")
    server.start()
    house = House(server)
    set_all(house, gather=300, thin=0)
    Guest(house, "Ana", "Welsh", "public speaking")
    yield house
    server.kill()


@pytest.mark.parametrize("size", [TABLET, SMALL], ids=["tablet", "phone"])
def test_four_fields_and_six_taps_bring_somebody_in_and_the_next_one_on(
    house: House, browser: Browser, size: dict[str, int]
) -> None:
    door = Door(browser, size)
    page = door.page
    door.enter(house.server.links["door"])
    page.get_by_role("button", name="Public speaking").first.wait_for()
    fields = page.locator("form :is(input, select, textarea)")
    assert fields.count() == MOST_FIELDS
    assert page.locator("[type=file], video, canvas").count() == 0  # nobody is photographed
    taps = 0

    def tap(what: Callable[[], None]) -> None:
        nonlocal taps
        taps += 1
        what()

    for key, typed in (
        ("door.name", "Jo"),
        ("door.line", "red scarf"),
        ("door.offers", "public sp"),
        ("door.wants", "Welsh"),
    ):
        field = page.get_by_label(say(key))
        tap(field.click)
        page.keyboard.type(typed)
        if key == "door.offers":
            expect(page.get_by_role("option").first).to_contain_text("Public speaking")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
    tap(door.button("door.join_no_phone").click)
    door.reads(say("door.welcome"))
    number = page.locator(".yours").inner_text()
    tap(door.button("door.next").click)
    expect(page.get_by_label(say("door.name"))).to_be_focused()
    assert taps == MOST_TAPS
    for field in fields.all():
        assert field.input_value() == ""
    assert page.get_by_role("button", name=say("common.take_out")).count() == 0
    assert ("Jo", int(number)) in {
        (each["name"], each["number"]) for each in house.snapshot("door", house.door_key)["without_phone"]
    }
    assert door.faults == []


def test_without_a_phone_one_has_a_slip_and_may_ask_where_one_stands(house: House, browser: Browser) -> None:
    house.as_host("set_spot", name="Table 4", description="by the red lamp")
    door = Door(browser, TABLET)
    page = door.page
    door.enter(house.server.links["door"])
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_label(say("door.name")).fill("Una")
    page.get_by_label(say("door.offers")).fill("origami")
    page.get_by_label(say("door.wants")).fill("beekeeping")
    door.tap("door.join_no_phone")
    number, pin = page.locator(".yours").inner_text(), page.locator(".pin strong").inner_text()
    door.tap("door.print_slip")
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    seen = page.evaluate("document.body.innerText")
    assert number in seen
    assert pin in seen
    assert say("door.next") not in seen
    page.emulate_media(media="screen")
    door.tap("door.next")

    mair = Guest(house, "Mair", "beekeeping", "origami")
    set_all(house, matching=True)
    mair.gets("called")
    door.tap("door.my_number")
    eye = Eye()
    eye.look(door, "my number")
    page.get_by_label(say("door.number")).fill(number)
    door.network_may_fail = True  # a wrong PIN is refused, and Chromium writes that down
    page.get_by_label(say("door.pin"), exact=True).fill(f"{(int(pin) + 1) % 10_000:04d}")
    door.tap("door.show_me")
    door.reads(say("refusal.wrong_pin"))
    page.get_by_label(say("door.pin"), exact=True).fill(pin)
    door.tap("door.show_me")
    door.heads("door.mine_called", others="Mair")
    eye.look(door, "how a number stands")
    assert eye.wrong == []
    shown = page.locator(".mine").inner_text()
    assert "Table 4" in shown
    assert "by the red lamp" in shown
    assert say("door.gives_to", **{"from": "Una", "to": "Mair", "offer": "origami"}) in shown
    door.tap("door.seen")
    door.here("Una")
    until(lambda: mair.snapshot()["state"] == "talking", "they met")
    door.finished("Una")
    mair.gets("breather")
    set_all(house, matching=False)
    mair.do("leave")


def test_what_is_left_is_forgotten_but_whoever_is_still_there_is_asked(house: House, browser: Browser) -> None:
    door = Door(browser, TABLET)
    page = door.page
    page.clock.install()
    door.network_may_fail = True  # so many seconds at once are too many for its socket
    door.enter(house.server.links["door"])
    name = page.get_by_label(say("door.name"))
    name.fill("Theodora")
    page.clock.run_for(WARNED_AFTER)
    alert = page.get_by_role("alert").filter(has_text=say("door.still_there"))
    expect(alert).to_be_visible()
    box = alert.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= TABLET["height"]
    door.tap("door.still_here")
    expect(alert).to_have_count(0)
    page.clock.run_for(WARNED_AFTER - 2_000)
    expect(name).to_have_value("Theodora")
    page.clock.run_for(FORGOTTEN_AFTER - WARNED_AFTER + 2_000)
    expect(name).to_have_value("")
    expect(alert).to_have_count(0)
    assert door.faults == []


def test_a_tablet_left_alone_shows_nothing_else_and_comes_back_with_the_hosts_pin(
    house: House, browser: Browser
) -> None:
    door = Door(browser, TABLET)
    page = door.page
    door.enter(house.server.links["door"])
    door.check_in("Theodora", ["juggling"], ["pricing"])
    door.reads("Theodora")
    eye = Eye()
    door.tap("door.hand_over")
    eye.look(door, "leaving the page")
    door.tap("door.hand_over_now")
    page.wait_for_url(f"**/tablet/{house.room}")
    page.get_by_label(say("door.name")).wait_for()
    assert "Theodora" not in page.content()
    assert page.get_by_role("link").count() == 0
    assert {button.inner_text() for button in page.locator("footer button").all()} == {
        say("door.my_number"),
        say("door.take_back"),
    }
    page.on("dialog", lambda dialog: dialog.accept())
    page.go_back()
    page.get_by_label(say("door.name")).wait_for()
    page.goto(f"{house.server.url}/door/{house.room}")
    expect(page).to_have_url(re.compile(r"/tablet/"))
    door.network_may_fail = True  # the wrong PIN, and the host's page, which is closed to this tablet
    door.tap("door.take_back")
    page.get_by_label(say("door.host_pin")).fill("00")
    door.tap("door.take_back_now")
    door.reads(say("refusal.wrong_door_pin"))
    eye.look(door, "taking it back")
    assert eye.wrong == []
    page.get_by_label(say("door.host_pin")).fill(house.snapshot("host", house.host_key)["settings"]["door_pin"])
    door.tap("door.take_back_now")
    page.wait_for_url(f"**/door/{house.room}")
    door.reads("Theodora")


def test_the_host_corrects_what_was_typed_at_the_door(house: House, browser: Browser) -> None:
    door = Door(browser, TABLET)
    door.enter(house.server.links["door"])
    door.check_in("Theodroa", ["jugling"], ["pricing"])
    host = Host(browser, DESK_SIZE)
    page = host.page
    host.enter(house.server.links["host"])
    host.open_person("Theodroa")
    host.tap("host.edit")
    form = page.locator("form.opened")
    form.get_by_label(say("host.edit_name")).fill("Theodora")
    form.get_by_role("button", name=re.compile("^jugling")).click()
    form.get_by_role("button", name=re.compile(f"^{say('common.take_out')}")).click()
    form.get_by_label(say("host.gives")).press_sequentially("juggling,")
    form.get_by_label(say("host.edit_step_free")).check()
    form.get_by_role("button", name=say("host.edit_save")).click()
    host.reads(say("host.edited", name="Theodora"))
    row = house.snapshot("host", house.host_key)["people"][-1]
    assert (row["name"], [offer["text"] for offer in row["offers"]]) == ("Theodora", ["juggling"])
    assert [want["text"] for want in row["wants"]] == ["pricing"]
    assert (row["step_free"], row["quiet"]) == (True, False)
    door.reads("Theodora")
    assert host.faults == door.faults == []
