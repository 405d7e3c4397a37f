"""Room: the fold, and the answers to commands."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.commands import Request
from kiosk.domain.entries import Entry, Fact
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.room import deciding, due, folding, pool
from kiosk.domain.room.state import RoomState
from kiosk.domain.room.touched import Touched, touched


@dataclass(slots=True)
class Room(RoomState):
    """One room. `apply` is the only way in which it changes; `decide` says which facts a request leads to."""

    def apply(self, entry: Entry) -> None:
        """Fold one entry in; never fails on entries that `decide` made."""
        folding.fold(self, entry)

    def decide(self, request: Request) -> list[Fact]:
        """Return the facts that `request` leads to, changing nothing; [] where there is nothing to do, or a repeat.

        Raises:
            Refusal: it cannot be; the code says why.
        """
        return deciding.decide(self, request)

    def next_due(self) -> int | None:
        """Return the moment at which `Elapse` next has something to do."""
        return due.next_due(self)

    def touched(self, entry: Entry) -> Touched:
        """Return whom an entry, just applied, concerns."""
        return touched(self, entry)

    def seekers(self, now: int) -> list[Seeker]:
        """Return those who are free to be called at `now`, as the matchmaker sees them."""
        return pool.seekers(self, now)

    def rules(self, now: int) -> Rules:
        """Return what the matchmaker must respect at `now`."""
        return pool.rules(self, now)
