"""Drawing a screen's snapshot for whoever looks at it."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

import msgspec

from kiosk.domain.commands import Actor
from kiosk.edge.desk import Desk
from kiosk.edge.visits import Visit
from kiosk.live import secrets
from kiosk.live.audience import Screen
from kiosk.live.live_room import LiveRoom
from kiosk.live.snapshots import (
    Counts,
    Sight,
    Snapshot,
    count,
    door_snapshot,
    host_snapshot,
    phone_snapshot,
    tablet_snapshot,
)
from kiosk.live.snapshots import wall_snapshot as draw_wall
from kiosk.live.snapshots.host import HostSnapshot
from kiosk.live.snapshots.phone import PhoneSnapshot

COUNTS_KEPT = 1_000
"""Milliseconds for which all phones are told the same room-wide numbers, rather than counting for each."""


class Drawing:
    """Draws for the house's screens. `desk` is set once everything is there."""

    desk: Desk

    def __init__(self) -> None:
        self._counts: WeakKeyDictionary[LiveRoom, tuple[int, Counts]] = WeakKeyDictionary()

    def draw(self, live: LiveRoom, screen: Screen, person: str | None) -> Snapshot:
        """Return one screen's snapshot (a phone's for a person); the caller holds the room still."""
        if screen == "phone":
            return phone_snapshot(live.room, person or "", self._phones_sight(live))
        return draw_shared(self.desk, live, screen)

    def _phones_sight(self, live: LiveRoom) -> Sight:
        now = live.clock.now()
        at, counts = self._counts.get(live, (0, None))
        if counts is None or now - at > COUNTS_KEPT:
            counts = count(live.room)
            self._counts[live] = now, counts
        return Sight(epoch=live.epoch, now=now, address=self.desk.address, counts=counts)


def plain_sight(desk: Desk, live: LiveRoom) -> Sight:
    """Return from where a room is looked at now, without what only the host sees."""
    return Sight(epoch=live.epoch, now=live.clock.now(), address=desk.address, lang=live.room.settings.language)


def draw_shared(desk: Desk, live: LiveRoom, screen: Screen) -> Snapshot:
    """Return the snapshot of a screen that shows the same to all who look at it."""
    if screen == "wall":
        return draw_wall(live.room, plain_sight(desk, live))
    if screen == "door":
        return door_snapshot(live.room, plain_sight(desk, live))
    if screen == "tablet":
        return tablet_snapshot(live.room, plain_sight(desk, live))
    sight = Sight(
        epoch=live.epoch,
        now=live.clock.now(),
        address=desk.address,
        connected=desk.house.presence.online(live.id).__contains__,
        door_key=secrets.door_key(desk.house.secret, live.room),
    )
    return host_snapshot(live.room, sight)


def seen_by(actor: Actor, snapshot: Any) -> Any:
    """Return what of a snapshot somebody sees: a co-host is given no key that outlives theirs."""
    if not isinstance(snapshot, HostSnapshot) or not actor.staff:
        return snapshot
    links = msgspec.structs.replace(snapshot.links, door="")
    return msgspec.structs.replace(snapshot, role="cohost", links=links)


def snapshot_for(desk: Desk, visit: Visit) -> Snapshot:
    """Return what a visit's screen shows now, all of it durable."""
    if visit.screen == "phone":
        return phone_for(desk, visit)
    with visit.live.reading():
        shared: Snapshot = seen_by(visit.actor, draw_shared(desk, visit.live, visit.screen))
        return shared


def phone_for(desk: Desk, visit: Visit) -> PhoneSnapshot:
    """Return what a visitor's phone shows now, all of it durable."""
    with visit.live.reading() as room:
        return phone_snapshot(room, visit.person, plain_sight(desk, visit.live))
