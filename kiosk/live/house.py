"""The house in one worker: its rooms, found by their codes and ids, and everything that runs for them."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import msgspec

from kiosk.domain.commands import OpenRoom, Request
from kiosk.domain.entries import AnyFact, Entry
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Room, Touched, kept_facts
from kiosk.domain.settings import Settings
from kiosk.domain.vocabulary import OwnTopics
from kiosk.journal.base import Journal, JournalAway, NoSuchRoom, Taken
from kiosk.live import lateness
from kiosk.live.background import Background
from kiosk.live.clock import MS, Clock
from kiosk.live.conductor import CONDUCTOR, Conductor, Herald, nobody_is_told
from kiosk.live.expiry import Expiry
from kiosk.live.faults import log_fault
from kiosk.live.live_room import LiveRoom
from kiosk.live.presence import MemoryPresence, Presence
from kiosk.live.screens import Screens
from kiosk.live.secrets import make_code, make_room_id
from kiosk.live.solver import Solver

CODES_TRIED = 100
"""Join codes drawn before giving up: by then the house is as good as full."""
SALT_BYTES = 16
BEAT = 5.0
"""Seconds between two renewals of presence."""
TIDYING = "tidying"
"""The lease that a house without any room renews."""

log = logging.getLogger(__name__)


class House:
    """All rooms of this installation, as this worker has them. Close the journal after `stop`, not before."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        background: Background,
        screens: Screens,
        presence: Presence | None = None,
        solver: Solver | None = None,
        *,
        conduct: bool = True,
        herald: Herald = nobody_is_told,
    ) -> None:
        """`conduct` False: this worker leaves time and matching to others. `herald` tells those who do not look."""
        self.journal = journal
        self.clock = clock
        self.background = background
        self.screens = screens
        self.presence: Presence = presence or MemoryPresence(clock)
        self.solver = solver or Solver(journal, background)
        self.secret = journal.secret()
        self._holder = secrets.token_hex(8)
        self._conduct = conduct
        self._herald = herald
        self._rooms: dict[str, LiveRoom] = {}
        self._conductors: dict[str, Conductor] = {}
        self._past_end: set[str] = set()
        """Rooms whose end had come when they were to be opened, and that wait for the second look."""
        self._opening = background.lock()
        self._stopping = background.event()
        screens.start()
        background.spawn(self._beat)
        background.spawn(lateness.watch, self._stopping)

    @property
    def rooms(self) -> list[LiveRoom]:
        """The rooms that this worker has open."""
        return list(self._rooms.values())

    def open_room(self, title: str = "", settings: Settings | None = None, topics: OwnTopics | None = None) -> LiveRoom:
        """Make a room and open it. `title`, where given, replaces the settings' own; `topics` are the organiser's."""
        settings = settings or Settings()
        if title:
            settings = msgspec.structs.replace(settings, title=title)
        room, now = make_room_id(), self.clock.now()
        for _ in range(CODES_TRIED):
            code = make_code()
            salt = secrets.token_hex(SALT_BYTES)
            opening = OpenRoom(room=room, code=code, salt=salt, settings=settings, topics=topics)
            facts = Room().decide(Request(command=opening, actor=CONDUCTOR, at=now))
            try:
                self.journal.create(room, code, [Entry(at=now, fact=cast(AnyFact, fact)) for fact in facts])
            except Taken:
                continue
            return self._open(room)
        raise Taken(code)

    def resume(self) -> list[LiveRoom]:
        """Open every room in the journal; one whose end came while the house was shut is erased, after a second look.

        Raises NewerSchema when a room was written by a newer kiosk.
        """
        for room in self.journal.rooms():
            try:
                self._open(room, at_start=True)
            except NoSuchRoom:
                continue  # another worker has just erased it
        return self.rooms

    def by_code(self, code: str) -> LiveRoom | None:
        """Return the room behind a join code (upper case), or None. Raises Refusal as `by_id`."""
        live = next((live for live in self.rooms if live.room.code == code), None)
        if live is None and self.journal.shared:
            with self._reached():
                room = self.journal.find(code)
            return self.by_id(room) if room else None
        return live

    def by_id(self, room: str) -> LiveRoom | None:
        """Return a room by its id, or None.

        Raises Refusal `not_saved` while the journal is away, for a room that this worker has not opened yet.
        """
        live = self._rooms.get(room)
        if live is None and self.journal.shared:
            try:
                with self._reached():
                    return self._open(room)
            except NoSuchRoom:
                return None
        return live

    def expire(self, live: LiveRoom) -> None:
        """Delete a room whose time is over: everything for good, or everything but what people agreed to keep."""
        live.catch_up()
        if not live.keep_only(kept_facts):
            self.erase(live)

    def erase(self, live: LiveRoom) -> None:
        """Delete everything about a room for good; its screens are told."""
        self.journal.erase(live.id)
        self._drop(live)

    def stop(self) -> None:
        """Finish what is at hand, end the solver, let go of the leases."""
        self._stopping.set()
        conductors = list(self._conductors.values())
        for conductor in conductors:
            conductor.stop()
        self.solver.stop()
        for conductor in conductors:
            conductor.join()
        self.solver.stop()
        for live in self.rooms:
            live.stop()
        self.screens.stop()

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except JournalAway as away:
            log_fault(log, "a room could not be looked up", away)
            raise Refusal("not_saved") from away

    def _open(self, room: str, *, at_start: bool = False) -> LiveRoom:
        with self._opening:
            if room in self._rooms:
                return self._rooms[room]
            live = LiveRoom(room, self.journal, self.clock, self.background, self._hear, self._gone)
            live.read()
            live.room.vocabulary.prepare()  # the built-in one is; one of the room's own would hold up who types first
            if at_start and live.room.erase_at <= self.clock.wall():
                if room not in self._past_end:
                    self._past_end.add(room)
                    self.background.spawn(self._look_again, live)
                return live
            live.start()
            self._rooms[room] = live
            if self._conduct:
                self._conductors[room] = Conductor(
                    live,
                    self.journal,
                    self.clock,
                    self.background,
                    self.presence,
                    self.solver,
                    self._holder,
                    self.expire,
                    self._herald,
                )
                self._conductors[room].start()
            return live

    def _look_again(self, live: LiveRoom) -> None:
        """Erase a room whose end had come when the house opened; open it if that was only a clock not yet set right."""
        expiry = Expiry(self.clock)
        try:
            while not expiry.due(live.room.erase_at):
                if live.room.erase_at > self.clock.wall():
                    self._open(live.id)
                    return
                if self._stopping.wait(BEAT):
                    return
            if live.id in self._rooms:
                return  # its conductor sees to it
            if live.keep_only(kept_facts):
                self._open(live.id)
            else:
                self.journal.erase(live.id)
        except Exception as fault:
            # The next start looks again.
            log_fault(log, "a room past its end was not erased", fault)

    def _hear(self, live: LiveRoom, touched: Touched) -> None:
        self.screens.touched(live, touched)
        conductor = self._conductors.get(live.id)
        if conductor:
            conductor.wake()

    def _gone(self, live: LiveRoom) -> None:
        """Drop a room that another worker erased; from beside, since its own lane may be the one who says so."""
        self.background.spawn(self._drop, live)

    def _drop(self, live: LiveRoom) -> None:
        if self._rooms.pop(live.id, None) is None:
            return
        conductor = self._conductors.pop(live.id, None)
        if conductor:
            conductor.stop()
        live.stop()
        self.screens.gone(live)
        self.solver.forget(live.id)
        self.presence.forget(live.id)

    def _beat(self) -> None:
        while not self._stopping.wait(BEAT):
            try:
                self.presence.beat()
                # Who renews a lease also sees to what is owed after an erasure: with no room left, nobody else does.
                self.journal.take_lease(TIDYING, self._holder, round(2 * BEAT * MS))
            except Exception as fault:
                # The next beat tries again.
                log_fault(log, "the house's beat was missed", fault)
