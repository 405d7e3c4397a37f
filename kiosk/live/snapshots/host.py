"""The host's snapshot: the whole room, with what the matchmaker did and waits for."""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.domain.entries import Why
from kiosk.domain.pacing import Waits
from kiosk.domain.settings import Settings
from kiosk.live.snapshots.head import Beacon, CallStatus, GiveShown, Kind, MeetingState, Snapshot
from kiosk.live.snapshots.log import DeedRow


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """Full addresses to hand on; `door` carries the helpers' key in its fragment."""

    join: str
    wall: str
    door: str


class HostCounts(msgspec.Struct, frozen=True, kw_only=True):
    """People by state; `met` have begun at least one meeting; `meetings` that began; `rounds` so far.

    `late`: calls that somebody has not answered in time; `missed`: calls that came to nothing.
    """

    here: int
    waiting: int
    meeting: int
    breather: int
    paused: int
    coming: int
    away: int
    left: int
    simulated: int
    met: int
    meetings: int
    rounds: int
    late: int
    missed: int


class HeldShown(msgspec.Struct, frozen=True, kw_only=True):
    """Words that the others do not see until the host says yes: "name", "line" or a topic, and the text."""

    what: str
    text: str
    judged: bool
    """The host has looked at it and keeps it back."""


class TagRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person's offer or want: its topic, and their own words for it."""

    topic: str
    text: str
    level: int | None
    """An offer's."""
    starred: bool
    """A want that counts double."""


class TopicRow(msgspec.Struct, frozen=True, kw_only=True):
    """A topic that somebody here offers or wants: by how many, and what the host has done to it."""

    topic: str
    text: str
    own: str
    """What it is called without the host's name for it."""
    offers: int
    wants: int
    into: str | None
    """The topic that it counts as; null: itself."""
    hidden: bool


class LackRow(msgspec.Struct, frozen=True, kw_only=True):
    """A topic that so many people name on one side, and nobody on the other."""

    topic: str
    text: str
    people: int


class Lacks(msgspec.Struct, frozen=True, kw_only=True):
    """What the room lacks: wanted and not offered, offered and not wanted; the most people first."""

    wanted: list[LackRow]
    offered: list[LackRow]


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person, as the host sees them; `since` is when they came into this state."""

    person: str
    number: int
    name: str
    line: str
    state: str
    since: int
    has_phone: bool
    simulated: bool
    meetings: int
    offers: list[TagRow]
    wants: list[TagRow]
    quiet: bool
    step_free: bool
    connected: bool
    why: Why | None
    sat_out: int
    sits_out: bool
    """Nobody was left for them in the round under way."""
    held: list[HeldShown]
    held_up: bool
    """Not called until the host has had a word with them."""
    removed_why: str
    """The host's reason for taking them out; for the host only."""
    spot: str | None
    """Where they are, or (not in a meeting) were last sent to."""
    pitches: int
    """How many different people said that a talk with them was a pitch; told once there are two."""


class MeetingPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A member of a live meeting."""

    person: str
    name: str
    number: int
    status: CallStatus


class MeetingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A live meeting."""

    id: str
    kind: Kind
    generous: bool
    pinned: bool
    """The host brought them together by hand."""
    round: int
    state: MeetingState
    late: bool
    """Somebody has not answered in time: their phone rings once more."""
    beacon: Beacon
    spot: str | None
    people: list[MeetingPerson]
    gives: list[GiveShown]
    called_at: int
    started_at: int | None
    ends_at: int | None


class SpotRow(msgspec.Struct, frozen=True, kw_only=True):
    """A spot: `capacity` counts groups at once (null: unlimited), `used` those there now."""

    spot: str
    name: str
    capacity: int | None
    used: int
    quiet: bool
    step_free: bool
    description: str


class HelpRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who would like the host's help, and where they are or (`there` false) were sent last."""

    person: str
    name: str
    number: int
    since: int
    coming: bool
    """The host has said so."""
    spot: str | None
    where: str
    there: bool
    beacon: Beacon | None
    """The sign of the meeting that they are in."""
    others: list[str]
    """With whom they are, by name."""


class Matchmaker(msgspec.Struct, frozen=True, kw_only=True):
    """What the matchmaker last found (`at` null: it has not looked yet), its trouble, and what it waits for."""

    at: int | None
    waiting: int
    called: int
    left_out: int
    exact: bool
    trouble: str
    waits: Waits
    wakes_at: int | None
    queued: int


class HostSnapshot(Snapshot, frozen=True, kw_only=True):
    """Everything on the host's screen."""

    role: Literal["host", "cohost"] = "host"
    """A co-host gets no links to hand on that carry a key, and may not do what only the host may."""
    settings: Settings
    links: Links
    counts: HostCounts
    people: list[PersonRow]
    meetings: list[MeetingRow]
    spots: list[SpotRow]
    matchmaker: Matchmaker
    apart: list[list[str]]
    topics: list[TopicRow]
    help: list[HelpRow]
    lacks: Lacks
    undo: list[DeedRow]
    """What was done lately and can still be taken back."""
