"""The conductor: the one who submits what time brings to a room, and has the matchmaker look when it should."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.domain import pacing
from kiosk.domain.commands import Actor, AnyCommand, CallGroups, Elapse, MarkAway, ReportTrouble, Role
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Room, pool
from kiosk.journal.base import Journal
from kiosk.live.background import Background
from kiosk.live.clock import Clock
from kiosk.live.expiry import Expiry
from kiosk.live.faults import log_fault
from kiosk.live.live_room import LiveRoom
from kiosk.live.presence import Presence
from kiosk.live.silence import Silence
from kiosk.live.solver import Solver, SolverTrouble

LEASE = 6_000
"""Milliseconds that a conductor's lease lasts; if its worker dies, another conducts after that."""
LEASE_LOOK = 2_000
"""Milliseconds after which the lease is renewed, or asked for again."""
LEAST_NAP = 50
"""Milliseconds between two looks at the room, at least: a deadline that does not pass must not make it spin."""
FIRST_PAUSE = 1_000
LONGEST_PAUSE = 30_000
"""Milliseconds before a solver that failed is tried again: doubling from the first to the longest."""
WAVE_LEAD = 3_000
"""Milliseconds before a wave's calls at which the matchmaker begins to think of whom they will find free."""
SHORT_NAP = 100
"""Milliseconds between two looks at the clock while an answer waits for the moment of its calls."""
CONDUCTOR = Actor(Role.CONDUCTOR)

log = logging.getLogger(__name__)


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
    ) -> None:
        self._live = live
        self._journal = journal
        self._clock = clock
        self._background = background
        self._solver = solver
        self._holder = holder
        self._erase = erase
        self._expiry = Expiry(clock)
        self._silence = Silence(live.id, presence, clock)
        self._lease = f"conductor:{live.id}"
        self._lease_asked = -LEASE
        self._conducts = False
        self._pause = FIRST_PAUSE
        self._solve_after = 0
        self._running = False
        self._news = background.event()
        self._idle = background.event()
        """Whether no solve is under way."""
        self._idle.set()
        self._ended = background.event()
        self._ended.set()

    def start(self) -> None:
        """Begin to conduct, as soon as the lease is had."""
        self._running = True
        self._ended.clear()
        self._background.spawn(self._run)

    def wake(self) -> None:
        """Say that the room has changed."""
        self._news.set()

    def stop(self) -> None:
        """Conduct no more, and let another."""
        self._running = False
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
        self._idle.wait()
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
        self._match()
        return self._nap()

    def _nap(self) -> int:
        now = self._clock.now()
        with self._live.reading() as room:
            naps = [LEASE_LOOK, self._silence.due_in(room)]
            naps += [due - now for due in [room.next_due()] if due is not None]
            at = self._look_at(room, now) if self._idle.is_set() else None
            naps += [] if at is None else [max(at - now, self._solve_in())]
        return max(0, min(naps))

    def _mark_silent(self) -> None:
        with self._live.reading() as room:
            if self._silence.due_in(room) > 0:
                return
            waiting, away = self._silence.waiting(room), room.settings.away
        silent = self._silence.silent(waiting, away)
        if silent:
            self._submit(MarkAway(persons=silent))

    def _match(self) -> None:
        """Have the matchmaker look, if it should; beside all else, since bells and deadlines do not wait for it."""
        if not self._idle.is_set():
            return
        now = self._clock.now()
        with self._live.reading() as room:
            at = self._look_at(room, now)
            as_of = max(now, room.countdown.calls_at) if room.countdown else now
            troubled = bool(room.matchmaker and room.matchmaker.trouble)
        if self._solve_in() > 0 or not (troubled or (at is not None and at <= now)):
            return
        self._idle.clear()
        self._background.spawn(self._solve, as_of, troubled)

    @staticmethod
    def _look_at(room: Room, now: int) -> int | None:
        """Return when the matchmaker is to start: for a wave a little before its calls, so that they come in time."""
        at = pacing.solve_at(room, now)
        return at - WAVE_LEAD if at is not None and room.countdown else at

    def _solve(self, as_of: int, troubled: bool) -> None:
        try:
            self._call(as_of, troubled)
            self._pause = FIRST_PAUSE
        except Exception as fault:
            if self._running:  # else the house is closing, and the solver with it
                log_fault(log, "the matchmaker failed", fault)
            self._solve_after = self._clock.steady() + self._pause
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
        finally:
            self._idle.set()
            self._news.set()

    def _call(self, as_of: int, troubled: bool) -> None:
        """Have the room as it will be at `as_of` looked at, and call whom that finds when the moment has come."""
        try:
            calls = self._solver.solve(self._live.id, self._live.epoch, as_of)
            if self._wait_until(as_of) and not self._still_hold(calls):
                calls = self._solver.solve(self._live.id, self._live.epoch, as_of)
        except SolverTrouble as trouble:
            if self._running:
                log.error("the solver failed: %s", trouble.code)
                self._submit(ReportTrouble(trouble=trouble.code))
            raise
        if troubled:
            self._submit(ReportTrouble(trouble=""))
        self._submit(calls)

    def _wait_until(self, moment: int) -> bool:
        """Return when the moment has come; whether there was anything to wait for."""
        early = moment > self._clock.now()
        while self._running and (left := moment - self._clock.now()) > 0:
            self._background.sleep(min(left, SHORT_NAP) / 1000)
        return early

    def _still_hold(self, calls: CallGroups) -> bool:
        """Tell whether everybody who is to be called is still free."""
        with self._live.reading() as room:
            free = {person.id for person in pool.callable_now(room, self._clock.now())}
        return all(member in free for group in calls.groups for member in group.members)

    def _solve_in(self) -> int:
        return max(0, self._solve_after - self._clock.steady())

    def _submit(self, command: AnyCommand) -> None:
        self._live.submit(command, CONDUCTOR)
