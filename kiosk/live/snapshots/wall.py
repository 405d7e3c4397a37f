"""The wall's snapshot: what the whole room may see."""

from __future__ import annotations

import msgspec

from kiosk.live.snapshots.head import Beacon, Kind, MeetingState, Snapshot


class WallCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many people are here, how many meetings began, how many things were passed on from one to another."""

    here: int
    meetings: int
    passed_on: int


class CardPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on a card; without a phone they know it is for them by the number."""

    name: str
    number: int
    has_phone: bool
    held: bool
    """The name is not shown yet: they too know it by the number."""


class CardGive(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a card: who, what, for whom."""

    from_name: str
    to_name: str
    offer: str
    want: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A called group, or one that has been talking for less than a minute. People and gives stand in ring order."""

    id: str
    kind: Kind
    generous: bool
    state: MeetingState
    beacon: Beacon
    spot: str | None
    where: str
    """The host's description of the spot; may be empty."""
    called_at: int
    gone_at: int | None
    """When a group that talks leaves the wall; null while it is still called."""
    people: list[CardPerson]
    gives: list[CardGive]


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A topic that people here would like, and how many of them."""

    text: str
    count: int


class WallSnapshot(Snapshot, frozen=True, kw_only=True):
    """Everything on the wall: cards newest first, the eight most wished topics, the path of the QR drawing."""

    counts: WallCounts
    cards: list[Card]
    wants: list[Wish]
    qr: str
