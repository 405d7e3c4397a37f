"""The door's snapshot: little, since the tablet is shared; the helpers see those who have no phone."""

from __future__ import annotations

import msgspec

from kiosk.domain.language import Language
from kiosk.live.snapshots.head import Beacon, GiveShown, Snapshot


class DoorCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many people are here."""

    here: int


class WithoutPhone(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody without a phone; `meeting` is the one they are in, with its beacon, spot and the others' names."""

    person: str
    number: int
    name: str
    state: str
    meeting: str | None
    beacon: Beacon | None
    spot: str | None
    where: str
    """The host's description of the spot; may be empty."""
    others: list[str]


class MyNumber(WithoutPhone, frozen=True, kw_only=True):
    """What somebody is told who asks at the door by number and PIN: how they stand, and what they said."""

    gives: list[GiveShown]
    """Who gives what to whom in their meeting."""
    offers: list[str]
    wants: list[str]


class TabletSnapshot(Snapshot, frozen=True, kw_only=True):
    """The door's screen as it is left to those who arrive: nobody's name is on it."""

    language: Language
    """What the house speaks, and the page until somebody chooses another."""
    counts: DoorCounts


class DoorSnapshot(TabletSnapshot, frozen=True, kw_only=True):
    """Everything on the door's screen."""

    without_phone: list[WithoutPhone]
