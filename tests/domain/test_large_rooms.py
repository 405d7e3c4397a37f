"""Arrays say what the rules say of two and three people; large and odd rooms are answered quickly and truly."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import permutations
from time import perf_counter

import msgspec
import pytest

from kiosk.domain.matching import Rules, Seeker, same_topic, solve
from kiosk.domain.matching.gains import Gains
from kiosk.domain.matching.graph import Graph
from kiosk.domain.matching.objective import SCORE, points
from kiosk.domain.matching.seeker import Related
from kiosk.domain.scoring import score_group
from kiosk.domain.scoring.gain import flow
from tests.domain.test_matching import alike, check, chosen, crowd, random_room
from tests.machine import slowness


class Neighbours:
    """Topics next to each other in the alphabet serve each other by half."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, offer: str, want: str) -> float:
        self.asked += 1
        return {0: 1.0, 1: 0.5}.get(abs(ord(offer) - ord(want)), 0.0)


class Linked(Neighbours):
    """The same, told for a want at once."""

    def near(self, want: str) -> Mapping[str, float]:
        return {want: 1.0, chr(ord(want) - 1): 0.5, chr(ord(want) + 1): 0.5}


Ways = dict[tuple[int, int], tuple[float, str, float]]


def in_arrays(gains: Gains) -> Ways:
    topics = {number: topic for topic, number in gains.topics.items()}
    return {
        (int(giver), int(getter)): (round(float(gain), 9), topics[int(want)], float(weight))
        for giver, getter, gain, want, weight in zip(*gains.flows(), strict=True)
    }


def one_by_one(seekers: list[Seeker], related: Related) -> Ways:
    found = {}
    for giver, getter in permutations(range(len(seekers)), 2):
        if way := flow(seekers[giver], seekers[getter], related):
            found[giver, getter] = (round(way.gain, 9), way.want, seekers[getter].wants[way.want])
    return found


@pytest.mark.parametrize("related", [same_topic, Neighbours(), Linked()])
def test_arrays_hold_what_flows_between_every_two_also_when_people_come_one_by_one(related: Related) -> None:
    for seed in range(100):
        seekers, _ = random_room(random.Random(seed), 8)
        gains = Gains(seekers[:3], related)
        for seeker in seekers[3:]:
            gains.add(seeker)
        assert in_arrays(gains) == in_arrays(Gains(seekers, related)) == one_by_one(seekers, related)


def test_whoever_comes_brings_the_flows_that_are_theirs() -> None:
    seekers = crowd(40, 2, 20)
    gains = Gains(seekers[:-1], same_topic)
    brought = gains.add(seekers[-1])
    theirs = {way for way in one_by_one(seekers, same_topic) if 39 in way}
    assert {(int(giver), int(getter)) for giver, getter in zip(brought.giver, brought.getter, strict=True)} == theirs
    assert theirs


def test_relatedness_is_asked_for_once_for_every_two_topics_or_not_at_all() -> None:
    seekers = [Seeker(f"p{number}", {"a": 2, "b": 2, "c": 2}, {"b": 1.0, "c": 1.0, "d": 2.0}) for number in range(300)]
    asking, linked = Neighbours(), Linked()
    Gains(seekers, asking)
    Gains(seekers, linked)
    assert 0 < asking.asked <= 9
    assert linked.asked == 0


def test_arrays_weigh_every_group_as_the_score_does() -> None:
    for seed in range(150):
        chance = random.Random(seed)
        seekers, rules = random_room(chance, 8)
        seekers = [
            msgspec.structs.replace(
                each, organisation=chance.choice(["", "us", "them"]), leaving_at=chance.choice([None, rules.now + 1])
            )
            for each in seekers
        ]
        rules = msgspec.structs.replace(rules, rare=frozenset("ab"), same_organisation=chance.random() < 0.5)
        graph = Graph(seekers, rules, Gains(seekers, rules.related))
        circles = graph.circles()
        assert circles is not None
        found = {
            tuple(sorted(members)): int(levels[SCORE])
            for columns in (graph.pairs(), circles)
            for members, levels in zip(columns.groups(), columns.levels, strict=True)
        }
        best: dict[tuple[int, ...], int] = {}
        for size in (2, 3):
            for members in permutations(range(len(seekers)), size):
                if scored := score_group([seekers[place] for place in members], rules):
                    group = tuple(sorted(members))
                    best[group] = max(best.get(group, 0), points(scored.score))
        assert found == best


def test_under_a_work_limit_the_answer_is_the_same_each_time_and_for_any_order() -> None:
    seekers = crowd(120, 8, 70)
    for limit in (0, 50, 1_000, 4_000, 100_000):
        answers = set()
        for seed in range(3):
            shuffled = random.Random(seed).sample(seekers, len(seekers))
            solution = solve(shuffled, Rules(), work_limit=limit, time_limit=0.0)
            check(solution, seekers, Rules())
            answers.add((tuple(chosen(solution)), solution.bound, solution.exact))
        assert len(answers) == 1
    assert solution.exact


def test_more_work_serves_no_fewer() -> None:
    seekers = crowd(120, 9, 70)
    served = [solve(seekers, Rules(), work_limit=limit).served for limit in (0, 100, 10_000, 1_000_000)]
    assert served == sorted(served)
    assert served[0] >= solve(seekers, Rules(max_circle=2)).served


def wanted_from_one(count: int) -> list[Seeker]:
    rest = [Seeker(f"p{number:05}", {"x": 2}, {"gold": 1.0}) for number in range(count - 1)]
    return [Seeker("giver", {"gold": 3}, {"x": 1.0}), *rest]


def in_three_camps(count: int) -> list[Seeker]:
    return [Seeker(f"p{number:05}", {"abc"[number % 3]: 2}, {"abc"[number % 3 - 1]: 1.0}) for number in range(count)]


@pytest.mark.parametrize(
    ("seekers", "served"),
    [
        (alike(10_000), 10_000),
        ([Seeker(f"p{n:05}", dict.fromkeys("abcde", 2), dict.fromkeys("abcde", 1.0)) for n in range(10_000)], 10_000),
        (wanted_from_one(10_000), 2),
        (in_three_camps(9_999), 9_999),
        ([Seeker(f"p{n:05}", {f"o{n}": 2}, {f"w{n}": 1.0}) for n in range(10_000)], 0),
    ],
)
def test_ten_thousand_in_an_odd_room_are_served_quickly(seekers: list[Seeker], served: int) -> None:
    began = perf_counter()
    solution = solve(seekers, Rules())
    assert perf_counter() - began < 20 * slowness()
    assert solution.served == served <= solution.bound
    assert len({member for group in solution.groups for member in group.members}) == served


def test_a_dense_room_of_many_is_served_almost_whole_and_its_bound_is_true() -> None:
    seekers = crowd(900, 1, 40)
    solution = solve(seekers, Rules(), time_limit=0.5)
    check(solution, seekers, Rules())
    assert solution.served >= 0.99 * solution.bound
    assert solution.bound <= len(seekers)
