"""Why somebody is in no group: the nearest cause, so that people and hosts can be told what would change it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, TypeAlias

from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.ways import Ways

Why: TypeAlias = Literal[
    "alone", "nothing_to_give", "nothing_to_get", "nobody_wants", "nobody_offers", "kept_apart", "no_ring", "taken"
]
"""The cause, the first that holds:

alone: nobody else is here; nothing_to_give: no offers; nothing_to_get: no wants; nobody_wants: nobody here wants what
they offer; nobody_offers: nobody here offers what they want; kept_apart: groups would close, but those in them may not
meet (met, blocked, host's rule, one organisation); no_ring: they could give and get, but no pair and no circle closes
(or somebody in it wants no circles); taken: a group would have been possible, its members were needed elsewhere.
"""


def why_unserved(seekers: Sequence[Seeker], rules: Rules, served: Collection[str]) -> dict[str, Why]:
    """Say for everybody who could be called and whose id is not among `served` why; in the order of `seekers`."""
    served = frozenset(served)
    ways = Ways(seekers, rules)
    return {seeker.id: _why(seekers, ways, place) for place, seeker in enumerate(seekers) if seeker.id not in served}


def _why(seekers: Sequence[Seeker], ways: Ways, place: int) -> Why:
    seeker = seekers[place]
    if len(seekers) == 1:
        return "alone"
    if not seeker.offers:
        return "nothing_to_give"
    if not any(weight > 0 for weight in seeker.wants.values()):
        return "nothing_to_get"
    if not ways.getters[place]:
        return "nobody_wants"
    if not ways.givers[place]:
        return "nobody_offers"
    if ways.closes(place):
        return "taken"
    return "kept_apart" if ways.closes(place, whoever=True) else "no_ring"
