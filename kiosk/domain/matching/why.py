"""Why somebody is in no group: the nearest cause, so that people and hosts can be told what would change it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, TypeAlias

from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.ways import Ways, places
from kiosk.domain.scoring.group import PAIR

Why: TypeAlias = Literal[
    "alone", "nothing_to_give", "nothing_to_get", "nobody_wants", "nobody_offers", "kept_apart", "no_ring", "taken"
]
"""The cause, the first that holds:

alone: nobody else is here; nothing_to_give: no offers; nothing_to_get: no wants; nobody_wants: nobody here wants what
they offer; nobody_offers: nobody here offers what they want; kept_apart: groups would close, but those in them may not
meet (met, blocked, host's rule, one organisation); no_ring: they could give and get, but no pair and no circle closes
(or somebody in it wants no circles); taken: a group would have been possible, its members were needed elsewhere.
"""


def why_unserved(seekers: Sequence[Seeker], rules: Rules, served: Collection[str]) -> dict[str, Why]:
    """Say for everybody who could be called and whose id is not among `served` why; in the order of `seekers`."""
    served = frozenset(served)
    room = _Room(seekers, rules)
    return {seeker.id: room.why(place) for place, seeker in enumerate(seekers) if seeker.id not in served}


class _Room:
    def __init__(self, seekers: Sequence[Seeker], rules: Rules) -> None:
        self._seekers = seekers
        self._ways = Ways(seekers, rules)
        self._allowed = [~apart for apart in self._ways.apart]
        self._anybody = [-1] * len(seekers)
        self._in_circles = 0
        if rules.max_circle > PAIR:
            for place, seeker in enumerate(seekers):
                self._in_circles |= (not seeker.no_circles) << place

    def why(self, place: int) -> Why:
        seeker = self._seekers[place]
        if len(self._seekers) == 1:
            return "alone"
        if not seeker.offers:
            return "nothing_to_give"
        if not any(weight > 0 for weight in seeker.wants.values()):
            return "nothing_to_get"
        if not self._ways.getters[place]:
            return "nobody_wants"
        if not self._ways.givers[place]:
            return "nobody_offers"
        if self._closes(place, self._allowed):
            return "taken"
        return "kept_apart" if self._closes(place, self._anybody) else "no_ring"

    def _closes(self, place: int, allowed: Sequence[int]) -> bool:
        """Tell whether a pair or circle closes round somebody, of people who are `allowed` to meet."""
        getters = self._ways.getters[place] & allowed[place]
        givers = self._ways.givers[place] & allowed[place]
        if getters & givers:
            return True
        if not self._in_circles >> place & 1:
            return False
        thirds = givers & self._in_circles
        seconds = getters & self._in_circles
        return any(self._ways.getters[second] & allowed[second] & thirds for second in places(seconds))
