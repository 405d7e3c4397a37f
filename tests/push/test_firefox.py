"""A real Firefox is called while its page is put away, by a push service on this machine: nothing here is pretended."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.words import words
from tests.client import House
from tests.conftest import StartServer
from tests.e2e.crowd import Guest, set_all, until
from tests.push.autopush import Autopush
from tests.push.firefox import Firefox, find

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

ALERT = "chrome://global/content/alerts/alert.xhtml"
"""The window in which Firefox shows a notification."""
BROWSER = "chrome://browser/content/browser.xhtml"
LONG = 1_000_000
"""Milliseconds that outlast a test."""
SOON = 5_000
"""Milliseconds in which a page is opened, and something ticked."""

say = words().say


@pytest.fixture(scope="module")
def service() -> Iterator[Autopush]:
    running = Autopush()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory, service: Autopush) -> Iterator[Firefox]:
    path = find()
    if path is None:
        pytest.skip("Firefox is missing: apt-get install firefox-esr, or set FIREFOX.")
    running = Firefox(
        path,
        tmp_path_factory.mktemp("firefox") / "profile",
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
def house(start_server: StartServer, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house that pushes to this machine, too."""
    monkeypatch.setenv("KIOSK_PUSH_ANY", "1")
    return opened(start_server)


def opened(start_server: StartServer) -> House:
    house = House(start_server())
    set_all(house, gather=300, thin=0, breather=1, answer=LONG, arrive=LONG)
    return house


class Phone:
    """Somebody's page in Firefox, and another tab to put in front of it."""

    def __init__(self, firefox: Firefox, house: House, guest: Guest) -> None:
        self.firefox = firefox
        self.page = firefox.page
        self.house = house
        self.worker = f"navigator.serviceWorker.getRegistration('/{house.code}')"
        firefox.grant("notifications", house.server.url)
        seen = house.http(
            "GET", f"/{house.code}", Accept="text/html", Authorization=f"Bearer {guest.token}", User_Agent="iPhone"
        )
        proof = re.findall(r"/home/([^\"]+)\.webmanifest", seen.text)[0]
        firefox.open(f"{house.server.url}/{house.code}/on/{proof}")
        self.other = firefox.ask("browsingContext.create", type="tab", background=True)["context"]

    def reads(self, key: str, **places: Any) -> None:
        text = say(key, **places)
        until(lambda: text in self.firefox.run("document.body.innerText"), f"the page reads {text!r}")

    def put_away(self) -> None:
        self.firefox.ask("browsingContext.activate", context=self.other)
        until(lambda: not self.in_view(), "the page is out of view")

    def take_out(self) -> None:
        self.firefox.ask("browsingContext.activate", context=self.page)
        until(self.in_view, "the page is in view")

    def in_view(self) -> bool:
        return bool(self.firefox.run("document.visibilityState") == "visible")

    def alerts(self) -> list[str]:
        """What the notifications say that stand on the screen now."""
        texts = "['alertTitleLabel', 'alertTextLabel'].map(id => document.getElementById(id))"
        shown = f"[...Services.wm.getEnumerator('alert:alert')].map(({{document}}) => {texts}"
        shown += ".map(label => label?.value || label?.textContent).join(' | '))"
        found: list[str] = self.firefox.run(shown, self.firefox.contexts("chrome")[BROWSER])
        return found

    def shows(self, title: str, body: str) -> None:
        """Wait until one notification stands on the screen, and says this."""
        until(lambda: self.alerts() == [f"{title} | {body}"], f"{title!r} stands on the screen, not {self.alerts()}")

    def click_alert(self) -> None:
        """Click the notification. The mouse of WebDriver reaches pages only, so the click is done from within."""
        self.firefox.run("document.getElementById('alertBox').click()", self.firefox.contexts("chrome")[ALERT])


def test_an_evening_with_the_phone_put_away(firefox: Firefox, service: Autopush, house: House) -> None:
    mair = Guest(house, "Mair", "pricing", "short video")
    phone = Phone(firefox, house, mair)
    asking(phone, mair)
    tom = Guest(house, "Tom", "short video", "pricing")
    called(phone, service, mair)
    promising(phone, mair, tom)
    renewing(phone, service, mair)
    expiring(phone, service, mair)
    stopping(phone, mair)
    erasing(phone, mair)
    assert "Traceback" not in house.server.log()


def asking(phone: Phone, mair: Guest) -> None:
    """The page promises no ring until it can; after a yes it says that it rings, and the house knows where."""
    phone.reads("ringing.silent")
    phone.firefox.tap("button", say("ringing.let_ring"))
    phone.reads("ringing.open")
    phone.firefox.tap("button", say("ringing.yes"))
    phone.reads("ringing.closed")
    assert mair.snapshot()["you"]["push"]


