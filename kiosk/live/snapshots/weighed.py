"""What the host is told of a group before it is called: what it is worth and why, or why it cannot be."""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.live.snapshots.head import GiveShown, Kind

Worth = Literal["some", "good", "strong"]


class WeighedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """One of the group."""

    person: str
    name: str
    number: int
    away: bool
    """Counts as here again once the group is called."""


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A group that may be called."""

    people: list[WeighedPerson]
    """In the order in which each gives to the next."""
    kind: Kind
    generous: bool
    """The first gives, the second gets."""
    worth: Worth
    gives: list[GiveShown]
    speaks_for: list[str]
    """What speaks for it besides: "new" · "waited" · "leaving" · "starred" · "rare" · "sector" · "organisation"."""


class Weighing(msgspec.Struct, frozen=True, kw_only=True):
    """The groups asked about, the best first; none: `code` and `sentence` say why not."""

    groups: list[Weighed]
    code: str
    sentence: str
