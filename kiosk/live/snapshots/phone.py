"""The phone's snapshot: all that one person's phone needs, and nothing about anybody it does not concern."""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.domain.entries import OnWall, Side, Why
from kiosk.domain.language import Language
from kiosk.live.snapshots.head import Beacon, CallStatus, Counts, GiveShown, Kind, MeetingState, Snapshot
from kiosk.live.snapshots.keeping import Keeping, MetPerson, Named

HelpState = Literal["asked", "coming"]
"""The host has been asked for help; has seen it, and is on the way."""

PhoneState = Literal["waiting", "called", "talking", "breather", "paused", "away", "left", "removed", "erased"]


class OfferShown(msgspec.Struct, frozen=True, kw_only=True):
    """An offer in the person's own words, with its level (1 a start, 2 can do, 3 could teach it)."""

    text: str
    level: int
    label: str
    """What it is understood as, where that is not what they typed; empty: as it stands."""
    held: bool
    """The others do not see these words yet."""


class WantShown(msgspec.Struct, frozen=True, kw_only=True):
    """A want in the person's own words."""

    text: str
    starred: bool
    label: str
    """What it is understood as, where that is not what they typed; empty: as it stands."""
    held: bool
    """The others do not see these words yet."""


class AskShown(msgspec.Struct, frozen=True, kw_only=True):
    """A private question: could you offer, or want, this? `frees`: a yes would free somebody who has met nobody yet."""

    side: Side
    topic: str
    text: str
    frees: bool


class You(msgspec.Struct, frozen=True, kw_only=True):
    """The person whose phone it is. `until` is when they must go; `waiting_since` when they last became free."""

    person: str
    number: int
    pin: str
    name: str
    line: str
    offers: list[OfferShown]
    wants: list[WantShown]
    sector: str
    organisation: str
    until: int | None
    quiet: bool
    step_free: bool
    no_circles: bool
    on_wall: OnWall
    lang: Language | None
    """In which language they are spoken to; null: the room's."""
    has_phone: bool
    coming: int | None
    """Joined before the day, and not called until they say that they are here (`resume`): when the doors open."""
    paused_until: int | None
    breather_until: int | None
    away_why: str | None
    waiting_since: int | None
    no_asks: bool
    held: list[str]
    """"name" and "line" where the others do not see them yet."""
    help: HelpState | None
    see_host: bool
    """The host would like a word before they are called again."""
    push: bool
    """They are called on a closed phone, too."""
    push_mark: str
    """On which: the beginning of its endpoint's SHA-256, by which a browser knows itself; empty: on none."""


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody else in the same meeting. Their number is not told: it can be asked for, and typed."""

    person: str
    name: str
    line: str
    has_phone: bool
    status: CallStatus


class LongerShown(msgspec.Struct, frozen=True, kw_only=True):
    """Five more minutes, asked for by this person (`yours`) or another; until `object_by` it can be taken back."""

    yours: bool
    object_by: int


class MeetingShown(msgspec.Struct, frozen=True, kw_only=True):
    """The meeting this person is in. `gives` stand in ring order; `starts` is the person who gives first."""

    id: str
    kind: Kind
    generous: bool
    round: int
    state: MeetingState
    beacon: Beacon
    spot: str | None
    where: str
    """The host's description of the spot; may be empty."""
    you: CallStatus
    others: list[Other]
    gives: list[GiveShown]
    openers: list[list[str]]
    """For each of `gives` what this person might ask, or begin with; none where they only listen in."""
    starts: str
    called_at: int
    answer_by: int
    repeated: bool
    arrive_by: int
    find_by: int | None
    not_found: str | None
    """The name of whoever said that they cannot find the others."""
    started_at: int | None
    turn: int
    turns_at: list[int]
    ends_at: int | None
    still_at: int | None
    still_by: int | None
    longer: LongerShown | None
    no_longer: bool
    """Somebody would rather not go on longer."""


class After(msgspec.Struct, frozen=True, kw_only=True):
    """The last meeting that is over and of which this person has said nothing yet; the words of what was promised."""

    id: str
    others: list[Named]
    gave: str
    got: str
    sold: list[str]
    """Of whom of them this person has said that it was a pitch."""


class Tonight(msgspec.Struct, frozen=True, kw_only=True):
    """This person's evening so far: meetings that began, and what they say they gave and got, in words."""

    meetings: int
    gave: list[str]
    got: list[str]


class PastMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that is over: with whom, and the words of what went each way (empty: they say that it did not)."""

    meeting: str
    people: list[MetPerson]
    gave: str
    got: str
    again: bool
    """This person would like to meet them once more; whether the others would is theirs."""


class PhoneSnapshot(Snapshot, frozen=True, kw_only=True):
    """Everything on one phone."""

    state: PhoneState
    you: You
    meeting: MeetingShown | None
    after: After | None
    tonight: Tonight
    met: list[PastMeeting]
    keeping: Keeping
    counts: Counts
    asks: list[AskShown]
    queued: bool
    missed_at: int | None
    """When the call that they come from did not come about."""
    sat_out: bool
    why: Why | None
