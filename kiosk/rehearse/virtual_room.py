"""A room without a server: the same fold, answers, pacing and solver, at moments that the caller names."""

from __future__ import annotations

from random import Random

import msgspec

from kiosk.domain.commands import (
    Actor,
    AnyCommand,
    CallGroups,
    Elapse,
    MarkAway,
    Newcomer,
    OpenRoom,
    ProposedGroup,
    Request,
    Role,
    SetSpot,
)
from kiosk.domain.entries import Entry, Fact
from kiosk.domain.looking import look
from kiosk.domain.pacing import solve_at
from kiosk.domain.room import Room
from kiosk.domain.settings import Settings
from kiosk.live.snapshots import Counts, Sight, count, phone_snapshot
from kiosk.rehearse.lawless import lawless_calls
from kiosk.rehearse.phone import PhoneView
from kiosk.rehearse.policy import FULL, POLICIES, Policy
from kiosk.rehearse.vocabularies import VOCABULARIES, WHOLE

ADDRESS = "http://rehearsal.invalid"
CONDUCTOR = Actor(Role.CONDUCTOR)
HOST = Actor(Role.HOST)
LOOK_TIME = 0.5
"""Seconds for a look of the matchmaker's; the dry evening stands still meanwhile."""
PIN = "0000"
COUNTS_KEPT = 10_000
"""Room-wide numbers on phones are at most this old, in milliseconds."""


class VirtualRoom:
    """One room under a virtual clock. Times: milliseconds, Unix, of that clock."""

    def __init__(
        self, at: int, policy: Policy = POLICIES[FULL], *, words: str = WHOLE, spots: int = 0, seed: str = ""
    ) -> None:
        """Open it at `at`, with so many spots for one group each.

        `words` names what it knows of words (see `VOCABULARIES`); `seed` draws what a policy leaves to chance.
        """
        self.room = Room()
        self.room.vocabulary = VOCABULARIES[words]()
        self.entries: list[Entry] = []
        """What happened, as a journal holds it."""
        self._policy = policy
        self._chance = Random(f"{seed}/policy")  # noqa: S311 (chance, not secrecy)
        self.touched: dict[str, None] = {}
        """The people whose phones show something new, in the order in which it happened."""
        self._counts = Counts(here=0, waiting=0)
        self._counted_at: int | None = None
        settings = msgspec.convert({"matching": True, **policy.settings}, Settings)
        opening = OpenRoom(room="rehearsal", code="DRYR", salt="rehearsal-dry-salt", settings=settings)
        self.submit(opening, CONDUCTOR, at)
        for number in range(1, spots + 1):
            self.submit(SetSpot(name=f"{number}", capacity=1), HOST, at)

    def submit(
        self, command: AnyCommand, actor: Actor, at: int, nonce: str = "", newcomer: Newcomer | None = None
    ) -> None:
        """Do what `command` leads to; raises Refusal."""
        request = Request(command=command, actor=actor, at=at, nonce=nonce, newcomer=newcomer)
        self._write(self.room.decide(request), at, actor.by, nonce)

    def _write(self, facts: list[Fact], at: int, by: str = "", nonce: str = "") -> None:
        for fact in facts:
            entry = Entry(at=at, fact=fact, by=by, nonce=nonce)  # type: ignore[arg-type]
            self.room.apply(entry)
            self.entries.append(entry)
            touched = self.room.touched(entry)
            persons = list(self.room.people) if touched.everyone else sorted(touched.persons)
            self.touched.update(dict.fromkeys(persons))

    def next_due(self, now: int) -> int | None:
        """Return when `conduct` next has something to do."""
        moments = [moment for moment in (self.room.next_due(), solve_at(self.room, now)) if moment is not None]
        return max(now, min(moments)) if moments else None

    def conduct(self, now: int) -> None:
        """Do what time brings, and let the matchmaker look if it is to look by now."""
        before = self.room.version
        due = self.room.next_due()
        if due is not None and due <= now:
            self.submit(Elapse(), CONDUCTOR, now)
        looks_at = solve_at(self.room, now)
        if looks_at is not None and looks_at <= now:
            self._solve(now)
        if self.room.version == before:
            raise RuntimeError("something is due in the room, but nothing comes of it")

    def silent(self, person: str, now: int) -> None:
        """Say that a phone has been silent for long."""
        self.submit(MarkAway(persons=[person]), CONDUCTOR, now)

    def phone(self, person: str, now: int) -> PhoneView:
        """Return what a phone shows now: the snapshot that a server would send, as an attendee reads it."""
        if self._counted_at is None or now - self._counted_at >= COUNTS_KEPT:
            self._counts, self._counted_at = count(self.room), now
        snapshot = phone_snapshot(self.room, person, Sight(epoch=1, now=now, address=ADDRESS, counts=self._counts))
        return msgspec.convert(msgspec.to_builtins(snapshot), PhoneView)

    def _solve(self, now: int) -> None:
        choose = self._policy.choose
        if choose is None:
            self.submit(look(self.room, now, time_limit=LOOK_TIME), CONDUCTOR, now)
            return
        seekers, rules = self.room.seekers(now), self.room.rules(now)
        pairs = choose(seekers, rules, self._chance)
        if self._policy.lawless:
            self._write(lawless_calls(self.room, seekers, pairs, rules), now)
            return
        groups = [ProposedGroup(members=pair) for pair in pairs]
        self.submit(
            CallGroups(groups=groups, seen=self.room.version, waiting=len(seekers), exact=False), CONDUCTOR, now
        )
