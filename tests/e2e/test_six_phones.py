"""One evening of six phones, through all that goes wrong between people; again on phones that can do little."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import expect

from kiosk.journal.sqlite import SqliteJournal
from tests.client import House
from tests.conftest import OpenBrowser, StartServer
from tests.e2e.chronicle import chronicle
from tests.e2e.crowd import Guest, set_all, until
from tests.e2e.screens import DESK_SIZE, Host, Phone, say, text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

ADDRESS = "http://meet.hall"
"""Plain http, and not this machine: what a phone at a venue sees. A browser gives such a page next to nothing."""
BARE = """
for (const name of ["serviceWorker", "wakeLock", "vibrate"]) delete Navigator.prototype[name];
for (const name of ["PushManager", "Notification", "ServiceWorker"]) delete window[name];
delete HTMLCanvasElement.prototype.captureStream;
"""
"""An iPhone on plain http: neither push nor service worker, neither vibration nor a screen kept awake."""
ASKEW = """{
  const True = Date;
  const ahead = 10 * 60_000;
  window.Date = class extends True {
    constructor(...given) { super(...(given.length ? given : [True.now() + ahead])); }
    static now() { return True.now() + ahead; }
  };
}"""
"""A phone whose clock is ten minutes fast."""
GONE = """() => ["serviceWorker", "wakeLock", "vibrate"].some((name) => name in navigator) || "PushManager" in window"""
LONG = 1_000_000
"""Milliseconds that outlast a test."""
HELP_WITHIN = 2.0
"""Seconds from the tap to the host's screen."""
SILENT_FOR = 4.0
"""Seconds without the network that a phone does not complain of."""
CALLED = 25.0
"""Seconds within which those who fit are called, on a busy machine too."""
TALK = 6_000
"""Milliseconds of a pair's talk, so that a circle's three turns take three seconds each."""

GUESTS = {
    "Mair": ("pricing", "short video"),
    "Tom": ("short video; a first website", "pricing; juggling"),
    "Ines": ("short video; a first website", "pricing; juggling"),
    "Aled": ("tenders; juggling", "a first website"),
    "Priya": ("hiring", "tenders"),
    "Rhys": ("a first website", "hiring"),
}
"""Most can be served by Mair with Tom or with Ines, and by the circle Aled → Priya → Rhys → Aled."""


class Six(NamedTuple):
    """Their phones, and the host's screen. Whom Mair was called with first is decided by the matchmaker."""

    house: House
    phones: dict[str, Phone]
    host: Host

    def first(self) -> tuple[str, str]:
        """Who was called with Mair, and who was not, of the two who fit."""
        heading = self.phones["Mair"].page.get_by_role("heading", level=1).inner_text()
        return ("Tom", "Ines") if "Tom" in heading else ("Ines", "Tom")


@pytest.fixture(params=["bare", pytest.param("whole", marks=pytest.mark.long)])
def six(request: pytest.FixtureRequest, start_server: StartServer, open_browser: OpenBrowser) -> Iterator[Six]:
    """Six people in a room, on phones that can do almost nothing, or all that Chromium can."""
    bare = request.param == "bare"
    server = start_server(*(("--public-url", ADDRESS) if bare else ()))
    browser = open_browser(f"--host-resolver-rules=MAP meet.hall:80 127.0.0.1:{server.port}")
    house = House(server)
    set_all(house, gather=300, thin=0, countdown=4_000, answer=LONG, arrive=LONG, asks=False, run_by="the Guild")
    house.as_host("set_spot", name="Table 4", description="by the window")
    phones = {name: _phone(house, browser, name, BARE if bare else "") for name in GUESTS}
    host = Host(browser, DESK_SIZE)
    host.enter(server.links["host"])
    assert phones["Tom"].page.evaluate(GONE) is not bare
    yield Six(house, phones, host)
    assert [fault for screen in (*phones.values(), host) for fault in screen.faults] == []
    server.stop()
    told = "\n".join(_journal(house))
    print(told)
    for happened in (
        "would rather not, this time",
        "have checked their numbers",
        "Nobody answers",
        "is erased",
        "helped",
    ):
        assert happened in told
    assert "Rhys would like the host's help" in told
    assert "Traceback" not in server.log()


def _journal(house: House) -> list[str]:
    """The evening in words, as it was recorded."""
    journal = SqliteJournal(house.server.data / "kiosk.sqlite")
    try:
        return list(chronicle(entry for batch in journal.read(house.room) for entry in batch))
    finally:
        journal.close()


