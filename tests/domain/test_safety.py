"""The host's help, talks that were a pitch, and not being named on the wall."""

from __future__ import annotations

import pytest

from kiosk.domain import commands as c
from kiosk.domain.entries import GroupCalled, HelpAsked, HelpEnded, HelpSeen, PersonHeldUp, PitchReported
from kiosk.domain.settings import MINUTE
from tests.domain.evening import Evening
from tests.domain.test_room import pair, refused


def sold_to(evening: Evening, seller: str, *others: str) -> None:
    """Everybody talks with the seller, and says afterwards that it was a pitch."""
    for other in others:
        talk(evening, seller, other)
        evening.say(other, c.Pitch(meeting=f"m{len(evening.room.meetings)}", person=seller))


def talk(evening: Evening, one: str, other: str) -> str:
    evening.wait(5 * MINUTE)
    evening.call((one, other))
    meeting = f"m{len(evening.room.meetings)}"
    evening.say(one, c.Here(meeting=meeting))
    evening.wait(5 * MINUTE)
    evening.say(other, c.Finish(meeting=meeting))
    return meeting


def crowd(size: int = 4) -> tuple[Evening, list[str]]:
    evening = Evening()
    return evening, [evening.join(f"P{i}", "pricing video", "video pricing") for i in range(size)]


@pytest.mark.parametrize("state", ["waiting", "meeting", "talking", "breather", "paused", "left", "away"])
def test_help_is_asked_for_in_every_state_and_changes_none(state: str) -> None:
    evening, mair, tom = pair()
    if state == "waiting":
        evening.say(tom, c.Leave())
    if state in {"talking", "breather"}:
        evening.say(tom, c.Here(meeting="m1"))
    if state == "breather":
        evening.say(tom, c.Finish(meeting="m1"))
    if state in {"paused", "left", "away"}:
        evening.say(tom, c.Leave())
        evening.say(mair, c.Pause() if state == "paused" else c.Leave()) if state != "away" else None
        if state == "away":
            evening.submit(c.MarkAway(persons=[mair]), c.Actor(c.Role.CONDUCTOR))
    before = evening.state(mair)
    facts = evening.say(mair, c.Help())
    assert facts[-1] == HelpAsked(person=mair)
    assert evening.state(mair) == (["waiting"] if state == "away" else before), "an away phone is in their hand again"
    touched = evening.room.touched(evening.entries[-1])
    assert (touched.persons, touched.host, touched.wall, touched.door) == (frozenset({mair}), True, False, False)
    assert evening.say(mair, c.Help()) == [], "once is enough"
    assert evening.host(c.HelpComing(person=mair)) == [HelpSeen(person=mair)]
    assert evening.host(c.HelpComing(person=mair)) == []
    assert evening.host(c.HelpDone(person=mair)) == [HelpEnded(person=mair)]
    assert evening.host(c.HelpDone(person=mair)) == []
    assert evening.person(mair).help_at is None


def test_help_may_be_taken_back_and_asked_for_again() -> None:
    evening, mair, _ = pair()
    evening.say(mair, c.Help())
    evening.host(c.HelpComing(person=mair))
    evening.say(mair, c.Help(on=False))
    assert evening.say(mair, c.Help(on=False)) == []
    evening.say(mair, c.Help())
    assert not evening.person(mair).help_seen, "that was another time"


def test_only_the_host_comes() -> None:
    evening, mair, tom = pair()
    evening.say(mair, c.Help())
    for command in (c.HelpComing(person=mair), c.HelpDone(person=mair)):
        with refused("not_allowed"):
            evening.say(tom, command)
    with refused("unknown_person"):
        evening.host(c.HelpDone(person="nobody"))


