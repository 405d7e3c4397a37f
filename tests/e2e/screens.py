"""The four screens as people use them: by what they read and tap. Every screen also watches its console."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, expect

from kiosk.words import words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

PICTURES = Path(__file__).parents[2] / "docs" / "img"
PHONE_SIZE = {"width": 390, "height": 780}
WALL_SIZE = {"width": 1280, "height": 720}
DESK_SIZE = {"width": 1280, "height": 800}

OF_THE_NETWORK = re.compile(r"WebSocket connection to .* failed|Failed to load resource: net::ERR_|net::ERR_")
"""What Chromium itself writes into the console when the server or the network is away."""


class Tongue:
    """The language in which devices are set and screens are read; a test may choose another for its time."""

    def __init__(self) -> None:
        self.words = words()


tongue = Tongue()


def say(key: str, /, **places: object) -> str:
    """A text of the catalogue, in the language that the screens are read in."""
    return tongue.words.say(key, **places)


def text_of(key: str) -> re.Pattern[str]:
    """A pattern for a catalogue text, whatever stands in its places and whichever of its numbers."""
    text = tongue.words.texts[key]
    forms = [re.escape(form) for form in ([text] if isinstance(text, str) else text.values())]
    # a name is told with plain spaces, also where the text keeps two words together
    return re.compile(
        "|".join("^" + re.sub(r"\\?\s", r"\\s", re.sub(r"\\\{\w+\\\}", ".+", form)) + "$" for form in forms)
    )


class Screen:
    """A page in a browser context of its own; `faults` are what its console complained of."""

    offline = "common.offline"
    """What it says while it cannot reach the house."""

    def __init__(
        self, browser: Browser, size: dict[str, int], *, scale: float = 1, touch: bool = False, script: str = ""
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            device_scale_factor=scale,
            has_touch=touch,
            is_mobile=touch,
            locale=f"{tongue.words.lang}-GB",
            color_scheme="dark",
            reduced_motion="reduce",
        )
        if script:
            self.context.add_init_script(script)
        self.label = type(self).__name__.lower()
        self.faults: list[str] = []
        self.network_may_fail = False
        self.page = self.tab()

    def tab(self) -> Page:
        """Open a page of the same browser context, whose console is watched, too."""
        page = self.context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("response", self._see)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        if self.network_may_fail and OF_THE_NETWORK.search(message.text):
            return
        self.faults.append(f"{message.page.url if message.page else ''}: {message.type}: {message.text}")

    def _see(self, response: object) -> None:
        status = getattr(response, "status", 0)
        if status >= 400 and not self.network_may_fail:
            self.faults.append(f"{status} {getattr(response, 'url', '')}")

    def button(self, key: str, **places: object) -> Locator:
        """The button that reads so."""
        return self.page.get_by_role("button", name=say(key, **places), exact=True)

    def tap(self, key: str, **places: object) -> None:
        """Tap a button by what it reads."""
        self.button(key, **places).click()

    def reads(self, text: str | re.Pattern[str], within: float = 15) -> None:
        """Wait until the screen shows this text; seconds."""
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=within * 1000)

    def is_offline(self, *, now: bool, within: float) -> None:
        """Wait until the screen says, or no longer says, that it cannot reach the house; seconds."""
        notice = self.page.get_by_text(say(self.offline)).filter(visible=True)
        expect(notice).to_have_count(1 if now else 0, timeout=within * 1000)

    def heads(self, key: str, within: float = 15, **places: object) -> None:
        """Wait until the screen's heading is this text of the catalogue."""
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_have_text(say(key, **places) if places else text_of(key), timeout=within * 1000)

    def picture(self, name: str) -> None:
        """Write what is seen as one of the README's pictures, when asked to; with few enough colours to stay small."""
        if not os.environ.get("KIOSK_PICTURES"):
            return
        path = PICTURES / f"{name}.png"
        self.page.screenshot(path=path)
        with Image.open(path) as full:
            full.convert("RGB").quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
                path, optimize=True
            )

    def scan(self) -> str:
        """What a camera pointed at this screen reads; fails where there is no code."""
        with Image.open(io.BytesIO(self.page.screenshot())) as seen:
            codes = zxingcpp.read_barcodes(seen.convert("L"))
        assert len(codes) == 1, f"{len(codes)} codes on {self.page.url}"
        return str(codes[0].text)


