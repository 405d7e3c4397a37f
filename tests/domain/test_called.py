"""Between a call and its talk: finding each other, checking numbers, and saying no so that nobody is hurt."""

from __future__ import annotations

import pytest

from kiosk.domain import commands as c
from kiosk.domain.entries import Decline, GroupCalled, MeetingStarted
from kiosk.domain.settings import MINUTE, SECOND
from tests.domain.evening import HOST, Evening
from tests.domain.test_room import circle, pair, refused


def three() -> tuple[Evening, str, str, str]:
    """Two who are called, and one who fits the first of them."""
    evening, mair, tom = pair()
    return evening, mair, tom, evening.join("Eli", "video", "pricing")


def test_the_number_that_another_shows_checks_the_meeting() -> None:
    evening, mair, tom = pair()
    theirs, own = evening.person(tom).number, evening.person(mair).number
    for wrong in (own, 0, 999_999):
        with refused("wrong_number"):
            evening.say(mair, c.Here(meeting="m1", number=wrong))
    assert evening.room.meetings["m1"].state == "called"
    (started,) = evening.say(mair, c.Here(meeting="m1", number=theirs))
    assert isinstance(started, MeetingStarted)
    assert started.checked
    assert evening.room.meetings["m1"].checked
    evening.say(tom, c.Touch())
    assert evening.say(tom, c.Here(meeting="m1", number=1)) == [], "they talk already"


def test_one_tap_by_anyone_is_enough_and_checks_nothing() -> None:
    evening, aled, _, jo = circle()
    evening.say(jo, c.Here(meeting="m1"))
    assert evening.room.meetings["m1"].state == "talking"
    assert not evening.room.meetings["m1"].checked
    evening, aled, _, jo = circle()
    evening.say(jo, c.Here(meeting="m1", number=evening.person(aled).number))
    assert evening.room.meetings["m1"].checked, "in a circle anybody's will do"


def test_who_could_not_find_each_other_is_called_first_at_once_and_with_somebody_else() -> None:
    evening, mair, tom, eli = three()
    evening.say(mair, c.Answer(meeting="m1"))
    evening.say(mair, c.CantFind(meeting="m1"))
    evening.say(mair, c.CantFind(meeting="m1"))
    assert [evening.person(one).priority for one in (mair, tom)] == [True, False], "who came"
    assert [evening.person(one).missed for one in (mair, tom, eli)] == [True, True, False]
    began = evening.now
    evening.play(SECOND)
    call = evening.called()[-1]
    assert set(call.members) == {mair, eli}
    assert evening.now - began <= SECOND
    assert not evening.person(mair).missed


def test_a_call_that_the_host_gave_up_is_not_made_again_at_once() -> None:
    evening, mair, tom = pair()
    evening.host(c.Dissolve(meeting="m1"))
    assert [evening.person(one).priority for one in (mair, tom)] == [True, True]
    evening.play(MINUTE)
    assert len(evening.called()) == 1
    eli = evening.join("Eli", "video", "pricing")
    evening.play(MINUTE)
    assert eli in evening.called()[-1].members


def test_after_a_talk_with_somebody_else_they_may_try_again() -> None:
    evening, mair, tom, eli = three()
    evening.say(mair, c.CantFind(meeting="m1"))
    evening.say(mair, c.CantFind(meeting="m1"))
    assert not any(isinstance(fact, GroupCalled) for fact in evening.call((mair, tom)))
    evening.call((mair, eli))
    evening.say(eli, c.Here(meeting="m2"))
    evening.say(eli, c.Finish(meeting="m2"))
    evening.say(mair, c.Next())
    assert isinstance(evening.call((mair, tom))[0], GroupCalled)


def test_who_came_is_called_first_when_the_three_minutes_are_over_too() -> None:
    evening, mair, tom, eli = three()
    evening.say(mair, c.Answer(meeting="m1"))
    evening.say(mair, c.CantFind(meeting="m1"))
    assert evening.room.meetings["m1"].find_by == evening.now + 3 * MINUTE
    evening.play(3 * MINUTE + SECOND)
    assert evening.state(tom) == ["away"], "who never answered"
    assert set(evening.called()[-1].members) == {mair, eli}


@pytest.mark.parametrize(
    ("why", "pause", "state"),
    [
        ("not_now", None, "breather"),
        ("not_now", 10 * MINUTE, "paused"),
        ("known", None, "waiting"),
        ("known", 10 * MINUTE, "paused"),
        ("never", None, "breather"),
        ("no_circles", None, "breather"),
    ],
)
def test_a_no_frees_both_keeps_them_apart_and_says_nothing(why: Decline, pause: int | None, state: str) -> None:
    evening, mair, tom = pair()
    evening.say(mair, c.Answer(meeting="m1"))
    evening.say(tom, c.Decline(meeting="m1", why=why, pause=pause))
    assert evening.state(mair, tom) == ["waiting", state]
    assert evening.person(mair).priority, "who came is called first"
    assert evening.person(tom).paused_until == (evening.now + pause if pause else None)
    evening.wait(20 * MINUTE)
    evening.say(tom, c.Touch())
    assert evening.state(tom) == ["waiting"]
    assert not any(isinstance(fact, GroupCalled) for fact in evening.call((mair, tom)))


def test_what_the_others_see_of_a_no_is_the_same_whatever_the_reason() -> None:
    rooms = []
    for why in ("not_now", "known", "never", "no_circles"):
        evening, mair, tom = pair()
        evening.say(tom, c.Decline(meeting="m1", why=why, pause=MINUTE))
        rooms.append((repr(evening.person(mair)), evening.room.meetings["m1"].why))
    assert len(set(rooms)) == 1


def test_rather_no_circles_means_pairs_only_from_then_on() -> None:
    evening, _, tom = pair()
    evening.say(tom, c.Decline(meeting="m1", why="no_circles"))
    assert evening.person(tom).profile.no_circles
    evening.say(tom, c.Edit(no_circles=False))
    assert not evening.person(tom).profile.no_circles


def test_a_no_in_the_wrong_state_or_twice_is_refused() -> None:
    evening, mair, tom = pair()
    evening.say(mair, c.Decline(meeting="m1"))
    with refused("meeting_over"):
        evening.say(mair, c.Decline(meeting="m1", why="never"))
    evening, mair, tom = pair()
    evening.say(tom, c.Here(meeting="m1"))
    with refused("already_talking"):
        evening.say(mair, c.Decline(meeting="m1"))


def test_a_spots_description_is_the_hosts_and_stays_with_a_call() -> None:
    evening = Evening()
    evening.host(c.SetSpot(name="Table 4", description=" by the\u202e window "))
    mair, tom = evening.join("Mair", "pricing", "video"), evening.join("Tom", "video", "pricing")
    evening.call((mair, tom))
    assert evening.room.known_spots["s1"].description == "by the window"
    assert evening.host(c.SetSpot(spot="s1", name="Table 4", description="under the clock"))
    touched = evening.room.touched(evening.entries[-1])
    assert touched.persons == {mair, tom}
    assert touched.wall
    assert evening.host(c.SetSpot(spot="s1", name="Table 4", description="under the clock")) == []
    evening.submit(c.RemoveSpot(spot="s1"), HOST)
    assert evening.room.known_spots["s1"].description == "under the clock"
