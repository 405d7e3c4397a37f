"""Erasing a room before its time, with proof."""

from __future__ import annotations

import msgspec

from kiosk.edge.desk import Desk
from kiosk.live.live_room import LiveRoom


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What there was of a room, and what is left: nothing, where all of `left` is zero."""

    title: str
    was: dict[str, int]
    left: dict[str, int]

    @property
    def whole(self) -> bool:
        """Whether nothing is left."""
        return not any(self.left.values())


def erase_room(desk: Desk, live: LiveRoom) -> Proof:
    """Delete everything about a room for good; its screens are told. Raises JournalAway."""
    title, journal = live.room.settings.title, desk.house.journal
    was = journal.traces(live.id)
    desk.house.erase(live)
    return Proof(title=title, was=was, left=journal.traces(live.id))