class Phone(Screen):
    """Somebody's phone."""

    def __init__(self, browser: Browser, name: str, script: str = "") -> None:
        super().__init__(browser, PHONE_SIZE, touch=True, script=script)
        self.name = name
        self.label = name.lower()

    def join(self, address: str, line: str, offers: list[str], wants: list[str]) -> None:
        """Open the address that was scanned, answer the questions, and wait to be in."""
        self.page.goto(address)
        self.fill(line, offers, wants)
        self.tap("phone.join")
        self.heads("phone.soon_heading", name=self.name)

    def fill(self, line: str, offers: list[str], wants: list[str]) -> None:
        """Answer the four questions."""
        self.page.get_by_label(say("phone.name")).fill(self.name)
        self.page.get_by_label(say("phone.line")).fill(line)
        self.chips("phone.offers", offers)
        self.chips("phone.wants", wants)

    def chips(self, label: str, texts: list[str]) -> None:
        """Type several things into a field: a comma after each."""
        self.page.get_by_label(say(label)).press_sequentially(", ".join([*texts, ""]), delay=5)

    def beacon(self) -> str:
        """The beacon's words, as a screen reader says them: "orange kite, number 27"."""
        sign = self.page.get_by_role("img", name=re.compile(r"number \d+"))
        expect(sign).to_be_visible()
        return sign.get_attribute("aria-label") or ""

    def tap_tick(self, key: str) -> None:
        """Tick an answer, whatever it names."""
        tick = self.page.get_by_role("button", name=text_of(key))
        tick.click()
        expect(tick).to_have_attribute("aria-pressed", "true")


class Wall(Screen):
    """The projector."""

    offline = "wall.offline"

    def card(self, name: str) -> Locator:
        """The card on which somebody is called."""
        return self.page.get_by_role("listitem").filter(has_text=name).first


class Staffed(Screen):
    """A screen that is opened by a secret link."""

    def enter(self, link: str) -> None:
        """Open the link; afterwards the secret stands in no address."""
        self.page.goto(link)
        expect(self.page).to_have_url(re.compile(r"^[^#]*$"))
        assert self.page.url == link.partition("#")[0]


class Host(Staffed):
    """The host's console."""

    offline = "host.trouble_offline"

    def announce(self, text: str) -> None:
        """Say something to everyone."""
        self.page.get_by_label(say("host.announce")).fill(text)
        self.tap("host.announce_now")

    def open_person(self, name: str) -> None:
        """Show what can be done for somebody."""
        self.tap("host.more_name", name=name)


class Door(Staffed):
    """The tablet at the door."""

    offline = "door.offline"

    def check_in(self, name: str, offers: list[str], wants: list[str]) -> str:
        """Check somebody in who has no phone; their number. The tablet is then ready for the next, and forgets."""
        self.page.get_by_label(say("door.name")).fill(name)
        for label, texts in (("door.offers", offers), ("door.wants", wants)):
            self.page.get_by_label(say(label)).press_sequentially(", ".join(texts))
        self.tap("door.join_no_phone")
        self.reads(say("door.welcome"))
        number = self.page.get_by_role("status").get_by_text(re.compile(r"^\d+$")).first.inner_text()
        self.tap("door.next")
        expect(self.page.get_by_label(say("door.name"))).to_have_value("")
        assert self.context.cookies() != []
        assert not [cookie for cookie in self.context.cookies() if "phone" in str(cookie.get("name"))]
        return number

    def here(self, name: str) -> None:
        """Say for somebody that they found their group."""
        self._row(name).get_by_role("button", name=say("door.they_met")).click()

    def finished(self, name: str) -> None:
        """Say for somebody that they are done."""
        self._row(name).get_by_role("button", name=say("door.they_are_done")).click()

    def _row(self, name: str) -> Locator:
        return self.page.get_by_role("listitem").filter(has_text=name)