def _phone(house: House, browser: Browser, name: str, script: str) -> Phone:
    """Mair joins by the form; the others have joined. Ines's clock is wrong."""
    offers, wants = GUESTS[name]
    if name != "Mair":
        return Guest(house, name, offers, wants).phone(browser, script + (ASKEW if name == "Ines" else ""))
    phone = Phone(browser, name, script)
    phone.join(house.server.links["join"], "Baker, red scarf", [offers], [wants])
    return phone


def test_an_evening_of_six_phones(six: Six) -> None:
    everybody_is_called_at_once(six)
    one_declines_and_the_other_is_helped_on(six)
    a_wrong_number_then_the_right_one(six)
    in_the_circle_one_flies_one_is_lost_and_one_would_like_help(six)
    nobody_taps_anything(six)
    keeping_in_touch_takes_two(six)
    whoever_is_called_and_silent_is_away_and_one_erases_themselves(six)


def everybody_is_called_at_once(six: Six) -> None:
    """The host starts the first wave; the clock that is wrong counts as the others do."""
    phones = six.phones
    six.host.tap("host.wave")
    for name in ("Ines", "Aled"):
        phones[name].reads(re.compile(r"^We start in 0:0[1-4]$"))
    phones["Mair"].heads("phone.meet_at", CALLED)
    with_mair, alone = six.first()
    phones[with_mair].heads("phone.meet_at", names="Mair", spot="Table 4")
    phones[alone].heads("phone.waiting_heading", name=alone)
    beacons = [phones[name].beacon() for name in ("Mair", with_mair, "Aled", "Priya", "Rhys")]
    assert beacons[0] == beacons[1] != beacons[2] == beacons[3] == beacons[4]


def one_declines_and_the_other_is_helped_on(six: Six) -> None:
    """Not now: whoever came is called with somebody else at once, and learns nothing; the other breathes."""
    phones = six.phones
    gone, comes = six.first()
    phones["Mair"].tap("phone.answer")
    phones[gone].tap("phone.decline")
    phones[gone].tap("meeting.no_once")
    phones[gone].heads("phone.breather_heading")
    phones[gone].reads(say("phone.breather_lead", n=3))
    phones["Mair"].heads("phone.meet_at", CALLED, names=comes, spot="Table 4")
    assert gone not in phones["Mair"].page.locator("main").inner_text()


def a_wrong_number_then_the_right_one(six: Six) -> None:
    """They check each other's number; five more minutes are asked for, and nobody objects."""
    mair, other = six.phones["Mair"], six.phones[six.first()[0]]
    for phone in (mair, other):
        phone.tap("phone.answer")
    shown = other.page.get_by_text(re.compile(r"^Your number: \d+")).first.inner_text()
    right = re.findall(r"\d+", shown)[0]
    mair.tap("meeting.check")
    field = mair.page.get_by_label(say("meeting.check_label"))
    field.fill(str(int(right) + 100))
    mair.tap("meeting.check_yes")
    mair.reads(say("refusal.wrong_number"))
    field.fill(right)
    mair.tap("meeting.check_yes")
    for phone in (mair, other):
        expect(phone.page.locator(".ring .left b")).to_have_text("12")
    mair.tap("phone.more")
    other.reads(say("meeting.longer_theirs"))
    for phone in (mair, other):
        expect(phone.page.locator(".ring .left b")).to_have_text("17")


def in_the_circle_one_flies_one_is_lost_and_one_would_like_help(six: Six) -> None:
    """Aled has two tabs; Priya is without a network; Rhys asks for the host, who comes."""
    aled, priya, rhys = (six.phones[name] for name in ("Aled", "Priya", "Rhys"))
    second = aled.tab()
    second.goto(six.house.server.links["join"])
    second.get_by_role("button", name=say("phone.answer"), exact=True).click()
    expect(aled.button("phone.cant_find")).to_be_visible()
    rhys.reads(say("phone.is_coming", name="Aled"))

    priya.network_may_fail = True
    priya.context.set_offline(True)
    cut = time.monotonic()
    aled.tap("phone.cant_find")
    rhys.reads(re.compile(re.escape(say("phone.not_found", name="Aled"))))
    tapped = time.monotonic()
    rhys.tap("meeting.help")
    six.host.reads(say("host.help", n=1), within=HELP_WITHIN)
    assert time.monotonic() - tapped < HELP_WITHIN
    six.host.reads(say("host.help_there", place="Table 4, by the window", names="Aled and Priya"))
    six.host.tap("host.help_coming_name", name="Rhys")
    rhys.reads(say("meeting.help_coming"))
    if time.monotonic() - cut < SILENT_FOR:
        priya.is_offline(now=False, within=1)
    priya.is_offline(now=True, within=20)

    set_all(six.house, talk=TALK, overtime_factor=1, still=2_000)
    rhys.tap("phone.here")
    for page in (aled.page, second):
        expect(page.get_by_role("button", name=say("phone.done"), exact=True)).to_be_visible()
    expect(priya.button("phone.done")).to_have_count(0)
    priya.context.set_offline(False)
    expect(priya.button("phone.done")).to_be_visible(timeout=30_000)
    priya.is_offline(now=False, within=5)
    priya.network_may_fail = False
    six.host.tap("host.help_done_name", name="Rhys")
    second.close()


