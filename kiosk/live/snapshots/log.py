"""The room's log for its host: what the staff did, and what of it can still be taken back."""

from __future__ import annotations

import msgspec


class DeedRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something that one of the staff did: `what` by a name of ours, to whom (`people`, by name), and what about."""

    deed: int
    at: int
    by: str
    """Who did it: "host", "door", or what somebody with a link of their own is called."""
    what: str
    people: list[str]
    """By name; whoever is erased is nobody."""
    about: str
    """A topic, a place, a setting, or the host's own words; may be empty."""
    n: int
    """How many people, groups or minutes, or 0."""
    until: int | None
    """Ms Unix: until when it can be taken back; null: it cannot."""
    undone: bool


class RoomLog(msgspec.Struct, frozen=True, kw_only=True):
    """What the staff did, the latest first."""

    deeds: list[DeedRow]
