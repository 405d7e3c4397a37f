"""A meeting: a called group's life."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kiosk.domain.entries import Beacon, Give

MemberStatus: TypeAlias = Literal["called", "coming", "here"]
MeetingState: TypeAlias = Literal["called", "talking", "still", "finished", "by_time", "missed"]
LIVE: frozenset[MeetingState] = frozenset({"called", "talking", "still"})
TALKING: frozenset[MeetingState] = frozenset({"talking", "still"})


@dataclass(slots=True, frozen=True)
class Longer:
    """More time that a member has asked for, and what holds again if another objects until `object_by`."""

    by: str
    object_by: int
    ends_at: int | None
    still_at: int | None


@dataclass(slots=True)
class Meeting:
    """One meeting as the fold knows it. In `members` each gives to the next, the last to the first."""

    id: str
    members: tuple[str, ...]
    gives: tuple[Give, ...]
    score: float
    beacon: Beacon
    spot: str | None
    called_at: int
    answer_by: int
    arrive_by: int
    round: int = 0
    generous: bool = False
    pinned: bool = False
    """The host brought them together by hand."""
    state: MeetingState = "called"
    status: dict[str, MemberStatus] = field(default_factory=dict)
    repeated: bool = False
    find_by: int | None = None
    not_found_by: str | None = None
    started_at: int | None = None
    assumed: bool = False
    checked: bool = False
    """One of them typed the number that another showed."""
    turn: int = 0
    turns_at: tuple[int, ...] = ()
    ends_at: int | None = None
    still_at: int | None = None
    still_by: int | None = None
    longer: Longer | None = None
    no_longer: bool = False
    """Somebody would rather not go on longer."""
    ended_at: int | None = None
    why: str = ""
    outcomes: dict[str, tuple[bool, bool]] = field(default_factory=dict)

    @property
    def live(self) -> bool:
        """Whether its people are called or talking now."""
        return self.state in LIVE

    @property
    def kind(self) -> Literal["pair", "circle"]:
        """A pair or a circle."""
        return "pair" if len(self.members) == 2 else "circle"

    def others(self, person: str) -> tuple[str, ...]:
        """The members but `person`, in ring order, beginning with the one that `person` gives to."""
        if person not in self.members:
            return self.members
        place = self.members.index(person)
        return self.members[place + 1 :] + self.members[:place]

    def mutual(self, shortest: int) -> bool:
        """Whether it counts: everyone was to give and get, they talked `shortest` milliseconds, nobody denies it."""
        if self.started_at is None or self.ended_at is None or self.generous:
            return False
        lasted = self.ended_at - self.started_at >= shortest
        return lasted and all(gave and got for gave, got in self.outcomes.values())
