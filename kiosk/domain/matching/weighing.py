"""Scores and standings of many groups at once. Held against `kiosk.domain.scoring.group`, which does so for one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kiosk.domain.matching.columns import Columns
from kiosk.domain.matching.flows import Flows, Whole
from kiosk.domain.matching.objective import LEVELS, POINTS, ROUNDING, SCORE, standing
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.scoring.bonuses import BONUSES


class Weigher:
    """Weighs groups of `seekers`, named by their places, whose `flows` are known."""

    def __init__(self, seekers: Sequence[Seeker], rules: Rules, flows: Flows, topics: dict[str, int]) -> None:
        self._gain = flows.gain
        self._standing = np.array([standing(seeker, rules) for seeker in seekers], dtype=np.int64).reshape(-1, 3)
        self._own = np.array([_own(seeker, rules) for seeker in seekers], dtype=np.float64)
        sectors, organisations = (
            numbers([each.sector for each in seekers]),
            numbers([each.organisation for each in seekers]),
        )
        rare = np.zeros(max(topics.values(), default=0) + 1, dtype=bool)
        rare[[topics[topic] for topic in rules.rare if topic in topics]] = True
        self._along = BONUSES["starred"] * (flows.weight > 1.0) + BONUSES["rare"] * rare[flows.want]
        for name, group in (("sector", sectors), ("organisation", organisations)):
            if group.any():
                one, other = group[flows.giver], group[flows.getter]
                self._along += BONUSES[name] * ((one != other) & (one > 0) & (other > 0))

    def columns(self, members: Whole, ways: Sequence[Whole]) -> Columns:
        """Weigh groups: `members` a row each, and for each seat the flow from there to the next seat."""
        size = len(ways)
        taken = members[:, :size]
        slow, score, own = np.zeros(len(members)), np.zeros(len(members)), np.zeros(len(members))
        standing = np.zeros((len(members), 3), dtype=np.int64)
        for seat, way in enumerate(ways):
            slow += 1.0 / self._gain[way]
            score += self._along[way]
            own += self._own[taken[:, seat]]
            standing += self._standing[taken[:, seat]]
        score = (score + own) / size + size / slow
        levels = np.empty((len(members), LEVELS), dtype=np.int64)
        levels[:, 0] = size
        levels[:, 1:4] = standing
        levels[:, 4] = -(size > 2)
        levels[:, SCORE] = np.floor(score * POINTS + 0.5 + ROUNDING)
        return Columns(members, levels)


def _own(seeker: Seeker, rules: Rules) -> float:
    """Add up the bonuses that somebody brings into any group."""
    worth = 0.0 if seeker.meetings else BONUSES["new"]
    if seeker.waiting_since < rules.now:
        worth += BONUSES["waited"] * min(1.0, (rules.now - seeker.waiting_since) / rules.long_wait)
    if seeker.leaving_at is not None and seeker.leaving_at - rules.now <= rules.leaving_soon:
        worth += BONUSES["leaving"]
    return worth


def numbers(names: Sequence[str]) -> Whole:
    """Give each name a number, 0 to none."""
    known = {"": 0}
    return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.int64)
