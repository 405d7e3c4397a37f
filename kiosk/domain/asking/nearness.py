"""How likely people are to know of topics, judged by what people here offer together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.asking.openings import Topics

SMOOTHING = 4.0
"""People's worth of the topic's popularity that is added to every count of who offers two topics together."""
PRIOR = 1.0
"""Offerings, and as many refusals to offer, that every topic starts with: what nobody offers yet is not impossible."""


def likely(topics: Topics, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return for the people in `rows`, and for each topic that they do not offer, how likely they know of it, 0 to 1.

    The mean, over what they offer, of the share of those who offer that too and also offer the topic; where topics are
    related, at least as likely as the relation is strong. Of whoever offers nothing, the share of all who offer it.
    """
    offers = topics.offers.astype(np.float64)
    offered = offers.sum(axis=0)
    share = (offered + PRIOR) / (len(offers) + 2 * PRIOR)
    near = (offers.T @ offers + SMOOTHING * share) / (np.maximum(offered, 1)[:, None] - 1 + SMOOTHING)
    said = offers[rows]
    count = said.sum(axis=1, keepdims=True)
    found: NDArray[np.float64] = np.where(count > 0, said @ near / np.maximum(count, 1), share)
    for number, row in enumerate(rows):
        mine = topics.far[topics.offers[row]]
        if len(mine):
            np.maximum(found[number], mine.max(axis=0), out=found[number])
    return found
