"""Matchmaking: has the solver look at one room when it should, beside all else, and calls whom it finds."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.domain import pacing
from kiosk.domain.commands import AnyCommand, CallGroups, ReportTrouble
from kiosk.domain.room import Room, pool
from kiosk.live.background import Background
from kiosk.live.clock import Clock
from kiosk.live.faults import log_fault
from kiosk.live.live_room import LiveRoom
from kiosk.live.solver import TIME_LIMIT, Solver, SolverTrouble

WAVE_LEAD = round(TIME_LIMIT * 1000) + 1_000
"""Milliseconds before a wave's calls at which the solver starts: what it may take, so that all are called in time."""
QUICK = 500
"""Milliseconds: when the solver took no longer, it looks once more at the moment of the calls if there is news."""
SHORT_NAP = 100
"""Milliseconds between two looks at the clock while an answer waits for the moment of its calls."""
FIRST_PAUSE = 1_000
LONGEST_PAUSE = 30_000
"""Milliseconds before a solver that failed is tried again: doubling from the first to the longest."""

log = logging.getLogger(__name__)


class Matchmaking:
    """One room's. `done` is called after each look, from the background."""

    def __init__(
        self,
        live: LiveRoom,
        clock: Clock,
        background: Background,
        solver: Solver,
        submit: Callable[[AnyCommand], None],
        done: Callable[[], None],
    ) -> None:
        self._live = live
        self._clock = clock
        self._background = background
        self._solver = solver
        self._submit = submit
        self._done = done
        self._pause = FIRST_PAUSE
        self._after = 0
        self._stopping = False
        self._idle = background.event()
        """Whether no look is under way."""
        self._idle.set()

    def start(self) -> None:
        """Go on after a stop."""
        self._stopping = False

    def stop(self) -> None:
        """Wait for no wave any more: whoever stops the house does not want its calls."""
        self._stopping = True

    def join(self) -> None:
        """Wait until no look is under way."""
        self._idle.wait()

    def due_in(self, room: Room, now: int) -> int | None:
        """Return the milliseconds until it should look; None when only news can give it a reason to."""
        if not self._idle.is_set():
            return None
        at = pacing.solve_at(room, now)
        if room.countdown and at is not None:
            at -= WAVE_LEAD
        if room.matchmaker and room.matchmaker.trouble:
            at = now
        return None if at is None else max(0, at - now, self._after - self._clock.steady())

    def look_if_due(self) -> None:
        """Start a look, if there should be one; bells and deadlines do not wait for it."""
        now = self._clock.now()
        with self._live.reading() as room:
            due_in = self.due_in(room, now)
            as_of = max(now, room.countdown.calls_at) if room.countdown else now
            troubled = bool(room.matchmaker and room.matchmaker.trouble)
        if due_in == 0:
            self._idle.clear()
            self._background.spawn(self._look, as_of, troubled)

    def _look(self, as_of: int, troubled: bool) -> None:
        try:
            calls = self._find(as_of, troubled)
            if not self._stopping:
                self._submit(calls)
            self._pause = FIRST_PAUSE
        except Exception as fault:
            if not self._stopping:  # else the house is closing, and the solver with it
                log_fault(log, "the matchmaker failed", fault)
            self._after = self._clock.steady() + self._pause
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
        finally:
            self._idle.set()
            self._done()

    def _find(self, as_of: int, troubled: bool) -> CallGroups:
        """Return whom to call in the room as it is at `as_of`, once that moment has come."""
        began = self._clock.steady()
        try:
            calls = self._solver.solve(self._live.id, self._live.epoch, as_of)
            took = self._clock.steady() - began
            if troubled:
                self._submit(ReportTrouble(trouble=""))
            if self._wait_until(as_of) and self._outdated(calls, took):
                calls = self._solver.solve(self._live.id, self._live.epoch, as_of)
        except SolverTrouble as trouble:
            if not self._stopping:
                log.error("the solver failed: %s", trouble.code)
                self._submit(ReportTrouble(trouble=trouble.code))
            raise
        return calls

    def _wait_until(self, moment: int) -> bool:
        """Return when the moment has come; whether there was anything to wait for."""
        early = moment > self._clock.now()
        while not self._stopping and (left := moment - self._clock.now()) > 0:
            self._background.sleep(min(left, SHORT_NAP) / 1000)
        return early

    def _outdated(self, calls: CallGroups, took: int) -> bool:
        """Tell whether to look again: somebody who was to be called is not free; or there is news, and it is quick."""
        with self._live.reading() as room:
            free = {person.id for person in pool.callable_now(room, self._clock.now())}
            news = room.pool_version > calls.seen
        lost = any(member not in free for group in calls.groups for member in group.members)
        return lost or (news and took <= QUICK)
