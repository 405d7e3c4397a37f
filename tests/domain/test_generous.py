"""Generous pairs: one gives, one gets, balanced, and never instead of a mutual meeting."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations

import msgspec
import pytest

from kiosk.domain.matching import Rules, Seeker
from kiosk.domain.matching.generous import generous_pairs
from kiosk.domain.matching.objective import standing
from kiosk.domain.scoring import best_give, gain, score_group
from tests.domain.test_matching import MINUTE, NOW, random_room

RULES = Rules(now=NOW)


def person(name: str, offers: str, wants: str, **more: object) -> Seeker:
    more = {"waiting_since": NOW, "meetings": 1} | more
    return Seeker(name, dict.fromkeys(offers, 2), dict.fromkeys(wants, 1.0), **more)  # type: ignore[arg-type]


def members(seekers: list[Seeker], rules: Rules = RULES) -> list[tuple[str, ...]]:
    return [group.members for group in generous_pairs(seekers, rules)]


def possible(giver: Seeker, getter: Seeker, rules: Rules) -> bool:
    """The rule, said on its own."""
    ids = frozenset((giver.id, getter.id))
    colleagues = bool(giver.organisation) and giver.organisation == getter.organisation
    if giver.owed > 0 or ids in rules.forbidden or (colleagues and not rules.same_organisation):
        return False
    return gain(getter, giver, rules.related) > 0 and not gain(giver, getter, rules.related) > 0


def test_the_giver_stands_first_and_the_give_says_what_flows() -> None:
    (group,) = generous_pairs([person("a", "", "x"), person("z", "xy", "q")], RULES)
    assert group.members == ("z", "a")
    assert [(give.giver, give.getter, give.offer, give.want) for give in group.gives] == [("z", "a", "x", "x")]
    assert group.score == pytest.approx(0.9)


def test_whoever_is_owed_something_gets_and_does_not_give() -> None:
    assert members([person("a", "x", "y", owed=1), person("b", "q", "x")]) == []
    chain = [person("a", "x", "y", owed=1), person("b", "q", "x"), person("c", "y", "w")]
    assert members(chain) == [("c", "a")]


def test_the_one_who_is_owed_most_gets_first() -> None:
    giver = person("g", "x", "")
    assert members([giver, person("a", "", "x", waiting_since=0), person("b", "", "x", owed=1)]) == [("g", "b")]
    assert members([giver, person("a", "", "x", owed=2), person("b", "", "x", owed=1)]) == [("g", "a")]
    assert members([person("g", "x", ""), person("h", "x", "", owed=-1), person("a", "", "x")]) == [("h", "a")]


def test_then_whoever_has_waited_longest() -> None:
    waited = person("b", "", "x", waiting_since=NOW - 9 * MINUTE)
    assert members([person("g", "x", ""), person("a", "", "x"), waited]) == [("g", "b")]


def test_those_who_could_meet_mutually_do_not_meet_generously() -> None:
    assert members([person("a", "x", "y"), person("b", "y", "x")]) == []


def test_the_rules_hold_here_too() -> None:
    two = [person("a", "x", "", organisation="us"), person("b", "", "x", organisation="us")]
    assert members(two) == [("a", "b")]
    assert members(two, Rules(now=NOW, same_organisation=False)) == []
    assert members(two, Rules(now=NOW, forbidden=frozenset({frozenset("ab")}))) == []


def test_nobody_one_and_an_id_twice() -> None:
    assert members([]) == members([person("a", "x", "y")]) == []
    with pytest.raises(ValueError, match="share an id"):
        generous_pairs([person("a", "x", "y"), person("a", "y", "z")], RULES)


def best_by_trying(seekers: list[Seeker], rules: Rules) -> tuple[int, ...]:
    ways = [way for way in permutations(seekers, 2) if possible(*way, rules)]

    def worth(pairs: list[tuple[Seeker, ...]]) -> tuple[int, ...]:
        return (
            len(pairs),
            sum(getter.owed - giver.owed for giver, getter in pairs),
            sum(standing(each, rules).minutes for pair in pairs for each in pair),
        )

    def choices(rest: list[Seeker]) -> Iterator[list[tuple[Seeker, ...]]]:
        if not rest:
            yield []
            return
        yield from choices(rest[1:])
        for way in ways:
            if way[0].id == rest[0].id or way[1].id == rest[0].id:
                left = [each for each in rest if each not in way]
                if len(left) == len(rest) - 2:
                    yield from ([way, *more] for more in choices(left))

    return max(worth(choice) for choice in choices(seekers))


def test_it_finds_what_trying_everything_finds() -> None:
    for seed in range(150):
        chance = random.Random(seed)
        seekers, rules = random_room(chance, 7)
        seekers = [
            msgspec.structs.replace(each, owed=chance.randint(-2, 1), organisation=chance.choice(["", "us", "them"]))
            for each in seekers
        ]
        rules = msgspec.structs.replace(rules, same_organisation=chance.random() < 0.5)
        people = {each.id: each for each in seekers}
        groups = generous_pairs(seekers, rules)
        met = [(people[group.members[0]], people[group.members[1]]) for group in groups]
        assert len({each.id for pair in met for each in pair}) == 2 * len(met)
        for (giver, getter), group in zip(met, groups, strict=True):
            assert possible(giver, getter, rules)
            (give,) = group.gives
            named = best_give(giver, getter, rules.related)
            assert named is not None
            assert (give.offer, give.want) == named[:2]
        assert (
            len(met),
            sum(getter.owed - giver.owed for giver, getter in met),
            sum(standing(each, rules).minutes for pair in met for each in pair),
        ) == best_by_trying(seekers, rules)


def test_a_crowd_of_givers_and_getters_is_matched_quickly() -> None:
    givers = [person(f"g{number:04}", "x", "y") for number in range(1_000)]
    getters = [person(f"w{number:04}", "q", "x") for number in range(1_000)]
    assert len(generous_pairs(givers + getters, RULES)) == 1_000


def test_a_mutual_pair_is_never_among_them() -> None:
    for seed in range(60):
        seekers, rules = random_room(random.Random(1_000 + seed), 9)
        people = {each.id: each for each in seekers}
        for group in generous_pairs(seekers, rules):
            assert score_group([people[each] for each in group.members], rules) is None
