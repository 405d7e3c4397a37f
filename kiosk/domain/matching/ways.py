"""Who could give something to whom, in bits: bit `i` of a number stands for the i-th seeker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.matching.topics import serving


class Ways:
    """The gives among `seekers` and whom the rules keep apart; small also where everybody could give to everybody."""

    def __init__(self, seekers: Sequence[Seeker], rules: Rules) -> None:
        self.getters: list[int] = []
        """For each person everybody who would get something from them, whatever the rules say of the two."""
        self.givers: list[int] = []
        """For each person everybody from whom they would get something."""
        self.apart = _apart(seekers, rules)
        """For each person everybody with whom they may not be in a group, themselves included."""
        self.in_circles = 0
        """Everybody who may be in a circle."""
        if rules.max_circle > 2:
            for place, seeker in enumerate(seekers):
                self.in_circles |= (not seeker.no_circles) << place
        offering: dict[str, int] = {}
        wanting: dict[str, int] = {}
        content = 0
        """Those for whom what is near what they want will do."""
        for place, seeker in enumerate(seekers):
            content |= (not seeker.exact) << place
            for topic in seeker.offers:
                offering[topic] = offering.get(topic, 0) | 1 << place
            for topic, weight in seeker.wants.items():
                if weight > 0:
                    wanting[topic] = wanting.get(topic, 0) | 1 << place
        givers_by_want: dict[str, int] = {}
        getters_by_offer = {topic: wanting[topic] & ~content for topic in offering if topic in wanting}
        for want, links in serving(offering, wanting, rules.related).items():
            for offer in links:
                givers_by_want[want] = givers_by_want.get(want, 0) | offering[offer]
                getters_by_offer[offer] = getters_by_offer.get(offer, 0) | wanting[want] & content
        for place, seeker in enumerate(seekers):
            others = ~(1 << place)
            getters = givers = 0
            for topic in seeker.offers:
                getters |= getters_by_offer.get(topic, 0)
            for topic, weight in seeker.wants.items():
                if weight > 0:
                    givers |= (offering if seeker.exact else givers_by_want).get(topic, 0)
            self.getters.append(getters & others)
            self.givers.append(givers & others)

    def closes(self, place: int, *, whoever: bool = False) -> bool:
        """Tell whether some pair or circle closes round somebody that the rules allow, or with `whoever`, at all."""
        apart = 0 if whoever else self.apart[place]
        getters, givers = self.getters[place] & ~apart, self.givers[place] & ~apart
        if getters & givers:
            return True
        if not self.in_circles >> place & 1:
            return False
        thirds = givers & self.in_circles
        return any(
            self.getters[second] & thirds & (-1 if whoever else ~self.apart[second])
            for second in places(getters & self.in_circles)
        )


def places(bits: int) -> Iterator[int]:
    """Name the bits that are set, lowest first."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _apart(seekers: Sequence[Seeker], rules: Rules) -> list[int]:
    place_of = {seeker.id: place for place, seeker in enumerate(seekers)}
    apart = [1 << place for place in range(len(seekers))]
    for pair in rules.forbidden:
        here = [place_of[each] for each in pair if each in place_of]
        for one in here:
            for other in here:
                apart[one] |= 1 << other
    if not rules.same_organisation:
        colleagues: dict[str, int] = {}
        for place, seeker in enumerate(seekers):
            if seeker.organisation:
                colleagues[seeker.organisation] = colleagues.get(seeker.organisation, 0) | 1 << place
        for place, seeker in enumerate(seekers):
            apart[place] |= colleagues.get(seeker.organisation, 0)
    return apart
