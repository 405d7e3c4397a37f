"""Who is called at all: untouched phones, people kept apart, people who would like to meet again; and why not."""

from __future__ import annotations

from kiosk.domain import commands as c
from kiosk.domain import pacing
from kiosk.domain.entries import MatchmakerLooked
from kiosk.domain.settings import MINUTE, SECOND, Settings
from tests.domain.evening import Evening


def quick() -> Evening:
    return Evening(Settings(matching=True, thin=0, breather=1))


def meet(evening: Evening, *tapping: str) -> None:
    """The only live meeting takes its course; of its members only `tapping` touch their phones."""
    (meeting,) = evening.room.live_meetings()
    for member in tapping:
        evening.say(member, c.Answer(meeting=meeting.id))
    evening.say(tapping[0], c.Here(meeting=meeting.id))
    evening.say(tapping[0], c.Finish(meeting=meeting.id))
    evening.play(1)


def test_nobody_gets_more_than_two_calls_in_a_row_without_touching_the_phone() -> None:
    evening = quick()
    silent = evening.join("Silent", "a", "b")
    for number in range(3):
        other = evening.join(f"P{number}", "b", "a")
        evening.play(10 * SECOND)
        if number < 2:
            assert evening.state(silent, other) == ["meeting", "meeting"]
            meet(evening, other)
        evening.say(other, c.Leave())
    assert evening.person(silent).away_why == "untouched"
    assert sum(silent in call.members for call in evening.called()) == 2
    evening.say(silent, c.Touch())
    last = evening.join("Last", "b", "a")
    evening.play(10 * SECOND)
    assert evening.state(silent, last) == ["meeting", "meeting"]


def test_somebody_without_a_phone_touches_none() -> None:
    evening = quick()
    without = evening.join("Without", "a", "b", has_phone=False)
    for number in range(4):
        other = evening.join(f"P{number}", "b", "a")
        evening.play(10 * SECOND)
        meet(evening, other)
        evening.say(other, c.Leave())
    assert sum(without in call.members for call in evening.called()) == 4


def test_whom_the_host_wakes_is_called_again() -> None:
    evening = quick()
    silent = evening.join("Silent", "a", "b")
    for number in range(2):
        other = evening.join(f"P{number}", "b", "a")
        evening.play(10 * SECOND)
        meet(evening, other)
        evening.say(other, c.Leave())
    evening.play(SECOND)
    assert evening.state(silent) == ["away"]
    evening.host(c.Wake(person=silent))
    evening.play(MINUTE)
    assert evening.state(silent) == ["waiting"]


def test_two_meet_again_if_both_wish_it_and_once() -> None:
    evening = quick()
    mair, tom = evening.join("Mair", "a", "b"), evening.join("Tom", "b", "a")
    evening.play(10 * SECOND)
    meet(evening, mair, tom)
    evening.say(mair, c.MeetAgain(person=tom))
    evening.play(10 * MINUTE)
    assert evening.state(mair, tom) == ["waiting", "waiting"]
    evening.say(tom, c.MeetAgain(person=mair))
    evening.play(10 * SECOND)
    assert evening.state(mair, tom) == ["meeting", "meeting"]
    meet(evening, mair, tom)
    evening.play(10 * MINUTE)
    assert len(evening.called()) == 2, "a wish that came true is over"
    evening.say(mair, c.MeetAgain(person=tom))
    evening.say(mair, c.MeetAgain(person=tom, wish=False))
    evening.say(tom, c.MeetAgain(person=mair))
    evening.play(10 * MINUTE)
    assert len(evening.called()) == 2


def test_whom_the_host_keeps_apart_is_not_called_together_and_is_told_what_is_true() -> None:
    evening = quick()
    mair, tom = evening.join("Mair", "a", "b"), evening.join("Tom", "b", "a")
    evening.host(c.KeepApart(persons=[tom, mair]))
    evening.play(10 * SECOND)
    assert evening.called() == []
    assert evening.person(mair).why == "kept_apart"
    evening.host(c.KeepApart(persons=[mair, tom], apart=False))
    evening.play(10 * SECOND)
    assert len(evening.called()) == 1
    assert evening.person(mair).why is None


def test_colleagues_meet_unless_the_host_would_rather_not() -> None:
    evening = quick()
    evening.set("same_organisation", False)
    mair = evening.join("Mair", "a", "b", organisation="Guild")  # type: ignore[arg-type]
    tom = evening.join("Tom", "b", "a", organisation="guild")  # type: ignore[arg-type]
    evening.play(10 * SECOND)
    assert evening.called() == []
    evening.set("same_organisation", True)
    evening.play(10 * SECOND)
    assert evening.state(mair, tom) == ["meeting", "meeting"]


def test_why_is_noted_when_it_changes_and_a_look_in_vain_is_not_repeated() -> None:
    evening = quick()
    evening.set("asks", False)  # phones ask something new now and then
    mair = evening.join("Mair", "a", "b")
    evening.join("Tom", "c", "d")
    evening.play(20 * MINUTE)
    looks = [entry.fact for entry in evening.entries if isinstance(entry.fact, MatchmakerLooked)]
    assert len(looks) == 1, "only news make it look again, however pressed somebody is"
    assert looks[0].why[mair] == "nobody_wants"
    evening.join("Cem", "e", "f")
    assert pacing.solve_at(evening.room, evening.now) == evening.now + 10 * SECOND, "whom nobody fitted hurries nobody"
    evening.play(10 * SECOND)
    looks = [entry.fact for entry in evening.entries if isinstance(entry.fact, MatchmakerLooked)]
    assert mair not in looks[1].why
    evening.join("Dan", "b", "g")
    assert pacing.solve_at(evening.room, evening.now) == evening.now, "Dan could give something to Mair, who has waited"
    evening.play(10 * SECOND)
    assert evening.person(mair).why == "nobody_wants"
    evening.say(mair, c.Edit(offers=[c.OfferTyped("f")]))
    assert evening.person(mair).why is None
    evening.play(10 * SECOND)
    assert evening.person(mair).why == "no_ring"


def test_a_newcomer_hurries_a_look_for_whoever_they_could_serve_or_be_served_by() -> None:
    evening = quick()
    evening.set("asks", False)
    evening.join("Mair", "pottery", "beekeeping")
    evening.join("Tom", "beekeeping", "sewing")
    evening.play(20 * MINUTE)
    evening.join("Eve", "glassblowing", "zorbing")
    assert pacing.solve_at(evening.room, evening.now) == evening.now + 10 * SECOND
    evening.play(2 * SECOND)
    evening.join("Cem", "sewing", "pottery")
    assert pacing.solve_at(evening.room, evening.now) == evening.now - 2 * SECOND, "their ring is whole"
    evening.play(SECOND)
    assert [len(meeting.members) for meeting in evening.called()] == [3]
