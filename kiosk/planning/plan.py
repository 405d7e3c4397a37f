"""The plan: rounds of groups, and why somebody is in none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from kiosk.domain.matching import Group, Rules, Seeker, rare_topics, solve
from kiosk.domain.matching.rounds import PlannedRound, plan_rounds
from kiosk.domain.matching.why import Why, why_unserved
from kiosk.domain.scoring.group import PAIR
from kiosk.domain.vocabulary import built_in
from kiosk.guests.guest import Guest
from kiosk.planning.attending import seekers_of, served_wants
from kiosk.planning.topics import Topics


@dataclass(frozen=True)
class Wishes:
    """What a plan is to be like. `time_limit`: seconds for a round; `spots`: how many tables (0: none are named).

    `related`: words are understood by the kiosk's vocabulary, and topics near each other serve too.
    """

    rounds: int = 1
    max_circle: int = 3
    time_limit: float = 5.0
    seed: str | None = None
    spots: int = 0
    related: bool = False


@dataclass(frozen=True)
class Exchange:
    """One direction of a party: `wants[i]` of the getter is served by `offers[i]` of the giver, in their own words."""

    giver: Guest
    getter: Guest
    offers: list[str]
    wants: list[str]


@dataclass(frozen=True)
class Party:
    """A pair or a circle of people, each giving to the next and the last to the first; `spot` counts from 1."""

    members: list[Guest]
    gives: list[Exchange]
    score: float
    spot: int | None

    @property
    def kind(self) -> str:
        """Whether it is a "pair" or a "circle"."""
        return "pair" if len(self.members) == PAIR else "circle"


@dataclass(frozen=True)
class Round:
    """One round. No choice of groups could serve more than `bound`; `exact`: this one is the best.

    That can be at once with fewer served: in a later round those come first whom an earlier one left out.
    """

    parties: list[Party]
    unserved: list[tuple[Guest, Why]]
    served: int
    bound: int
    exact: bool
    seconds: float
    """Scoring and solving, with everything loaded that they need."""


def make_plan(guests: Sequence[Guest], wishes: Wishes) -> Iterator[Round]:
    """Plan round after round; nobody meets the same person twice. Each is given as soon as it is made."""
    topics = Topics(built_in() if wishes.related else None)
    _warm_up(topics)
    seekers = seekers_of(guests, topics, wishes.seed)
    by_id = dict(zip(seekers, guests, strict=True))
    people = list(seekers.values())
    rules = Rules(max_circle=wishes.max_circle, related=topics.related, rare=rare_topics(people))
    planned = plan_rounds(people, rules, wishes.rounds, time_limit=wishes.time_limit)
    for _ in range(wishes.rounds):
        began = perf_counter()
        made = next(planned)
        seconds = perf_counter() - began
        yield _round(made, by_id, topics, wishes.spots, seconds)


def _round(made: PlannedRound, guests: dict[str, Guest], topics: Topics, spots: int, seconds: float) -> Round:
    solution = made.solution
    groups = sorted(solution.groups, key=lambda group: min(guests[member].row for member in group.members))
    why = why_unserved(made.seekers, made.rules, {member for group in groups for member in group.members})
    return Round(
        parties=[
            _party(group, guests, topics, place % spots + 1 if spots else None) for place, group in enumerate(groups)
        ],
        unserved=sorted(((guests[person], cause) for person, cause in why.items()), key=lambda each: each[0].row),
        served=solution.served,
        bound=solution.bound,
        exact=solution.exact,
        seconds=seconds,
    )


def _party(group: Group, guests: dict[str, Guest], topics: Topics, spot: int | None) -> Party:
    gives = []
    for give in group.gives:
        giver, getter = guests[give.giver], guests[give.getter]
        served = served_wants(give, giver, getter, topics)
        gives.append(Exchange(giver, getter, [offer for offer, _ in served], [want for _, want in served]))
    return Party([guests[member] for member in group.members], gives, group.score, spot)


def _warm_up(topics: Topics) -> None:
    """Load what scoring and solving need, which takes longer than most rooms do."""
    ring = [Seeker(one, {one: 1}, {other: 1.0}) for one, other in ("ab", "bc", "ca")]
    solve(ring, Rules(related=topics.related))
