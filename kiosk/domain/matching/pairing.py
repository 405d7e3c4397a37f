"""The best pairs: maximum-weight general matching, exact in whole numbers of 128 bits."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.matching.blossom import matched
from kiosk.domain.matching.columns import Columns
from kiosk.domain.matching.flows import Whole
from kiosk.domain.matching.objective import FIRST, MINUTES, SAT_OUT, SCORE
from kiosk.domain.matching.priced import priced_pairs

MOST_PAIRS = 60_000
"""Pairs that are looked at: in a larger room each person's best, and of equally good ones the nearest by id."""
MOST_PEOPLE = 3_000
"""In a larger room the best pair is taken, then the best of those that are left, and so on."""
WORD = 2**62
"""Below this a folded weight fits into a machine word, else it is one of Python's numbers."""
BELOW = [SAT_OUT, FIRST, MINUTES, SCORE]
"""The levels in which pairs differ, the one that counts most first."""
LEAST_EACH = 8
"""Pairs to a person that are always looked at."""
MANY = 12_000
"""Of so many pairs prices tell the best sooner than a search among all of them."""
FEW = 3
"""Whoever could be paired with so many people or fewer may be one of too many for the same partners."""


def thinned(pairs: Columns, people: int) -> Columns:
    """Return the pairs, or where there are too many the best of each person."""
    if len(pairs) <= MOST_PAIRS:
        return pairs
    each = max(LEAST_EACH, MOST_PAIRS // people)
    one, other = pairs.members[:, 0], pairs.members[:, 1]
    near = np.minimum((other - one) % people, (one - other) % people)
    ranked = np.lexsort((near, *(-pairs.levels[:, level] for level in reversed(BELOW))))
    kept = np.zeros(len(pairs), dtype=bool)
    for seat in (0, 1):
        by_person = ranked[np.argsort(pairs.members[ranked, seat], kind="stable")]
        person = pairs.members[by_person, seat]
        place = np.arange(len(person)) - np.searchsorted(person, person)
        kept[by_person[place < each]] = True
    return pairs.take(np.flatnonzero(kept))


def best_pairs(pairs: Columns, people: int) -> tuple[Whole, bool]:
    """Choose disjoint pairs that are best in the whole objective, as many as can be: their rows, whether it is proven.

    In a very large room they are good, not best.
    """
    if not len(pairs):
        return np.empty(0, dtype=np.int64), True
    weights = _weights(pairs, people)
    one_by_one = _one_after_the_other(pairs, weights, people)
    if people > MOST_PEOPLE:
        return np.sort(one_by_one), False
    # The search starts from whoever comes last, time and again: it soon ends where people stand beside a good partner.
    seated = pairs.members[one_by_one[::-1], :2].ravel()
    places = np.argsort(np.concatenate([np.setdiff1d(np.arange(people), seated), seated]))
    ends = places[pairs.members[:, :2]]
    worth = weights.tolist()
    rows = _wanted(ends, worth, people)
    if len(rows) >= MANY:
        points = pairs.levels[rows, SCORE]
        alike = len(np.unique(weights[rows] - points)) == 1
        priced = priced_pairs(ends[rows], points, people, alike=alike)
        if priced is not None:
            return np.sort(rows[priced]), True
    return np.sort(matched(ends, rows, worth, people)), True


def _weights(pairs: Columns, people: int) -> NDArray[Any]:
    """Fold the levels below the number served into one number, each with room for what half the people's reach."""
    below = pairs.levels[:, BELOW]
    tops = (below.max(axis=0) * (people // 2 + 1)).tolist()
    steps = [prod(top + 1 for top in tops[level + 1 :]) for level in range(len(tops))]
    number = np.int64 if prod(top + 1 for top in tops) < WORD else object
    weights: NDArray[Any] = below.astype(number) @ np.array(steps, dtype=number)
    return weights


def _wanted(ends: Whole, weights: Sequence[int], people: int) -> Whole:
    """Leave out the pairs of those who are too many for the same few partners: the search for seats for them is long.

    Of people of whom no two are a pair, and who could be paired with some others, match as many as can be, of most
    weight. Whoever is left over is not needed: where a choice of pairs for the whole room seats one of them, follow it
    and the match in turn from there. The way cannot end at a partner whom only the choice seats, for then the match
    could seat one more, so it ends at somebody whom only the match seats; and along it the match weighs no less, or it
    would not weigh most. So the choice can do as the match does there.
    """
    few = np.bincount(ends.ravel(), minlength=people) <= FEW
    rivals = few.copy()
    rivals[ends[few[ends].all(axis=1)]] = False
    theirs = rivals[ends]
    rows = np.flatnonzero(theirs.any(axis=1))
    seated = ends[matched(ends, rows, weights, people)]
    left_over = rivals
    left_over[seated] = False
    return np.flatnonzero(~left_over[ends].any(axis=1))


def _one_after_the_other(pairs: Columns, weights: NDArray[Any], people: int) -> Whole:
    """Take the best pair, then the best of those that are left, and so on: their rows, in this order."""
    ranked = np.argsort(-weights, kind="stable")
    free = [True] * people
    taken = []
    for row, one, other in zip(ranked.tolist(), *pairs.members[ranked, :2].T.tolist(), strict=True):
        if free[one] and free[other]:
            free[one] = free[other] = False
            taken.append(row)
    return np.array(taken, dtype=np.int64)
