"""The page of all components, in a process that is told to serve it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import StartServer
from tests.e2e.screens import DESK_SIZE, Screen, say
from tests.e2e.test_accessible import Eye

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_every_component_stands_on_one_page(
    start_server: StartServer, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_STYLEGUIDE", "1")
    screen = Screen(browser, DESK_SIZE)
    page = screen.page
    page.goto(f"{start_server().url}/styleguide")
    page.get_by_role("combobox", name=say("phone.offers")).wait_for()
    for part in ("type", "space", "beacon", "controls", "pieces", "phone", "door", "host", "wall", "paper"):
        box = page.get_by_role("region", name=part, exact=True).bounding_box()
        assert box is not None, part
        assert box["height"] > 60, part
    assert page.locator(".called .sign").evaluate("node => getComputedStyle(node).fontWeight") == "750"
    assert screen.faults == []
    eye = Eye()  # axe writes styles of its own into the parts' roots, which the page's policy forbids
    eye.judge(page, "styleguide, dark", "dark")
    eye.judge(page, "styleguide, light", "light")
    assert eye.wrong == []
