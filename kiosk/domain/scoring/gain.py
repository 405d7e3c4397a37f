"""What one person would get from another."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.domain.matching.seeker import Related, Seeker, same_topic

LEVEL_FACTORS = {1: 0.8, 2: 0.9, 3: 1.0}
"""How much an offer counts at its level: a start, can do, could teach it."""
PLAIN_LEVEL_FACTOR = LEVEL_FACTORS[2]
"""For a level that nobody stated."""


class Flow(NamedTuple):
    """One direction of a group: how much flows, and the offer and want that carry most of it."""

    gain: float
    offer: str
    want: str
    relatedness: float


def flow(giver: Seeker, getter: Seeker, related: Related) -> Flow | None:
    """Work out what `getter` gets from `giver`; None when it is nothing.

    The gain is over the getter's wants, by weight and normalised to 1: the best that any of the giver's offers brings.
    Among equals the getter's first want and the giver's first offer are named, in the order in which they stated them.
    """
    offers = giver.offers
    whole = total = best_part = best_relatedness = 0.0
    best_offer = best_want = ""
    plain = getter.exact or related is same_topic
    for want, weight in getter.wants.items():
        if not weight > 0.0:
            continue
        whole += weight
        if plain:
            level = offers.get(want)
            if level is None:
                continue
            offer, relatedness = want, 1.0
            worth = LEVEL_FACTORS.get(level, PLAIN_LEVEL_FACTOR)
        else:
            worth, offer, relatedness = _best_offer(giver, want, related)
            if worth <= 0.0:
                continue
        part = weight * worth
        total += part
        if part > best_part:
            best_part, best_offer, best_want, best_relatedness = part, offer, want, relatedness
    if best_part <= 0.0:
        return None
    return Flow(total / whole, best_offer, best_want, best_relatedness)


def _best_offer(giver: Seeker, want: str, related: Related) -> tuple[float, str, float]:
    best = (0.0, "", 0.0)
    for offer, level in giver.offers.items():
        relatedness = min(1.0, related(offer, want))
        worth = relatedness * LEVEL_FACTORS.get(level, PLAIN_LEVEL_FACTOR)
        if worth > best[0]:
            best = (worth, offer, relatedness)
    return best


def gain(getter: Seeker, giver: Seeker, related: Related = same_topic) -> float:
    """Tell how much `getter` would get from `giver`, 0 to 1."""
    found = flow(giver, getter, related)
    return found.gain if found else 0.0


def best_give(giver: Seeker, getter: Seeker, related: Related = same_topic) -> tuple[str, str, float] | None:
    """Name the offer of `giver` that serves `getter` best, the want it serves and their relatedness, or None."""
    found = flow(giver, getter, related)
    return (found.offer, found.want, found.relatedness) if found else None
