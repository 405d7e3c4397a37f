"""Houses that push, and calls in them."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.commands import Subscribe
from kiosk.domain.settings import Settings
from kiosk.journal.base import Journal
from kiosk.live.background import Background
from kiosk.live.clock import Clock, steady_ms
from kiosk.live.house import House
from kiosk.live.live_room import LiveRoom
from kiosk.live.presence import MemoryPresence
from kiosk.live.screens import Screens
from kiosk.push import Push
from tests.live.houses import Sent, join, say, set_to
from tests.live.houses import call as propose
from tests.push.receiver import Browser

ADDRESS = "https://meet.example.org"


class Time:
    """A clock that can be put forward."""

    def __init__(self) -> None:
        self.ahead = 0
        self.clock = Clock(steady=lambda: steady_ms() + self.ahead)


class PushingHouses:
    """Makes houses that conduct and push, and stops them all."""

    def __init__(self, open_journal: Callable[[Background], Journal]) -> None:
        self._open_journal = open_journal
        self._open: list[House] = []
        self.time = Time()

    def make(self, *, loopback: bool = True) -> tuple[House, Push]:
        """A house, and what it pushes with."""
        background, clock, sent = Background(), self.time.clock, Sent()
        journal = self._open_journal(background)
        presence = MemoryPresence(clock)
        push = Push(journal.secret(), ADDRESS, background, clock, presence, loopback=loopback)
        screens = Screens(background, clock, sent.draw, sent.send, sent.farewell)
        house = House(journal, clock, background, screens, presence, herald=push.look)
        self._open.append(house)
        return house, push

    def stop(self) -> None:
        for house in self._open:
            house.stop()
            house.journal.close()
            house.background.close()


def subscribed(house: House, live: LiveRoom, name: str, browser: Browser, offers: str, wants: str) -> str:
    """Check somebody in who is called on a closed phone; their id."""
    person = join(house, live, name, offers, wants)
    say(live, person, Subscribe(**browser.subscription))
    return person


def quiet_room(house: House) -> LiveRoom:
    """A room that calls nobody by itself."""
    return house.open_room(settings=Settings(title="Test", matching=False))


def call(live: LiveRoom, *members: str) -> list[str]:
    """Call a group in such a room; return who was called."""
    set_to(live, "matching", True)
    called = propose(live, *members)
    set_to(live, "matching", False)
    return called
