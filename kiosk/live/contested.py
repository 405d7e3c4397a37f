"""The lane of a journal that several workers append to: one command an append, decided again when another was first."""

from __future__ import annotations

import logging

from kiosk.domain.entries import Entry
from kiosk.domain.refusal import Refusal
from kiosk.journal.base import Diverged, Head, JournalAway, NoSuchRoom, Stale
from kiosk.live.faults import log_fault
from kiosk.live.job import Job
from kiosk.live.lane import Lane

MOST_LOSSES = 5
"""Appends that a command may lose to other workers before whoever sent it is asked to try again."""

log = logging.getLogger(__name__)


class ContestedLane(Lane):
    """Folds an entry only when the journal has it; what it loses it reads, and decides again."""

    def turn(self) -> None:
        """Take one job to its answer."""
        job = self.queue.popleft()
        try:
            self._carry(job)
        except JournalAway as fault:
            log_fault(log, "the journal is away", fault)
            job.fault = Refusal("not_saved")
        except NoSuchRoom:
            job.fault = Refusal("no_such_room")
            self.gone()
        except Refusal as refusal:
            job.fault = refusal
        except Exception as fault:
            log_fault(log, "a command failed", fault)
            job.fault = fault
        finally:
            job.done.set()

    def _carry(self, job: Job) -> None:
        behind = False
        for _ in range(MOST_LOSSES):
            try:
                if behind:
                    self.tell(self.fold.read_on())
                self._attempt(job)
                return
            except Stale as stale:
                self.fold.epoch, behind = stale.actual.epoch, True
            except Diverged as fault:
                behind = False
                log_fault(log, "the journal's past has changed", fault)
                self.renew()
        raise Refusal("busy")

    def _decide(self, job: Job) -> tuple[Head, list[Entry]]:
        with self.fold.lock:
            return self.fold.head, job.decide(self.fold.room, self.now())

    def _attempt(self, job: Job) -> None:
        expected, entries = self._decide(job)
        if isinstance(job.fault, Refusal):
            # It may be about what another worker has only just written: somebody joined there, a call went out there.
            self.tell(self.fold.read_on())
            if self.fold.room.version != expected.version:
                expected, entries = self._decide(job)
        if not entries:
            return
        self.fold.epoch = self.append(job, expected, entries).epoch
        self.tell(self.fold.absorb(expected.version, entries))
