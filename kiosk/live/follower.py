"""The follower: folds in what other workers append."""

from __future__ import annotations

import logging

from kiosk.journal.base import Diverged, Journal, JournalAway, NoSuchRoom
from kiosk.live.background import Background
from kiosk.live.faults import log_fault
from kiosk.live.fold import EVERYTHING
from kiosk.live.lane import Lane

FIRST_PAUSE = 0.25
LONGEST_PAUSE = 5.0
"""Seconds between attempts at reaching a journal that is away: doubling from the first to the longest."""
LONGEST_FAREWELL = 2.0
"""Seconds to wait for it to cease; it may be waiting for a journal that is away."""

log = logging.getLogger(__name__)


class Follower:
    """Reads a room's journal as it grows. After an absence it compares where the journal and the fold stand."""

    def __init__(self, lane: Lane, journal: Journal, background: Background) -> None:
        self._lane = lane
        self._journal = journal
        self._background = background
        self._stopped = False
        self._ended = background.event()
        self._ended.set()

    def start(self) -> None:
        """Begin to follow."""
        self._ended.clear()
        self._background.spawn(self._run)

    def stop(self) -> None:
        """Cease, at the next look."""
        self._stopped = True

    def join(self) -> None:
        """Wait until it has ceased, for a while."""
        self._ended.wait(LONGEST_FAREWELL)

    def _run(self) -> None:
        self._follow_on()
        self._ended.set()

    def _follow_on(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopped:
            began = self._lane.clock.steady()
            try:
                self._follow()
            except NoSuchRoom:
                self._lane.gone()
                return
            except Diverged as fault:
                log_fault(log, "the journal's past has changed", fault)
                self._renew()
            except JournalAway as fault:
                log_fault(log, "the journal is away", fault)
            except Exception as fault:
                # Whatever it is, what others write is not to be missed: it begins again where the fold stands.
                log_fault(log, "following stumbled", fault)
            if self._lane.clock.steady() - began > LONGEST_PAUSE * 1000:
                pause = FIRST_PAUSE  # it went well for a while
            if not self._stopped:
                self._background.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _follow(self) -> None:
        fold = self._lane.fold
        fold.ask_epoch()
        self._lane.tell(fold.read_on())
        with fold.lock:
            since, known = fold.room.version, fold.head.hash
        for batch in self._journal.follow(self._lane.id, since, lambda: self._stopped, known):
            if self._stopped:
                return
            if not batch and fold.ask_epoch():
                self._lane.tell([EVERYTHING])
            touched = fold.absorb(since, batch)
            since += len(batch)
            self._lane.tell(touched)

    def _renew(self) -> None:
        try:
            self._lane.renew()
        except Exception as fault:
            # The next round compares again.
            log_fault(log, "a fold could not be made anew", fault)
