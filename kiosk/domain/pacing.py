"""When the matchmaker looks at the room."""

from __future__ import annotations

from typing import Literal, TypeAlias

from kiosk.domain.room.pool import callable_now
from kiosk.domain.room.state import RoomState

Waits: TypeAlias = Literal[
    "off",
    "closed",
    "countdown",
    "round",
    "between_rounds",
    "nobody",
    "breathers",
    "spots",
    "thin",
    "gathering",
    "nobody_fits",
]


def solve_at(room: RoomState, now: int) -> int | None:
    """Return when the matchmaker should next look; None where only a new entry can give it a reason to."""
    if room.pool_since is None:
        return None
    waiting = callable_now(room, now)
    if len(waiting) < 2:
        return None
    gathered = room.pool_since + room.settings.gather
    pressed = min(person.waiting_since for person in waiting) + room.settings.pressed
    leaving = min((until for person in waiting if (until := person.profile.until) is not None), default=None)
    moments = [gathered, max(pressed, room.pool_since)]
    if leaving is not None:
        moments.append(max(leaving - room.settings.leaving_soon, room.pool_since))
    return min(moments)


def waits_for(room: RoomState, now: int) -> Waits:
    """Return what keeps the matchmaker from calling anybody just now."""
    if room.closed:
        return "closed"
    if not room.settings.matching:
        return "off"
    if len(callable_now(room, now)) < 2:
        resting = any(person.state == "breather" for person in room.people.values())
        return "breathers" if resting else "nobody"
    return "gathering" if room.pool_since is not None else "nobody_fits"
