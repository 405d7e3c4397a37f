"""A real Firefox is called while its page is put away, by a push service on this machine: nothing here is pretended."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.words import words
from tests.client import House
from tests.e2e.crowd import Guest, set_all, until
from tests.push.autopush import Autopush
from tests.push.firefox import Firefox, find
from tests.server import KioskServer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

ALERT = "chrome://global/content/alerts/alert.xhtml"
"""The window in which Firefox shows a notification."""
LONG = 1_000_000
"""Milliseconds that outlast a test."""

say = words().say


@pytest.fixture
def service() -> Iterator[Autopush]:
    running = Autopush()
    yield running
    running.stop()


@pytest.fixture
def firefox(tmp_path: Path, service: Autopush) -> Iterator[Firefox]:
    path = find()
    if path is None:
        pytest.skip("Firefox is missing: apt-get install firefox-esr, or set FIREFOX.")
    running = Firefox(
        path,
        tmp_path / "profile",
        {
            "remote.prefs.recommended": False,  # they would switch pushes off
            "dom.push.connection.enabled": True,
            "dom.push.serverURL": service.url,
            "dom.push.testing.allowInsecureServerURL": True,
            "dom.push.retryBaseInterval": 100,
            "alerts.useSystemBackend": False,
            "app.update.enabled": False,
            "browser.shell.checkDefaultBrowser": False,
            "browser.startup.page": 0,
            "datareporting.policy.dataSubmissionEnabled": False,
            "toolkit.telemetry.enabled": False,
        },
    )
    yield running
    running.stop()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house that pushes to this machine, too."""
    monkeypatch.setenv("KIOSK_PUSH_ANY", "1")
    server = KioskServer(tmp_path / "house")
    server.start()
    house = House(server)
    set_all(house, gather=300, thin=0, answer=LONG, arrive=LONG)
    yield house
    assert "Traceback" not in server.log()
    server.kill()


def open_as(firefox: Firefox, house: House, guest: Guest) -> None:
    """Open somebody's page, as they come over by a personal link."""
    page = house.http(
        "GET", f"/{house.code}", Accept="text/html", Authorization=f"Bearer {guest.token}", User_Agent="iPhone"
    ).text
    start = page.partition("/home/")[2].partition(".webmanifest")[0]
    firefox.open(f"{house.server.url}/{house.code}/on/{start}")


def reads(firefox: Firefox, text: str) -> None:
    until(lambda: text in firefox.run("document.body.innerText"), f"the page reads {text!r}")


def alerts(firefox: Firefox) -> list[str]:
    """What the notifications say that stand on the screen now."""
    shown = "[...Services.wm.getEnumerator('alert:alert')].map(({document}) => ['alertTitleLabel', 'alertTextLabel']"
    shown += ".map(id => document.getElementById(id)).map(label => label.value || label.textContent).join(' | '))"
    windows = firefox.contexts("chrome")
    found: list[str] = firefox.run(shown, windows["chrome://browser/content/browser.xhtml"])
    return found


def test_a_phone_that_is_put_away_is_called_and_a_click_opens_the_call(
    firefox: Firefox, service: Autopush, house: House
) -> None:
    mair = Guest(house, "Mair", "pricing", "short video")
    open_as(firefox, house, mair)
    reads(firefox, say("ringing.silent"))
    firefox.tap("button", say("ringing.let_ring"))
    reads(firefox, say("ringing.open"))
    firefox.grant("notifications", house.server.url)
    firefox.tap("button", say("ringing.yes"))
    reads(firefox, say("ringing.closed"))
    until(lambda: mair.snapshot()["you"]["push"], "the house knows where to call her")

    asked = time.monotonic()
    away = firefox.ask("browsingContext.create", type="tab")["context"]
    firefox.ask("browsingContext.activate", context=away)
    until(lambda: firefox.run("document.visibilityState") == "hidden", "her page is out of view")
    Guest(house, "Tom", "short video", "pricing")
    set_all(house, matching=True)
    until(lambda: alerts(firefox), "the call stands on the screen")
    print(f"called, and visible on the screen after {time.monotonic() - asked:.1f} s")
    beacon = mair.snapshot()["meeting"]["beacon"]["number"]
    assert alerts(firefox) == [
        f"{say('push.call_title', names='Tom')} | {say('push.call_body_no_spot', number=beacon)}"
    ]
    (taken,) = service.taken
    assert taken["Urgency"] == "high"

    # The mouse of WebDriver does not reach the browser's own windows: the alert's click is done from within.
    firefox.run("document.getElementById('alertBox').click()", firefox.contexts("chrome")[ALERT])
    until(lambda: firefox.run("document.visibilityState") == "visible", "the click brings her page back")
    reads(firefox, say("phone.meet_now", names="Tom"))
    until(lambda: not alerts(firefox), "the notification is gone")
    assert len(firefox.contexts("content")) == 2
