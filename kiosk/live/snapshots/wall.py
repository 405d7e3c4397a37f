"""The wall's snapshot: what the whole room may see."""

from __future__ import annotations

import msgspec

from kiosk.domain.language import Language
from kiosk.live.snapshots.head import Beacon, Kind, MeetingState, Snapshot


class WallCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many people are here, how many meetings began, how many things were passed on, how many groups talk now."""

    here: int
    meetings: int
    passed_on: int
    talking: int


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
    also: str
    """The offer in the wall's second language; empty where it has none."""
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
    """A topic that people here would like, or could give, and how many of them."""

    text: str
    also: str
    """The same in the wall's second language; empty where it has none."""
    count: int


class Constellation(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody who has come as a point, every two who talked with each other as a line; nobody can be told from it."""

    points: list[int]
    """A number for each, in rising order: the same person's stays, so that the point stays where it is."""
    lines: list[int]
    """Places in `points`, two by two."""


class WallSnapshot(Snapshot, frozen=True, kw_only=True):
    """Everything on the wall: cards newest first, the eight topics that most would like, and could give."""

    languages: list[Language]
    """What it speaks: one language, or two in turn."""
    counts: WallCounts
    cards: list[Card]
    wants: list[Wish]
    offers: list[Wish]
    constellation: Constellation
    qr: str
    """The path of the QR drawing."""
