"""What a yes would open, in bits: bit `i` of a number stands for the i-th of everyone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from kiosk.domain.entries import Side
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.ways import Ways, places
from kiosk.domain.scoring.group import PAIR

Links: TypeAlias = Mapping[str, Mapping[str, float]]


class Around(NamedTuple):
    """What somebody's further offers (or wants) are judged by: sets of people, in bits."""

    by_topic: Mapping[str, int]
    """Those whom a yes to a topic would serve (or who would serve them)."""
    new: int
    """Those whom they may meet and do not serve yet (or who do not serve them yet)."""
    pairs: int
    """Those with whom a pair would close."""
    rings: int
    """Those with whom a circle would close."""
    now: int
    """Those who are left out now."""
    rings_now: int
    """Those with whom a circle would close of people who are left out now."""

    def reached(self, topic: str) -> int:
        """Return those to whom a yes to `topic` would newly lead."""
        return self.by_topic.get(topic, 0) & self.new


class Openings:
    """Everyone here, who of them is left out now, and what a further offer or want of theirs would do."""

    def __init__(self, everyone: Sequence[Seeker], left_out: Collection[str], rules: Rules, links: Links) -> None:
        """`links` says for each topic, were it wanted, which topics serve it."""
        self.everyone = everyone
        self._ways = Ways(everyone, rules)
        self._wanting, self._offering = _by_topic(everyone, links)
        self.now = _bits(person.id in left_out for person in everyone)
        self.fresh = _bits(not person.meetings for person in everyone)
        self._circles = _bits(rules.max_circle > PAIR and not person.no_circles for person in everyone)
        self.stuck = self.fresh & ~_bits(self._closes(place) for place in range(len(everyone)))
        """Those who have met nobody, and for whom no group closes with anybody here."""

    @property
    def wanted(self) -> list[str]:
        """The topics of which somebody would get something, if they were offered."""
        return [topic for topic, people in self._wanting.items() if people]

    @property
    def offered(self) -> list[str]:
        """The topics of which somebody could give something, if they were wanted."""
        return [topic for topic, people in self._offering.items() if people]

    def around(self, place: int, side: Side) -> Around:
        """Return what somebody's further yeses on one side are judged by."""
        ways = self._ways
        there, back = (ways.getters, ways.givers) if side == "offer" else (ways.givers, ways.getters)
        allowed = ~ways.apart[place]
        closing = back[place] & allowed
        via = closing & self._circles if self._circles >> place & 1 else 0
        ring = ring_now = 0
        for third in places(via):
            leading = back[third] & ~ways.apart[third]
            ring |= leading
            if self.now >> third & 1:
                ring_now |= leading
        within = allowed & self._circles
        return Around(
            by_topic=self._wanting if side == "offer" else self._offering,
            new=allowed & ~there[place],
            pairs=closing,
            rings=ring & within,
            now=self.now,
            rings_now=ring_now & within & self.now,
        )

    def _closes(self, place: int) -> bool:
        around = self.around(place, "offer")
        reached = self._ways.getters[place]
        return bool(reached & (around.pairs | around.rings))

    def third(self, place: int, second: int, side: Side) -> int:
        """Return who would close a circle of those left out: from the second on to them, and from them back."""
        ways = self._ways
        there, back = (ways.getters, ways.givers) if side == "offer" else (ways.givers, ways.getters)
        apart = ways.apart[place] | ways.apart[second]
        return there[second] & back[place] & self._circles & ~apart


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def _by_topic(everyone: Sequence[Seeker], links: Links) -> tuple[dict[str, int], dict[str, int]]:
    """Return whom each topic would serve if it were offered, and who could serve each topic if it were wanted."""
    offering: dict[str, int] = {}
    wanting: dict[str, int] = {}
    for place, person in enumerate(everyone):
        for topic in person.offers:
            offering[topic] = offering.get(topic, 0) | 1 << place
        for topic, weight in person.wants.items():
            if weight > 0:
                wanting[topic] = wanting.get(topic, 0) | 1 << place
    served = dict.fromkeys(links, 0)
    serves = dict.fromkeys(links, 0)
    for want, offers in links.items():
        for offer in offers:
            served[offer] |= wanting.get(want, 0)
            serves[want] |= offering.get(offer, 0)
    return served, serves
