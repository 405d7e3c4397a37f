"""How a call reaches whoever waits, in Chromium: what the page says of it, and what its worker shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.client import House
from tests.conftest import OpenBrowser
from tests.e2e import chromium
from tests.e2e.crowd import Guest, set_all, until
from tests.e2e.screens import Phone, say
from tests.e2e.test_accessible import Eye
from tests.server import KioskServer
from tests.web.test_home import IPHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page, Playwright, ViewportSize

pytestmark = pytest.mark.browser

TRIED_FOR = 300
"""Milliseconds after which a push is delivered once more."""
HALL = "http://plain.hall"
"""What the house is called where there is no https: this test's browser finds it on this machine."""
SMALL: ViewportSize = {"width": 360, "height": 740}
REGISTERED = "navigator.serviceWorker.getRegistration(location.pathname)"
PATIENCE = 16_000
"""Milliseconds after which the page waits for a browser no longer."""
INSTAGRAM = re.sub(r"Version/\S+ (.*) Safari/\S+", r"\1 Instagram 390.0", IPHONE)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskServer]:
    server = KioskServer(tmp_path_factory.mktemp("reach") / "house", "--public-url", HALL)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def house(server: KioskServer) -> House:
    """The same house for all, and nobody is called by itself."""
    house = House(server)
    set_all(house, gather=300, thin=0, matching=False)
    return house


def here(house: House) -> str:
    """The phone's address on this very machine, where browsers take it to be as good as https."""
    return f"{house.server.url}/{house.code}"


def shown(page: Page) -> Any:
    """The notifications of the page's worker."""
    told = "all => all.map(({title, body, tag, icon}) => ({title, body, tag, icon}))"
    return page.evaluate(f"{REGISTERED}.then(it => it.getNotifications()).then({told})")


def _arrives(devtools: CDPSession, page: Page, push: dict[str, Any], title: str) -> bool:
    """Deliver a push and see whether it is the one that is shown: one that comes while the worker wakes may be lost."""
    devtools.send("ServiceWorker.deliverPushMessage", push)
    page.wait_for_timeout(TRIED_FOR)
    return [one["title"] for one in shown(page)] == [title]


