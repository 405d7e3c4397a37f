"""Houses to test in, and what people do in them."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from typing import Any

from kiosk.domain.commands import (
    Actor,
    AnyCommand,
    CallGroups,
    ChangeSetting,
    CheckIn,
    OfferTyped,
    ProposedGroup,
    Role,
    WantTyped,
)
from kiosk.domain.entries import GroupCalled
from kiosk.domain.settings import Settings
from kiosk.journal.base import Journal
from kiosk.live.background import Background
from kiosk.live.clock import Clock
from kiosk.live.conductor import CONDUCTOR
from kiosk.live.house import House
from kiosk.live.job import Answer
from kiosk.live.live_room import LiveRoom
from kiosk.live.screens import Screens
from kiosk.live.secrets import make_newcomer
from kiosk.live.solver import Solver

HOST = Actor(Role.HOST)
STRANGER = Actor(Role.STRANGER)
QUICK = Settings(title="Test", matching=True, gather=1, thin=0, breather=1)
"""Matching at once."""

nonces = (f"nonce-{number:012}" for number in itertools.count())


class Sent:
    """What the screens were sent."""

    def __init__(self) -> None:
        self.all: list[tuple[str, str, Any]] = []
        self.gone: list[tuple[str, str]] = []

    def draw(self, live: LiveRoom, screen: str, person: str | None) -> dict[str, Any]:
        return {"screen": screen, "person": person, "version": live.room.version, "epoch": live.epoch}

    def send(self, screen: str, to: str, snapshot: object) -> None:
        self.all.append((screen, to, snapshot))

    def farewell(self, screen: str, sid: str) -> None:
        self.gone.append((screen, sid))

    def to(self, sid: str) -> list[Any]:
        return [snapshot for _, to, snapshot in list(self.all) if to == sid]


class Houses:
    """Makes houses and stops them all."""

    def __init__(self, open_journal: Callable[[Background], Journal]) -> None:
        self._open_journal = open_journal
        self.open: list[House] = []

    def make(
        self, *, conduct: bool = False, clock: Clock | None = None, solver_deadline: float = 12.0, **solver: float
    ) -> House:
        background = Background()
        clock = clock or Clock()
        journal = self._open_journal(background)
        sent = Sent()
        screens = Screens(background, clock, sent.draw, sent.send, sent.farewell)
        house = House(
            journal,
            clock,
            background,
            screens,
            solver=Solver(journal, background, deadline=solver_deadline, **solver),
            conduct=conduct,
        )
        house.sent = sent  # type: ignore[attr-defined]
        self.open.append(house)
        return house

    def close(self, house: House) -> None:
        self.open.remove(house)
        house.stop()
        house.journal.close()
        house.background.close()

    def stop(self) -> None:
        for house in list(self.open):
            self.close(house)


def sent(house: House) -> Sent:
    found: Sent = house.sent  # type: ignore[attr-defined]
    return found


def join(house: House, live: LiveRoom, name: str, offers: str = "a", wants: str = "b", **rest: Any) -> str:
    """Check somebody in; tags separated by spaces. Returns the person's id."""
    nonce = next(nonces)
    newcomer = make_newcomer(house.secret, live.id, nonce)
    command = CheckIn(
        name=name,
        offers=[OfferTyped(text) for text in offers.split()],
        wants=[WantTyped(text) for text in wants.split()],
        **rest,
    )
    actor = HOST if rest.get("simulated") or not rest.get("has_phone", True) else STRANGER
    live.submit(command, actor, nonce, newcomer)
    return newcomer.person


def say(live: LiveRoom, person: str, command: AnyCommand) -> Answer:
    return live.submit(command, Actor(Role.PERSON, person), next(nonces))


def call(live: LiveRoom, *members: str) -> list[str]:
    """Propose a group; return the ids of the people called."""
    group = ProposedGroup(members=members)
    command = CallGroups(groups=[group], seen=live.room.version, waiting=2, exact=True)
    facts = live.submit(command, CONDUCTOR).facts
    return [member for fact in facts if isinstance(fact, GroupCalled) for member in fact.members]


def set_to(live: LiveRoom, name: str, value: object) -> Answer:
    return live.submit(ChangeSetting(name=name, value=value), HOST, next(nonces))


def eventually(true: Callable[[], object], within: float = 10.0, what: str = "") -> None:
    until = time.monotonic() + within
    while not true():
        assert time.monotonic() < until, what or "it did not come about"
        time.sleep(0.02)
