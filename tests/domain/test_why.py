"""Why somebody is in no group, held against the rules one by one and against trying every group."""

from __future__ import annotations

import random
from itertools import permutations
from time import perf_counter

import msgspec
import pytest

from kiosk.domain.matching import Rules, Seeker
from kiosk.domain.matching.why import Why, why_unserved
from kiosk.domain.scoring import score_group
from tests.domain.test_matching import crowd, random_room
from tests.machine import slowness


def person(name: str, offers: str, wants: str, **more: object) -> Seeker:
    return Seeker(name, dict.fromkeys(offers, 2), dict.fromkeys(wants, 1.0), **more)  # type: ignore[arg-type]


RING = [person("a", "x", "z"), person("b", "y", "x"), person("c", "z", "y")]
PAIR = [person("a", "x", "y"), person("b", "y", "x")]


@pytest.mark.parametrize(
    ("seekers", "rules", "why"),
    [
        ([person("a", "x", "y")], Rules(), "alone"),
        ([person("a", "", "y"), person("b", "y", "x")], Rules(), "nothing_to_give"),
        ([person("a", "x", ""), person("b", "y", "x")], Rules(), "nothing_to_get"),
        ([Seeker("a", {"x": 2}, {"y": 0.0}), person("b", "y", "x")], Rules(), "nothing_to_get"),
        ([person("a", "x", "y"), person("b", "y", "z")], Rules(), "nobody_wants"),
        ([person("a", "x", "y"), person("b", "z", "x")], Rules(), "nobody_offers"),
        (PAIR, Rules(forbidden=frozenset({frozenset("ab")})), "kept_apart"),
        (PAIR, Rules(forbidden=frozenset({frozenset(("a", "gone"))})), "taken"),
        (RING, Rules(forbidden=frozenset({frozenset("bc")})), "kept_apart"),
        (RING, Rules(max_circle=2), "no_ring"),
        (RING, Rules(), "taken"),
        ([RING[0], RING[1], person("c", "z", "y", no_circles=True)], Rules(), "no_ring"),
        ([person("a", "x", "z", no_circles=True), *RING[1:]], Rules(), "no_ring"),
        ([person("a", "x", "y"), person("b", "w", "x"), person("c", "y", "v")], Rules(), "no_ring"),
        (PAIR, Rules(related=lambda offer, want: float(offer == "y")), "nobody_wants"),
        (PAIR, Rules(), "taken"),
    ],
)
def test_the_nearest_cause_is_named(seekers: list[Seeker], rules: Rules, why: Why) -> None:
    assert why_unserved(seekers, rules, {each.id for each in seekers[1:]}) == {"a": why}


def test_colleagues_are_kept_apart_where_the_host_wishes_it() -> None:
    seekers = [msgspec.structs.replace(each, organisation="us") for each in PAIR]
    apart = Rules(same_organisation=False)
    assert why_unserved(seekers, apart, ()) == {"a": "kept_apart", "b": "kept_apart"}
    assert why_unserved(PAIR, apart, ()) == {"a": "taken", "b": "taken"}


def test_taken_means_that_an_allowed_group_exists_and_nothing_else_does() -> None:
    for seed in range(150):
        seekers, rules = random_room(random.Random(seed), 8)
        possible = {
            member.id
            for size in (2, 3)
            for group in permutations(seekers, size)
            if score_group(group, rules)
            for member in group
        }
        found = why_unserved(seekers, rules, ())
        assert {name for name, why in found.items() if why == "taken"} == possible
        assert list(found) == [each.id for each in seekers]


def test_nobody_is_told_anything_who_is_served() -> None:
    assert why_unserved(PAIR, Rules(), {"a", "b"}) == {}
    assert why_unserved([], Rules(), ()) == {}


def test_three_hundred_are_told_at_once() -> None:
    seekers = crowd(300, 1, 120)
    seconds = []
    for _ in range(4):
        began = perf_counter()
        why_unserved(seekers, Rules(), ())
        seconds.append(perf_counter() - began)
    assert min(seconds) < 0.05 * slowness(), "only a guard: beside other tests; the bench tells how fast it is"


def test_ten_thousand_alike_are_no_burden() -> None:
    seekers = [person(f"p{number}", "x", "x") for number in range(10_000)]
    assert set(why_unserved(seekers, Rules(), ()).values()) == {"taken"}