def test_two_different_people_say_it_was_a_pitch_and_the_host_has_a_word_first() -> None:
    evening, (seller, one, other, more) = crowd()
    sold_to(evening, seller, one)
    assert not evening.person(seller).held_up, "one alone holds nobody up"
    sold_to(evening, seller, other)
    assert evening.person(seller).held_up
    assert evening.state(seller) == ["paused"]
    evening.call((seller, more))
    assert evening.state(seller) == ["paused"]
    for tap in (c.Resume(), c.Touch(), c.Next(), c.Pause(duration=1)):
        if isinstance(tap, c.Resume):
            with refused("see_host"):
                evening.say(seller, tap)
        else:
            evening.say(seller, tap)
        evening.wait(MINUTE)
        assert evening.state(seller) == ["paused"]
    evening.host(c.Wake(person=seller))
    assert evening.state(seller) == ["waiting"]
    assert not evening.person(seller).pitched_by
    assert isinstance(evening.call((seller, more))[0], GroupCalled)


def test_the_same_person_twice_counts_once_and_they_never_meet_again() -> None:
    evening, (seller, one, *_) = crowd()
    sold_to(evening, seller, one)
    assert evening.say(one, c.Pitch(meeting="m1", person=seller)) == []
    for person, wish in ((one, seller), (seller, one)):
        evening.say(person, c.MeetAgain(person=wish))
    evening.wait(5 * MINUTE)
    assert not any(isinstance(fact, GroupCalled) for fact in evening.call((seller, one)))


def test_whoever_is_held_up_in_a_call_is_out_of_it_and_in_a_talk_may_finish() -> None:
    for talks in (False, True):
        evening, (seller, one, other, more) = crowd()
        meetings = [talk(evening, seller, one), talk(evening, seller, other)]
        evening.wait(5 * MINUTE)
        evening.call((seller, more))
        if talks:
            evening.say(more, c.Here(meeting="m3"))
        evening.say(one, c.Pitch(meeting=meetings[0], person=seller))
        facts = evening.say(other, c.Pitch(meeting=meetings[1], person=seller))
        assert [type(fact) for fact in facts[:2]] == [PitchReported, PersonHeldUp]
        assert evening.state(seller, more) == (["meeting", "meeting"] if talks else ["paused", "waiting"])
        if talks:
            evening.say(seller, c.Finish(meeting="m3"))
            assert evening.state(seller, more) == ["paused", "breather"]


def test_whoever_left_is_held_up_when_they_come_back() -> None:
    evening, (seller, one, other, _) = crowd()
    meetings = [talk(evening, seller, one), talk(evening, seller, other)]
    evening.say(seller, c.Leave())
    evening.say(one, c.Pitch(meeting=meetings[0], person=seller))
    evening.say(other, c.Pitch(meeting=meetings[1], person=seller))
    assert evening.state(seller) == ["left"]
    evening.say(seller, c.Resume())
    assert evening.state(seller) == ["paused"]


def test_a_report_of_another_meeting_oneself_or_too_early_is_refused() -> None:
    evening, mair, tom = pair()
    eve = evening.join("Eve", "a", "b")
    with refused("unknown_meeting"):
        evening.say(tom, c.Pitch(meeting="m1", person=mair))
    evening.say(tom, c.Here(meeting="m1"))
    with refused("still_talking"):
        evening.say(tom, c.Pitch(meeting="m1", person=mair))
    evening.say(tom, c.Finish(meeting="m1"))
    for person, meeting, other in ((eve, "m1", mair), (tom, "m1", tom), (tom, "m1", eve), (tom, "m9", mair)):
        with refused("unknown_meeting"):
            evening.say(person, c.Pitch(meeting=meeting, person=other))
    assert not evening.room.pitches


def test_a_number_on_the_wall_is_said_when_joining_or_later() -> None:
    evening = Evening()
    mair = evening.join("Mair", "a", "b", on_wall="number")  # type: ignore[arg-type]
    assert evening.person(mair).profile.on_wall == "number"
    evening.say(mair, c.Edit(line="Baker"))
    assert evening.person(mair).profile.on_wall == "number", "what is left out stays"
    evening.say(mair, c.Edit(on_wall="name"))
    assert evening.person(mair).profile.on_wall == "name"
    assert evening.room.touched(evening.entries[-1]).wall
