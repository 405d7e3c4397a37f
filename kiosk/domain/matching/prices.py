"""What people are worth to those who want to be paired with them, roughly: soft prices, from which exact ones are near.

Everybody spreads themselves over all their pairs, the more on those that leave them more points above the other's
price; and prices move until everybody is spread once. The sharper they choose, the nearer the prices are to those at
which everybody's best pair is also the other's. Steps are such as come out the same on every machine: what does not is
rounded before it matters.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kiosk.domain.matching.flows import Real, Whole

SOFTNESS = ((512.0, 15), (256.0, 20), (128.0, 20), (64.0, 30), (32.0, 30))
"""Points by which a pair must be better for e times as much of somebody, and rounds at that: each half the one before,
so that no further exponential is taken."""
WORTHLESS = 6e-6
"""A pair on which people spread so little of themselves is left out from there on."""


class Near(NamedTuple):
    """The pairs that may be worthwhile, each told from either end, by whom it is told from: the other, and the row."""

    one: Whole
    other: Whole
    row: Whole
    prices: Whole
    """What each of the people is worth, in points."""


def soft_prices(ends: Whole, points: Whole, people: int) -> Near | None:
    """Find everybody's price and the pairs that are worth about as much as their people; None if it fails."""
    one, other, row = ends.T.ravel(), ends[:, ::-1].T.ravel(), np.tile(np.arange(len(ends)), 2)
    top, softest = int(points.max()), SOFTNESS[0][0]
    worths, which = np.unique(points, return_inverse=True)
    pull = np.exp((worths - top) / softest).astype(np.float32).astype(np.float64)[which][row]
    kept = np.argsort(one, kind="stable")
    share: Real = np.ones(people)
    there = np.unique(one)
    for place, (_, rounds) in enumerate(SOFTNESS):
        one, other, row, pull = one[kept], other[kept], row[kept], pull[kept]
        found, starts = np.unique(one, return_index=True)
        if len(found) < len(there):
            return None
        with np.errstate(over="ignore", under="ignore", divide="ignore", invalid="ignore"):
            if place:
                pull, share = pull * pull, share * share
            for _ in range(rounds):
                share[there] = np.sqrt(share[there] / np.add.reduceat(pull * share[other], starts))
            if not (np.isfinite(share) & (share > 0)).all():
                return None
            kept = np.flatnonzero(pull * (share[one] * share[other]) > WORTHLESS)
    prices = np.zeros(people, dtype=np.int64)
    prices[there] = np.rint(top / 2 - SOFTNESS[-1][0] * np.log(share[there]))
    return Near(one[kept], other[kept], row[kept], prices)
