"""What the host does to groups and people by hand: pins, swaps, moves, more time, two entries of one person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.commands import (
    Actor,
    Answer,
    CallAgain,
    Decline,
    Dissolve,
    Extend,
    Here,
    JoinPeople,
    KeepApart,
    Move,
    Pause,
    Pin,
    Remove,
    Rest,
    Role,
    SetSpot,
    Swap,
    Touch,
    Wake,
)
from kiosk.domain.entries import CallRepeated, GroupCalled, MeetingMoved, MeetingRegrouped, MemberTakenOut
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.suggesting import suggest
from kiosk.domain.settings import MINUTE, Settings
from tests.domain.evening import Evening


@pytest.fixture
def evening() -> Evening:
    """Nobody is called but by hand: the matchmaker is off."""
    return Evening(Settings(matching=False))


def pair(evening: Evening) -> tuple[str, str]:
    return evening.join("Ana", "pricing", "video"), evening.join("Ben", "video", "pricing")


def pinned(evening: Evening, *members: str, generous: bool = False) -> GroupCalled:
    """The call that a pin leads to."""
    facts = evening.host(Pin(members=list(members), generous=generous))
    call = facts[-1]
    assert isinstance(call, GroupCalled)
    return call


def refused(act: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value


def test_a_pair_is_called_by_hand_while_the_matchmaker_is_off(evening: Evening) -> None:
    ana, ben = pair(evening)
    call = pinned(evening, ana, ben)
    assert call.pinned
    assert {give.giver: give.offer for give in call.gives} == {
        ana: evening.person(ana).profile.offers[0].topic,
        ben: evening.person(ben).profile.offers[0].topic,
    }
    assert evening.state(ana, ben) == ["meeting", "meeting"]


def test_a_circle_is_called_in_the_order_in_which_it_goes_round(evening: Evening) -> None:
    ana = evening.join("Ana", "a", "c")
    ben = evening.join("Ben", "b", "a")
    cat = evening.join("Cat", "c", "b")
    call = pinned(evening, ana, cat, ben)
    assert [(give.giver, give.getter) for give in call.gives] == [(ana, ben), (ben, cat), (cat, ana)]
    assert call.members == (ana, ben, cat)


def test_who_is_away_counts_as_here_and_who_rests_is_left_in_peace(evening: Evening) -> None:
    ana, ben = pair(evening)
    evening.host(Rest(person=ana))
    assert refused(lambda: evening.host(Pin(members=[ana, ben]))).code == "person_resting"
    evening.host(Wake(person=ana))
    evening.room.people[ben].become("away", evening.now)
    pinned(evening, ana, ben)
    assert evening.state(ana, ben) == ["meeting", "meeting"]


def test_why_not_is_said_in_names_and_nobody_is_given_away(evening: Evening) -> None:
    ana, ben = pair(evening)
    cat = evening.join("Cat", "origami", "pricing")
    refusal = refused(lambda: evening.host(Pin(members=[ana, cat])))
    assert (refusal.code, refusal.params) == ("gets_nothing", {"name": "Ana (101)", "other": "Cat (103)"})
    assert refused(lambda: evening.host(Pin(members=[ben, cat]))).code == "nothing_either_way"
    evening.host(KeepApart(persons=[ana, ben]))
    assert refused(lambda: evening.host(Pin(members=[ana, ben]))).code == "you_keep_apart"
    evening.host(KeepApart(persons=[ana, ben], apart=False))
    call = pinned(evening, ana, ben)
    evening.say(ana, Decline(meeting=call.meeting))
    refusal = refused(lambda: evening.host(Pin(members=[ben, ana])))
    assert (refusal.code, refusal.params) == ("not_together", {"one": "Ben (102)", "other": "Ana (101)"})


def test_two_who_have_met_or_are_in_a_meeting_are_not_pinned(evening: Evening) -> None:
    ana, ben = pair(evening)
    call = pinned(evening, ana, ben)
    assert refused(lambda: evening.host(Pin(members=[ana, ben]))).code == "person_busy"
    evening.say(ana, Here(meeting=call.meeting))
    evening.host(Dissolve(meeting=call.meeting))
    assert refused(lambda: evening.host(Pin(members=[ana, ben]))).code == "have_met"


def test_a_generous_meeting_goes_one_way(evening: Evening) -> None:
    ana = evening.join("Ana", "pricing", "video")
    cat = evening.join("Cat", "origami", "pricing")
    call = pinned(evening, ana, cat, generous=True)
    assert call.generous
    assert [(give.giver, give.getter) for give in call.gives] == [(ana, cat)]


def test_there_must_be_somewhere_to_go(evening: Evening) -> None:
    ana, ben = pair(evening)
    cat, dan = evening.join("Cat", "knots", "tea"), evening.join("Dan", "tea", "knots")
    evening.host(SetSpot(name="Table 1", capacity=1))
    pinned(evening, ana, ben)
    assert refused(lambda: evening.host(Pin(members=[cat, dan]))).code == "nowhere"


def test_the_best_for_one_are_proposed_pairs_first_then_circles_then_generous(evening: Evening) -> None:
    ana = evening.join("Ana", "a", "c")
    assert suggest(evening.room, ana, evening.now) == []
    ben = evening.join("Ben", "b", "a")
    (generous,) = suggest(evening.room, ana, evening.now)
    assert (generous.members, generous.generous) == ((ana, ben), True)
    cat = evening.join("Cat", "c", "b")
    (ring,) = suggest(evening.room, ana, evening.now)
    assert set(ring.members) == {ana, ben, cat}
    dan = evening.join("Dan", "c", "a")
    (best,) = suggest(evening.room, ana, evening.now)
    assert set(best.members) == {ana, dan}


def test_a_member_is_swapped_and_place_and_number_stay(evening: Evening) -> None:
    ana, ben = pair(evening)
    cat = evening.join("Cat", "video", "pricing")
    call = pinned(evening, ana, ben)
    facts = evening.host(Swap(meeting=call.meeting, out=ben, into=cat, seen=[ana, ben]))
    assert [type(fact) for fact in facts] == [MemberTakenOut, MeetingRegrouped]
    meeting = evening.room.live[call.meeting]
    assert set(meeting.members) == {ana, cat}
    assert meeting.beacon == call.beacon
    assert evening.state(ana, ben, cat) == ["meeting", "waiting", "meeting"]
    assert evening.person(ben).priority


def test_the_second_host_at_one_group_gets_a_sentence(evening: Evening) -> None:
    ana, ben = pair(evening)
    cat = evening.join("Cat", "video", "pricing")
    call = pinned(evening, ana, ben)
    evening.host(Swap(meeting=call.meeting, out=ben, into=cat, seen=[ana, ben]))
    for command in (
        Swap(meeting=call.meeting, out=ben, into=cat),
        Dissolve(meeting=call.meeting, seen=[ana, ben]),
        CallAgain(meeting=call.meeting, seen=[ana, ben]),
    ):
        assert refused(lambda command=command: evening.host(command)).code == "group_changed"  # type: ignore[misc]
    evening.host(Dissolve(meeting=call.meeting, seen=[ana, cat]))
    assert refused(lambda: evening.host(Dissolve(meeting=call.meeting))).code == "meeting_over"


def test_phones_that_are_silent_ring_once_more(evening: Evening) -> None:
    ana, ben = pair(evening)
    call = pinned(evening, ana, ben)
    evening.say(ana, Answer(meeting=call.meeting))
    evening.wait(MINUTE)
    (again,) = evening.host(CallAgain(meeting=call.meeting))
    assert isinstance(again, CallRepeated)
    assert again.answer_by == evening.now + evening.room.settings.answer
    evening.say(ben, Answer(meeting=call.meeting))
    assert refused(lambda: evening.host(CallAgain(meeting=call.meeting))).code == "all_answered"


def test_a_group_is_sent_elsewhere_if_there_is_room_and_no_steps(evening: Evening) -> None:
    for name, capacity, free in (("Table 1", 1, True), ("Table 2", 1, True), ("Attic", None, False)):
        evening.host(SetSpot(name=name, capacity=capacity, step_free=free))
    ana = evening.join("Ana", "pricing", "video", step_free=True)
    ben = evening.join("Ben", "video", "pricing")
    cat, dan = evening.join("Cat", "knots", "tea"), evening.join("Dan", "tea", "knots")
    call = pinned(evening, ana, ben)
    other = "s2" if call.spot == "s1" else "s1"
    assert refused(lambda: evening.host(Move(meeting=call.meeting, spot="s3"))).code == "spot_steps"
    (moved,) = evening.host(Move(meeting=call.meeting, spot=other))
    assert isinstance(moved, MeetingMoved)
    assert evening.room.spot_use()[other] == 1
    second = pinned(evening, cat, dan)
    assert refused(lambda: evening.host(Move(meeting=second.meeting, spot=other))).code == "spot_full"


def test_a_talk_gets_more_time_and_a_call_none(evening: Evening) -> None:
    ana, ben = pair(evening)
    call = pinned(evening, ana, ben)
    assert refused(lambda: evening.host(Extend(meeting=call.meeting))).code == "not_yet_talking"
    evening.say(ana, Here(meeting=call.meeting))
    ends_at = evening.room.live[call.meeting].ends_at
    assert ends_at
    evening.host(Extend(meeting=call.meeting, minutes=3))
    assert evening.room.live[call.meeting].ends_at == ends_at + 3 * MINUTE


def test_somebody_rests_and_comes_back_by_themselves_after_a_while(evening: Evening) -> None:
    ana, _ = pair(evening)
    evening.host(Rest(person=ana, duration=5 * MINUTE))
    assert evening.state(ana) == ["paused"]
    evening.wait(5 * MINUTE)
    assert evening.state(ana) == ["waiting"]


def test_two_entries_are_one_person_and_both_phones_speak_for_it(evening: Evening) -> None:
    ana, ben = pair(evening)
    twice = evening.join("Ana again", "tea", "knots")
    evening.host(KeepApart(persons=[twice, ben]))
    evening.host(JoinPeople(person=twice, into=ana))
    assert evening.state(twice) == ["removed"]
    assert frozenset({ana, ben}) in evening.room.kept_apart
    evening.say(twice, Pause())
    assert evening.state(ana) == ["paused"]
    evening.say(twice, Touch())
    entry = evening.entries[-1]
    assert {ana, twice} <= evening.room.touched(entry).persons


def test_an_entry_that_has_met_people_is_the_one_to_keep(evening: Evening) -> None:
    ana, ben = pair(evening)
    twice = evening.join("Ana again", "tea", "knots")
    call = pinned(evening, ana, ben)
    assert refused(lambda: evening.host(JoinPeople(person=ana, into=twice))).code == "person_busy"
    evening.say(ana, Here(meeting=call.meeting))
    evening.host(Dissolve(meeting=call.meeting))
    assert refused(lambda: evening.host(JoinPeople(person=ana, into=twice))).code == "has_met_people"
    evening.host(JoinPeople(person=twice, into=ana))
    assert refused(lambda: evening.host(JoinPeople(person=twice, into=ana))).code == "unknown_person"


def test_only_the_host_has_a_hand_in_groups(evening: Evening) -> None:
    ana, ben = pair(evening)
    door = Actor(Role.DOOR)
    assert refused(lambda: evening.submit(Pin(members=[ana, ben]), door)).code == "not_allowed"
    assert refused(lambda: evening.say(ana, Remove(person=ben))).code == "not_allowed"
