"""The room that the house opens by itself when it starts, and how to get into it."""

from __future__ import annotations

import uuid
from pathlib import Path

from kiosk.config import ConfigError
from kiosk.domain.settings import HOUR, Settings
from kiosk.domain.staff import Staff
from kiosk.edge.desk import Desk
from kiosk.edge.own_topics import own_topics
from kiosk.live import secrets
from kiosk.live.live_room import LiveRoom

HOST_LINK_FILE = "host-link.txt"
HOUSE_LINK_FILE = "house-link.txt"
OWNER_ONLY = 0o600
LEASE = "first-room"
LEASE_LASTS = 10_000
"""Milliseconds that a worker has for opening the first room."""
LOOK_AGAIN = 0.2
"""Seconds after which the other workers look whether it is there."""
KEPT_WHERE_HOSTED = 30 * 24 * HOUR
"""Milliseconds that contacts and promises stay there; a laptop's pages end with the room."""
HOLDER = uuid.uuid4().hex
"""This worker."""


def first_room(desk: Desk) -> tuple[LiveRoom, bool]:
    """Return the latest room that is not closed, and True; or a new one, and False.

    Of several workers that start at once, one opens it and the others find it. Raises ConfigError where the vocabulary
    that it is to have cannot be used; then none is opened.
    """
    house = desk.house
    while True:
        open_rooms = [live for live in house.rooms if not live.room.closed]
        if open_rooms:
            return max(open_rooms, key=lambda live: live.room.opened_at), True
        if not house.journal.shared or house.journal.take_lease(LEASE, HOLDER, LEASE_LASTS):
            house.resume()  # another worker may have opened it just before
            if not any(not live.room.closed for live in house.rooms):
                return house.open_room(desk.config.room, begins_with(desk), own_topics(desk.config)), False
        else:
            house.background.sleep(LOOK_AGAIN)
            house.resume()


def begins_with(desk: Desk) -> Settings:
    """Return what a new room begins with: a PIN for its door; on the web for good, what people agreed on stays."""
    hosted = desk.address.startswith("https:")
    return Settings(keep_agreed=KEPT_WHERE_HOSTED if hosted else 0, door_pin=secrets.make_door_pin())


def links(desk: Desk, live: LiveRoom) -> dict[str, str]:
    """Return the full addresses of the four screens and of the house itself; keys stand in the fragment."""
    host, door = secrets.host_key(desk.house.secret, live.room), secrets.door_key(desk.house.secret, live.room)
    return {
        "join": f"{desk.address}/{live.room.code}",
        "wall": f"{desk.address}/wall/{live.id}",
        "host": f"{desk.address}/host/{live.id}#{host}",
        "door": f"{desk.address}/door/{live.id}#{door}",
        "house": f"{desk.address}/house#{secrets.house_key(desk.house.secret)}",
    }


def staff_link(desk: Desk, live: LiveRoom, staff: Staff) -> str:
    """Return the full address of a co-host's or helper's screen, with their key in the fragment."""
    screen = "host" if staff.role == "cohost" else "door"
    return f"{desk.address}/{screen}/{live.id}#{secrets.staff_key(desk.house.secret, live.room, staff)}"


def write_host_link(desk: Desk, live: LiveRoom) -> Path:
    """Write the host's secret link, and the house's, into files that only the owner can read; return the first.

    Raises ConfigError where they cannot be written: nobody could open the host console then.
    """
    found, folder = links(desk, live), Path(desk.config.data)
    _write(folder / HOUSE_LINK_FILE, found["house"])
    return _write(folder / HOST_LINK_FILE, found["host"])


def _write(path: Path, link: str) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=OWNER_ONLY)
        path.chmod(OWNER_ONLY)
        path.write_text(link + "\n", encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"The host's link cannot be written to {path}: {error.strerror}.") from error
    return path
