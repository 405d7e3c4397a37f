"""A job: one command on its way through a lane, and its answer."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import cast

from kiosk.domain.commands import Actor, AnyCommand, Newcomer, Request
from kiosk.domain.entries import AnyFact, Entry, Fact, PersonErased
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Room


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a command: the facts it led to (none when there was nothing to do), durable, and the version."""

    version: int
    facts: list[Fact]


@dataclass(slots=True)
class Job:
    """A command, or a person's erasure, waiting for its turn; `done` is set when there is an answer or a fault."""

    actor: Actor
    done: threading.Event
    command: AnyCommand | None = None
    nonce: str = ""
    newcomer: Newcomer | None = None
    doubtful: frozenset[str] = frozenset()
    erase: str = ""
    facts: list[Fact] = field(default_factory=list)
    version: int = 0
    fault: BaseException | None = None

    def decide(self, room: Room, at: int) -> list[Entry]:
        """Return the entries that this job leads to in `room`. A fault or a refusal is kept as its answer."""
        self.fault, self.facts, self.version = None, [], room.version
        try:
            self.facts = self._facts(room, at)
        except Exception as fault:
            # Also what is not a refusal goes back to whoever asked, and not to the others in the lane.
            self.fault = fault
        self.version += len(self.facts)
        return [self._entry(fact, at) for fact in self.facts]

    def _facts(self, room: Room, at: int) -> list[Fact]:
        if self.erase:
            if self.erase not in room.people and self.erase not in room.registered:
                raise Refusal("unknown_person")
            return [] if _is_erased(room, self.erase) else [PersonErased(person=self.erase)]
        if self.command is None:
            raise ValueError("a job has a command or somebody to erase")
        return room.decide(
            Request(
                command=self.command,
                actor=self.actor,
                at=at,
                nonce=self.nonce,
                newcomer=self.newcomer,
                doubtful=self.doubtful,
            )
        )

    def _entry(self, fact: Fact, at: int) -> Entry:
        return Entry(at=at, fact=cast(AnyFact, fact), by=self.actor.by, nonce=self.nonce)

    def answer(self) -> Answer:
        """Return the answer, or raise what went wrong."""
        if self.fault is not None:
            raise self.fault
        return Answer(self.version, self.facts)

    def refuse(self, code: str) -> None:
        """Answer with a refusal."""
        self.fault = Refusal(code)
        self.done.set()


def _is_erased(room: Room, person: str) -> bool:
    """Tell whether nothing is left of somebody who is here, or was only expected."""
    if person in room.people:
        return room.people[person].state == "erased"
    return room.registered[person].words is None
