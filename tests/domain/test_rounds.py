"""Rounds: everybody meets at once, nobody twice; who is left out is told, and comes first next time."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations

import pytest

from kiosk.domain import commands as c
from kiosk.domain import pacing
from kiosk.domain.entries import WaveCalled
from kiosk.domain.matching.rounds import plan_rounds, solve_round
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.room.pool import forbidden
from kiosk.domain.settings import MINUTE, SECOND, Settings
from tests.domain.evening import Evening
from tests.domain.test_waves import pairs

COUNTDOWN = 30 * SECOND
ROUND = 15 * MINUTE


def in_rounds(**settings: object) -> Evening:
    return Evening(Settings(matching=False, **settings))  # type: ignore[arg-type]


def sat_out(evening: Evening) -> list[tuple[str, ...]]:
    """Who sat out, round by round."""
    return [entry.fact.sat_out for entry in evening.entries if isinstance(entry.fact, WaveCalled)]


def they_talk(evening: Evening) -> None:
    """All who are called answer, and one of each group says that they are there."""
    for meeting in evening.room.live_meetings():
        if meeting.state == "called":
            for member in meeting.members:
                evening.say(member, c.Answer(meeting=meeting.id))
            evening.say(meeting.members[0], c.Here(meeting=meeting.id))


def everybody_fits(evening: Evening, count: int) -> list[str]:
    return [evening.join(f"P{n}", "a b", "a b") for n in range(count)]


def test_all_talk_until_the_round_is_over_and_each_turn_is_an_even_part_of_it() -> None:
    evening = in_rounds()
    aled = evening.join("Aled", "a", "b")
    priya = evening.join("Priya", "c", "a")
    jo = evening.join("Jo", "b", "c")
    evening.host(c.StartRound())
    evening.play(COUNTDOWN)
    (meeting,) = evening.room.live_meetings()
    called = evening.now
    evening.play(MINUTE)
    evening.say(aled, c.Here(meeting=meeting.id))
    assert meeting.round == 1
    assert meeting.ends_at == called + ROUND
    assert meeting.still_at is None
    started = evening.now
    third = (called + ROUND - started) // 3
    assert meeting.turns_at == (started + third, started + 2 * third)
    assert evening.say(aled, c.StillTalking(meeting=meeting.id)) == [], "the round ends for all"
    evening.play(called + ROUND - evening.now)
    assert meeting.state == "finished"
    assert evening.state(aled, priya, jo) == ["waiting"] * 3
    assert evening.room.wave is None
    assert pacing.waits_for(evening.room, evening.now) == "between_rounds"


def test_between_rounds_and_in_them_nobody_is_called_and_who_comes_late_joins_the_next() -> None:
    evening = in_rounds()
    people = pairs(evening, 1)
    evening.host(c.StartRound(minutes=5))
    evening.play(COUNTDOWN)
    they_talk(evening)
    late = [evening.join("Late", "x", "y"), evening.join("Later", "y", "x")]
    evening.play(4 * MINUTE)
    assert evening.state(*late) == ["waiting", "waiting"]
    assert pacing.waits_for(evening.room, evening.now) == "round"
    evening.play(MINUTE)
    assert evening.state(*people, *late) == ["waiting"] * 4
    evening.play(20 * MINUTE)
    assert len(evening.called()) == 1
    evening.host(c.StartRound(minutes=5))
    evening.play(COUNTDOWN)
    assert [(call.members, call.round) for call in evening.called()[1:]] == [(tuple(late), 2)]
    assert sat_out(evening) == [(), ()], "who came late, or has met everybody, did not sit out"


def test_a_call_that_nobody_follows_is_over_with_the_round() -> None:
    evening = in_rounds(answer=HOURS, arrive=HOURS)
    mair, tom = pairs(evening, 1)
    evening.host(c.StartRound(minutes=5))
    evening.play(COUNTDOWN)
    evening.say(mair, c.Answer(meeting="m1"))
    evening.play(5 * MINUTE)
    meeting = evening.room.meetings["m1"]
    assert (meeting.state, meeting.why) == ("missed", "round_over")
    assert evening.state(mair, tom) == ["waiting", "waiting"]
    assert evening.person(mair).priority
    assert not evening.person(tom).priority
    evening.host(c.StartRound(minutes=5))
    evening.play(COUNTDOWN)
    assert evening.state(mair, tom) == ["meeting", "meeting"], "they have not met"


HOURS = 10 * 60 * MINUTE


def test_the_host_ends_a_round_and_may_start_the_next_at_once() -> None:
    evening = in_rounds(max_circle=2)
    people = everybody_fits(evening, 4)
    evening.host(c.StartRound())
    evening.play(COUNTDOWN)
    they_talk(evening)
    evening.host(c.EndRound())
    assert evening.state(*people) == ["waiting"] * 4
    assert evening.host(c.EndRound()) == []
    evening.host(c.StartRound())
    evening.play(COUNTDOWN)
    they_talk(evening)
    evening.host(c.StartRound())
    assert evening.state(*people) == ["waiting"] * 4, "the second round is over when the third is started"
    evening.play(COUNTDOWN)
    assert [call.round for call in evening.called()] == [1, 1, 2, 2, 3, 3]
    assert len({frozenset(call.members) for call in evening.called()}) == 6, "everybody has met everybody"


def test_a_wave_in_a_round_lets_its_talks_go_on_to_their_own_end() -> None:
    evening = in_rounds()
    people = pairs(evening, 2)
    evening.host(c.StartRound())
    evening.play(COUNTDOWN)
    for meeting in evening.room.live_meetings():
        evening.say(meeting.members[0], c.Here(meeting=meeting.id))
    late = [evening.join("Late", "x", "y"), evening.join("Later", "y", "x")]
    evening.host(c.StartWave())
    evening.play(COUNTDOWN)
    assert evening.state(*late) == ["meeting", "meeting"]
    assert {meeting.state for meeting in evening.room.live_meetings()} == {"talking", "called"}
    evening.play(ROUND - COUNTDOWN)
    assert evening.state(*people) == ["breather"] * 4
    assert evening.room.settings.mode == "continuous"


def test_a_round_in_a_flowing_evening_calls_also_those_who_take_a_breath_but_no_talk_is_cut() -> None:
    evening = Evening(Settings(matching=True, thin=0, max_circle=2))
    people = everybody_fits(evening, 4)
    evening.play(10 * SECOND)
    done, talking = evening.room.live_meetings()
    for meeting in (done, talking):
        evening.say(meeting.members[0], c.Here(meeting=meeting.id))
    evening.say(done.members[0], c.Finish(meeting=done.id))
    others = [evening.join("Q0", "a", "b"), evening.join("Q1", "b", "a")]
    evening.host(c.StartRound())
    evening.play(COUNTDOWN)
    assert evening.state(*done.members, *others) == ["meeting"] * 4
    assert talking.state == "talking"
    they_talk(evening)
    evening.play(12 * MINUTE)
    evening.say(talking.members[0], c.Finish(meeting=talking.id))
    evening.play(ROUND)
    assert len(evening.called()) == 4, "who ends a talk in a round waits for the next"
    assert evening.state(*people) == ["waiting"] * 4


def test_switching_to_calling_as_people_are_free_in_the_middle_of_a_round() -> None:
    evening = in_rounds()
    people = pairs(evening, 1)
    evening.host(c.StartRound())
    evening.play(COUNTDOWN)
    evening.say(people[0], c.Here(meeting="m1"))
    late = [evening.join("Late", "x", "y"), evening.join("Later", "y", "x")]
    evening.set("mode", "continuous")
    evening.play(MINUTE)
    assert evening.state(*late) == ["meeting", "meeting"]
    assert evening.called()[-1].round == 0
    evening.play(ROUND - MINUTE)
    assert evening.room.meetings["m1"].state == "finished"
    evening.set("mode", "rounds")
    assert pacing.waits_for(evening.room, evening.now) == "between_rounds"


def test_who_is_left_out_takes_the_place_of_somebody_who_cannot() -> None:
    evening = in_rounds()
    aled = evening.join("Aled", "a", "b", no_circles=False)
    priya = evening.join("Priya", "c", "a")
    jo = evening.join("Jo", "b", "c")
    evening.host(c.StartRound())
    evening.play(COUNTDOWN)
    late = evening.join("Late", "b", "c")
    evening.say(jo, c.Decline(meeting="m1"))
    assert set(evening.room.meetings["m1"].members) == {aled, priya, late}


def test_the_odd_one_out_is_first_next_time() -> None:
    evening = in_rounds(max_circle=2)
    everybody_fits(evening, 5)
    left_out: Counter[str] = Counter()
    for number in range(4):
        evening.host(c.StartRound())
        evening.play(COUNTDOWN)
        they_talk(evening)
        (out,) = sat_out(evening)[number]
        left_out[out] += 1
        assert out in evening.room.sitting_out
        evening.play(ROUND)
        assert not evening.room.sitting_out
    assert max(left_out.values()) == 1


@pytest.mark.parametrize(
    ("people", "rounds", "topics"), [(61, 50, 1), (9, 8, 1), (15, 13, 2), (31, 25, 4), (24, 20, 3)]
)
def test_nobody_sits_out_twice_before_everybody_has_once(people: int, rounds: int, topics: int) -> None:
    """Of those who have an allowed partner, round after round: whoever sits out now has done so least often."""
    evening = in_rounds(max_circle=2, round=5 * MINUTE, countdown=SECOND)
    chance = random.Random(people)
    names = [f"t{n}" for n in range(topics)]
    everybody = []
    for number in range(people):
        offers, wants = (" ".join(chance.sample(names, (topics + 1) // 2)) for _ in range(2))
        everybody.append(evening.join(f"P{number}", offers, wants))
    met: set[frozenset[str]] = set()
    for number in range(rounds):
        evening.host(c.StartRound())
        before = {person: evening.person(person).sat_out for person in everybody}
        never = forbidden(evening.room)
        evening.play(SECOND)
        groups = [frozenset(meeting.members) for meeting in evening.room.live_meetings()]
        assert not met.intersection(groups), "nobody meets twice"
        met.update(groups)
        seated = frozenset().union(*groups)
        assert not seated.intersection(sat_out(evening)[number])
        could = {
            person
            for one, other in combinations(everybody, 2)
            if frozenset((one, other)) not in never and fit(evening, one, other)
            for person in (one, other)
        }
        assert set(sat_out(evening)[number]) == could - seated
        for out in sat_out(evening)[number]:
            assert not replaceable(evening, out, before, groups, never), "somebody who sat out less could have"
        if topics == 1:
            turns = [evening.person(person).sat_out for person in everybody]
            assert max(turns) <= min(turns) + 1
        they_talk(evening)
        evening.play(5 * MINUTE)


def fit(evening: Evening, one: str, other: str) -> bool:
    """Whether two people could both give and get."""
    first, second = (evening.person(person).profile for person in (one, other))
    gives = {offer.topic for offer in first.offers} & {want.topic for want in second.wants}
    gets = {offer.topic for offer in second.offers} & {want.topic for want in first.wants}
    return bool(gives and gets)


def replaceable(
    evening: Evening,
    out: str,
    before: dict[str, int],
    groups: list[frozenset[str]],
    never: frozenset[frozenset[str]],
) -> bool:
    """Whether `out` could sit where somebody sits who sat out less often, all others keeping their partners."""
    for group in groups:
        for partner in group:
            (other,) = group - {partner}
            allowed = frozenset((out, partner)) not in never and fit(evening, out, partner)
            if allowed and before[other] < before[out]:
                return True
    return False


def test_a_look_ahead_saves_the_only_partners_of_later_rounds() -> None:
    """Six people of whom seven pairs fit: one way to pair two of them off leaves more for the next rounds."""
    seekers, rules = who_fits(EDGES)
    blind = [planned.solution.served for planned in plan_rounds(seekers, rules, 3, look_ahead=0)]
    seeing = [planned.solution.served for planned in plan_rounds(seekers, rules, 3, look_ahead=2)]
    assert seeing[0] == blind[0], "this round serves as many in any case"
    assert (sum(blind), sum(seeing)) == (12, 14)
    assert solve_round(seekers, rules, 2, time_limit=0).served == seeing[0], "without time there is still a round"


EDGES = [(0, 3), (0, 4), (0, 5), (1, 2), (1, 3), (3, 4), (4, 5)]


def who_fits(edges: list[tuple[int, int]]) -> tuple[list[Seeker], Rules]:
    """People of whom just these pairs have something for each other, both ways."""
    count = 1 + max(max(edge) for edge in edges)
    offers: list[dict[str, int]] = [{} for _ in range(count)]
    wants: list[dict[str, float]] = [{} for _ in range(count)]
    for one, other in edges:
        for giver, getter in ((one, other), (other, one)):
            offers[giver][f"{giver}-{getter}"] = 2
            wants[getter][f"{giver}-{getter}"] = 1.0
    return [Seeker(str(n), offers[n], wants[n]) for n in range(count)], Rules(max_circle=2)


def test_a_plan_is_the_same_each_time_and_nobody_meets_twice() -> None:
    chance = random.Random(5)
    seekers = [
        Seeker(f"p{n:02}", dict.fromkeys(chance.sample("abcdef", 2), 2), dict.fromkeys(chance.sample("abcdef", 2), 1.0))
        for n in range(25)
    ]
    plan = list(plan_rounds(seekers, Rules(), 6))
    again = list(plan_rounds(seekers, Rules(), 6))
    assert [p.solution.groups for p in plan] == [p.solution.groups for p in again]
    met = Counter(frozenset(two) for p in plan for group in p.solution.groups for two in combinations(group.members, 2))
    assert len(plan) == 6
    assert max(met.values()) == 1
    assert plan[5].rules.forbidden >= met.keys() - {
        frozenset(two) for group in plan[5].solution.groups for two in combinations(group.members, 2)
    }


@pytest.mark.parametrize("seekers", [[], [Seeker("a", {"x": 2}, {"x": 1.0})]])
def test_a_round_for_nobody_is_empty(seekers: list[Seeker]) -> None:
    assert solve_round(seekers, Rules(), 2).groups == []
    assert [planned.solution.served for planned in plan_rounds(seekers, Rules(), 3)] == [0, 0, 0]
    assert solve_round(seekers, Rules(), 2, time_limit=0).groups == []
