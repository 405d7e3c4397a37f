"""What entries about the room itself change."""

from __future__ import annotations

import msgspec

from kiosk.domain import entries as e
from kiosk.domain.room.folding.steps import renew_pool
from kiosk.domain.room.state import RoomState


def opened(room: RoomState, fact: e.RoomOpened, entry: e.Entry) -> None:
    """The room begins."""
    room.id, room.code, room.salt = fact.room, fact.code, fact.salt
    room.opened_at, room.erase_at, room.settings = entry.at, fact.erase_at, fact.settings


def setting(room: RoomState, fact: e.SettingChanged, entry: e.Entry) -> None:
    """One setting is another."""
    room.settings = msgspec.structs.replace(room.settings, **{fact.name: fact.value})
    if fact.name in {"matching", "max_circle"}:
        renew_pool(room, entry.at)


def erase_moved(room: RoomState, fact: e.EraseMoved, entry: e.Entry) -> None:
    """The hour of erasing is another."""
    room.erase_at = fact.erase_at


def spot_set(room: RoomState, fact: e.SpotSet, entry: e.Entry) -> None:
    """A spot is there, or is another."""
    room.spots[fact.spot] = fact
    room.spot_names[fact.spot] = fact.name
    renew_pool(room, entry.at)


def spot_removed(room: RoomState, fact: e.SpotRemoved, entry: e.Entry) -> None:
    """A spot is there no more."""
    room.spots.pop(fact.spot, None)
    renew_pool(room, entry.at)


def announced(room: RoomState, fact: e.Announced, entry: e.Entry) -> None:
    """The host said something."""
    room.announcement = fact


def closed(room: RoomState, fact: e.RoomClosed, entry: e.Entry) -> None:
    """The evening is over."""
    room.closed = True


def looked(room: RoomState, fact: e.MatchmakerLooked, entry: e.Entry) -> None:
    """The matchmaker looked; what came after what it saw is still new."""
    room.matchmaker, room.matchmaker_at = fact, entry.at
    if not fact.trouble:
        room.pool_since = entry.at if room.pool_version > fact.seen else None
