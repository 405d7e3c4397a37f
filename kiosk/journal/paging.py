"""Reading and following, page by page, the same for every backend."""

from __future__ import annotations

import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple

from kiosk.domain.entries import Entry
from kiosk.journal.base import Batch, Damaged, Diverged, Head, JournalAway, NoSuchRoom
from kiosk.journal.codec import Line, genesis, link, unpack
from kiosk.journal.errors import JournalClosed

log = logging.getLogger(__name__)

PAGE = 1000
"""Entries read and decoded at a time: a few milliseconds of the serving loop."""

AWAY_PAUSE = 0.5
"""Seconds between two tries while the store is away."""


class Page(NamedTuple):
    """Where the journal ended when the page was read, and at most `PAGE` of its lines."""

    head: Head
    lines: Sequence[Line]


class Chain:
    """How far a reader has come: version and hash; checks that each page goes on from there."""

    def __init__(self, room: str, since: int, known: str) -> None:
        self.room = room
        self.version = since
        self.hash = known if since else genesis(room)  # "" = not known: the next line tells

    def take(self, page: Page) -> Batch:
        """The page's entries. Raises `Diverged` or `Damaged` when it does not fit."""
        if self.version > page.head.version:
            raise Diverged(self.room, self.version)
        entries: list[Entry] = []
        for place, line in enumerate(page.lines):
            if self.hash and line.before != self.hash:
                if place == 0 and self.version:
                    raise Diverged(self.room, self.version)
                raise self._broken(self.version + 1)
            entries.append(unpack(line.data, line.private))
            self.hash = link(line.before, line.data)
            self.version += 1
        if self.version == page.head.version and self.hash and self.hash != page.head.hash:
            if entries or not self.version:
                raise self._broken(self.version)
            raise Diverged(self.room, self.version)
        return Batch(entries, self.hash)

    def _broken(self, version: int) -> Damaged:
        return Damaged(f"The journal of room {self.room} is damaged at entry {version}: the chain does not hold.")


Wait = Callable[[int], None]
"""Wait for news beyond a version; returns after a fraction of a second without any, too."""


class Paged(ABC):
    """`read` and `follow` for a backend that can give one page and wait for news."""

    @abstractmethod
    def _page(self, room: str, since: int) -> Page:
        """Return the entries after `since`, as many as make a page."""

    @abstractmethod
    def _news(self, room: str, stop: Callable[[], bool]) -> AbstractContextManager[Wait]:
        """Hold what is needed to wait for news of a room."""

    def read(self, room: str, since: int = 0, known: str = "") -> Iterator[Batch]:
        """See `Journal.read`."""
        chain = Chain(room, since, known)
        while True:
            page = self._page(room, chain.version)
            entries = chain.take(page)
            if entries:
                yield entries
            if chain.version >= page.head.version:
                return

    def follow(self, room: str, since: int, stop: Callable[[], bool], known: str = "") -> Iterator[Batch]:
        """See `Journal.follow`."""
        chain = Chain(room, since, known)
        epoch: int | None = None
        away = False
        while not stop():
            try:
                with self._news(room, stop) as wait:
                    while not stop():
                        page = self._page(room, chain.version)
                        away = False
                        entries = chain.take(page)
                        if entries:
                            yield entries
                        if epoch is not None and epoch != page.head.epoch:
                            yield Batch([], chain.hash)
                        epoch = page.head.epoch
                        if chain.version >= page.head.version:
                            wait(chain.version)
            except (NoSuchRoom, JournalClosed):
                return  # nothing will come any more
            except JournalAway as error:
                if not away:
                    log.warning("Following room %s waits for the journal: %s", room, error)
                away = True
                time.sleep(AWAY_PAUSE)
