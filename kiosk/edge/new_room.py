"""Opening a room as somebody wishes it: a new one, or the one that the house opened by itself and nobody has used."""

from __future__ import annotations

from kiosk.domain.commands import Actor, AnyCommand, ChangeSetting, Role
from kiosk.domain.settings import Settings
from kiosk.edge.desk import Desk
from kiosk.edge.first_room import begins_with
from kiosk.edge.own_topics import own_topics
from kiosk.edge.wishes import Wishes
from kiosk.live.live_room import LiveRoom

HOST = Actor(Role.HOST)


def open_room(desk: Desk, wishes: Wishes) -> LiveRoom:
    """Return the room, with its settings and places. Raises Refusal; ConfigError where its topics are unreadable."""
    house = desk.house
    live = next((room for room in house.rooms if is_unused(room)), None)
    commands: list[AnyCommand] = list(wishes.spots)
    if live is None:
        live = house.open_room("", wishes.settings(begins_with(desk), house.clock.now()), own_topics(desk.config))
    else:
        changes = {**wishes.changes, "erase_at": wishes.erase_at}
        commands += [ChangeSetting(name=name, value=value) for name, value in changes.items()]
    for command in commands:
        live.submit(command, HOST)
    return live


def is_unused(live: LiveRoom) -> bool:
    """Tell whether it is as the house opened it: nobody came, no place was named, and it has no title of its own."""
    room = live.room
    as_opened = room.settings.title == Settings().title and room.settings.doors_at is None
    return as_opened and not (room.people or room.known_spots or room.closed or room.kept)
