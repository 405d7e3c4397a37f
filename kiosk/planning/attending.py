"""A guest as the matchmaker sees them, and the way back from its topics to their words."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from kiosk.domain.entries import Give
from kiosk.domain.matching import Seeker
from kiosk.domain.matching.seeker import STARRED
from kiosk.domain.settings import MINUTE
from kiosk.domain.tags import normalise
from kiosk.guests.guest import Guest
from kiosk.planning.topics import Topics

CAN_DO = 2
"""The level of an offer of which none was stated."""


def seekers_of(guests: Sequence[Guest], topics: Topics, seed: str | None) -> dict[str, Seeker]:
    """Return the guests as the matchmaker sees them, by ids in the list's order.

    Where two choices are equally good the ids decide; a seed shuffles them, and so changes nothing else.
    """
    places = list(range(len(guests)))
    if seed is not None:
        Random(f"{seed}/ties").shuffle(places)  # noqa: S311 (chance, not secrecy)
    ids = [f"{place:05}" for place in places]
    return {name: _seeker(name, guest, topics) for name, guest in zip(ids, guests, strict=True)}


def served_wants(give: Give, giver: Guest, getter: Guest, topics: Topics) -> list[tuple[str, str]]:
    """Return which offer serves which want, in both people's own words: what the group was made for comes first."""
    offers, wants = topics.of(giver.offers), topics.of(getter.wants)
    found = [(give.offer, give.want)]
    for want in wants:
        if want != give.want:
            best = max(offers, key=lambda offer: topics.related(offer, want))
            found += [(best, want)] if topics.related(best, want) > 0 else []
    return [(offers[offer].words, wants[want].words) for offer, want in found]


def _seeker(name: str, guest: Guest, topics: Topics) -> Seeker:
    offers, wants = topics.of(guest.offers), topics.of(guest.wants)
    return Seeker(
        id=name,
        offers={topic: guest.levels.get(said.listed, CAN_DO) for topic, said in offers.items()},
        wants={topic: STARRED if said.listed in guest.starred else 1.0 for topic, said in wants.items()},
        sector=normalise(guest.sector),
        organisation=normalise(guest.organisation),
        leaving_at=None if guest.until is None else round(guest.until * MINUTE),
    )
