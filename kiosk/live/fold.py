"""A worker's fold of one room, and the journal's head that it stands at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from kiosk.domain.entries import AnyFact, Entry, Fact
from kiosk.domain.room import Room, Touched
from kiosk.journal.base import Batch, Diverged, Head, Journal
from kiosk.journal.codec import genesis, link, pack
from kiosk.live.background import Background

EVERYTHING = Touched(everyone=True, wall=True, host=True, door=True)
"""What is touched by a fold that was made anew."""


def together(parts: Sequence[Touched]) -> Touched:
    """Return all that several entries touch, as one."""
    return Touched(
        persons=frozenset().union(*(part.persons for part in parts)),
        everyone=any(part.everyone for part in parts),
        wall=any(part.wall for part in parts),
        host=any(part.host for part in parts),
        door=any(part.door for part in parts),
    )


class Fold:
    """The room as folded here. Hold `lock` to change it, or to read it as one whole."""

    def __init__(self, room: str, journal: Journal, background: Background) -> None:
        self.room = Room()
        self.epoch = 0
        self.unread = False
        """Whether it holds what was never written and could not be read again yet: nobody may see it then."""
        self.lock = background.lock()
        self._id = room
        self._hash = genesis(room)
        self._journal = journal
        self._background = background

    @property
    def head(self) -> Head:
        """Where this fold stands: what the journal's head must be for an append to follow from it."""
        return Head(epoch=self.epoch, version=self.room.version, hash=self._hash)

    def absorb(self, since: int, entries: Sequence[Entry]) -> list[Touched]:
        """Fold in the entries that follow version `since`, but for those already folded; say what each touched.

        Raises Diverged when entries between the fold and `since` are missing.
        """
        with self.lock:
            known = self.room.version - since
            if known < 0:
                raise Diverged(self._id, since)
            touched = []
            for entry in entries[known:]:
                self._hash = link(self._hash, pack(entry).data)
                self.room.apply(entry)
                touched.append(self.room.touched(entry))
            if isinstance(entries, Batch) and touched:
                self._hash = entries.hash
            return touched

    def read_on(self) -> list[Touched]:
        """Fold in what the journal has beyond this fold. Raises Diverged when the journal's past is not this fold's."""
        touched: list[Touched] = []
        with self.lock:
            since, known = self.room.version, self._hash
        for batch in self._journal.read(self._id, since, known):
            touched += self.absorb(since, batch)
            since += len(batch)
            self._background.sleep(0)
        return touched

    def ask_epoch(self) -> bool:
        """Learn the journal's epoch; tell whether it is another than was known."""
        epoch = self._journal.head(self._id).epoch
        changed, self.epoch = epoch != self.epoch, epoch
        return changed

    def replace(self, choose: Callable[[Room], Sequence[Fact]], at: int) -> bool:
        """Put what `choose` makes of the room in its place, in the journal and here; False where that is nothing."""
        with self.lock:
            facts = choose(self.room)
            if not facts:
                return False
            entries = [Entry(at=at, fact=cast(AnyFact, fact)) for fact in facts]
            self._journal.replace(self._id, self.head, entries)
            self.again(raise_epoch=False)
            return True

    def again(self, *, raise_epoch: bool) -> None:
        """Throw the fold away and read the journal from its beginning; a new epoch makes every client believe it."""
        with self.lock:
            if raise_epoch:
                self._journal.raise_epoch(self._id)
            room = Room()
            while True:
                for batch in self._journal.read(self._id, room.version):
                    for entry in batch:
                        room.apply(entry)
                    self._background.sleep(0)
                head = self._journal.head(self._id)
                if head.version == room.version:
                    break
            self.room, self.epoch, self._hash, self.unread = room, head.epoch, head.hash, False
