"""The journal's contract: the append-only record of rooms, the only thing that persists.

One contract, two backends (`sqlite`, `redis`), one suite that holds both to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from kiosk.domain.entries import Entry
from kiosk.journal.errors import (
    AlreadyOpen,
    Damaged,
    Diverged,
    JournalAway,
    JournalError,
    NewerSchema,
    NoSuchRoom,
    Stale,
    Taken,
    Unfit,
)
from kiosk.journal.head import Head

__all__ = [
    "AlreadyOpen",
    "Batch",
    "Damaged",
    "Diverged",
    "Head",
    "Journal",
    "JournalAway",
    "JournalError",
    "NewerSchema",
    "NoSuchRoom",
    "Stale",
    "Taken",
    "Unfit",
]


class Batch(list[Entry]):
    """Entries as they were read. `hash` is the chain's after the last of them.

    Take it from here: entries packed anew need not give the same bytes (a whole number where a fraction may stand, a
    field that a later kiosk added).
    """

    def __init__(self, entries: Iterable[Entry], hash_after: str) -> None:
        super().__init__(entries)
        self.hash = hash_after


class Journal(Protocol):
    """What every backend does. All methods raise `JournalAway` while the store cannot be used."""

    shared: bool
    """Whether several workers may append: then append one command at a time, else batch."""

    promise: str
    """What an acknowledgement promises: "durable" (survives a power cut); "failover" (the same, unless a replica takes
    over before it has heard); "everysec" (up to a second is lost); "os" (up to the last flush); "snapshots" (up to
    the last snapshot); "memory" (nothing outlives the server); "unknown" (the server does not tell)."""

    def secret(self) -> bytes:
        """The house's secret, 32 bytes, made once and kept."""
        ...

    def create(self, room: str, code: str, entries: Sequence[Entry]) -> Head:
        """Begin a room with its first entries, under a join code. Raises `Taken`."""
        ...

    def find(self, code: str) -> str | None:
        """The room behind a join code (upper case), or None."""
        ...

    def rooms(self) -> list[str]:
        """The ids of all rooms, sorted."""
        ...

    def head(self, room: str) -> Head:
        """Where the room's journal ends. Raises `NoSuchRoom`."""
        ...

    def append(self, room: str, expected: Head, entries: Sequence[Entry]) -> Head:
        """Add entries after `expected`; they are durable (see `promise`) when this returns.

        Raises `Stale` when others wrote since, `Diverged` when `expected` is no part of this history,
        `NoSuchRoom`. The epoch is not compared (an equal hash is an equal history): the head returned carries the
        epoch as it is now. Repeating an append that did arrive, answer lost, returns its head again.
        """
        ...

    def read(self, room: str, since: int = 0, known: str = "") -> Iterator[Batch]:
        """All entries after version `since`, in batches, the chain checked on the way.

        `known`, when given, is the hash at `since`: raises `Diverged` if the journal has another. Raises
        `NoSuchRoom`, `NewerSchema`, `Damaged`.
        """
        ...

    def follow(self, room: str, since: int, stop: Callable[[], bool], known: str = "") -> Iterator[Batch]:
        """As `read`, then what comes, as it comes, until `stop()` (asked several times a second) or the room's erasure.

        An empty batch says that the epoch was raised: see `head`. While the store is away it waits and comes back
        by itself; raises `Diverged` when the store came back with another history.
        """
        ...

    def scrub(self, room: str, expected: Head, person: str, entry: Entry) -> Head:
        """Delete for good every private part that concerns the person and append `entry`, both or neither.

        Raises as `append` does. What may remain after it is written at each backend.
        """
        ...

    def raise_epoch(self, room: str) -> Head:
        """Begin a new epoch: screens then accept a lower version. Raises `NoSuchRoom`."""
        ...

    def replace(self, room: str, expected: Head, entries: Sequence[Entry]) -> Head:
        """Delete everything of the room for good and begin it anew with `entries`: both or neither.

        It keeps its id and its code, and is in a new epoch. Raises `Stale` when the journal does not end at
        `expected`, `NoSuchRoom`. What may remain is as with `erase`.
        """
        ...

    def erase(self, room: str) -> None:
        """Delete everything of the room for good, its code included. A room that is not there is no error."""
        ...

    def traces(self, room: str) -> dict[str, int]:
        """How much there is of a room, by what it is; nothing but zeros proves that it was erased."""
        ...

    def take_lease(self, name: str, holder: str, ttl_ms: int) -> bool:
        """Take or prolong a lease for `ttl_ms` milliseconds; False while somebody else holds it."""
        ...

    def drop_lease(self, name: str, holder: str) -> None:
        """Give a lease back, if it is (still) the holder's."""
        ...

    def close(self) -> None:
        """Let go of the store; closing twice is harmless."""
        ...
