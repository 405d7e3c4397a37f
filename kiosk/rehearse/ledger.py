"""What is noted during a rehearsal: who came, what their phones showed and when, what went wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kiosk.rehearse.phone import Direction, MeetingSeen, PhoneView

LATE = frozenset({"meeting_over", "already_talking", "not_talking", "still_talking"})
"""Refusals to somebody who tapped just when the screen was about to change: normal, and counted apart."""


@dataclass(slots=True)
class Seen:
    """One meeting as its people's phones showed it. Times: the server's milliseconds."""

    called_at: int
    members: frozenset[str] = frozenset()
    gives: tuple[Direction, ...] = ()
    version: tuple[int, int] = (0, 0)
    started_at: int | None = None
    parted: dict[str, int] = field(default_factory=dict)
    """When each member's phone no longer showed it."""
    unhappy: set[str] = field(default_factory=set)
    """Those who said that they gave or got nothing."""

    def ended_at(self) -> int | None:
        """Return when it was over, None when no phone of its members showed that."""
        return min((at for person, at in self.parted.items() if person in self.members), default=None)

    def mutual(self, shortest: float, now: int) -> bool:
        """Tell whether they talked for `shortest` milliseconds by `now`, and everyone gave and got."""
        if self.started_at is None:
            return False
        ended = self.ended_at()
        lasted = (now if ended is None else ended) - self.started_at
        both = {give.giver for give in self.gives} == {give.getter for give in self.gives} == self.members
        return both and lasted >= shortest and not self.unhappy & self.members


@dataclass(slots=True)
class Ledger:
    """The notes of one rehearsal. Times: the server's milliseconds; latencies: real milliseconds."""

    answer: int
    """The room's own time for answering a call: it tells when a call was made from when it must be answered."""
    came: dict[str, int] = field(default_factory=dict)
    first_called: dict[str, int] = field(default_factory=dict)
    meetings: dict[str, Seen] = field(default_factory=dict)
    at_the_door: dict[str, frozenset[str]] = field(default_factory=dict)
    """What each person offers and wants as their phone first showed it."""
    showing: dict[str, str] = field(default_factory=dict)
    """The meeting on each person's phone."""
    waited: set[str] = field(default_factory=set)
    """Those whose phone was already showing something when they were called."""
    join_ms: list[float] = field(default_factory=list)
    call_ms: list[float] = field(default_factory=list)
    answer_ms: list[float] = field(default_factory=list)
    """From a tap's scheduled moment to its acknowledgement."""
    late_ms: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    late_taps: int = 0

    def joined(self, person: str, at: int) -> None:
        """Note that somebody is in."""
        self.came.setdefault(person, at)

    def shown(self, view: PhoneView, received: float | None = None) -> None:
        """Note what a phone shows; `received` is when it came, on the server's clock, None when nothing travelled."""
        person = view.you.person
        if person not in self.at_the_door:
            self.at_the_door[person] = frozenset(said.text for said in (*view.you.offers, *view.you.wants))
        before = self.showing.pop(person, "")
        meeting = view.meeting
        if before and (meeting is None or meeting.id != before):
            self.meetings[before].parted.setdefault(person, view.now)
        if meeting:
            self.showing[person] = meeting.id
            if meeting.id != before:
                self._call(person, meeting, received)
            self._note(person, view, meeting)
        self.waited.add(person)

    def said(self, person: str, command: str, fields: dict[str, object]) -> None:
        """Note what somebody says of a meeting."""
        meeting = self.meetings.get(str(fields.get("meeting")))
        if command == "outcome" and meeting and not (fields.get("gave") and fields.get("got")):
            meeting.unhappy.add(person)

    def owed_to_asks(self, meeting: Seen) -> bool:
        """Tell whether some give of a meeting rests on what somebody said only later, when their phone asked them."""
        return any(
            text not in self.at_the_door.get(person, ())
            for give in meeting.gives
            for person, text in ((give.giver, give.offer), (give.getter, give.want))
        )

    def refused(self, code: str) -> None:
        """Note that the server said no."""
        if code in LATE:
            self.late_taps += 1
        else:
            self.errors[code] += 1

    def _call(self, person: str, meeting: MeetingSeen, received: float | None) -> None:
        called = meeting.answer_by - self.answer
        self.first_called.setdefault(person, called)
        # Where the phone was not there yet, or comes back to a call, there is no way from call to phone to measure.
        if received is not None and person in self.waited and not meeting.repeated and meeting.you == "called":
            self.call_ms.append(received - called)

    def _note(self, person: str, view: PhoneView, meeting: MeetingSeen) -> None:
        seen = self.meetings.setdefault(meeting.id, Seen(called_at=meeting.called_at))
        seen.parted.pop(person, None)
        if (view.epoch, view.version) >= seen.version:
            seen.version = (view.epoch, view.version)
            seen.members = frozenset({person, *(other.person for other in meeting.others)})
            seen.gives = tuple(meeting.gives)
        if meeting.started_at is not None:
            seen.started_at = meeting.started_at
