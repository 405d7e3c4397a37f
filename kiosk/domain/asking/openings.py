"""What a yes would open: who gives to whom here as tables of yes and no, one row a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.entries import Side
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.scoring.group import PAIR

Links: TypeAlias = Mapping[str, Mapping[str, float]]
"""For each topic, were it wanted, which topics serve it and how far."""
Flags: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.float32]


class Topics:
    """Everyone's topics as tables: a row a person, a column a topic."""

    def __init__(self, everyone: Sequence[Seeker], links: Links) -> None:
        self.names = sorted(links)
        place = {topic: number for number, topic in enumerate(self.names)}
        self.offers = _table([person.offers for person in everyone], place)
        self.known = self.offers | _table([person.wants for person in everyone], place)
        self.far = np.zeros((len(place), len(place)), np.float32)
        """How far the topic of the row, offered, serves the topic of the column, wanted."""
        for want, offers in links.items():
            for offer, far in offers.items():
                self.far[place[offer], place[want]] = far
        wants = _table([[topic for topic, weight in each.wants.items() if weight > 0] for each in everyone], place)
        exact = np.array([person.exact for person in everyone], dtype=np.bool_)[:, None]
        self.wanting = np.where(exact, wants, joined(wants, (self.far > 0).T))
        """Who would get something if the topic were offered."""
        self.offering = joined(self.offers, self.far > 0)
        """Who could give something if the topic were wanted."""


class Openings:
    """Everyone here, who of them is left out now, and who gives to whom."""

    def __init__(self, everyone: Sequence[Seeker], topics: Topics, left_out: Collection[str], rules: Rules) -> None:
        self.everyone = everyone
        self.topics = topics
        self.now = np.array([person.id in left_out for person in everyone])
        self.fresh = np.array([not person.meetings for person in everyone])
        self.circles = np.array([rules.max_circle > PAIR and not person.no_circles for person in everyone])
        self.allowed = _allowed(everyone, rules)
        self.gives = joined(topics.offers, topics.wanting.T)
        everybody = Around(self, np.arange(len(everyone)), "offer")
        closes = (everybody.there & (everybody.pairs | everybody.rings)).any(axis=1)
        self.stuck = self.fresh & ~closes
        """Those who have met nobody, and for whom no group closes with anybody here."""


class Around:
    """What further offers (or wants) of the people in `rows` are judged by: a row for each of them, a column a person.

    Told for offers; for wants everything goes the other way round.
    """

    def __init__(self, openings: Openings, rows: NDArray[np.intp], side: Side) -> None:
        gives = openings.gives if side == "offer" else openings.gives.T
        allowed = openings.allowed[rows]
        self.there = gives[rows]
        """To whom they give already."""
        self.by_topic = openings.topics.wanting if side == "offer" else openings.topics.offering
        self.new = allowed & ~self.there
        """To whom they might give: as far as it is allowed and they do not yet."""
        self.pairs = allowed & gives.T[rows]
        """From whom they get something: with them a pair would close."""
        self.via = self.pairs & openings.circles & openings.circles[rows, None]
        """From whom they get something in a circle."""
        self.leading = gives.T & openings.allowed
        """Who gets something (row) from whom (column)."""
        within = allowed & openings.circles
        self.rings = joined(self.via, self.leading) & within
        """With whom a circle would close."""
        self.rings_now = joined(self.via & openings.now, self.leading) & within & openings.now
        """With whom a circle would close of people who are left out now."""


def joined(one: Flags, other: Flags) -> Flags:
    """Tell for which rows of `one` and columns of `other` there is something that both have."""
    both: NDArray[np.float32] = np.matmul(one.astype(np.float32), other.astype(np.float32))
    return both > 0


def _table(people: Sequence[Collection[str]], place: Mapping[str, int]) -> Flags:
    table = np.zeros((len(people), len(place)), np.bool_)
    for row, topics in enumerate(people):
        table[row, [place[topic] for topic in topics]] = True
    return table


def _allowed(everyone: Sequence[Seeker], rules: Rules) -> Flags:
    allowed = ~np.eye(len(everyone), dtype=np.bool_)
    place_of = {person.id: place for place, person in enumerate(everyone)}
    for pair in rules.forbidden:
        here = [place_of[each] for each in pair if each in place_of]
        allowed[np.ix_(here, here)] = False
    if not rules.same_organisation:
        names = np.array([person.organisation for person in everyone])
        allowed &= (names[:, None] != names) | (names == "")
    return allowed
