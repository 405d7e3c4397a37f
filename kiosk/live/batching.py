"""The lane of a journal that is this worker's alone: many commands in one append."""

from __future__ import annotations

import logging

from kiosk.domain.entries import Entry
from kiosk.domain.room import Touched
from kiosk.live.faults import log_fault
from kiosk.live.fold import EVERYTHING
from kiosk.live.job import Job
from kiosk.live.lane import Lane

MOST_AT_ONCE = 128
"""Commands in one append."""
LONGEST_DECIDING = 8
"""Milliseconds of deciding after which what there is gets appended: the loop has others to serve."""

log = logging.getLogger(__name__)


class BatchingLane(Lane):
    """Decides each command on top of the one before, appends them all together, and only then answers any.

    While the append is under way the fold is ahead of the journal; its lock keeps everybody from seeing that. If the
    append fails, the fold is thrown away and nobody ever saw it.
    """

    _epoch_owed = False
    """Whether the epoch is still to be raised, since a write failed: before anything else is written."""

    def turn(self) -> None:
        """Take what has queued, for a moment, and append it as one."""
        with self.fold.lock:
            if self.fold.unread or self._epoch_owed:
                self._recover()
            expected = self.fold.head
            jobs: list[Job] = []
            try:
                entries, touched = self._decide(jobs)
                if entries:
                    self.append(jobs[0], expected, entries)
            except Exception as fault:
                # Whoever has been taken from the queue must hear something, whatever it was that failed.
                log_fault(log, "an append failed", fault)
                self._fail(jobs)
                return
        if touched:
            self.tell(touched)
        for job in jobs:
            job.done.set()

    def _decide(self, jobs: list[Job]) -> tuple[list[Entry], list[Touched]]:
        """Take jobs from the queue into `jobs`; return what they lead to, folded in already."""
        entries: list[Entry] = []
        touched: list[Touched] = []
        until = self.clock.steady() + LONGEST_DECIDING
        room = self.fold.room
        while self.queue and len(jobs) < MOST_AT_ONCE and self.clock.steady() <= until:
            if self.queue[0].erase and jobs:
                break  # an erasure is an append of its own kind
            job = self.queue.popleft()
            jobs.append(job)
            made = job.decide(room, self.now())
            touched += self.fold.absorb(room.version, made)
            entries += made
            if job.erase:
                break
        return entries, touched

    def _fail(self, jobs: list[Job]) -> None:
        self.fold.unread = self._epoch_owed = True
        for job in jobs:
            job.refuse("not_saved")
        self._recover()

    def _recover(self) -> None:
        """Read the fold again, so that the screens go on; then raise the epoch, as soon as writing works again."""
        if self.fold.unread:
            self.fold.again(raise_epoch=False)
            self.tell([EVERYTHING])
        self.renew()
        self._epoch_owed = False
