"""Screens: who is looking, what has changed for them, and pushing it: the latest only, never a queue of the past."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from kiosk.domain.room import Touched
from kiosk.live.audience import Audience, Phone, Screen
from kiosk.live.background import Background
from kiosk.live.clock import Clock
from kiosk.live.faults import log_fault
from kiosk.live.live_room import LiveRoom

Draw: TypeAlias = Callable[[LiveRoom, Screen, "str | None"], object]
"""Makes the snapshot of one screen (a phone's for a person); called with the room held still, so it may not wait."""
Send: TypeAlias = Callable[[Screen, str, object], None]
"""Sends a snapshot to a socket by its sid, or, for wall, host and door, to all of a room's by the room's id."""
Farewell: TypeAlias = Callable[[Screen, str], None]
"""Tells a socket that its room is no more."""

LONGEST_DRAWING = 8
"""Milliseconds of drawing phones' snapshots after which others get their turn."""
LONGEST_NAP = 1.0
"""Seconds between two looks when nothing happens."""

log = logging.getLogger(__name__)


def no_farewell(_screen: Screen, _sid: str) -> None:
    """Say nothing."""


class Screens:
    """All sockets of this worker. `touched` only marks; one greenlet draws and sends."""

    def __init__(
        self, background: Background, clock: Clock, draw: Draw, send: Send, farewell: Farewell = no_farewell
    ) -> None:
        self._background = background
        self._clock = clock
        self._draw = draw
        self._send = send
        self._farewell = farewell
        self._rooms: dict[str, tuple[LiveRoom, Audience]] = {}
        self._by_sid: dict[str, tuple[str, Screen, str | None]] = {}
        self._dirty = background.event()
        self._running = False
        self._ended = background.event()
        self._ended.set()
        self._guard = background.lock()

    def start(self) -> None:
        """Begin to push."""
        self._running = True
        self._ended.clear()
        self._background.spawn(self._run)

    def stop(self) -> None:
        """Push no more."""
        self._running = False
        self._dirty.set()
        self._ended.wait()

    def register(self, sid: str, screen: Screen, live: LiveRoom, person: str | None = None) -> None:
        """Let a socket have snapshots from now on, beginning with one at once."""
        with self._guard:
            _, audience = self._rooms.setdefault(live.id, (live, Audience(live.id)))
            self._by_sid[sid] = (live.id, screen, person)
            audience.enter(sid, screen, person)
        self._dirty.set()

    def unregister(self, sid: str) -> None:
        """Forget a socket; one that is not known is no error."""
        with self._guard:
            room, _screen, person = self._by_sid.pop(sid, ("", "wall", None))
            if room in self._rooms:
                self._rooms[room][1].leave(sid, person)
        self._dirty.set()

    def touched(self, live: LiveRoom, touched: Touched) -> None:
        """Mark the screens that show something new."""
        with self._guard:
            if live.id not in self._rooms:
                return
            self._rooms[live.id][1].touch(touched, self._clock.steady())
        self._dirty.set()

    def gone(self, live: LiveRoom) -> None:
        """Say farewell to every socket of a room that has been erased."""
        with self._guard:
            self._rooms.pop(live.id, None)
            left = [(sid, screen) for sid, (room, screen, _) in self._by_sid.items() if room == live.id]
            for sid, _ in left:
                del self._by_sid[sid]
        for sid, screen in left:
            self._safely("a farewell failed", partial(self._farewell, screen, sid))

    def _run(self) -> None:
        nap = LONGEST_NAP
        while self._running:
            self._dirty.wait(nap)
            self._dirty.clear()
            for live, audience in list(self._rooms.values()):
                self._safely("a push failed", partial(self._flush, live, audience))
            nap = self._nap()
        self._ended.set()

    def _nap(self) -> float:
        now = self._clock.steady()
        with self._guard:
            moments = [audience.due(now) for _, audience in self._rooms.values()]
        waits = [max(0, moment - now) / 1000 for moment in moments if moment is not None]
        return min([*waits, LONGEST_NAP])

    def _flush(self, live: LiveRoom, audience: Audience) -> None:
        with self._guard:
            now = self._clock.steady()
            phones, shows = audience.take_phones(now), audience.take_shows(now)
        self._push_phones(live, phones)
        for screen, to in shows:
            self._safely("a push failed", partial(self._show, live, screen, to))
            self._background.sleep(0)

    def _show(self, live: LiveRoom, screen: Screen, to: str) -> None:
        with live.reading() as room:
            snapshot = None if room.kept else self._draw(live, screen, None)
        if snapshot is None:
            self._dismiss_all_but_phones(live)
        else:
            self._send(screen, to, snapshot)

    def _dismiss_all_but_phones(self, live: LiveRoom) -> None:
        """What is kept of a room is for the phones of those who agreed on it."""
        with self._guard:
            others = [(sid, screen) for sid, (room, screen, _) in self._by_sid.items() if room == live.id]
        for sid, screen in others:
            if screen != "phone":
                self.unregister(sid)
                self._safely("a farewell failed", partial(self._farewell, screen, sid))

    def _push_phones(self, live: LiveRoom, phones: list[Phone]) -> None:
        until = self._clock.steady() + LONGEST_DRAWING
        for phone in phones:
            self._safely("a push failed", partial(self._show_phone, live, phone))
            if self._clock.steady() > until:
                self._background.sleep(0)
                until = self._clock.steady() + LONGEST_DRAWING

    def _show_phone(self, live: LiveRoom, phone: Phone) -> None:
        with live.reading() as room:
            known = phone.person in room.people
            snapshot = self._draw(live, "phone", phone.person) if known else None
        for sid in phone.sids:
            if not known:  # all that was kept of the room is none of theirs
                self._farewell("phone", sid)
                continue
            self._send("phone", sid, snapshot)

    def _safely(self, what: str, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as fault:
            # One socket's or one room's trouble is not the others'.
            log_fault(log, what, fault)
