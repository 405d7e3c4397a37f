"""When the matchmaker looks at the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from kiosk.domain.people import Person
from kiosk.domain.room.hope import hopeful
from kiosk.domain.room.pool import callable_now, content_from
from kiosk.domain.room.questions import listening
from kiosk.domain.room.state import RoomState

Waits: TypeAlias = Literal[
    "off",
    "closed",
    "countdown",
    "quiet",
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
    """Return when the matchmaker should next look; None where only a new entry can give it a reason to.

    That is when people may be called (see `calls_at`) or, no countdown running, when phones may ask something new.
    """
    at = calls_at(room, now)
    if room.closed or room.countdown:
        return at
    return min([*_asks_from(room, now), *([] if at is None else [at])], default=None)


def calls_at(room: RoomState, now: int) -> int | None:
    """Return when the matchmaker should next look for whom to call; None where it takes a new entry.

    While a countdown runs that is the moment of its calls. Otherwise it looks again only when something has changed,
    once it has gathered people for a while: longer in a thin room, where few would fit, unless anybody is pressed.
    It looks at once when somebody is pressed for whom it may find a group, or when a spot is open for those who queue.
    """
    if room.closed:
        return None
    if room.countdown:
        return room.countdown.calls_at
    waiting = callable_now(room, now)
    if len(waiting) < 2:
        return None
    return min([*_after_news(room, waiting), *_patient_from(room, waiting)], default=None)


def _asks_from(room: RoomState, now: int) -> list[int]:
    """Return the moments from which phones may ask something new."""
    calls = len(callable_now(room, now)) > 1  # then what is new in the room is looked at anyway
    moments = []
    for person in listening(room):
        if person.asked_at is not None:
            rested = person.asked_at + room.settings.ask_every
            # Where it found nothing new to ask when it last looked, it is the same for a while.
            moments.append(rested if rested > room.matchmaker_at else room.matchmaker_at + room.settings.ask_every)
        if room.pool_since is not None and not calls:
            rested = 0 if person.asked_at is None else person.asked_at + room.settings.ask_every
            moments.append(max(room.pool_since + room.settings.gather, rested))
    return moments


def _after_news(room: RoomState, waiting: Sequence[Person]) -> list[int]:
    """Return the moments at which what is new in the room is a reason to look."""
    if room.pool_since is None:
        return []
    if _spot_freed(room, waiting):
        return [room.pool_since]
    since, settings = room.pool_since, room.settings
    moments = [since + (settings.gather_thin if len(waiting) < settings.thin else settings.gather)]
    pressed = [person for person in waiting if _pressed_from(room, person) < moments[0]]
    # Whom nothing new can serve does not hurry a look: it would be in vain, and call the others too early.
    moments += [max(_pressed_from(room, person), since) for person in hopeful(room, pressed)]
    return moments


def _patient_from(room: RoomState, waiting: Sequence[Person]) -> list[int]:
    """Return the moments, since it last looked, from which people are content with less.

    With what is near what they asked for; or with giving, or getting, only.
    """
    moments = [content_from(room, person) for person in waiting if _something_near(room, person)]
    if room.settings.generous:
        moments += [person.waiting_since + room.settings.generous_after for person in waiting]
    return [moment for moment in moments if moment > room.matchmaker_at]


def _something_near(room: RoomState, person: Person) -> bool:
    """Tell whether there is a topic that is near what somebody wants."""
    return any(len(room.vocabulary.near(room.counts_as(want.topic))) > 1 for want in person.profile.wants)


def waits_for(room: RoomState, now: int) -> Waits:
    """Return what keeps the matchmaker from calling anybody just now."""
    if room.closed:
        return "closed"
    if room.countdown:
        return "countdown"
    if room.quiet:
        return "quiet"
    if not room.settings.matching:
        return "off"
    if room.settings.mode == "rounds":
        return "round" if room.round else "between_rounds"
    waiting = callable_now(room, now)
    if len(waiting) < 2:
        resting = any(person.state == "breather" for person in room.people.values())
        return "breathers" if resting else "nobody"
    if any(person.queued for person in waiting) and not _spot_freed(room, waiting):
        return "spots"
    if room.pool_since is None:
        return "nobody_fits"
    pressed = any(_pressed_from(room, person) <= now for person in waiting)
    return "thin" if len(waiting) < room.settings.thin and not pressed else "gathering"


def _pressed_from(room: RoomState, person: Person) -> int:
    """Return from when on somebody is to be served soon: let down by a call, long waiting, or about to leave."""
    if person.priority:
        return person.since
    long_waited = person.waiting_since + room.settings.pressed
    until = person.profile.until
    return long_waited if until is None else min(long_waited, until - room.settings.leaving_soon)


def _spot_freed(room: RoomState, waiting: Sequence[Person]) -> bool:
    """Tell whether people queue for a spot and one is open."""
    if not any(person.queued for person in waiting):
        return False
    use = room.spot_use()
    return any(spot.capacity is None or use[name] < spot.capacity for name, spot in room.spots.items())
