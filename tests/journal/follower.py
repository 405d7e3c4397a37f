"""Someone who follows a room, in a thread."""

from __future__ import annotations

import threading
import time

from kiosk.domain.entries import Entry
from kiosk.journal.base import Journal
from tests.journal.examples import ROOM

PATIENCE = 5.0
"""Seconds."""


class Follower:
    """Follows a room in a thread and keeps what came."""

    def __init__(self, journal: Journal, since: int, room: str = ROOM) -> None:
        self.batches: list[list[Entry]] = []
        self.stopped = threading.Event()
        self.failed: Exception | None = None
        self.thread = threading.Thread(target=self._run, args=(journal, room, since), daemon=True)
        self.thread.start()

    def _run(self, journal: Journal, room: str, since: int) -> None:
        try:
            for batch in journal.follow(room, since, self.stopped.is_set):
                self.batches.append(batch)
        except Exception as error:
            self.failed = error

    @property
    def entries(self) -> list[Entry]:
        return [entry for batch in list(self.batches) for entry in batch]

    def wait_for(self, count: int) -> list[Entry]:
        deadline = time.monotonic() + PATIENCE
        while len(self.entries) < count and time.monotonic() < deadline:
            time.sleep(0.01)
        return self.entries

    def stop(self) -> None:
        self.stopped.set()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()
        assert self.failed is None
