"""A room as it lives in this worker: its fold, its lane, and whoever wants to hear of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from kiosk import figures
from kiosk.domain.commands import Actor, AnyCommand, Leave, Newcomer, Role
from kiosk.domain.entries import Fact, GroupCalled
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Room, Touched
from kiosk.journal.base import Journal, JournalAway
from kiosk.live.background import Background
from kiosk.live.batching import BatchingLane
from kiosk.live.clock import MS, Clock
from kiosk.live.contested import ContestedLane
from kiosk.live.fold import EVERYTHING, Fold, together
from kiosk.live.follower import Follower
from kiosk.live.job import Answer

Hears = Callable[["LiveRoom", Touched], None]
GONE = frozenset({"left", "removed", "erased"})
"""States of a person who is in no group and is put into none."""


class LiveRoom:
    """One room in this worker. Everything that changes it goes through `submit`."""

    def __init__(
        self,
        room: str,
        journal: Journal,
        clock: Clock,
        background: Background,
        hears: Hears,
        gone: Callable[[LiveRoom], None],
    ) -> None:
        self.id = room
        self.clock = clock
        self.fold = Fold(room, journal, background)
        lane = ContestedLane if journal.shared else BatchingLane
        self._lane = lane(room, self.fold, journal, clock, background, self._tell, lambda: gone(self))
        self._follower = Follower(self._lane, journal, background) if journal.shared else None
        self._hears = hears

    @property
    def room(self) -> Room:
        """The fold as it is; while an append is under way it may hold what is not durable yet (see `reading`)."""
        return self.fold.room

    @property
    def epoch(self) -> int:
        """The fold's epoch: raised when a worker had to throw its fold away."""
        return self.fold.epoch

    def read(self) -> None:
        """Fold the journal's entries. Raises NoSuchRoom, NewerSchema."""
        self.fold.again(raise_epoch=False)

    def start(self) -> None:
        """Begin to take commands, and to follow what others do."""
        self._lane.start()
        if self._follower:
            self._follower.start()

    def stop(self) -> None:
        """Finish the command at hand; those that wait are refused as `busy`."""
        if self._follower:
            self._follower.stop()
        self._lane.stop()
        if self._follower:
            self._follower.join()

    def submit(
        self,
        command: AnyCommand,
        actor: Actor,
        nonce: str = "",
        newcomer: Newcomer | None = None,
        doubtful: frozenset[str] = frozenset(),
    ) -> Answer:
        """Put a command to the room and wait until what it led to is durable.

        Raises:
            Refusal: the room's own; `busy` when too many commands are waiting; `not_saved` when the journal is away.
        """
        answer = self._lane.submit(command, actor, nonce, newcomer, doubtful)
        self._count_calls(answer)
        return answer

    def erase_person(self, person: str, actor: Actor | None = None) -> Answer:
        """Delete for good what a person typed, and wait until it is gone. Refuses as `submit`, or `unknown_person`.

        They leave first, as if they went home, so that those whom they were called with are helped on.
        """
        with self.reading() as room:
            known = room.people.get(person)
            is_here = known is not None and known.state not in GONE
        if is_here:
            self.submit(Leave(), Actor(Role.PERSON, person))
        return self._lane.erase_person(person, actor or Actor(Role.PERSON, person))

    def keep_only(self, choose: Callable[[Room], Sequence[Fact]]) -> bool:
        """Delete the room for good but for what `choose` makes of it; False, and nothing done, where that is nothing.

        Raises what the journal raises: `Stale` where others wrote meanwhile.
        """
        if not self.fold.replace(choose, self.clock.now()):
            return False
        self._hears(self, EVERYTHING)
        return True

    @contextmanager
    def reading(self) -> Iterator[Room]:
        """Hold the room still: all of it is durable and stays as it is until the block is left. Do not wait in it.

        Raises Refusal `not_saved` while there is nothing durable to show: a write failed, and reading too.
        """
        with self.fold.lock:
            if self.fold.unread:
                raise Refusal("not_saved")
            yield self.fold.room

    def settled(self) -> None:
        """Wait until nothing in the fold is undurable. Raises as `reading` does."""
        with self.reading():
            return

    def catch_up(self) -> None:
        """Fold in what other workers have written up to now, for whoever comes from there.

        Raises Refusal `not_saved` while the journal is away.
        """
        if not self._follower:
            return
        try:
            self._tell(self.fold.read_on())
        except JournalAway as away:
            raise Refusal("not_saved") from away

    def _count_calls(self, answer: Answer) -> None:
        for fact in answer.facts:
            if isinstance(fact, GroupCalled):
                figures.CALLS.labels(len(fact.members)).inc()
                for member in fact.members:
                    waited = self.clock.now() - self.room.people[member].waiting_since
                    figures.WAIT.observe(max(0, waited) / MS)

    def _tell(self, touched: Sequence[Touched]) -> None:
        if touched:
            self._hears(self, together(touched))
