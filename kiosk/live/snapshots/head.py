"""What every screen's snapshot begins with, and the small parts that several share. Times: milliseconds, Unix."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from kiosk.domain.entries import Beacon
from kiosk.domain.language import ENGLISH, Language

Kind = Literal["pair", "circle"]
CallStatus = Literal["called", "coming", "here"]
Mode = Literal["continuous", "rounds"]
MeetingState = Literal["called", "talking", "still"]
"""A live meeting's state: "called" until they talk, "still" while "still talking?" waits for an answer."""


class Announcement(msgspec.Struct, frozen=True, kw_only=True):
    """What the host says to everyone, until a moment."""

    text: str
    until: int


class WaveShown(msgspec.Struct, frozen=True, kw_only=True):
    """A wave or a round: its countdown runs until it is `called`; then, if it has an end, it is a round under way."""

    calls_at: int
    ends_at: int | None
    number: int
    called: bool


class QuietShown(msgspec.Struct, frozen=True, kw_only=True):
    """Nobody is called: somebody speaks to everyone, until a moment or (null) until the host ends it."""

    until: int | None


class RoomShown(msgspec.Struct, frozen=True, kw_only=True):
    """The room as every screen names it. `join` is the full join address, `short` the same without its scheme."""

    title: str
    run_by: str
    code: str
    join: str
    short: str
    closed: bool
    matching: bool
    mode: Mode
    wave: WaveShown | None
    quiet: QuietShown | None
    erase_at: int
    stays_until: int | None
    """Until when what people agreed on is kept; null: no longer than the rest."""
    kept: bool
    """The evening itself is erased: only what people agreed on is left."""
    opened_at: int
    announcement: Announcement | None


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """Common to all: `epoch` and `version` order snapshots (a newer epoch always wins); `now` is the server's clock."""

    screen: str
    epoch: int
    version: int
    now: int
    room: RoomShown


class GiveShown(msgspec.Struct, frozen=True, kw_only=True, rename={"giver": "from", "getter": "to"}):
    """One direction of a group, in people's own words; `from` and `to` are person ids."""

    giver: str
    getter: str
    from_name: str
    to_name: str
    offer: str
    want: str
    related: bool
    """The two are near each other, not the same topic."""


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many are here (checked in and not gone), and how many of them wait to be called."""

    here: int
    waiting: int


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """From where a room is looked at: what a snapshot needs beyond the room itself."""

    epoch: int
    now: int
    address: str
    """The address under which people reach the house, `scheme://host[:port]`, without a trailing slash."""
    lang: Language = ENGLISH
    """In which language words of ours stand in it; a phone's are its person's own."""
    counts: Counts | None = None
    """The room-wide numbers for phones, when they are kept for a while; None counts them now."""
    connected: Callable[[str], bool] | None = None
    """Whether a person's phone is connected at the moment; None: not known, shown as not."""
    door_key: str = ""
    """The helpers' key, for the link on the host's screen."""


__all__ = [
    "Announcement",
    "Beacon",
    "CallStatus",
    "Counts",
    "GiveShown",
    "Kind",
    "MeetingState",
    "Mode",
    "RoomShown",
    "Sight",
    "Snapshot",
    "WaveShown",
]
