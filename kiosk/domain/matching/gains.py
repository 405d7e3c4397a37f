"""What everybody would get from everybody, in arrays; one more person is added without starting anew.

Held against `kiosk.domain.scoring.gain.flow`, which says the same of two people.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kiosk.domain.matching.flows import SMALL, Entries, Flows, Real, Whole
from kiosk.domain.matching.links import Links
from kiosk.domain.matching.seeker import Related, Seeker
from kiosk.domain.scoring.gain import LEVEL_FACTORS, PLAIN_LEVEL_FACTOR

MOST_WAYS = 4_000_000
"""Combinations of a give and a want that are looked at; in a larger room each want meets the next givers by id."""


class Gains:
    """All flows among people, who are named by their places in the order in which they came in."""

    def __init__(self, seekers: Sequence[Seeker], related: Related, *, mutual: bool = False) -> None:
        """With `mutual`, what flows one way only is left out: no pair is made of it, and nobody can be added later."""
        self._links = Links(related)
        self.topics = self._links.topics
        self.whole = True
        """False once the room was too large to look at everything."""
        self.people = 0
        self._offers = Entries()
        self._wants = Entries()
        self._wanted: Real = np.empty(0)
        """What each person's wants weigh together."""
        self._mutual = mutual and len(seekers) <= SMALL
        self._enter(seekers)
        self._flows = [self._join(0, 0)]

    def add(self, seeker: Seeker) -> Flows:
        """Let one more person in; returns the flows that come with them."""
        newcomer = self.people
        self._enter([seeker])
        given, got = self._join(newcomer, 0), self._join(0, newcomer)
        self._flows += [given, got]
        return Flows(*(np.concatenate(both) for both in zip(given, got, strict=True)))

    def flows(self) -> Flows:
        """Return all flows, by giver and then by getter."""
        if len(self._flows) > 1:
            merged = Flows(*(np.concatenate(parts) for parts in zip(*self._flows, strict=True)))
            self._flows = [merged.take(np.argsort(merged.giver * self.people + merged.getter))]
        return self._flows[0]

    def _enter(self, seekers: Sequence[Seeker]) -> None:
        wants = [[(want, weight) for want, weight in each.wants.items() if weight > 0] for each in seekers]
        both = list(zip(seekers, wants, strict=True))
        self._links.take(
            {offer: None for seeker in seekers for offer in seeker.offers},
            {want: None for each in wants for want, _ in each},
            {want: None for seeker, each in both if seeker.exact for want, _ in each},
        )
        first, topics = self.people, self.topics
        self._offers.extend(
            np.repeat(np.arange(first, first + len(seekers)), [len(seeker.offers) for seeker in seekers]),
            [topics[offer] for seeker in seekers for offer in seeker.offers],
            [LEVEL_FACTORS.get(level, PLAIN_LEVEL_FACTOR) for each in seekers for level in each.offers.values()],
        )
        self._wants.extend(
            np.repeat(np.arange(first, first + len(seekers)), [len(each) for each in wants]),
            [(self._links.exact if seeker.exact else topics)[want] for seeker, each in both for want, _ in each],
            [weight for each in wants for _, weight in each],
        )
        whole = []
        for each in wants:
            total = 0.0
            for _, weight in each:
                total += weight
            whole.append(total)
        self._wanted = np.append(self._wanted, np.array(whole, dtype=np.float64))
        self.people += len(seekers)

    def _join(self, first_giver: int, first_getter: int) -> Flows:
        """Find what flows from everybody from one place on to everybody from another place on."""
        asked = self._wants.person >= first_getter
        getter, topic, weight = self._wants.person[asked], self._wants.topic[asked], self._wants.value[asked]
        giver, served, worth = self._serves(first_giver, topic)
        ends = np.searchsorted(served, np.arange(len(self._links.real) + 1))
        starts, counts = ends[topic], ends[topic + 1] - ends[topic]
        most = highest = int(counts.max(initial=0))
        while int(np.minimum(counts, most).sum()) > MOST_WAYS:
            self.whole = False
            most = most * 3 // 4
        if most < highest:
            near = np.searchsorted(served * self.people + giver, topic * self.people + getter) - most // 2
            starts = np.where(counts > most, np.clip(near, starts, starts + counts - most), starts)
            counts = np.minimum(counts, most)
        asking = np.repeat(np.arange(len(topic)), counts)
        serving_row = np.arange(len(asking)) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
        one, other = giver[serving_row], getter[asking]
        way = one * self.people + other
        kept = one != other
        if self._mutual:
            there = np.zeros(self.people**2, dtype=bool)
            there[way] = True
            kept &= there[other * self.people + one]
        way, asking, serving_row = way[kept], asking[kept], serving_row[kept]
        # Rows of a way stand together, in the order in which the getter stated the wants.
        rank = np.arange(len(getter)) - np.searchsorted(getter, getter)
        ranks = int(rank.max(initial=0)) + 1
        order = np.argsort(way * ranks + rank[asking])
        way, asking, serving_row = way[order], asking[order], serving_row[order]
        part = weight[asking] * worth[serving_row]
        opens = np.flatnonzero(np.diff(way, prepend=-1))
        sizes = np.diff(opens, append=len(way))
        whole, largest, named = part[opens], part[opens], asking[opens]
        # One want after the other, as `flow` adds them up, to the very last bit.
        for later in range(1, int(sizes.max(initial=0))):
            longer = np.flatnonzero(sizes > later)
            row = opens[longer] + later
            whole[longer] += part[row]
            more = part[row] > largest[longer]
            longer, row = longer[more], row[more]
            largest[longer], named[longer] = part[row], asking[row]
        giver, getter = giver[serving_row[opens]], getter[asking[opens]]
        want = np.array(self._links.real, dtype=np.int64)[topic[named]]
        return Flows(giver, getter, whole / self._wanted[getter], want, weight[named])

    def _serves(self, first_giver: int, wanted: Whole) -> tuple[Whole, Whole, Real]:
        """Who serves which wanted topic, and what their best offer for it is worth: by topic, then by person."""
        giving = self._offers.person >= first_giver
        person, offer, factor = self._offers.person[giving], self._offers.topic[giving], self._offers.value[giving]
        asked = np.isin(self._links.rows.topic, wanted)
        linked = self._links.rows.person[asked]
        order = np.argsort(linked, kind="stable")
        linked, want, far = linked[order], self._links.rows.topic[asked][order], self._links.rows.value[asked][order]
        opens = np.searchsorted(linked, np.arange(len(self._links.real) + 1))
        starts, counts = opens[offer], opens[offer + 1] - opens[offer]
        giver = np.repeat(np.arange(len(offer)), counts)
        link = np.arange(len(giver)) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
        key = want[link] * self.people + person[giver]
        order = np.argsort(key, kind="stable")
        key, worth = key[order], (far[link] * factor[giver])[order]
        opens = np.flatnonzero(np.diff(key, prepend=-1))
        if len(opens):
            worth = np.maximum.reduceat(worth, opens)
        return key[opens] % self.people, key[opens] // self.people, worth
