"""The solver, seen from the worker: one child process that may err, hang or die without harm."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import msgspec

from kiosk import figures
from kiosk.domain.commands import CallGroups
from kiosk.domain.entries import Entry
from kiosk.journal.base import Journal
from kiosk.live.background import Background
from kiosk.live.child import Child, ChildLost
from kiosk.live.frames import Failed, Feed, Forget, Found, FromChild, Solve

TIME_LIMIT = 5.0
"""Seconds in which the child is to find the best groups it can."""
DEADLINE = 12.0
"""Seconds without a step forward after which the child is ended: it hangs."""

log = logging.getLogger(__name__)


class SolverTrouble(Exception):
    """No groups were found, for a reason that is the solver's own; the next solve has a new child.

    `code`: `solver_erred`, `solver_hung` or `solver_died`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Solver:
    """Finds groups for the rooms of this worker, one solve at a time. The child is started when first needed."""

    def __init__(
        self, journal: Journal, background: Background, *, time_limit: float = TIME_LIMIT, deadline: float = DEADLINE
    ) -> None:
        self._journal = journal
        self._background = background
        self._time_limit = time_limit
        self._deadline = deadline
        self._turn = background.lock()
        self._child: Child | None = None
        self._fed: dict[str, tuple[int, int]] = {}
        """Of each room that the child knows: the epoch, and how many entries it has been fed."""

    @property
    def pid(self) -> int | None:
        """The child's process id; None when none is running."""
        return self._child.pid if self._child else None

    def solve(self, room: str, epoch: int, now: int) -> CallGroups:
        """Return whom to call at `now`, and what to say to the rest, in the room as far as the journal has it.

        Raises:
            SolverTrouble: the child erred, hung or died.
            JournalAway: there is nothing to feed it from.
        """
        with self._turn, figures.timed(figures.SOLVE, figures.SOLVES_FAILED):
            try:
                child = self._ready()
                self._feed(child, room, epoch)
                child.send(Solve(room, now, self._time_limit))
                answer = child.receive()
            except ChildLost as lost:
                self._end()
                raise SolverTrouble("solver_hung" if lost.hung else "solver_died") from lost
            except BaseException:
                self._end()  # whoever waited gave up in the middle: nobody knows what the pipe holds
                raise
            return self._judge(answer)

    def forget(self, room: str) -> None:
        """Let the child drop a room that is no more."""
        with self._turn:
            if self._child and self._fed.pop(room, None):
                try:
                    self._child.send(Forget(room))
                except ChildLost:
                    self._end()

    def stop(self) -> None:
        """End the child, whatever it is doing."""
        child = self._child
        if child:
            child.kill()
        with self._turn:
            self._end()

    def _ready(self) -> Child:
        if self._child is None:
            self._fed = {}
            self._child = Child(self._background, self._deadline)
            self._child.receive()
        return self._child

    def _feed(self, child: Child, room: str, epoch: int) -> None:
        known_epoch, since = self._fed.get(room, (epoch, 0))
        if known_epoch != epoch:
            child.send(Forget(room))
            since = 0
        for batch in self._journal.read(room, since):
            child.send(Feed(room, bare(batch)))
            since += len(batch)
            self._background.sleep(0)
        self._fed[room] = (epoch, since)

    def _judge(self, answer: FromChild) -> CallGroups:
        if isinstance(answer, Found):
            return answer.calls
        self._end()
        if isinstance(answer, Failed):
            log.error("the solver erred: %s at %s", answer.kind, answer.where)
        raise SolverTrouble("solver_erred")

    def _end(self) -> None:
        if self._child:
            self._child.kill()
            self._child = None


def bare(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without what people typed: the solver needs none of it."""
    return [
        msgspec.structs.replace(entry, fact=msgspec.structs.replace(entry.fact, private=None))
        if getattr(entry.fact, "private", None) is not None
        else entry
        for entry in entries
    ]