def test_a_browser_that_never_answers_is_not_waited_for_and_the_worker_shows_one_call_at_a_time(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    guest = Guest(house, "Mair", "juggling", "origami")
    link = here(house)
    # Only a lasting profile subscribes; without a network Chromium then never answers.
    context = playwright.chromium.launch_persistent_context(
        tmp_path / "profile", executable_path=chromium.find(), args=chromium.ARGUMENTS, viewport=SMALL
    )
    context.grant_permissions(["notifications"], origin=house.server.url)
    context.add_cookies([{"name": f"kiosk-phone-{house.code}", "value": guest.token, "url": house.server.url}])
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.clock.install()
    page.goto(link)
    page.get_by_role("button", name=say("ringing.yes"), exact=True).click()
    expect(page.get_by_text(say("common.one_moment"))).to_be_visible()
    page.clock.run_for(PATIENCE)
    expect(page.get_by_text(say("ringing.slow"))).to_be_visible()
    expect(page.get_by_role("button", name=say("common.try_again"), exact=True)).to_be_enabled()

    devtools = context.new_cdp_session(page)
    workers: list[Any] = []
    devtools.on("ServiceWorker.workerRegistrationUpdated", lambda event: workers.extend(event["registrations"]))
    devtools.send("ServiceWorker.enable")
    until(lambda: page.evaluate(f"{REGISTERED}.then(it => Boolean(it?.active))"), "the worker runs")
    for title in ("Meet Tom now", "Still there?"):
        said: dict[str, Any] = {
            "title": title,
            "body": "Table 4",
            "tag": "call",
            "navigate": link,
            "lang": "en",
            "dir": "auto",
        }
        said |= {"silent": False, "requireInteraction": True}
        push = {"origin": house.server.url, "registrationId": workers[0]["registrationId"]}
        push["data"] = json.dumps({"web_push": 8030, "notification": said})
        until(partial(_arrives, devtools, page, push, title), f"{title!r} is shown, alone")
    (call,) = shown(page)
    assert call["icon"].endswith("/static/img/icon-192.png")
    assert context.request.get(call["icon"]).ok
    context.close()
    assert complaints == []


def test_over_plain_http_nothing_is_promised_and_the_screen_is_kept_on(house: House, open_browser: OpenBrowser) -> None:
    browser = open_browser(f"--host-resolver-rules=MAP plain.hall:80 127.0.0.1:{house.server.port}")
    phone = Phone(browser, "Mair")
    phone.join(f"{HALL}/{house.code}", "Baker", ["pricing"], ["short video"])
    assert not phone.page.evaluate("isSecureContext")
    phone.reads(say("ringing.open"))
    phone.reads(say("ringing.tried"))
    phone.page.reload()
    phone.reads(say("ringing.silent"))
    for nothing in ("ringing.ask_heading", "ringing.closed", "ringing.open"):
        expect(phone.page.get_by_text(say(nothing))).to_have_count(0)
    played = "document.querySelector('video.awake').currentTime"
    until(lambda: phone.page.evaluate(played) > 1, "the picture plays that keeps the screen on")
    phone.tap("ringing.let_ring")
    phone.reads(say("ringing.open"))

    icon = "document.querySelector('link[rel=icon]').href"
    bar = "document.querySelector('meta[name=theme-color]').content"
    own = phone.page.evaluate(f"[{icon}, {bar}]")
    Guest(house, "Tom", "short video", "pricing")
    set_all(house, matching=True)
    phone.heads("phone.meet_now", names="Tom")
    number = re.findall(r"\d+", phone.beacon())[0]
    expect(phone.page).to_have_title(re.compile(f"^{number} "))
    worn = phone.page.evaluate(f"[{icon}, {bar}]")
    assert f">{number}<" in phone.page.evaluate(f"decodeURIComponent({icon})")
    assert worn[1] != own[1]
    phone.tap("ringing.fill")
    phone.button("meeting.back_to_call").wait_for()
    assert phone.page.evaluate("Boolean(document.fullscreenElement)")
    eye = Eye()
    eye.look(phone, "held up")
    assert eye.wrong == []
    phone.tap("meeting.back_to_call")
    phone.tap("phone.here")
    phone.button("phone.done").wait_for()
    assert not phone.page.evaluate("Boolean(document.fullscreenElement)")
    assert phone.page.evaluate(f"[{icon}, {bar}]") == own
    phone.tap("phone.done")
    phone.heads("phone.after_heading")
    phone.tap("phone.after_none")
    phone.heads("phone.breather_heading")
    phone.tap("phone.leave")
    phone.heads("phone.left_heading")
    expect(phone.page.locator("video.awake")).to_have_count(0)
    assert phone.faults == []


def test_an_iphone_is_led_to_its_home_screen_and_out_of_other_apps(house: House, browser: Browser) -> None:
    eye = Eye()
    guest = Guest(house, "Mair", "juggling", "origami")
    phones = []
    for agent, lead in ((IPHONE, "ringing.home_lead"), (INSTAGRAM, "ringing.in_app_lead")):
        phone = Phone(browser, "Mair")
        phones.append(phone)
        phone.page.set_viewport_size(SMALL)
        named = f"Object.defineProperty(navigator, 'userAgent', {{get: () => {json.dumps(agent)}}})"
        phone.context.add_init_script(f"{named}; delete window.PushManager")
        phone.context.set_extra_http_headers({"User-Agent": agent})
        phone.context.add_cookies(
            [{"name": f"kiosk-phone-{house.code}", "value": guest.token, "url": house.server.url}]
        )
        phone.page.goto(here(house))
        phone.reads(say(lead, browser="Safari", number=guest.number, pin=guest.pin))
    safari, app = phones
    app.tap("ringing.no")
    expect(app.page.get_by_text(say("ringing.ask_heading"))).to_have_count(0)
    app.page.reload()
    app.reads(say("ringing.silent"))
    expect(app.page.get_by_text(say("ringing.ask_heading"))).to_have_count(0)
    app.tap("phone.mine")
    app.reads(say("ringing.ask_heading"))  # there it can always be found

    safari.page.get_by_role("link", name=say("ringing.home_how")).click()
    safari.heads("ringing.home_heading")
    for step in ("home_1", "home_2", "home_3"):
        safari.reads(say(f"ringing.{step}"))
    eye.look(safari, "to the home screen")
    manifest = safari.page.evaluate("document.querySelector('link[rel=manifest]').href")
    start = safari.page.evaluate("address => fetch(address).then(it => it.json()).then(it => it.start_url)", manifest)
    installed = Phone(browser, "Mair")  # the home screen's own cookies
    installed.page.goto(house.server.url + start)
    installed.heads("phone.soon_heading", name="Mair")
    safari.tap("phone.back")
    safari.heads("phone.soon_heading", name="Mair")
    assert eye.wrong == []
    assert [fault for phone in (*phones, installed) for fault in phone.faults] == []
