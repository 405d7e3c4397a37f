"""Which asks people's phones show, best first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.asking.ask import MOST_ASKS, Ask, Before, Subject
from kiosk.domain.asking.closing import Closing
from kiosk.domain.asking.nearness import likely
from kiosk.domain.asking.openings import Around, Openings
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
        self._topics = openings.topics.names
        self._place: Mapping[Subject, int] = {
            subject: place for place, subject in enumerate((side, topic) for side in SIDES for topic in self._topics)
        }
        """The column of each subject in what asks are worth: first all the offers, then all the wants."""

    def best(self, before: Sequence[Before], hidden: Collection[str]) -> list[list[Ask]]:
        """Return what to ask each of them, best first, at most `MOST_ASKS`; `before` as they stand in the rows."""
        worth = self._worth(before, hidden)
        order = np.argsort(-worth, axis=1, kind="stable")[:, :MOST_ASKS]
        numbers, ranks = np.nonzero(np.take_along_axis(worth, order, axis=1) > 0)
        places = order[numbers, ranks]
        asks = np.empty(len(places), dtype=np.object_)
        for side, first in zip(SIDES, (0, len(self._topics)), strict=True):
            here = (first <= places) & (places < first + len(self._topics))
            closing = Closing(self._openings, self._around[side], self._rows, side)
            asks[here] = closing.asks(numbers[here], places[here] - first)
        found: list[list[Ask]] = [[] for _ in self._rows]
        for number, ask in zip(numbers.tolist(), asks.tolist(), strict=True):
            found[number].append(ask)
        return found

    def _worth(self, before: Sequence[Before], hidden: Collection[str]) -> NDArray[np.float64]:
        """Return what it is worth to ask: a row a person, a column a subject; 0 for what is not asked."""
        unsaid = ~self._openings.topics.known[self._rows]
        likelihoods = (UNEXPECTED + likely(self._openings.topics, self._rows), np.full(unsaid.shape, CURIOUS))
        worth = np.concatenate(
            [
                yes * (unsaid & self._open(side)[:, None]) * self._opened(self._around[side])
                for side, yes in zip(SIDES, likelihoods, strict=True)
            ],
            axis=1,
        )
        worth[:, [self._place[side, topic] for side in SIDES for topic in self._topics if topic in hidden]] = 0
        for number, said in enumerate(before):
            for subject in said.refused & self._place.keys():
                worth[number, self._place[subject]] = 0
            for subject, times in said.shown.items():
                if subject in self._place:
                    worth[number, self._place[subject]] *= LEFT_UNANSWERED**times
        return worth

    def _open(self, side: Side) -> NDArray[np.bool_]:
        """Tell who has not said all they may on a side."""
        people = [self._openings.everyone[row] for row in self._rows]
        return np.array([len(each.offers if side == "offer" else each.wants) < MOST_TAGS for each in people])

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
