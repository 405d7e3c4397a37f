"""From nothing to doors open in a browser: few fields, few clicks; and the pages beside the console, looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import StartServer
from tests.e2e.screens import DESK_SIZE, PHONE_SIZE, Screen, say
from tests.e2e.test_accessible import Eye

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.long]
WITHIN = 10_000


def test_from_nothing_to_doors_open(start_server: StartServer, browser: Browser) -> None:
    server, eye = start_server(), Eye()
    desk = Screen(browser, DESK_SIZE)
    page = desk.page
    page.goto(server.links["house"])
    page.get_by_label(say("rooms.title")).fill("Tuesday at the Market Hall")
    assert page.locator("form [name]:visible").count() == 5, "so many fields"
    assert desk.faults == []
    eye.look(desk, "rooms")
    desk.tap("rooms.open")
    expect(page.get_by_role("heading", name=say("ready.heading"))).to_be_visible()
    wall = Screen(browser, DESK_SIZE)
    wall.page.goto(server.links["wall"])
    expect(page.locator("#check-wall.check-done")).to_be_visible(timeout=WITHIN)
    wall.context.close()
    expect(page.locator("#check-wall.check-open")).to_be_visible(timeout=WITHIN)
    page.locator("summary").click()
    eye.look(desk, "ready")

    host = server.links["host"].partition("#")[0]
    page.goto(f"{host}/team")
    page.get_by_label(say("team.name")).fill("Ana, door")
    desk.tap("team.make")
    link = page.get_by_role("textbox", name=say("team.link_of", name="Ana, door")).input_value()
    eye.look(desk, "team")
    door = Screen(browser, PHONE_SIZE)
    door.page.goto(link)
    expect(door.page.get_by_label(say("door.name"))).to_be_visible()
    desk.tap("team.withdraw_of", name="Ana, door")
    expect(door.page.get_by_text(say("door.gate"))).to_be_visible(timeout=WITHIN)

    page.goto(f"{host}/before")
    eye.look(desk, "before")
    guest = Screen(browser, PHONE_SIZE)
    guest.page.goto(f"{server.links['join']}/invitation")
    eye.look(guest, "invitation")
    guest.page.get_by_role("link", name=say("phone.invite_join")).click()
    expect(guest.page.get_by_label(say("phone.name"))).to_be_visible()
    assert eye.wrong == []
