"""The host's spots: added, changed, taken away."""

from __future__ import annotations

from kiosk.domain.commands import RemoveSpot, Request, SetSpot
from kiosk.domain.entries import Fact, SpotRemoved, SpotSet
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.state import RoomState
from kiosk.domain.tags import clean

MOST_SPOTS = 500


def set_spot(room: RoomState, request: Request, command: SetSpot) -> list[Fact]:
    """Add a spot or change one."""
    name = clean(command.name)
    if not name:
        raise Refusal("bad_field", field="name")
    if command.spot is None:
        if len(room.spots) >= MOST_SPOTS:
            raise Refusal("bad_field", field="name")
        spot = f"s{len(room.known_spots) + 1}"
    elif command.spot in room.spots:
        spot = command.spot
    else:
        raise Refusal("unknown_spot")
    fact = SpotSet(
        spot=spot,
        name=name,
        capacity=command.capacity,
        quiet=command.quiet,
        step_free=command.step_free,
        description=clean(command.description),
    )
    return [] if room.spots.get(spot) == fact else [fact]


def remove_spot(room: RoomState, request: Request, command: RemoveSpot) -> list[Fact]:
    """Send nobody there any more; who is there stays."""
    if command.spot not in room.spots:
        raise Refusal("unknown_spot")
    return [SpotRemoved(spot=command.spot)]
