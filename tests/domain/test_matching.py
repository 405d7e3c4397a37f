"""The solve, held against trying everything, against networkx, and against its own promises."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, permutations
from pathlib import Path

import networkx  # type: ignore[import-untyped]
import pytest

from kiosk.domain.matching import Rules, Seeker, Solution, packing, solve
from kiosk.domain.matching.objective import MOST_MINUTES, POINTS
from kiosk.domain.matching.objective import points as objective_points
from kiosk.domain.scoring import score_group
from tests.machine import slowness

MINUTE = 60_000
NOW = 500 * MINUTE


def random_room(chance: random.Random, most: int) -> tuple[list[Seeker], Rules]:
    count = chance.randint(0, most)
    topics = "abcdefgh"[: chance.randint(2, 8)]
    seekers = [
        Seeker(
            f"p{number}",
            {
                topic: chance.randint(1, 3)
                for topic in chance.sample(
                    topics, min(len(topics), chance.randint(0 if chance.random() < 0.1 else 1, 3))
                )
            },
            {
                topic: chance.choice([1.0, 2.0])
                for topic in chance.sample(
                    topics, min(len(topics), chance.randint(0 if chance.random() < 0.1 else 1, 3))
                )
            },
            sector=chance.choice(["", "s", "t"]),
            no_circles=chance.random() < 0.1,
            waiting_since=NOW - chance.choice([0, 0, 3, 10, 300]) * MINUTE,
            meetings=chance.choice([0, 0, 1]),
            priority=chance.random() < 0.1,
            exact=chance.random() < 0.3,
        )
        for number in range(count)
    ]
    ids = [seeker.id for seeker in seekers]
    forbidden = frozenset(frozenset(pair) for pair in combinations(ids, 2) if chance.random() < 0.08)
    return seekers, Rules(now=NOW, forbidden=forbidden, max_circle=chance.choice([2, 3, 3, 3]))


def worth(groups: list[tuple[str, ...]], seekers: list[Seeker], rules: Rules) -> tuple[int, ...]:
    """The objective, computed on its own: served, who sat out, first ones, minutes, circles, points."""
    people = {seeker.id: seeker for seeker in seekers}
    served = [people[member] for group in groups for member in group]
    points = 0
    for group in groups:
        scored = score_group([people[member] for member in group], rules)
        assert scored is not None
        points += objective_points(scored.score)
    sat_out = sum((3**seeker.sat_out - 1) // 2 for seeker in served)
    return (
        *((sat_out, len(served)) if rules.fair_first else (len(served), sat_out)),
        sum(seeker.priority or seeker.meetings == 0 for seeker in served),
        sum(min(MOST_MINUTES, (NOW - seeker.waiting_since) // MINUTE) for seeker in served),
        -sum(len(group) == 3 for group in groups),
        points,
    )


def best_by_trying(seekers: list[Seeker], rules: Rules) -> tuple[int, ...]:
    """Try every choice of groups."""
    by_lowest: dict[str, list[tuple[str, ...]]] = {}
    for size in (2, 3):
        for members in permutations(seekers, size):
            if members[0].id == min(member.id for member in members) and score_group(members, rules):
                by_lowest.setdefault(members[0].id, []).append(tuple(member.id for member in members))

    def choices(rest: list[str]) -> Iterator[list[tuple[str, ...]]]:
        if not rest:
            yield []
            return
        yield from choices(rest[1:])
        for group in by_lowest.get(rest[0], []):
            if set(group) <= set(rest):
                for others in choices([each for each in rest if each not in group]):
                    yield [group, *others]

    return max(worth(choice, seekers, rules) for choice in choices(sorted(seeker.id for seeker in seekers)))


def chosen(solution: Solution) -> list[tuple[str, ...]]:
    return [group.members for group in solution.groups]


def check(solution: Solution, seekers: list[Seeker], rules: Rules) -> None:
    """Disjoint, allowed, and each gives to the next."""
    people = {seeker.id: seeker for seeker in seekers}
    seated = [member for group in solution.groups for member in group.members]
    assert len(seated) == len(set(seated)) == solution.served <= solution.bound <= len(seekers)
    for group in solution.groups:
        scored = score_group([people[member] for member in group.members], rules)
        assert scored is not None
        assert (group.score, group.gives) == (scored.score, scored.gives)
        for giver, getter, give in zip(group.members, group.members[1:] + group.members[:1], group.gives, strict=True):
            assert (give.giver, give.getter) == (giver, getter)
            assert give.offer in people[giver].offers
            assert give.want in people[getter].wants


def hold_against_trying(seed: int, most: int) -> None:
    seekers, rules = random_room(random.Random(seed), most)
    solution = solve(seekers, rules)
    check(solution, seekers, rules)
    assert solution.exact
    assert solution.bound == solution.served
    assert worth(chosen(solution), seekers, rules) == best_by_trying(seekers, rules)


@pytest.mark.parametrize("batch", range(8))
def test_it_finds_what_trying_everything_finds(batch: int) -> None:
    for seed in range(batch * 50, batch * 50 + 50):
        hold_against_trying(seed, 7)


@pytest.mark.parametrize("few", [0, 2])
def test_it_finds_it_also_where_the_first_guess_fails(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # With hardly any group in the first integer program, the levels are settled one by one or the groups widened.
    monkeypatch.setattr(packing, "FEW", few)
    for seed in range(5_000, 5_300):
        hold_against_trying(seed, 8)


@pytest.mark.long
@pytest.mark.parametrize("batch", range(40))
def test_it_finds_what_trying_everything_finds_thousands_of_times(batch: int) -> None:
    for seed in range(10_000 + batch * 100, 10_100 + batch * 100):
        hold_against_trying(seed, 9)


def crowd(count: int, seed: int, topics: int, **more: object) -> list[Seeker]:
    chance = random.Random(seed)
    return [
        Seeker(
            f"p{number:04}",
            {f"t{chance.randrange(topics)}": chance.randint(1, 3) for _ in range(3)},
            {f"t{chance.randrange(topics)}": 1.0 for _ in range(3)},
            **more,  # type: ignore[arg-type]
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("seed", range(6))
def test_shuffling_the_people_changes_nothing(seed: int) -> None:
    seekers = crowd(40, seed, 25)
    shuffled = random.Random(seed).sample(seekers, len(seekers))
    assert chosen(solve(seekers, Rules())) == chosen(solve(shuffled, Rules()))


@pytest.mark.parametrize("seed", range(4))
def test_one_more_person_never_lowers_the_number_served(seed: int) -> None:
    seekers = crowd(24, seed, 16)
    served = [solve(seekers[:count], Rules()).served for count in range(len(seekers) + 1)]
    assert served == sorted(served)


@pytest.mark.parametrize("seed", range(4))
def test_circles_never_serve_fewer_than_pairs(seed: int) -> None:
    seekers = crowd(60, seed, 40)
    together, pairs = solve(seekers, Rules()), solve(seekers, Rules(max_circle=2))
    check(together, seekers, Rules())
    assert together.exact
    assert together.served >= pairs.served
    assert all(len(group.members) == 2 for group in pairs.groups)


@pytest.mark.parametrize(("count", "topics"), [(30, 20), (120, 40), (200, 12)])
def test_pairs_weigh_what_networkx_finds(count: int, topics: int) -> None:
    seekers, rules = crowd(count, count, topics), Rules(max_circle=2)
    graph = networkx.Graph()
    for one, other in combinations(seekers, 2):
        if scored := score_group((one, other), rules):
            # Cardinality first, then points: as everybody is new and nobody has waited, nothing else counts.
            graph.add_edge(one.id, other.id, weight=10**8 + round(scored.score * POINTS))
    theirs = networkx.max_weight_matching(graph)
    solution = solve(seekers, rules)
    ours = sum(10**8 + round(group.score * POINTS) for group in solution.groups)
    assert ours == sum(graph.edges[edge]["weight"] for edge in theirs)
    assert solution.exact


def test_nobody_one_and_strangers() -> None:
    alone = Seeker("a", {"x": 2}, {"x": 1.0})
    strangers = [Seeker(str(number), {f"o{number}": 2}, {f"w{number}": 1.0}) for number in range(5)]
    seekers: list[Seeker]
    for seekers in ([], [alone], strangers, [Seeker("a", {}, {}), Seeker("b", {}, {})]):
        solution = solve(seekers, Rules())
        assert (solution.groups, solution.served, solution.bound, solution.exact) == ([], 0, 0, True)


def test_one_id_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="share an id"):
        solve([Seeker("a", {}, {}), Seeker("a", {}, {})], Rules())


def ring(count: int) -> list[Seeker]:
    """Each gives to the next only."""
    return [Seeker(f"r{place:03}", {f"t{place}": 2}, {f"t{(place - 1) % count}": 1.0}) for place in range(count)]


@pytest.mark.parametrize(("count", "served"), [(3, 3), (4, 0), (5, 0), (6, 0)])
def test_rings_longer_than_a_circle_serve_nobody(count: int, served: int) -> None:
    assert solve(ring(count), Rules()).served == served


def mutual(edges: list[tuple[str, str]]) -> list[Seeker]:
    """People of whom exactly these can be pairs."""
    names = sorted({name for edge in edges for name in edge})
    offers: dict[str, dict[str, int]] = {name: {} for name in names}
    wants: dict[str, dict[str, float]] = {name: {} for name in names}
    for one, other in edges:
        for giver, getter in ((one, other), (other, one)):
            offers[giver][f"{giver}>{getter}"] = 2
            wants[getter][f"{giver}>{getter}"] = 1.0
    return [Seeker(name, offers[name], wants[name]) for name in names]


def test_an_odd_cycle_of_pairs_leaves_one_out() -> None:
    cycle = [(f"c{place}", f"c{(place + 1) % 7}") for place in range(7)]
    assert solve(mutual(cycle), Rules()).served == 6


def test_a_triangle_of_pairs_becomes_a_circle() -> None:
    assert solve(mutual([("a", "b"), ("b", "c"), ("c", "a")]), Rules()).served == 3
    assert solve(mutual([("a", "b"), ("b", "c"), ("c", "a")]), Rules(max_circle=2)).served == 2


def test_a_blossom_is_opened_where_it_serves_most() -> None:
    edges = [("b", "c"), ("c", "d"), ("d", "e"), ("e", "g"), ("g", "b"), ("d", "f")]
    assert solve(mutual(edges), Rules()).served == 6


def test_a_star_serves_its_centre_and_whoever_waited_longest() -> None:
    seekers = mutual([("centre", f"ray{number}") for number in range(6)])
    waiting = [
        Seeker(
            each.id, each.offers, each.wants, meetings=1, waiting_since=NOW - (9 if each.id == "ray4" else 2) * MINUTE
        )
        for each in seekers
    ]
    assert chosen(solve(waiting, Rules(now=NOW))) == [("centre", "ray4")]


def test_whoever_has_had_no_meeting_goes_before_whoever_has_waited_longer() -> None:
    old = Seeker("old", {"a": 3}, {"b": 1.0}, meetings=1, waiting_since=NOW - 200 * MINUTE)
    centre = Seeker("centre", {"b": 3}, {"a": 1.0}, meetings=1, waiting_since=NOW)
    new = Seeker("new", {"a": 1}, {"b": 1.0, "c": 1.0}, waiting_since=NOW)
    first = Seeker("first", {"a": 1}, {"b": 1.0, "c": 1.0}, waiting_since=NOW, meetings=3, priority=True)
    assert chosen(solve([old, centre, new], Rules(now=NOW))) == [("centre", "new")]
    assert chosen(solve([old, centre, first], Rules(now=NOW))) == [("centre", "first")]


def test_solving_writes_nothing() -> None:
    root = Path(__file__).parents[2]
    code = (
        "from kiosk.domain.matching import *\n"
        "print(solve([Seeker(str(i), {str(i): 2}, {str((i + 1) % 3): 1.0}) for i in range(3)], Rules()).served)"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=root, text=True)
    assert (ran.stdout, ran.stderr) == ("3\n", "")


def test_everyone_wants_what_one_person_offers() -> None:
    seekers = [Seeker("giver", {"gold": 3}, {"x": 1.0})]
    seekers += [Seeker(f"p{number:02}", {"x": 2}, {"gold": 1.0}) for number in range(40)]
    assert solve(seekers, Rules()).served == 2


def test_two_cliques_share_one_person_between_them() -> None:
    left = list(combinations("abcd", 2)) + [(name, "m") for name in "abcd"]
    right = list(combinations("uvwx", 2)) + [(name, "m") for name in "uvwx"]
    solution = solve(mutual(left + right), Rules())
    assert (solution.served, solution.exact) == (9, True)
    assert sum(len(group.members) == 3 for group in solution.groups) == 1


def test_pairs_come_before_circles_where_it_costs_nobody_a_seat() -> None:
    solution = solve(mutual(list(combinations("abcdef", 2))), Rules())
    assert [len(group.members) for group in solution.groups] == [2, 2, 2]


def test_whoever_wants_no_circles_is_in_none() -> None:
    three = ring(3)
    shy = [Seeker(each.id, each.offers, each.wants, no_circles=True) for each in three[:1]] + three[1:]
    assert solve(shy, Rules()).served == 0


def alike(count: int) -> list[Seeker]:
    return [Seeker(f"p{number:05}", {"a": 2}, {"a": 1.0}) for number in range(count)]


@pytest.mark.parametrize("count", [2, 3, 10, 11, 300, 301])
def test_everyone_alike_is_served(count: int) -> None:
    seekers = alike(count)
    solution = solve(seekers, Rules())
    check(solution, seekers, Rules())
    assert solution.served == solution.bound == count
    assert sum(len(group.members) == 3 for group in solution.groups) == count % 2
    assert solution.seconds < 5 * slowness()


def test_a_circle_of_three_beats_nobody() -> None:
    solution = solve(alike(301), Rules(max_circle=2))
    assert (solution.served, solution.bound, solution.exact) == (300, 300, True)


@pytest.mark.parametrize("limit", [0.0, 0.01])
@pytest.mark.parametrize("count", [0, 1, 60, 300])
def test_out_of_time_it_is_never_worse_than_pairs(limit: float, count: int) -> None:
    seekers = crowd(count, 5, 60)
    solution, pairs = solve(seekers, Rules(), time_limit=limit), solve(seekers, Rules(max_circle=2))
    check(solution, seekers, Rules())
    assert pairs.served <= solution.served
    assert solution.bound >= solution.served


def test_related_topics_open_groups_and_score_as_the_function_says() -> None:
    def related(offer: str, want: str) -> float:
        return 1.0 if offer == want else 0.5 if {offer, want} == {"film", "video"} else 0.0

    seekers = [Seeker("a", {"film": 3}, {"tax": 1.0}, meetings=1), Seeker("b", {"tax": 3}, {"video": 1.0}, meetings=1)]
    assert solve(seekers, Rules()).served == 0
    solution = solve(seekers, Rules(related=related))
    assert [group.score for group in solution.groups] == [pytest.approx(2 / 3)]
    assert (solution.groups[0].gives[0].offer, solution.groups[0].gives[0].want) == ("film", "video")


def test_a_room_that_is_hard_for_linear_programs_is_solved_exactly() -> None:
    seekers = crowd(90, 3, 45)
    rules = Rules(now=NOW)
    chance = random.Random(3)
    uneven = [
        Seeker(
            each.id,
            each.offers,
            each.wants,
            waiting_since=NOW - chance.randrange(40) * MINUTE,
            meetings=chance.randrange(2),
        )
        for each in seekers
    ]
    solution = solve(uneven, rules, time_limit=20)
    check(solution, uneven, rules)
    assert solution.exact
