"""The conductor: the one who submits what time brings to a room, and has the matchmaker look when it should."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.domain.commands import Actor, AnyCommand, Elapse, MarkAway, Role
from kiosk.domain.refusal import Refusal
from kiosk.journal.base import Journal
from kiosk.live.background import Background
from kiosk.live.clock import Clock
from kiosk.live.expiry import Expiry
from kiosk.live.faults import log_fault
from kiosk.live.live_room import LiveRoom
from kiosk.live.matchmaking import Matchmaking
from kiosk.live.presence import Presence
from kiosk.live.silence import Silence
from kiosk.live.solver import Solver

LEASE = 6_000
"""Milliseconds that a conductor's lease lasts; if its worker dies, another conducts after that."""
LEASE_LOOK = 2_000
"""Milliseconds after which the lease is renewed, or asked for again."""
LEAST_NAP = 50
"""Milliseconds between two looks at the room, at least: a deadline that does not pass must not make it spin."""
CONDUCTOR = Actor(Role.CONDUCTOR)

Herald = Callable[[LiveRoom], None]
"""Looks whom to tell of a call who does not look at a screen. It must not wait."""

log = logging.getLogger(__name__)


def nobody_is_told(_live: LiveRoom) -> None:
    """Tell nobody."""


class Conductor:
    """One room's. Every worker has one; the lease says which of them conducts, and two at once do no harm."""

    def __init__(
        self,
        live: LiveRoom,
        journal: Journal,
        clock: Clock,
        background: Background,
        presence: Presence,
        solver: Solver,
        holder: str,
        erase: Callable[[LiveRoom], None],
        herald: Herald = nobody_is_told,
    ) -> None:
        self._live = live
        self._journal = journal
        self._clock = clock
        self._background = background
        self._holder = holder
        self._erase = erase
        self._herald = herald
        self._expiry = Expiry(clock)
        self._silence = Silence(live.id, presence, clock)
        self._lease = f"conductor:{live.id}"
        self._lease_asked = -LEASE
        self._conducts = False
        self._running = False
        self._news = background.event()
        self._matchmaking = Matchmaking(live, clock, background, solver, self._submit, self.wake)
        self._ended = background.event()
        self._ended.set()

    def start(self) -> None:
        """Begin to conduct, as soon as the lease is had."""
        self._running = True
        self._matchmaking.start()
        self._ended.clear()
        self._background.spawn(self._run)

    def wake(self) -> None:
        """Say that the room has changed."""
        self._news.set()

    def stop(self) -> None:
        """Conduct no more, and let another."""
        self._running = False
        self._matchmaking.stop()
        self._news.set()

    def join(self) -> None:
        """Wait until it has stopped."""
        self._ended.wait()

    def _run(self) -> None:
        while self._running:
            nap = LEASE_LOOK
            try:
                if self._has_lease():
                    nap = self._conduct()
            except Refusal as refusal:
                log.warning("the room refused its conductor: %s", refusal.code)
            except Exception as fault:
                log_fault(log, "the conductor stumbled", fault)
            self._background.sleep(LEAST_NAP / 1000)
            self._news.wait(nap / 1000)
            self._news.clear()
        self._matchmaking.join()
        try:
            self._journal.drop_lease(self._lease, self._holder)
        except Exception as fault:
            # It lapses by itself.
            log_fault(log, "a lease was not given back", fault)
        self._ended.set()

    def _has_lease(self) -> bool:
        asked = self._clock.steady()
        if asked - self._lease_asked >= LEASE_LOOK:
            self._conducts = False
            self._conducts = self._journal.take_lease(self._lease, self._holder, LEASE)
            self._lease_asked = asked
        return self._conducts

    def _conduct(self) -> int:
        """Do what is due; return the milliseconds until there may be more."""
        with self._live.reading() as room:
            erase_at, due = room.erase_at, room.next_due()
        if self._expiry.due(erase_at):
            self._erase(self._live)
            return LEASE_LOOK
        if due is not None and due <= self._clock.now():
            self._submit(Elapse())
        self._mark_silent()
        self._matchmaking.look_if_due()
        self._herald(self._live)
        return self._nap()

    def _nap(self) -> int:
        now = self._clock.now()
        with self._live.reading() as room:
            naps = [LEASE_LOOK, self._silence.due_in(room)]
            naps += [due - now for due in [room.next_due()] if due is not None]
            naps += [nap for nap in [self._matchmaking.due_in(room, now)] if nap is not None]
        return max(0, min(naps))

    def _mark_silent(self) -> None:
        with self._live.reading() as room:
            if self._silence.due_in(room) > 0:
                return
            waiting, away = self._silence.waiting(room), room.settings.away
        silent = self._silence.silent(waiting, away)
        if silent:
            self._submit(MarkAway(persons=silent))

    def _submit(self, command: AnyCommand) -> None:
        self._live.submit(command, CONDUCTOR)
