"""What the matchmaker knows of a person and of the room's rules: topics and moments, no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeAlias, runtime_checkable

import msgspec

from kiosk.domain.settings import MINUTE

Related: TypeAlias = Callable[[str, str], float]
"""How far an offered topic (first) serves a wanted one (second): 0 not at all, 1 entirely."""


@runtime_checkable
class Near(Protocol):
    """What a `Related` may also offer, so that a large room need not ask it about every two topics."""

    def near(self, want: str, /) -> Mapping[str, float]:
        """Return every offered topic that serves `want`, itself included, and how far: what the call would say."""


STARRED = 2.0
"""What a starred want weighs; a plain one weighs 1."""
RARE_AT_MOST = 2
"""A wanted topic that so few people offer, or fewer, is rare."""


def same_topic(offer: str, want: str) -> float:
    """Tell whether an offer serves a want when topics are related to themselves only."""
    return 1.0 if offer == want else 0.0


class Seeker(msgspec.Struct, frozen=True):
    """Somebody who could be called now. Moments are milliseconds, Unix."""

    id: str
    offers: Mapping[str, int]
    """Topic to level: 1 a start, 2 can do, 3 could teach it."""
    wants: Mapping[str, float]
    """Topic to weight: 1, or `STARRED`."""
    sector: str = ""
    organisation: str = ""
    no_circles: bool = False
    waiting_since: int = 0
    leaving_at: int | None = None
    meetings: int = 0
    priority: bool = False
    """To be called first, like somebody who has had no meeting: lost a call through no fault of theirs."""
    sat_out: int = 0
    """Rounds in which nobody was found for them: the more, the sooner they are served."""
    exact: bool = False
    """Only the very topics they want will do: what is near them will not yet."""
    owed: int = 0
    """Generous meetings in which they gave, minus those in which they got."""


class Rules(msgspec.Struct, frozen=True):
    """What holds for every group of a solve. `now` is milliseconds, Unix."""

    now: int = 0
    forbidden: frozenset[frozenset[str]] = frozenset()
    """Pairs of ids that are never in one group, neither as a pair nor within a circle."""
    max_circle: int = 3
    related: Related = same_topic
    rare: frozenset[str] = frozenset()
    """Topics that few people offer (see `rare_topics`): serving a want for one earns a bonus."""
    long_wait: int = 10 * MINUTE
    """Milliseconds from which on a wait counts in full among the bonuses."""
    leaving_soon: int = 20 * MINUTE
    """Milliseconds: whoever leaves within this is leaving soon."""
    same_organisation: bool = True
    """False: two people of one organisation are never in one group; without an organisation one may meet anybody."""
    fair_first: bool = False
    """Serve those who sat out before serving as many as possible, which may then cost others a seat in a circle."""


def rare_topics(seekers: Iterable[Seeker]) -> frozenset[str]:
    """Find the topics that somebody offers and at most `RARE_AT_MOST` people do."""
    supply = Counter(topic for seeker in seekers for topic in seeker.offers)
    return frozenset(topic for topic, offered in supply.items() if offered <= RARE_AT_MOST)
