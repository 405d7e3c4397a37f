"""A lane: the one queue through which everything goes that changes a room in this worker."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence

from kiosk import figures
from kiosk.domain.commands import Actor, AnyCommand, Newcomer
from kiosk.domain.entries import Entry
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Touched
from kiosk.journal.base import Head, Journal
from kiosk.live.background import Background
from kiosk.live.clock import Clock
from kiosk.live.faults import log_fault
from kiosk.live.fold import EVERYTHING, Fold
from kiosk.live.job import Answer, Job

LONGEST_QUEUE = 1_000
"""Commands that may wait in a room's lane; whoever comes then is asked to try again."""
PATIENCE = 0.25
"""Seconds between two attempts at reading a journal that cannot be read."""

log = logging.getLogger(__name__)


class Lane(ABC):
    """Takes jobs in their order. A job is answered only when the entries that it led to, or saw, are durable."""

    def __init__(
        self,
        room: str,
        fold: Fold,
        journal: Journal,
        clock: Clock,
        background: Background,
        tell: Callable[[Sequence[Touched]], None],
        gone: Callable[[], None],
    ) -> None:
        self.id = room
        self.fold = fold
        self.journal = journal
        self.clock = clock
        self.background = background
        self.tell = tell
        self.gone = gone
        self.queue: deque[Job] = deque()
        self.running = False
        self._work = background.event()
        self._ended = background.event()
        self._ended.set()

    def start(self) -> None:
        """Begin to take jobs."""
        self.running = True
        self._ended.clear()
        self.background.spawn(self._run)

    def stop(self) -> None:
        """Finish the job at hand, refuse the rest, take no more."""
        self.running = False
        self._work.set()
        self._ended.wait()

    def submit(
        self,
        command: AnyCommand,
        actor: Actor,
        nonce: str = "",
        newcomer: Newcomer | None = None,
        doubtful: frozenset[str] = frozenset(),
    ) -> Answer:
        """Queue a command and wait for its answer.

        Raises:
            Refusal: the room's own; or `busy` (too many are waiting) or `not_saved` (the journal cannot be reached).
        """
        return self._through(Job(actor, self.background.event(), command, nonce, newcomer, doubtful))

    def erase_person(self, person: str, actor: Actor) -> Answer:
        """Delete for good what a person typed, and wait until it is gone; refusals are those of `submit`."""
        return self._through(Job(actor, self.background.event(), erase=person))

    @abstractmethod
    def turn(self) -> None:
        """Take some jobs from the queue and answer them, or put them back."""

    def append(self, first: Job, expected: Head, entries: Sequence[Entry]) -> Head:
        """Make entries durable, and with an erasure (always alone) the text gone; raises what the journal raises."""
        with figures.timed(figures.APPEND, figures.APPENDS_FAILED):
            if first.erase:
                return self.journal.scrub(self.id, expected, first.erase, entries[0])
            return self.journal.append(self.id, expected, entries)

    def now(self) -> int:
        """Return the moment for what is decided next: never before the last entry."""
        return max(self.clock.now(), self.fold.room.last_at)

    def renew(self) -> None:
        """Throw the fold away, read it again, raise the epoch and have every screen told."""
        self.fold.again(raise_epoch=True)
        self.tell([EVERYTHING])

    def _through(self, job: Job) -> Answer:
        if not self.running or len(self.queue) >= LONGEST_QUEUE:
            raise Refusal("busy")
        self.queue.append(job)
        self._work.set()
        if self._ended.is_set():
            self.refuse_all("busy")  # it stopped in between
        job.done.wait()
        return job.answer()

    def _run(self) -> None:
        while self.running:
            self._work.wait()
            self._work.clear()
            while self.queue and self.running:
                try:
                    self.turn()
                except Exception as fault:
                    # Whatever it is, the room goes on: those who wait hear that nothing was saved.
                    log_fault(log, "the lane stumbled", fault)
                    self.refuse_all("not_saved")
                    self.background.sleep(PATIENCE)
                self.background.sleep(0)
        self.refuse_all("busy")
        self._ended.set()

    def refuse_all(self, code: str) -> None:
        """Answer everything that waits with a refusal."""
        while self.queue:
            self.queue.popleft().refuse(code)