def called(phone: Phone, service: Autopush, mair: Guest) -> None:
    """A call stands on the screen though the page does not; a click leads to it."""
    phone.put_away()
    began = time.monotonic()
    set_all(phone.house, matching=True)
    mair.gets("called")
    number = mair.snapshot()["meeting"]["beacon"]["number"]
    phone.shows(say("push.call_title", names="Tom"), say("push.call_body_no_spot", number=number))
    print(f"called, and to be seen on the screen after {time.monotonic() - began:.1f} s: {phone.alerts()}")
    assert [taken["Urgency"] for taken in service.taken] == ["high"]
    pages = phone.firefox.contexts("content")
    phone.click_alert()
    until(phone.in_view, "the click brings the page back")
    phone.reads("phone.meet_now", names="Tom")
    until(lambda: not phone.alerts(), "the notification is gone")
    assert phone.firefox.contexts("content") == pages


def promising(phone: Phone, mair: Guest, tom: Guest) -> None:
    """They talk, and promise each other something; she ticks that she would like to be reminded, and is."""
    set_all(phone.house, matching=False)
    mair.meet("here")
    mair.meet("finish")
    mair.do("outcome", meeting=mair.snapshot()["after"]["id"], gave=True, got=True)
    for one, other in ((mair, tom), (tom, mair)):
        one.do("share", person=other.person)
    tom.do("promise", person=mair.person, i_show="short video", at=tom.snapshot()["now"] + SOON)
    mair.do("agree", promise=mair.snapshot()["keeping"]["promises"][0]["id"])
    phone.firefox.open(f"{phone.house.server.links['join']}?people=1")
    phone.firefox.tap("checkbox", say("ringing.remind"))
    until(lambda: mair.snapshot()["keeping"]["promises"][0]["remind"], "she is to be reminded")
    phone.firefox.open("about:blank")
    phone.shows(say("push.remind_title", name="Tom"), say("push.remind_body"))
    phone.click_alert()
    link = phone.house.server.links["join"]
    until(lambda: link in phone.firefox.contexts("content"), "the click opens the page, which is closed")
    phone.firefox.ask("browsingContext.close", context=phone.firefox.contexts("content")[link])
    until(lambda: not mair.snapshot()["keeping"]["promises"][0]["remind"], "once is enough")


def renewing(phone: Phone, service: Autopush, mair: Guest) -> None:
    """Her browser is to take pushes somewhere else: the house hears of it without her."""
    before = mair.snapshot()["you"]["push_mark"]
    phone.firefox.open(phone.house.server.links["join"])
    phone.reads("ringing.closed")
    service.renew()
    until(lambda: mair.snapshot()["you"]["push_mark"] not in {before, ""}, "the house knows the new place")
    phone.reads("ringing.closed")


def expiring(phone: Phone, service: Autopush, mair: Guest) -> None:
    """A push service that knows her no more is asked no more, and she is asked anew; then her browser forgets, too."""
    phone.put_away()
    service.forget()
    set_all(phone.house, matching=True)
    Guest(phone.house, "Olu", "short video", "pricing")
    until(lambda: not mair.snapshot()["you"]["push"], "the house has let it go")
    mair.meet("decline")
    phone.take_out()
    phone.firefox.tap("button", say("ringing.yes"))
    phone.reads("ringing.closed")
    before = mair.snapshot()["you"]["push_mark"]
    phone.firefox.run(f"{phone.worker}.then(it => it.pushManager.getSubscription()).then(it => it.unsubscribe())")
    phone.firefox.open(phone.house.server.links["join"])
    until(lambda: mair.snapshot()["you"]["push_mark"] not in {before, ""}, "she is called again")
    phone.reads("ringing.closed")


def stopping(phone: Phone, mair: Guest) -> None:
    """With one tap nobody calls her there any more."""
    phone.firefox.tap("button", say("phone.mine"))
    phone.reads("ringing.closed")
    phone.firefox.tap("button", say("ringing.stop"))
    until(lambda: not mair.snapshot()["you"]["push"], "nobody calls her there")
    taken_back = f"{phone.worker}.then(it => it.pushManager.getSubscription()).then(it => it === null)"
    until(lambda: phone.firefox.run(taken_back), "her browser takes none")


def erasing(phone: Phone, mair: Guest) -> None:
    """Whoever is erased leaves nothing of it in the browser."""
    assert phone.firefox.run(f"{phone.worker}.then(Boolean)")
    mair.do("erase_me")
    phone.reads("phone.erased_heading")
    until(lambda: not phone.firefox.run(f"{phone.worker}.then(Boolean)"), "the worker is gone")


def test_what_cannot_be_is_said(firefox: Firefox, start_server: StartServer) -> None:
    house = opened(start_server)  # it pushes to no private address, which this browser's push service has
    mair = Guest(house, "Mair", "pricing", "short video")
    phone = Phone(firefox, house, mair)
    firefox.tap("button", say("ringing.yes"))
    phone.reads("refusal.push_endpoint")
    phone.reads("ringing.refused")
    assert not mair.snapshot()["you"]["push"]

    firefox.ask(
        "permissions.setPermission", descriptor={"name": "notifications"}, state="denied", origin=house.server.url
    )
    phone.reads("ringing.denied_lead")
    firefox.tap("button", say("ringing.no"))
    until(lambda: say("ringing.denied_lead") not in firefox.run("document.body.innerText"), "she is left in peace")
    firefox.open(house.server.links["join"])
    phone.reads("ringing.silent")
    assert say("ringing.denied_lead") not in firefox.run("document.body.innerText")
