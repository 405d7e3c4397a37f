"""Who gives something to whom, and the groups that follow from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from time import perf_counter

from kiosk.domain.matching.objective import POINTS, Column, standing
from kiosk.domain.matching.seeker import Related, Rules, Seeker, same_topic
from kiosk.domain.scoring.gain import Flow, flow
from kiosk.domain.scoring.group import allowed_together, scored

MOST_WAYS = 1_000_000
"""Giver-getter combinations that are looked at; in a larger room each person's nearest by id, on both sides."""
TOPICS_A_PERSON = 4
"""Over how many of a person's topics that is shared out."""
MOST_CIRCLES = 120_000
"""Circles that are looked at, shared out evenly over their first members."""


class Graph:
    """The gives among `seekers` (sorted by id), as far as the rules let two people be in one group.

    `whole` is False once the room was too large, or the time too short, to look at everything.
    """

    def __init__(self, seekers: Sequence[Seeker], rules: Rules, deadline: float) -> None:
        self.seekers = seekers
        self.rules = rules
        self.deadline = deadline
        self.whole = True
        self.standing = [standing(seeker, rules) for seeker in seekers]
        self._flows: dict[tuple[int, int], Flow | None] = {}
        self.getters = self._find_getters()
        self._gets = [set(getters) for getters in self.getters]

    def _find_getters(self) -> list[list[int]]:
        wanting: dict[str, list[int]] = {}
        for place, seeker in enumerate(self.seekers):
            for topic, weight in seeker.wants.items():
                if weight > 0:
                    wanting.setdefault(topic, []).append(place)
        serves = _serving(self.seekers, wanting, self.rules.related)
        ways = sum(len(wanting[want]) for seeker in self.seekers for offer in seeker.offers for want in serves[offer])
        side = len(self.seekers)
        if ways > MOST_WAYS:
            self.whole = False
            side = max(1, MOST_WAYS // (2 * len(self.seekers) * TOPICS_A_PERSON))
        forbidden = self.rules.forbidden
        found = []
        for place, seeker in enumerate(self.seekers):
            near: set[int] = set()
            for offer in seeker.offers:
                for want in serves[offer]:
                    near.update(_nearest(wanting[want], place, side))
            near.discard(place)
            if forbidden:
                near = {other for other in near if frozenset((seeker.id, self.seekers[other].id)) not in forbidden}
            found.append(sorted(near))
        return found

    def flow(self, giver: int, getter: int) -> Flow | None:
        """What flows from one to another, worked out once."""
        way = (giver, getter)
        if way not in self._flows:
            self._flows[way] = flow(self.seekers[giver], self.seekers[getter], self.rules.related)
        return self._flows[way]

    def column(self, members: tuple[int, ...]) -> Column | None:
        """Weigh a group in ring order; None when it is not allowed."""
        people = [self.seekers[place] for place in members]
        if not allowed_together(people, self.rules):
            return None
        flows = [self.flow(giver, getter) for giver, getter in zip(members, members[1:] + members[:1], strict=True)]
        known = [each for each in flows if each is not None]
        if len(known) < len(members):
            return None
        points = round(scored(people, known, self.rules).score * POINTS)
        first = sum(self.standing[place][0] for place in members)
        return Column(members, first, sum(self.standing[place][1] for place in members), points)

    def pairs(self) -> Iterator[Column]:
        """Every allowed pair, the one with the smaller id first."""
        for one, getters in enumerate(self.getters):
            for other in getters[bisect_left(getters, one + 1) :]:
                if one in self._gets[other] and (column := self.column((one, other))):
                    yield column

    def circles(self, among: Sequence[int]) -> list[Column]:
        """Every allowed circle of three among some people; of the two ways round the better one."""
        best: dict[tuple[int, ...], Column] = {}
        inside = {place for place in among if not self.seekers[place].no_circles}
        if self.rules.max_circle < 3 or len(inside) < 3:
            return []
        order = sorted(inside)
        every = (ring for first in order for ring in self._rings(first, inside))
        share = None
        if next(islice(every, MOST_CIRCLES, None), None):
            share = max(1, MOST_CIRCLES // len(inside))
            self.whole = False
        for first in order:
            if perf_counter() > self.deadline:
                self.whole = False
                break
            for ring in islice(self._rings(first, inside), share):
                if column := self.column(ring):
                    key = tuple(sorted(ring))
                    if key not in best or column.points > best[key].points:
                        best[key] = column
        return [best[key] for key in sorted(best)]

    def circle(self, one: int, two: int, three: int) -> Column | None:
        """The better circle of three people, of the two ways round; None when neither is allowed."""
        first, second, third = sorted((one, two, three))
        ways = [self.column((first, second, third)), self.column((first, third, second))]
        return max((way for way in ways if way), key=lambda way: way.points, default=None)

    def _rings(self, first: int, inside: set[int]) -> Iterator[tuple[int, int, int]]:
        for second in self.getters[first]:
            if second > first and second in inside:
                for third in self.getters[second]:
                    if third > first and third in inside and first in self._gets[third]:
                        yield first, second, third


def _serving(seekers: Sequence[Seeker], wanting: dict[str, list[int]], related: Related) -> dict[str, list[str]]:
    offers = {offer for seeker in seekers for offer in seeker.offers}
    if related is same_topic:
        return {offer: [offer] if offer in wanting else [] for offer in offers}
    return {offer: [want for want in wanting if related(offer, want) > 0] for offer in offers}


def _nearest(places: list[int], place: int, side: int) -> list[int]:
    if len(places) <= 2 * side + 1:
        return places
    middle = bisect_left(places, place)
    return [places[step % len(places)] for step in range(middle - side, middle + side + 1)]
