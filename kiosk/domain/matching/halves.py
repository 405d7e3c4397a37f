"""The best choice in which everybody has one partner to give to and one to get from, who need not be the same.

So nobody is more than half with anybody, and what it is worth bounds every choice of pairs. People take partners one
after the other, each along the path of exchanges that costs least (the Hungarian method, on few pairs and from prices
that are nearly right).
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from math import inf
from typing import TypeAlias

NOBODY = -1
Links: TypeAlias = Sequence[Sequence[tuple[int, int]]]
"""For each person, those with whom they could be a pair and what it is worth; it stands with both."""


class Halves:
    """Exact prices and partners of `people`, from prices on that are nearly right; all are whole numbers."""

    def __init__(self, people: Sequence[int], links: Links, prices: Sequence[int], most_looks: float = inf) -> None:
        self._links = links
        self._looks = most_looks
        self._got = list(prices)
        self._given = [0] * len(links)
        self.partner = [NOBODY] * len(links)
        """To whom each gives."""
        self._giver = [NOBODY] * len(links)
        self.whole = True
        """False when there is no such choice, or it takes more looks at a link; then nothing else holds."""
        for person in people:
            self._offer(person)
        # Where somebody finds no partner, it is mostly one of those with the fewest links: so this is soon known.
        for person in sorted(people, key=lambda each: len(links[each])):
            if self.whole and self.partner[person] == NOBODY:
                self.whole = self._place(person)

    @property
    def prices(self) -> list[int]:
        """Twice the price of each: no two who could be a pair are worth more than half of theirs together."""
        return [given + got for given, got in zip(self._given, self._got, strict=True)]

    def _offer(self, person: int) -> None:
        """Take the best partner there is, if nobody has."""
        left, best = max([(worth - self._got[other], other) for other, worth in self._links[person]])
        self._given[person] = left
        if self._giver[best] == NOBODY:
            self._giver[best], self.partner[person] = person, best

    def _place(self, start: int) -> bool:
        """Find the path of exchanges that costs least, move the prices along it, exchange; False if there is none.

        Where many are alike, nearly everybody is on some path that costs nothing: then it is better left.
        """
        given, got, links, giver = self._given, self._got, self._links, self._giver
        cost: dict[int, int] = {}
        came: dict[int, int] = {}
        done: dict[int, int] = {}
        heap: list[tuple[int, int]] = []
        seen = [(start, 0)]
        person, so_far = start, 0
        while True:
            self._looks -= len(links[person])
            base = so_far + given[person]
            for other, worth in links[person]:
                if other not in done:
                    more = base + got[other] - worth
                    if other not in cost or more < cost[other]:
                        cost[other], came[other] = more, person
                        heappush(heap, (more, other))
            while heap and heap[0][1] in done:
                heappop(heap)
            if not heap or self._looks < 0:
                return False
            so_far, other = heappop(heap)
            done[other] = so_far
            person = giver[other]
            if person == NOBODY:
                break
            seen.append((person, so_far))
        for person, at in seen:
            given[person] -= so_far - at
        for taken, at in done.items():
            got[taken] += so_far - at
        while True:
            person = came[other]
            giver[other], self.partner[person], other = person, other, self.partner[person]
            if person == start:
                return True
