"""The pool: the waiting people and the rules, as the matchmaker sees them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from kiosk.domain.matching.seeker import STARRED, Rules, Seeker, rare_topics
from kiosk.domain.people import Person, PersonState
from kiosk.domain.room.state import Apart, RoomState

N = TypeVar("N", int, float)

PLAIN_WEIGHT = 1.0
FREE: frozenset[PersonState] = frozenset({"waiting"})
FREE_FOR_A_ROUND: frozenset[PersonState] = frozenset({"waiting", "breather"})
"""A round is for everybody present: whoever takes a breath gets up for it."""


def seeker(room: RoomState, person: Person, now: int) -> Seeker:
    """Return one person as the matchmaker sees them at `now`: topics that the host merged are one."""
    profile = person.profile
    weights = [(room.counts_as(want.topic), STARRED if want.starred else PLAIN_WEIGHT) for want in profile.wants]
    return Seeker(
        id=person.id,
        offers=_most((room.counts_as(offer.topic), offer.level) for offer in profile.offers),
        wants=_most(weights),
        sector=profile.sector,
        organisation=profile.organisation,
        no_circles=profile.no_circles,
        waiting_since=person.waiting_since,
        leaving_at=profile.until,
        meetings=person.meetings,
        priority=person.priority,
        sat_out=person.sat_out,
        exact=not round_coming(room) and now < content_from(room, person),
        owed=person.owed,
    )


def content_from(room: RoomState, person: Person) -> int:
    """Return from when on somebody who waits is content with what is near what they asked for.

    Nearly everybody could soon be sent to somebody who is a little use to them; a few minutes later there may be
    somebody who has the very thing. In a round everybody is content at once.
    """
    patient = person.waiting_since + room.settings.near_after
    until = person.profile.until
    return patient if until is None else min(patient, until - room.settings.leaving_soon)


def calling(room: RoomState, now: int) -> bool:
    """Tell whether anybody may be called at `now`: a wave's calls are due, or people are called as they become free."""
    if room.closed or room.quiet or now < room.opened_at:
        return False
    if room.countdown:
        return now >= room.countdown.calls_at
    return room.settings.matching and room.settings.mode == "continuous"


def round_coming(room: RoomState) -> bool:
    """Tell whether the next calls are a round's."""
    return room.countdown is not None and room.countdown.ends_at is not None


def callable_now(room: RoomState, now: int) -> list[Person]:
    """Return those who may be called at `now`.

    Nobody in a closed room; nobody while a countdown runs, then everybody for its calls; apart from that nobody while
    matching is off or people are called in rounds only.
    """
    if not calling(room, now):
        return []
    return _free(room, FREE_FOR_A_ROUND if round_coming(room) else FREE)


def seekers(room: RoomState, now: int) -> list[Seeker]:
    """Return those who may be called at `now`, as the matchmaker sees them."""
    return [seeker(room, person, now) for person in callable_now(room, now)]


def substitutes(room: RoomState, now: int) -> list[Person]:
    """Return those who may take a lost member's place: who may be called, and in a round whoever it left out."""
    in_round = room.round and room.settings.mode == "rounds" and room.settings.matching
    if in_round and not room.closed and not room.quiet:
        return _free(room, FREE)
    return callable_now(room, now)


def rules(room: RoomState, now: int) -> Rules:
    """Return what the matchmaker must respect at `now`."""
    return Rules(
        now=now,
        forbidden=forbidden(room),
        max_circle=room.settings.max_circle,
        related=room.vocabulary,
        rare=rare_topics(seekers(room, now)),
        long_wait=room.settings.long_wait,
        leaving_soon=room.settings.leaving_soon,
        same_organisation=room.settings.same_organisation,
        fair_first=round_coming(room),
    )


def forbidden(room: RoomState) -> frozenset[Apart]:
    """Return the pairs who may not be in one group: kept apart, astray, or met before and not both wishing to again."""
    both = {frozenset(wish) for wish in room.again if wish[::-1] in room.again}
    unfit = {frozenset(pair) for pair in room.unfit}
    return frozenset(room.apart | room.kept_apart | room.astray | unfit | (room.met - both))


def out_of_reach(room: RoomState, person: Person) -> bool:
    """Tell whether somebody was called so often without touching the phone that they are called no more."""
    return person.has_phone and person.untouched >= room.settings.untouched


def _most(pairs: Iterable[tuple[str, N]]) -> dict[str, N]:
    """Return each topic with the most that is said of it, in the order in which they were first named."""
    most: dict[str, N] = {}
    for topic, value in pairs:
        most[topic] = max(value, most.get(topic, value))
    return most


def _free(room: RoomState, states: frozenset[PersonState]) -> list[Person]:
    return [
        person
        for person in room.people.values()
        if person.state in states and person.profile.offers and person.profile.wants and not out_of_reach(room, person)
    ]