def nobody_taps_anything(six: Six) -> None:
    """The bell goes round the ring by itself, then "still talking?"; without an answer all rest until they touch."""
    circle = [six.phones[name] for name in ("Aled", "Priya", "Rhys")]
    for phone in circle:
        expect(phone.page.get_by_role("heading", level=1)).to_have_text(text_of("phone.still_heading"), timeout=30_000)
    for phone in circle:
        phone.heads("phone.away_heading", 20)
        phone.reads(say("phone.away_by_time"))
    for phone in circle:
        phone.tap("phone.touch")
        phone.heads("phone.after_heading")
    for phone in circle[1:]:  # they go on with their evening elsewhere
        phone.tap("phone.after_none")
        phone.tap("phone.pause")
        phone.heads("phone.paused_heading")


def keeping_in_touch_takes_two(six: Six) -> None:
    """Mair would keep in touch, the other would not: neither learns anything of the other's."""
    mair = six.phones["Mair"]
    name = next(name for name in ("Tom", "Ines") if six.phones[name].button("phone.done").count())
    other = six.phones[name]
    other.tap("phone.done")
    for phone in (mair, other):
        phone.heads("phone.after_heading")
        phone.tap_tick("phone.i_gave")
        phone.tap("phone.after_done")
        phone.heads("keeping.keep_heading")
    mair.page.get_by_label(say("keeping.email")).fill("mair@example.org")
    mair.tap("keeping.keep_yes")
    mair.reads(say("keeping.hoped", name=name))
    other.tap("keeping.keep_no")
    other.heads("phone.breather_heading")
    other.tap("keeping.people", n=1)
    other.heads("keeping.people_heading")
    other.reads(say("keeping.people_none"))
    assert "mair@example.org" not in other.page.content()
    mair.reads(say("keeping.hoped", name=name))
    other.tap("phone.back")
    other.tap("phone.pause")


def whoever_is_called_and_silent_is_away_and_one_erases_themselves(six: Six) -> None:
    """Aled is called with whoever declined at first: neither looks; later one of the two leaves for good."""
    aled = six.phones["Aled"]
    name = next(name for name in ("Tom", "Ines") if six.phones[name].button("phone.next").count())
    leaves = six.phones[name]
    set_all(six.house, answer=1_500, answer_again=1_500)
    aled.tap("phone.after_none")
    aled.heads("phone.waiting_heading", name="Aled")
    leaves.tap("phone.next")
    aled.heads("phone.meet_at", CALLED, names=name, spot="Table 4")
    aled.reads(say("phone.called_again"))
    for phone in (aled, leaves):
        phone.heads("phone.away_heading")
        phone.reads(say("phone.away_call"))
    set_all(six.house, answer=LONG)
    aled.tap("phone.touch")
    leaves.page.goto(f"{six.house.server.links['join']}?erase=1")
    leaves.tap("meeting.help")  # is a touch as well; a call comes wherever one is looking
    for phone, other in ((aled, name), (leaves, "Aled")):
        phone.heads("phone.meet_at", CALLED, names=other, spot="Table 4")
    aled.tap("phone.answer")
    leaves.page.goto(f"{six.house.server.links['join']}?erase=1")
    leaves.tap("keeping.erase_yes")
    leaves.heads("phone.erased_heading")
    aled.heads("phone.missed_heading", name="Aled")
    until(lambda: name not in str(six.house.snapshot("host", six.house.host_key)["people"]), "they are gone")
    assert leaves.context.cookies() == []
