"""How likely somebody is to know of a topic, judged by what others here offer together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kiosk.domain.matching.seeker import Seeker

SMOOTHING = 4.0
"""People's worth of the topic's popularity that is added to every count of who offers two topics together."""
PRIOR = 1.0
"""Offerings, and as many refusals to offer, that every topic starts with: what nobody offers yet is not impossible."""


class Nearness:
    """Shares learned from the offers in a room; smoothed, so that a few people say little."""

    def __init__(self, everyone: Sequence[Seeker], links: Mapping[str, Mapping[str, float]]) -> None:
        """Learn from everyone's offers. `links`: for each topic, how far other topics are related to it."""
        self._people = len(everyone)
        self._links = links
        self._offered = Counter(topic for person in everyone for topic in person.offers)
        self._together = Counter(
            (one, other) for person in everyone for one in person.offers for other in person.offers if one != other
        )

    def share(self, topic: str) -> float:
        """Return how likely anybody is to know of `topic`."""
        return (self._offered[topic] + PRIOR) / (self._people + 2 * PRIOR)

    def likely(self, person: Seeker, topic: str) -> float:
        """Return how likely `person`, who does not offer `topic`, is to know of it, 0 to 1.

        The mean, over what they offer, of the share of those who offer that too and also offer the topic; where topics
        are related, at least as likely as the relation is strong.
        """
        share = self.share(topic)
        if not person.offers:
            return share
        together, offered = self._together, self._offered
        near = sum(
            (together[offer, topic] + SMOOTHING * share) / (offered[offer] - 1 + SMOOTHING) for offer in person.offers
        )
        links = self._links.get(topic, {})
        return max(near / len(person.offers), *(links.get(offer, 0.0) for offer in person.offers))
