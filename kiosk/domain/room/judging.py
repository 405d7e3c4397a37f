"""Judging: what a group that the host has in mind is worth and why, or why it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import msgspec

from kiosk.domain.entries import Give
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.people import Person
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import pool
from kiosk.domain.room.state import RoomState
from kiosk.domain.scoring import Scored, score_group
from kiosk.domain.scoring.gain import flow
from kiosk.domain.scoring.group import PAIR, kept_apart

CALLABLE = frozenset({"waiting", "breather", "away"})
"""The states from which the host may call somebody: also who is away, whom the host has just seen."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A group that may be called: in ring order; `bonuses` name what speaks for it besides the gives."""

    members: tuple[str, ...]
    gives: tuple[Give, ...]
    score: float
    gain: float
    """What the one who gets least gets, 0 to 1."""
    bonuses: tuple[str, ...] = ()
    generous: bool = False


def judge(room: RoomState, persons: Sequence[str], now: int, *, generous: bool = False, called: str = "") -> Judged:
    """Return what a group is worth, in the order in which it is worth most.

    `generous`: the first gives, the second gets. `called`: a meeting whose members count as free.

    Raises:
        Refusal: it cannot be called; code and names say why.
    """
    people = [_free(room, person, called) for person in persons]
    if len(set(persons)) < len(persons):
        raise Refusal("bad_field", field="members")
    _together(room, people)
    rules, seekers = rules_by_hand(room, now), [seeker_by_hand(room, person, now) for person in people]
    if generous:
        return _generous(people, seekers, rules)
    found = best_ring(seekers, rules)
    if found is None:
        raise _nothing(people, seekers, rules)
    return found


def rules_by_hand(room: RoomState, now: int) -> Rules:
    """Return the matchmaker's rules, but that those who missed each other may be called together again."""
    both = {frozenset(wish) for wish in room.again if wish[::-1] in room.again}
    unfit = {frozenset(pair) for pair in room.unfit}
    forbidden = frozenset(room.apart | room.kept_apart | unfit | (room.met - both))
    return msgspec.structs.replace(pool.rules(room, now), forbidden=forbidden)


def seeker_by_hand(room: RoomState, person: Person, now: int) -> Seeker:
    """Return somebody as the matchmaker sees them, content with what is near what they asked for."""
    return msgspec.structs.replace(pool.seeker(room, person, now), exact=False)


def best_ring(seekers: Sequence[Seeker], rules: Rules) -> Judged | None:
    """Return a group in the order in which it is worth most; None where nothing goes round."""
    orders = [list(seekers)] if len(seekers) == PAIR else [list(seekers), [seekers[0], *reversed(seekers[1:])]]
    scored = [(found.score, order, found) for order in orders if (found := score_group(order, rules))]
    if not scored:
        return None
    _, order, best = max(scored, key=lambda one: one[0])
    return judged(order, best)


def judged(order: Sequence[Seeker], scored: Scored) -> Judged:
    """Return an allowed group as the host is told of it."""
    return Judged(
        members=tuple(seeker.id for seeker in order),
        gives=scored.gives,
        score=scored.score,
        gain=min(scored.gains),
        bonuses=tuple(bonus.name for bonus in scored.bonuses),
    )


def _free(room: RoomState, person: str, called: str) -> Person:
    found = room.people.get(person)
    if found is None or found.state in {"erased", "removed"}:
        raise Refusal("nobody_there")
    if found.held_up:
        raise Refusal("word_first", name=name_of(found))
    if found.meeting and found.meeting != called:
        raise Refusal("person_busy", name=name_of(found))
    if not found.meeting and found.state not in CALLABLE:
        raise Refusal("person_gone" if found.state == "left" else "person_resting", name=name_of(found))
    return found


def name_of(person: Person) -> str:
    """Return what the host is told somebody is called."""
    return f"{person.name} ({person.number})" if person.name else str(person.number)


def _together(room: RoomState, people: Sequence[Person]) -> None:
    """Refuse two who may not be in one group; of what people said of each other only that it is so."""
    if len(people) > room.settings.max_circle:
        raise Refusal("pairs_only")
    if len(people) > PAIR and (alone := next((one for one in people if one.profile.no_circles), None)):
        raise Refusal("no_circles_for", name=name_of(alone))
    again = {frozenset(wish) for wish in room.again if wish[::-1] in room.again}
    unfit = {frozenset(pair) for pair in room.unfit}
    for one, other in combinations(people, 2):
        names = {"one": name_of(one), "other": name_of(other)}
        pair = frozenset({one.id, other.id})
        if pair in room.kept_apart:
            raise Refusal("you_keep_apart", **names)
        if pair in room.met and pair not in again:
            raise Refusal("have_met", **names)
        if pair in room.apart or pair in unfit:
            raise Refusal("not_together", **names)
        organisation = one.profile.organisation
        if not room.settings.same_organisation and organisation and organisation == other.profile.organisation:
            raise Refusal("one_organisation", **names)


def _generous(people: Sequence[Person], seekers: Sequence[Seeker], rules: Rules) -> Judged:
    if len(seekers) != PAIR:
        raise Refusal("bad_field", field="generous")
    giver, getter = seekers
    found = None if kept_apart(giver, getter, rules) else flow(giver, getter, rules.related)
    if found is None:
        raise Refusal("gets_nothing", name=name_of(people[1]), other=name_of(people[0]))
    give = Give(giver=giver.id, getter=getter.id, offer=found.offer, want=found.want)
    return Judged((giver.id, getter.id), (give,), found.gain, found.gain, generous=True)


def _nothing(people: Sequence[Person], seekers: Sequence[Seeker], rules: Rules) -> Refusal:
    """Say between which two of a group nothing flows."""
    names = [name_of(person) for person in people]
    if len(people) > PAIR:
        return Refusal("no_ring_of", one=names[0], two=names[1], three=names[2])
    one, other = seekers
    gives, gets = flow(one, other, rules.related), flow(other, one, rules.related)
    if gives is None and gets is None:
        return Refusal("nothing_either_way", one=names[0], other=names[1])
    getter, giver = (0, 1) if gets is None else (1, 0)
    return Refusal("gets_nothing", name=names[getter], other=names[giver])
