"""The worth of a group, with its reasons; None when the group is not allowed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import fsum

import msgspec

from kiosk.domain.entries import Give
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.scoring.bonuses import Bonus, bonuses
from kiosk.domain.scoring.gain import Flow, flow

PAIR = 2
"""The members of a pair; a group of more is a circle."""


class Scored(msgspec.Struct, frozen=True):
    """An allowed group's worth: above 0, below 2. `gives` in ring order: the first member's to the second leads."""

    score: float
    gives: tuple[Give, ...]
    gains: tuple[float, ...]
    """What each give brings to its getter, 0 to 1, in the same order."""
    bonuses: tuple[Bonus, ...]
    """The soft bonuses that counted; the score is the gains' harmonic mean and these."""


def allowed_together(members: Sequence[Seeker], rules: Rules) -> bool:
    """Tell whether the rules let these people be one group, whatever they have to give."""
    size = len(members)
    if size < PAIR or size > max(PAIR, rules.max_circle):
        return False
    if size > PAIR and any(member.no_circles for member in members):
        return False
    return not any(kept_apart(one, other, rules) for one, other in combinations(members, 2))


def kept_apart(one: Seeker, other: Seeker, rules: Rules) -> bool:
    """Tell whether two people may not be in one group: one and the same, forbidden, or of one organisation."""
    if one.id == other.id or (rules.forbidden and frozenset((one.id, other.id)) in rules.forbidden):
        return True
    return not rules.same_organisation and bool(one.organisation) and one.organisation == other.organisation


def score_group(members: Sequence[Seeker], rules: Rules) -> Scored | None:
    """Score a group whose members stand in ring order, each giving to the next and the last to the first.

    None when it is not allowed: somebody would get nothing along the ring, somebody stands twice in it, wants no
    circles, the circle is larger than the rules let it be, or two of its members must not meet.
    """
    if not allowed_together(members, rules):
        return None
    flows: list[Flow] = []
    giver = members[-1]
    for getter in members:
        found = flow(giver, getter, rules.related)
        if found is None:
            return None
        flows.append(found)
        giver = getter
    flows.append(flows.pop(0))
    return scored(members, flows, rules)


def scored(members: Sequence[Seeker], flows: Sequence[Flow], rules: Rules) -> Scored:
    """Score an allowed group whose flows are known; `flows[i]` is from `members[i]` to the next."""
    size = len(members)
    extra = bonuses(members, flows, rules)
    score = size / fsum([1.0 / each.gain for each in flows]) + fsum([bonus.worth for bonus in extra])
    gives = tuple(
        [
            Give(giver=giver.id, getter=members[(place + 1) % size].id, offer=way.offer, want=way.want)
            for place, (giver, way) in enumerate(zip(members, flows, strict=True))
        ]
    )
    return Scored(score, gives, tuple([each.gain for each in flows]), extra)
