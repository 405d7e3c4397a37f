"""A plan for people: a page of text, as wide as the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kiosk.domain.tags import clean, normalise
from kiosk.guests.guest import Guest
from kiosk.planning.columns import fit, flowing, width
from kiosk.planning.plan import Exchange, Party, Round
from kiosk.words import words

ARROW = " → "
GAP = "  "
NAMES_SHARE = 3
"""A name takes at most the terminal's width by this."""


def as_text(guests: Sequence[Guest], rounds: Sequence[Round], places: int) -> str:
    """Return the plan as a page that is `places` wide."""
    page = _Page(guests, rounds, places)
    return "\n".join(page.lines())


class _Page:
    def __init__(self, guests: Sequence[Guest], rounds: Sequence[Round], places: int) -> None:
        self.guests = guests
        self.rounds = rounds
        self.places = places
        self.say = words().say
        self._again = Counter(clean(guest.name) for guest in guests)
        self._names = min(max(width(self._name(guest)) for guest in guests), places // NAMES_SHARE)

    def lines(self) -> Iterator[str]:
        for number, made in enumerate(self.rounds, start=1):
            if len(self.rounds) > 1:
                yield self.say("match.round", number=number, rounds=len(self.rounds))
            yield from self._round(made)
            yield ""
        if len(self.rounds) > 1:
            yield self._altogether()
        yield self.say("match.took", seconds=f"{sum(made.seconds for made in self.rounds):.2f}")

    def _round(self, made: Round) -> Iterator[str]:
        yield self._summary(made)
        if made.parties:
            yield ""
        labels = [self._label(number, party) for number, party in enumerate(made.parties, start=1)]
        first = max(map(width, labels), default=0)
        for label, party in zip(labels, made.parties, strict=True):
            for exchange in party.gives:
                yield f"{GAP}{fit(label, first)}{GAP}{self._exchange(exchange, 2 * len(GAP) + first)}".rstrip()
                label = ""
        yield from self._unserved(made)

    def _summary(self, made: Round) -> str:
        people = len(self.guests)
        if not made.parties:
            return self.say("match.nobody", n=people)
        kinds = Counter(party.kind for party in made.parties)
        counts = [self.say(f"match.{kind}", n=kinds[kind]) for kind in ("pair", "circle") if kinds[kind]]
        summary = self.say("match.meet", people=people, n=made.served, groups=self.say("match.and").join(counts))
        if made.served < people:
            proven = "exact" if made.exact else "most" if made.served == made.bound else "bound"
            summary += " " + self.say(f"match.{proven}", n=made.bound)
        return summary

    def _exchange(self, exchange: Exchange, before: int) -> str:
        giver, getter = self._name(exchange.giver), self._name(exchange.getter)
        served = zip(map(clean, exchange.offers), map(clean, exchange.wants), strict=True)
        texts = ", ".join(dict.fromkeys(self._served(offer, want) for offer, want in served))
        left = self.places - before - 2 * self._names - len(ARROW) - len(GAP)
        return f"{fit(giver, self._names)}{ARROW}{fit(getter, self._names)}{GAP}{fit(texts, left)}"

    def _served(self, offer: str, want: str) -> str:
        same = normalise(offer) == normalise(want)
        return offer if same else self.say("match.near", offer=offer, want=want)

    def _unserved(self, made: Round) -> Iterator[str]:
        if not made.unserved:
            return
        yield ""
        yield self.say("match.unserved", n=len(made.unserved))
        by_cause: dict[str, list[Guest]] = {}
        for guest, why in made.unserved:
            by_cause.setdefault(why, []).append(guest)
        for cause, guests in sorted(by_cause.items(), key=lambda each: -len(each[1])):
            yield GAP + self.say(f"match.{cause}")
            yield from flowing(map(self._name, guests), self.places, 2 * GAP)

    def _altogether(self) -> str:
        met = Counter(member.row for made in self.rounds for party in made.parties for member in party.members)
        mean = met.total() / len(self.guests)
        none = len(self.guests) - len(met)
        said = self.say("match.altogether", rounds=len(self.rounds), mean=f"{mean:.1f}")
        return f"{said} {self.say('match.in_none', n=none)}" if none else said

    def _label(self, number: int, party: Party) -> str:
        return str(number) if party.spot is None else self.say("match.table", n=party.spot)

    def _name(self, guest: Guest) -> str:
        name = clean(guest.name)
        return self.say("match.twice", name=name, row=guest.row) if self._again[name] > 1 else name
