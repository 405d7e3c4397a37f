"""Which asks somebody's phone shows, best first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import nsmallest
from math import sqrt

from kiosk.domain.asking.ask import MOST_ASKS, Ask, Before
from kiosk.domain.asking.nearness import Nearness
from kiosk.domain.asking.openings import Around, Openings
from kiosk.domain.commands import MOST_TAGS
from kiosk.domain.entries import Side
from kiosk.domain.matching.ways import places

PAIR_NOW = 3.0
CIRCLE_NOW = 1.0
PAIR_LATER = 1.0
CIRCLE_LATER = 0.3
WISHED = 0.05
"""What a yes is worth for leading to somebody: a pair or a circle closes with them now, or once some of its people are
back; or none closes yet. Each times the square root of how many people it leads to."""
FRESH = 1.0
"""As how many people more somebody counts who has met nobody."""
STUCK = 8.0
"""As how many people more, if moreover no group could close for them with anybody here."""
LEFT_UNANSWERED = 0.6
"""What an ask is worth still, each time that it was left unanswered."""
UNEXPECTED = 0.03
"""How likely somebody is to say yes to a topic that nothing speaks for, beside how likely they are to know of it."""
CURIOUS = 0.03
"""How likely somebody is to want a topic that they did not think of."""


class Ranking:
    """Weighs the asks of one moment."""

    def __init__(self, openings: Openings, nearness: Nearness, hidden: frozenset[str]) -> None:
        self._openings = openings
        self._nearness = nearness
        self._topics: dict[Side, list[str]] = {
            "offer": [topic for topic in openings.wanted if topic not in hidden],
            "want": [topic for topic in openings.offered if topic not in hidden],
        }

    def best(self, place: int, before: Before) -> list[Ask]:
        """Return what to ask somebody, best first, at most `MOST_ASKS`."""
        around = {side: self._openings.around(place, side) for side in self._open_sides(place)}
        worth = nsmallest(
            MOST_ASKS, ((-worth, side, topic) for worth, side, topic in self._worth(place, around, before))
        )
        return [self._ask(place, side, topic, around[side]) for _, side, topic in worth]

    def _open_sides(self, place: int) -> list[Side]:
        """Return the sides on which somebody has not said all they may."""
        person = self._openings.everyone[place]
        said: dict[Side, int] = {"offer": len(person.offers), "want": len(person.wants)}
        return [side for side, tags in said.items() if tags < MOST_TAGS]

    def _worth(self, place: int, arounds: Mapping[Side, Around], before: Before) -> Iterator[tuple[float, Side, str]]:
        person = self._openings.everyone[place]
        known = person.offers.keys() | person.wants.keys()
        for side, around in arounds.items():
            for topic in self._topics[side]:
                if topic in known or (side, topic) in before.refused:
                    continue
                opened = self._opened(around, topic)
                if opened:
                    yes = CURIOUS if side == "want" else UNEXPECTED + self._nearness.likely(person, topic)
                    yes *= LEFT_UNANSWERED ** before.shown.get((side, topic), 0)
                    yield yes * opened, side, topic

    def _opened(self, around: Around, topic: str) -> float:
        reached = around.reached(topic)
        if not reached:
            return 0.0
        pairs = reached & around.pairs
        rings = reached & around.rings
        return (
            PAIR_NOW * self._many(pairs & around.now)
            + CIRCLE_NOW * self._many(reached & around.rings_now)
            + PAIR_LATER * self._many(pairs)
            + CIRCLE_LATER * self._many(rings)
            + WISHED * self._many(reached)
        )

    def _many(self, people: int) -> float:
        if not people:
            return 0.0
        openings = self._openings
        return sqrt(
            people.bit_count()
            + FRESH * (people & openings.fresh).bit_count()
            + STUCK * (people & openings.stuck).bit_count()
        )

    def _ask(self, place: int, side: Side, topic: str, around: Around) -> Ask:
        reached = around.reached(topic)
        now = reached & around.now
        if pair := now & around.pairs:
            return self._opening(place, side, topic, [self._first(pair)], now=True)
        if ring := reached & around.rings_now:
            second = self._first(ring)
            third = self._first(self._openings.third(place, second, side) & around.now)
            return self._opening(place, side, topic, [second, third], now=True)
        if pair := reached & around.pairs:
            return self._opening(place, side, topic, [self._first(pair)], now=False)
        if ring := reached & around.rings:
            second = self._first(ring)
            third = self._first(self._openings.third(place, second, side))
            return self._opening(place, side, topic, [second, third], now=False)
        return Ask(side=side, topic=topic)

    def _opening(self, place: int, side: Side, topic: str, others: list[int], *, now: bool) -> Ask:
        everyone = self._openings.everyone
        ring = others if side == "offer" else others[::-1]
        return Ask(
            side=side,
            topic=topic,
            opens="pair" if len(others) == 1 else "circle",
            others=tuple(everyone[other].id for other in ring),
            served=len(others) + 1 if now else 0,
            frees=now and any(not everyone[each].meetings for each in (place, *others)),
        )

    def _first(self, people: int) -> int:
        """Return one of some people: who has met nobody first."""
        return next(places(people & self._openings.fresh or people))
