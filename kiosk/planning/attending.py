"""A guest as the matchmaker sees them, and the way back from its topics to their words."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from kiosk.domain.entries import Give
from kiosk.domain.matching import Seeker
from kiosk.domain.matching.seeker import STARRED
from kiosk.domain.settings import MINUTE
from kiosk.guests.guest import Guest
from kiosk.planning.topics import related, texts_by_topic, topic_of

CAN_DO = 2
"""The level of an offer of which none was stated."""


def seekers_of(guests: Sequence[Guest], seed: str | None) -> dict[str, Seeker]:
    """Return the guests as the matchmaker sees them, by ids in the list's order.

    Where two choices are equally good the ids decide; a seed shuffles them, and so changes nothing else.
    """
    places = list(range(len(guests)))
    if seed is not None:
        Random(f"{seed}/ties").shuffle(places)  # noqa: S311 (chance, not secrecy)
    ids = [f"{place:05}" for place in places]
    return {name: _seeker(name, guest) for name, guest in zip(ids, guests, strict=True)}


def served_wants(give: Give, giver: Guest, getter: Guest) -> list[tuple[str, str]]:
    """Return which offer serves which want, in both people's own words: what the group was made for comes first."""
    offers, wants = texts_by_topic(giver.offers), texts_by_topic(getter.wants)
    found = [(give.offer, give.want)]
    for want in wants:
        serving = [offer for offer in offers if want != give.want and related(offer, want) > 0]
        found += [(max(serving, key=lambda offer: related(offer, want)), want)] if serving else []
    return [(offers[offer], wants[want]) for offer, want in found]


def _seeker(name: str, guest: Guest) -> Seeker:
    stars = {topic_of(text) for text in guest.starred}
    return Seeker(
        id=name,
        offers={topic: guest.levels.get(text, CAN_DO) for topic, text in texts_by_topic(guest.offers).items()},
        wants={topic: STARRED if topic in stars else 1.0 for topic in texts_by_topic(guest.wants)},
        sector=topic_of(guest.sector),
        organisation=topic_of(guest.organisation),
        leaving_at=None if guest.until is None else round(guest.until * MINUTE),
    )
