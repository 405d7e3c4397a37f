"""The pool: the waiting people and the rules, as the matchmaker sees them."""

from __future__ import annotations

from kiosk.domain.matching.seeker import STARRED, Rules, Seeker, rare_topics
from kiosk.domain.people import Person
from kiosk.domain.room.state import Apart, RoomState

PLAIN_WEIGHT = 1.0


def seeker(person: Person) -> Seeker:
    """Return one person as the matchmaker sees them."""
    profile = person.profile
    return Seeker(
        id=person.id,
        offers={offer.topic: offer.level for offer in profile.offers},
        wants={want.topic: STARRED if want.starred else PLAIN_WEIGHT for want in profile.wants},
        sector=profile.sector,
        organisation=profile.organisation,
        no_circles=profile.no_circles,
        waiting_since=person.waiting_since,
        leaving_at=profile.until,
        meetings=person.meetings,
        priority=person.priority,
    )


def callable_now(room: RoomState, now: int) -> list[Person]:
    """Return those who are free to be called at `now`; nobody while matching is off or the room is closed."""
    if room.closed or not room.settings.matching or now < room.opened_at:
        return []
    return [person for person in room.people.values() if person.state == "waiting" and _can_meet(person)]


def seekers(room: RoomState, now: int) -> list[Seeker]:
    """Return those who are free to be called at `now`, as the matchmaker sees them."""
    return [seeker(person) for person in callable_now(room, now)]


def rules(room: RoomState, now: int) -> Rules:
    """Return what the matchmaker must respect at `now`."""
    return Rules(
        now=now,
        forbidden=forbidden(room),
        max_circle=room.settings.max_circle,
        rare=rare_topics(seekers(room, now)),
        long_wait=room.settings.long_wait,
        leaving_soon=room.settings.leaving_soon,
    )


def forbidden(room: RoomState) -> frozenset[Apart]:
    """Return the pairs who may not be in one group: kept apart, or met before and not both wishing to again."""
    both = {frozenset(wish) for wish in room.again if wish[::-1] in room.again}
    return frozenset(room.apart | room.kept_apart | (room.met - both))


def _can_meet(person: Person) -> bool:
    return bool(person.profile.offers and person.profile.wants)
