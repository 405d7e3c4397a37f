"""Who goes first when not everybody can be served, and who is never put together."""

from __future__ import annotations

import random

import msgspec
import pytest

from kiosk.domain.matching import Rules, Seeker, solve
from kiosk.domain.matching.objective import order
from kiosk.domain.scoring import score_group
from tests.domain.test_matching import MINUTE, NOW, best_by_trying, chosen, crowd, mutual, random_room, worth

OLD = {"meetings": 1, "waiting_since": NOW}


def star(*rays: Seeker) -> list[Seeker]:
    """One person with whom each of the others could be a pair."""
    return [Seeker("centre", {"x": 2}, {"y": 1.0}, **OLD), *rays]  # type: ignore[arg-type]


def ray(name: str, **more: object) -> Seeker:
    return Seeker(name, {"y": 2}, {"x": 1.0}, **{**OLD, **more})  # type: ignore[arg-type]


def test_whoever_sat_out_more_often_goes_first() -> None:
    rays = [ray("a", sat_out=1), ray("b", sat_out=2), ray("c", meetings=0, waiting_since=NOW - 90 * MINUTE)]
    assert chosen(solve(star(*rays), Rules(now=NOW))) == [("b", "centre")]
    assert chosen(solve(star(rays[0], rays[2]), Rules(now=NOW))) == [("a", "centre")]


def test_nobody_sits_out_twice_before_everybody_has_once() -> None:
    """Five for whom two seats are there each round: after any number of rounds their counts differ by one at most."""
    names = [f"r{number}" for number in range(5)]
    out = dict.fromkeys(names, 0)
    for _ in range(50):
        seekers = mutual([(centre, name) for centre in ("c1", "c2") for name in names])
        seekers = [msgspec.structs.replace(each, sat_out=out.get(each.id, 0) - min(out.values())) for each in seekers]
        met = {member for group in chosen(solve(seekers, Rules(now=NOW, max_circle=2))) for member in group}
        for name in names:
            out[name] += name not in met
        assert max(out.values()) - min(out.values()) <= 1


def test_a_seat_is_given_up_for_fairness_only_where_that_is_wished() -> None:
    # Two pairs a-b and c-d, or the circle z-a-c, whose z has sat out: four people served, or three with z.
    seekers = mutual([("a", "b"), ("c", "d")])
    ways = [("z", "a"), ("a", "c"), ("c", "z")]
    offers = {each.id: dict(each.offers) for each in seekers} | {"z": {}}
    wants = {each.id: dict(each.wants) for each in seekers} | {"z": {}}
    for giver, getter in ways:
        offers[giver][f"{giver}>{getter}"] = 2
        wants[getter][f"{giver}>{getter}"] = 1.0
    people = [Seeker(name, offers[name], wants[name], sat_out=name == "z") for name in offers]
    assert chosen(solve(people, Rules())) == [("a", "b"), ("c", "d")]
    fair = solve(people, Rules(fair_first=True))
    assert chosen(fair) == [("a", "c", "z")]
    assert (fair.served, fair.exact) == (3, True)
    assert fair.bound >= 4


def test_the_best_by_every_order_of_levels_is_found() -> None:
    for seed in range(200):
        chance = random.Random(70_000 + seed)
        seekers, rules = random_room(chance, 7)
        seekers = [
            msgspec.structs.replace(
                each, sat_out=chance.choice([0, 0, 1, 2]), organisation=chance.choice(["", "us", "them"])
            )
            for each in seekers
        ]
        rules = msgspec.structs.replace(
            rules, fair_first=chance.random() < 0.5, same_organisation=chance.random() < 0.5
        )
        solution = solve(seekers, rules)
        assert solution.exact
        assert worth(chosen(solution), seekers, rules) == best_by_trying(seekers, rules)


@pytest.mark.parametrize("seed", range(3))
def test_in_pairs_alone_whoever_sat_out_costs_nobody_a_seat(seed: int) -> None:
    seekers = crowd(60, seed, 30)
    chance = random.Random(seed)
    marked = [msgspec.structs.replace(each, sat_out=chance.randrange(4)) for each in seekers]
    served = [
        solve(people, Rules(max_circle=2, fair_first=fair)).served
        for people in (seekers, marked)
        for fair in (False, True)
    ]
    assert len(set(served)) == 1


def test_colleagues_are_in_no_group_where_the_host_wishes_it() -> None:
    chance = random.Random(4)
    seekers = [
        msgspec.structs.replace(each, organisation=chance.choice(["", "us", "them"])) for each in crowd(60, 4, 60)
    ]
    apart = Rules(same_organisation=False)
    solution = solve(seekers, apart)
    firm = {each.id: each.organisation for each in seekers}
    for group in solution.groups:
        named = [firm[member] for member in group.members if firm[member]]
        assert len(named) == len(set(named))
    assert any(not firm[one] or not firm[other] for one, other, *_ in chosen(solution))
    assert solution.served < solve(seekers, Rules()).served
    pair = [msgspec.structs.replace(each, organisation="us") for each in mutual([("a", "b")])]
    assert score_group(pair, apart) is None
    assert score_group(pair, Rules()) is not None


def test_the_levels_are_in_the_order_that_is_promised() -> None:
    assert order(Rules()) == (0, 1, 2, 3, 4, 5)
    assert order(Rules(fair_first=True)) == (1, 0, 2, 3, 4, 5)
