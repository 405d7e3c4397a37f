"""Which asks people's phones show, best first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.asking.ask import MOST_ASKS, Ask, Before
from kiosk.domain.asking.nearness import likely
from kiosk.domain.asking.openings import Around, Flags, Openings
from kiosk.domain.commands import MOST_TAGS
from kiosk.domain.entries import Side

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
SIDES: tuple[Side, Side] = ("offer", "want")


class Ranking:
    """The asks of one moment, for the people in some rows of everyone."""

    def __init__(self, openings: Openings, rows: Sequence[int]) -> None:
        self._openings = openings
        self._rows = np.array(rows, dtype=np.intp)
        self._around = {side: Around(openings, self._rows, side) for side in SIDES}
        unsaid = ~openings.topics.known[self._rows]
        offers = UNEXPECTED + likely(openings.topics, self._rows)
        self._worth: dict[Side, NDArray[np.float64]] = {
            "offer": offers * unsaid * self._opened(self._around["offer"]),
            "want": CURIOUS * unsaid * self._opened(self._around["want"]),
        }

    def best(self, number: int, before: Before, hidden: Collection[str]) -> list[Ask]:
        """Return what to ask the person in the so-and-so-many-th row, best first, at most `MOST_ASKS`."""
        topics = self._openings.topics.names
        worth = np.concatenate([self._worth[side][number] for side in self._open_sides(number)] or [np.zeros(0)])
        subjects = [(side, topic) for side in self._open_sides(number) for topic in range(len(topics))]
        for place in np.flatnonzero(worth):
            side, topic = subjects[place]
            if topics[topic] in hidden or (side, topics[topic]) in before.refused:
                worth[place] = 0
            elif times := before.shown.get((side, topics[topic])):
                worth[place] *= LEFT_UNANSWERED**times
        order = [place for place in np.argsort(-worth, kind="stable")[:MOST_ASKS] if worth[place] > 0]
        return [self._ask(number, *subjects[place]) for place in order]

    def _open_sides(self, number: int) -> list[Side]:
        """Return the sides on which somebody has not said all they may."""
        person = self._openings.everyone[self._rows[number]]
        said: Mapping[Side, int] = {"offer": len(person.offers), "want": len(person.wants)}
        return [side for side, tags in said.items() if tags < MOST_TAGS]

    def _opened(self, around: Around) -> NDArray[np.float64]:
        """Return what a yes would be worth: a row a person, a column a topic."""
        openings, new = self._openings, around.new
        weight = 1 + FRESH * openings.fresh + STUCK * openings.stuck
        kinds = [
            (PAIR_NOW, around.pairs & openings.now),
            (CIRCLE_NOW, around.rings_now),
            (PAIR_LATER, around.pairs),
            (CIRCLE_LATER, around.rings),
            (WISHED, np.ones_like(new)),
        ]
        by_topic = around.by_topic.astype(np.float64)
        opened = np.zeros((len(self._rows), by_topic.shape[1]))
        for worth, kind in kinds:
            opened += worth * np.sqrt(((new & kind) * weight) @ by_topic)
        return opened

    def _ask(self, number: int, side: Side, topic: int) -> Ask:
        openings, around = self._openings, self._around[side]
        reached = around.new[number] & around.by_topic[:, topic]
        for now in (True, False):
            pairs = reached & around.pairs[number] & (openings.now | (not now))
            if pairs.any():
                return self._opening(number, side, topic, [self._first(pairs)], now=now)
            rings = reached & (around.rings_now if now else around.rings)[number]
            if rings.any():
                second = self._first(rings)
                thirds = around.via[number] & around.leading[:, second] & (openings.now | (not now))
                return self._opening(number, side, topic, [second, self._first(thirds)], now=now)
        return Ask(side=side, topic=openings.topics.names[topic])

    def _opening(self, number: int, side: Side, topic: int, others: list[int], *, now: bool) -> Ask:
        everyone = self._openings.everyone
        ring = others if side == "offer" else others[::-1]
        return Ask(
            side=side,
            topic=self._openings.topics.names[topic],
            opens="pair" if len(others) == 1 else "circle",
            others=tuple(everyone[other].id for other in ring),
            served=len(others) + 1 if now else 0,
            frees=now and any(not everyone[each].meetings for each in (self._rows[number], *others)),
        )

    def _first(self, people: Flags) -> int:
        """Return one of some people: who has met nobody first."""
        fresh = people & self._openings.fresh
        return int(np.argmax(fresh if fresh.any() else people))
