"""Asks: the room's missing edges. What could somebody who waits say yes to, so that a group opens?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kiosk.domain.asking.ask import MOST_ASKS, Ask, Before
from kiosk.domain.asking.nearness import Nearness
from kiosk.domain.asking.openings import Openings
from kiosk.domain.asking.ranking import Ranking
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.topics import serving

__all__ = ["MOST_ASKS", "Ask", "Before", "find_asks"]

NOTHING = Before()


def find_asks(
    everyone: Sequence[Seeker],
    left_out: Collection[str],
    rules: Rules,
    *,
    ask: Collection[str],
    before: Mapping[str, Before],
    hidden: Collection[str] = (),
) -> dict[str, list[Ask]]:
    """Return, for each of those to `ask` (by id), what to ask, best first, at most `MOST_ASKS`; nobody without asks.

    `everyone` is who is here, in a meeting or not; `left_out` those who wait and for whom nobody was found. `hidden`
    topics are proposed to nobody. What is asked first: what most likely is answered by yes and then opens a group for
    people who are left out, first of all for those who have met nobody.
    """
    topics = dict.fromkeys(topic for person in everyone for topic in (*person.offers, *person.wants))
    links = serving(topics, topics, rules.related)
    ranking = Ranking(Openings(everyone, left_out, rules, links), Nearness(everyone, links), frozenset(hidden))
    found = {}
    for place, person in enumerate(everyone):
        if person.id in ask and (best := ranking.best(place, before.get(person.id, NOTHING))):
            found[person.id] = best
    return found
