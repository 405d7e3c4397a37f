"""Five more minutes: if nobody objects, and nobody waits for the place."""

from __future__ import annotations

from kiosk.domain import commands as c
from kiosk.domain.entries import ExtensionObjected, MeetingExtended
from kiosk.domain.settings import MINUTE, SECOND
from tests.domain.evening import Evening
from tests.domain.test_room import circle, pair, refused


def talking() -> tuple[Evening, str, str]:
    evening, mair, tom = pair()
    evening.say(mair, c.Here(meeting="m1"))
    evening.wait(10 * MINUTE)
    return evening, mair, tom


def test_five_more_minutes_if_nobody_objects() -> None:
    evening, mair, _ = talking()
    meeting = evening.room.meetings["m1"]
    before = meeting.ends_at or 0
    (fact,) = evening.say(mair, c.StillTalking(meeting="m1"))
    assert isinstance(fact, MeetingExtended)
    assert (fact.by, fact.object_by) == (mair, evening.now + MINUTE)
    assert meeting.ends_at == before + 5 * MINUTE
    evening.wait(MINUTE + SECOND)
    evening.say(mair, c.StillTalking(meeting="m1"))
    assert meeting.ends_at == before + 10 * MINUTE, "and five more"


def test_asked_for_twice_at_once_it_is_five_minutes_once() -> None:
    evening, mair, tom = talking()
    before = evening.room.meetings["m1"].ends_at or 0
    evening.say(tom, c.Touch())
    evening.say(mair, c.StillTalking(meeting="m1"))
    assert evening.say(tom, c.StillTalking(meeting="m1")) == []
    assert evening.say(mair, c.StillTalking(meeting="m1")) == []
    assert evening.room.meetings["m1"].ends_at == before + 5 * MINUTE


def test_another_would_rather_not_and_it_ends_as_planned() -> None:
    evening, mair, tom = talking()
    meeting = evening.room.meetings["m1"]
    before = (meeting.ends_at, meeting.still_at)
    evening.say(mair, c.StillTalking(meeting="m1"))
    (fact,) = evening.say(tom, c.NoExtend(meeting="m1"))
    assert fact == ExtensionObjected(meeting="m1", person=tom)
    assert (meeting.ends_at, meeting.still_at) == before
    assert evening.say(tom, c.NoExtend(meeting="m1")) == [], "a double tap"
    with refused("no_longer"):
        evening.say(mair, c.StillTalking(meeting="m1"))
    evening.wait(9 * MINUTE)
    assert meeting.state == "still"
    (yes,) = evening.say(mair, c.StillTalking(meeting="m1"))
    assert isinstance(yes, MeetingExtended)
    assert yes.object_by is None, "that they still talk is no wish but so"


def test_an_objection_has_its_time_and_its_people() -> None:
    evening, mair, tom = talking()
    with refused("nothing_asked"):
        evening.say(tom, c.NoExtend(meeting="m1"))
    evening.say(mair, c.StillTalking(meeting="m1"))
    stranger = evening.join("Eve", "a", "b")
    with refused("meeting_over"):
        evening.say(stranger, c.NoExtend(meeting="m1"))
    evening.wait(MINUTE + SECOND)
    with refused("nothing_asked"):
        evening.say(tom, c.NoExtend(meeting="m1"))
    evening.say(tom, c.Finish(meeting="m1"))
    with refused("meeting_over"):
        evening.say(tom, c.NoExtend(meeting="m1"))
    evening, mair, _ = pair()
    with refused("not_talking"):
        evening.say(mair, c.NoExtend(meeting="m1"))


def test_in_a_circle_one_objection_is_enough() -> None:
    evening, aled, priya, jo = circle()
    evening.say(aled, c.Here(meeting="m1"))
    meeting = evening.room.meetings["m1"]
    before = meeting.ends_at
    evening.say(aled, c.StillTalking(meeting="m1"))
    evening.say(jo, c.NoExtend(meeting="m1"))
    assert meeting.ends_at == before
    assert evening.room.touched(evening.entries[-1]).persons == {aled, priya, jo}


def test_nobody_stays_where_others_queue_for_the_place() -> None:
    evening = Evening()
    evening.host(c.SetSpot(name="Table 1", capacity=1))
    people = [evening.join(f"P{i}", "pricing video", "video pricing") for i in range(4)]
    evening.call(people[:2])
    evening.say(people[0], c.Here(meeting="m1"))
    evening.call(people[2:])
    assert evening.person(people[2]).queued
    with refused("spot_wanted"):
        evening.say(people[0], c.StillTalking(meeting="m1"))
    evening.say(people[2], c.Leave())
    evening.say(people[3], c.Leave())
    assert evening.say(people[0], c.StillTalking(meeting="m1")), "nobody waits for it any more"
