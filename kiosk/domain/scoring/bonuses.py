"""The soft bonuses: what makes one allowed group better than another that serves as many people.

Each is a share from 0 to 1 of the group's members (or of its directions), times a weight. All the weights together stay
below 1, the worth of the best gain: a group full of bonuses is never worth two groups, and the solver compares scores
only between choices that give equally many people a seat.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.scoring.gain import Flow

BONUSES = {
    "new": 0.10,
    "waited": 0.10,
    "leaving": 0.08,
    "starred": 0.05,
    "rare": 0.05,
    "sector": 0.07,
    "organisation": 0.05,
}
"""Every bonus and its weight."""


class Bonus(NamedTuple):
    """A bonus that counted: its name in `BONUSES` and what it added to the score."""

    name: str
    worth: float


def bonuses(members: Sequence[Seeker], flows: Sequence[Flow], rules: Rules) -> tuple[Bonus, ...]:
    """List the bonuses that count of a group in ring order; `flows[i]` is what `members[i]` gives to the next."""
    size = len(members)
    now, rare = rules.now, rules.rare
    new = leaving = starred = scarce = sector = organisation = 0
    waited = 0.0
    giver = members[-1]
    for place, getter in enumerate(members):
        want = flows[place - 1].want
        if not getter.meetings:
            new += 1
        if getter.waiting_since < now:
            waited += min(1.0, (now - getter.waiting_since) / rules.long_wait)
        if getter.leaving_at is not None and getter.leaving_at - now <= rules.leaving_soon:
            leaving += 1
        if getter.wants[want] > 1.0:
            starred += 1
        if want in rare:
            scarce += 1
        if getter.sector and giver.sector and getter.sector != giver.sector:
            sector += 1
        if getter.organisation and giver.organisation and getter.organisation != giver.organisation:
            organisation += 1
        giver = getter
    counts = {
        "new": new,
        "waited": waited,
        "leaving": leaving,
        "starred": starred,
        "rare": scarce,
        "sector": sector,
        "organisation": organisation,
    }
    return tuple([Bonus(name, BONUSES[name] * count / size) for name, count in counts.items() if count])
