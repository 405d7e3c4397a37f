from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from kiosk.domain.commands import CallGroups, ProposedGroup, Request
from kiosk.domain.entries import GroupCalled
from kiosk.domain.matching import Rules, Seeker
from kiosk.domain.scoring.gain import flow
from kiosk.rehearse.dry import START, DryEvening
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.policy import POLICIES, best_first, one_way_pairs, random_pairs
from kiosk.rehearse.sample import sample_people
from kiosk.rehearse.virtual_room import CONDUCTOR

RULES = Rules()


def room(chance: Random, people: int) -> list[Seeker]:
    topics = "abcdef"
    return [
        Seeker(
            f"p{place}",
            dict.fromkeys(chance.sample(topics, chance.randint(1, 2)), 2),
            dict.fromkeys(chance.sample(topics, chance.randint(1, 2)), 1.0),
        )
        for place in range(people)
    ]


def one_way(one: Seeker, other: Seeker) -> bool:
    return bool(flow(one, other, RULES.related) or flow(other, one, RULES.related))


def most_pairs(people: list[Seeker]) -> int:
    if len(people) < 2:
        return 0
    first, *rest = people
    best = most_pairs(rest)
    for other in rest:
        if one_way(first, other):
            best = max(best, 1 + most_pairs([each for each in rest if each is not other]))
    return best


def test_at_random_everybody_meets_somebody_whatever_they_want() -> None:
    people = room(Random(1), 10)
    pairs = random_pairs(people, RULES, Random(2))
    assert sorted(member for pair in pairs for member in pair) == sorted(seeker.id for seeker in people)
    assert pairs != random_pairs(people, RULES, Random(3))
    met = frozenset(frozenset((seeker.id, other.id)) for seeker, other in combinations(people, 2))
    assert random_pairs(people, Rules(forbidden=met), Random(2)) == []


def test_one_way_pairs_are_as_many_as_possible_and_each_gives_something() -> None:
    for seed in range(150):
        people = room(Random(seed), 2 + seed % 7)
        by_id = {seeker.id: seeker for seeker in people}
        pairs = one_way_pairs(people, RULES, Random(0))
        assert len(pairs) == most_pairs(people)
        assert len({member for pair in pairs for member in pair}) == 2 * len(pairs)
        assert all(flow(by_id[giver], by_id[getter], RULES.related) for giver, getter in pairs)


def test_the_best_pair_goes_first_even_where_that_leaves_others_standing() -> None:
    ada = Seeker("ada", {"a": 3}, {"x": 1.0, "y": 1.0})
    bo = Seeker("bo", {"x": 3, "y": 3}, {"a": 1.0, "b": 1.0})
    carl = Seeker("carl", {"b": 3}, {"x": 1.0})
    dora = Seeker("dora", {"x": 1}, {"a": 1.0})
    assert best_first([ada, bo, carl, dora], RULES, Random(0)) == [("ada", "bo")]


@pytest.fixture(scope="module", params=["random", "oneway"])
def lawless(request: pytest.FixtureRequest) -> DryEvening:
    evening = DryEvening(Plan(people=sample_people(30, "1"), policy=request.param))
    evening.report = evening.run()  # type: ignore[attr-defined]
    return evening


def test_a_meeting_in_which_somebody_got_nothing_does_not_count(lawless: DryEvening) -> None:
    report = lawless.report  # type: ignore[attr-defined]
    meetings = lawless.virtual.room.meetings
    assert report.errors == 0, report.faults
    assert {len(meeting.members) for meeting in meetings.values() if meeting.started_at is not None} == {2}
    one_sided = [meeting for meeting in meetings.values() if len(meeting.gives) < 2 and meeting.started_at is not None]
    assert one_sided
    assert all({give.giver for give in meeting.gives} < set(meeting.members) for meeting in one_sided)
    seen = lawless.ledger.meetings
    assert not any(seen[meeting.id].mutual(0, lawless.now) for meeting in one_sided)
    assert report.meetings <= sum(len(meeting.gives) == 2 for meeting in meetings.values())


def test_the_room_itself_refuses_such_a_group(lawless: DryEvening) -> None:
    again = DryEvening(Plan(people=sample_people(30, "1"), policy="circles"))
    again.run()
    room, one_sided = again.virtual.room, [m for m in lawless.virtual.room.meetings.values() if len(m.gives) < 2]
    assert one_sided
    free = {seeker.id for seeker in room.seekers(again.now)}
    proposed = [ProposedGroup(members=meeting.members) for meeting in one_sided if set(meeting.members) <= free]
    command = CallGroups(groups=proposed, seen=room.version, waiting=len(free), exact=True)
    facts = room.decide(Request(command=command, actor=CONDUCTOR, at=again.now))
    assert not any(isinstance(fact, GroupCalled) for fact in facts)


def test_policies_of_our_own_are_settings() -> None:
    settings = {
        name: DryEvening(Plan(people=[], policy=name)).virtual.room.settings for name in ("pairs", "circles", "full")
    }
    assert {name: (each.max_circle, each.asks) for name, each in settings.items()} == {
        "pairs": (2, False),
        "circles": (3, False),
        "full": (3, True),
    }
    assert all(policy.choose is None for policy in (POLICIES["pairs"], POLICIES["circles"], POLICIES["full"]))


def test_greedy_goes_through_the_room_and_makes_mutual_pairs_only() -> None:
    evening = DryEvening(Plan(people=sample_people(30, "1"), policy="greedy"))
    report = evening.run()
    meetings = evening.virtual.room.meetings.values()
    assert report.meetings > 0
    talks = [meeting for meeting in meetings if meeting.started_at is not None]
    assert {(len(meeting.members), len(meeting.gives)) for meeting in talks} == {(2, 2)}


def test_a_few_tables_are_never_overbooked_and_their_use_is_told() -> None:
    evening = DryEvening(Plan(people=sample_people(16, "1"), policy="pairs", spots=2))
    report = evening.run()
    meetings = list(evening.virtual.room.meetings.values())
    assert {evening.virtual.room.known_spots[meeting.spot or ""].name for meeting in meetings} == {"1", "2"}
    for one, other in combinations(meetings, 2):
        if one.spot == other.spot:
            first, second = sorted((one, other), key=lambda meeting: meeting.called_at)
            assert (first.ended_at or evening.now) <= second.called_at
    assert report.spot_use is not None
    end = START + 90 * 60_000
    used = sum(max(0, min(end, meeting.ended_at or end) - meeting.called_at) for meeting in meetings)
    assert report.spot_use == pytest.approx(used / (2 * (end - START)), abs=1e-3)
    assert 0 < report.spot_use <= 1
