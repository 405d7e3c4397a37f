"""People who joined over HTTP, and their phones' pages: the quick way to any state of a room."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.client import House
from tests.e2e.screens import Phone

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WITHIN = 20.0
"""Seconds within which a room does what it is to do, on a busy machine too."""
STEP = 0.1


def until(happened: Callable[[], Any], what: str, within: float = WITHIN) -> None:
    """Wait until it happened; seconds. Fails by saying what did not."""
    end = time.monotonic() + within
    while not happened():
        assert time.monotonic() < end, f"not within {within} s: {what}"
        time.sleep(STEP)


class Guest:
    """Somebody in the room, by their token."""

    def __init__(self, house: House, name: str, offers: str, wants: str, **more: Any) -> None:
        joined = house.join(name, offers, wants, **more)
        self.house = house
        self.name = name
        self.number: int = joined["number"]
        self.pin: str = joined["pin"]
        self.person: str = joined["person"]
        self.token: str = joined["token"]

    def snapshot(self) -> Any:
        """What their phone shows."""
        return self.house.snapshot("phone", self.token)

    def do(self, command: str, **fields: Any) -> None:
        """Do something on their phone; it must be allowed."""
        answer = self.house.do("phone", command, fields, self.token)
        assert answer.status == 200, answer.text

    def meet(self, command: str) -> None:
        """Do something about the meeting they are in."""
        self.do(command, meeting=self.snapshot()["meeting"]["id"])

    def gets(self, *states: str) -> None:
        """Wait until they are in one of these states."""
        until(lambda: self.snapshot()["state"] in states, f"{self.name} {states}")

    def phone(self, browser: Browser, script: str = "") -> Phone:
        """Their phone, as it is when the page is opened now; `script` is run before every page of it."""
        phone = Phone(browser, self.name, script)
        address = self.house.server.links["join"]
        phone.context.add_cookies([{"name": f"kiosk-phone-{self.house.code}", "value": self.token, "url": address}])
        phone.page.goto(address)
        return phone


def pair(house: House) -> tuple[Guest, Guest]:
    """Two who fit."""
    return (
        Guest(house, "Mair", "pricing", "short video", line="Baker, red scarf"),
        Guest(house, "Tom", "short video", "pricing", line="Film maker, tall"),
    )


def circle(house: House) -> tuple[Guest, Guest, Guest]:
    """Three who fit only all together."""
    return (
        Guest(house, "Aled", "tenders", "a first website", line="Architect"),
        Guest(house, "Priya", "hiring", "tenders", line="Runs a nursery"),
        Guest(house, "Rhys", "a first website", "hiring"),
    )


def set_all(house: House, **settings: Any) -> None:
    """Change settings of the room."""
    for name, value in settings.items():
        house.as_host("change_setting", name=name, value=value)
