"""Facts about one meeting."""

from __future__ import annotations

from kiosk.domain.entries.parts import Beacon, Decline, Give, Met, Missed


class GroupCalled(Met, frozen=True, kw_only=True):
    """A group is to meet now. In `members` each gives to the next and the last to the first."""

    members: tuple[str, ...]
    gives: tuple[Give, ...]
    score: float
    beacon: Beacon
    spot: str | None
    answer_by: int
    arrive_by: int
    round: int = 0
    """The number of the round that it belongs to; 0 for none."""
    generous: bool = False
    """One gives and one gets: `gives` has one direction only."""
    pinned: bool = False
    """The host brought them together by hand."""


class CallAnswered(Met, frozen=True, kw_only=True):
    """A member is on the way."""

    person: str


class CallDeclined(Met, frozen=True, kw_only=True):
    """A member said "not now" and is out of the group; never again with the others, and nobody is told.

    They breathe until `breather_until`, are not called until `pause_until` where that is given, and are free at once
    where it was only that they know each other; with `no_circles` they are called in pairs only from now on.
    """

    person: str
    breather_until: int
    why: Decline = "not_now"
    pause_until: int | None = None


class CallRepeated(Met, frozen=True, kw_only=True):
    """Those who had not answered were called once more."""

    answer_by: int


class PersonNotFound(Met, frozen=True, kw_only=True):
    """A member cannot find the others; the meeting is given up at `find_by`."""

    person: str
    find_by: int


class MeetingRegrouped(Met, frozen=True, kw_only=True):
    """A call lost a member and goes on with the rest, or with a substitute who is called now."""

    members: tuple[str, ...]
    gives: tuple[Give, ...]
    score: float
    lost: str
    joined: str | None
    answer_by: int
    arrive_by: int


class MemberTakenOut(Met, frozen=True, kw_only=True):
    """The host took a member out of a call, for another: free again, and called first."""

    person: str


class MeetingMoved(Met, frozen=True, kw_only=True):
    """The host sends the group to another spot."""

    spot: str


class MeetingStarted(Met, frozen=True, kw_only=True):
    """They talk. `turns_at`: the moments of the bells; `still_at`: when "still talking?" is asked.

    Without `still_at`, in a round, the talk is over at `ends_at`. `checked`: one typed the number that another showed.
    """

    assumed: bool
    checked: bool = False
    turns_at: tuple[int, ...]
    ends_at: int
    still_at: int | None


class TurnChanged(Met, frozen=True, kw_only=True):
    """The bell: now the other way round (pair) or the ring's next (circle); `turn` counts from 0."""

    turn: int


class StillTalkingAsked(Met, frozen=True, kw_only=True):
    """Well over time: is anybody still talking?"""

    answer_by: int


class MeetingExtended(Met, frozen=True, kw_only=True):
    """They go on for a while. Asked for early, `by` somebody, it holds unless another objects until `object_by`."""

    ends_at: int
    still_at: int
    by: str = ""
    object_by: int | None = None


class ExtensionObjected(Met, frozen=True, kw_only=True):
    """A member would rather not go on longer: the talk ends when it was to end before."""

    person: str


class MeetingFinished(Met, frozen=True, kw_only=True):
    """A member said that they are done, or their round is over. A breather that is over at once is none."""

    breather_until: int


class MeetingEndedByTime(Met, frozen=True, kw_only=True):
    """Nobody answered "still talking?"."""

    breather_until: int


class MeetingMissed(Met, frozen=True, kw_only=True):
    """It did not come about. `first` are those who came or answered: they are called first."""

    first: tuple[str, ...]
    why: Missed


class OutcomeGiven(Met, frozen=True, kw_only=True):
    """What a member says of a meeting, afterwards and privately. `fit` False: it was none, never again."""

    person: str
    gave: bool
    got: bool
    fit: bool | None = None
