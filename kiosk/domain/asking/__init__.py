"""Asks: the room's missing edges. What could somebody who waits say yes to, so that a group opens?

Only finding them loads the numerical libraries.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kiosk.domain.asking.ask import MOST_ASKS, Ask, Before
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.topics import serving

__all__ = ["MOST_ASKS", "Ask", "Before", "find_asks"]

NOTHING = Before()
MOST_ASKED = 300
"""People whose asks are found in one go; the next go comes soon."""
MOST_PEOPLE = 1_500
"""People whom it is thought of in a larger room: those to ask, those left out, then the others."""


def find_asks(
    everyone: Sequence[Seeker],
    left_out: Collection[str],
    rules: Rules,
    *,
    ask: Sequence[str],
    before: Mapping[str, Before],
    hidden: Collection[str] = (),
) -> dict[str, list[Ask]]:
    """Return, for each of those to `ask` (by id), what to ask, best first, at most `MOST_ASKS`; nobody without asks.

    `everyone` is who is here, in a meeting or not; `left_out` those who wait and for whom nobody was found. `hidden`
    topics are proposed to nobody. What is asked first: what most likely is answered by yes and then opens a group for
    people who are left out, first of all for those who have met nobody. In a large room those come first to whom the
    earliest places in `ask` belong.
    """
    from kiosk.domain.asking.openings import Openings, Topics
    from kiosk.domain.asking.ranking import Ranking

    first = dict.fromkeys(ask[:MOST_ASKED])
    people = sorted(everyone, key=lambda person: (person.id not in first, person.id not in left_out))[:MOST_PEOPLE]
    rows = [row for row, person in enumerate(people) if person.id in first]
    if not rows:
        return {}
    topics = dict.fromkeys(topic for person in people for topic in (*person.offers, *person.wants))
    tables = Topics(people, serving(topics, topics, rules.related))
    asked = [people[row].id for row in rows]
    ranking = Ranking(Openings(people, tables, left_out, rules), rows)
    best = ranking.best([before.get(person, NOTHING) for person in asked], hidden)
    return {person: asks for person, asks in zip(asked, best, strict=True) if asks}
