"""Generous meetings: one gives and one gets, only where nothing mutual is possible, and never always the same."""

from __future__ import annotations

from kiosk.domain import commands as c
from kiosk.domain.entries import GroupCalled
from kiosk.domain.settings import MINUTE, Settings
from tests.domain.evening import CONDUCTOR, Evening

PATIENCE = 6 * MINUTE


def generous() -> Evening:
    return Evening(Settings(matching=True, generous=True, thin=0))


def propose(evening: Evening, giver: str, getter: str) -> list[GroupCalled]:
    """A solver proposes a generous pair, whatever it thinks."""
    group = c.ProposedGroup(members=(giver, getter), generous=True)
    calls = c.CallGroups(groups=[group], seen=evening.room.version, waiting=2, exact=True)
    return [fact for fact in evening.submit(calls, CONDUCTOR) if isinstance(fact, GroupCalled)]


def talk(evening: Evening) -> None:
    """The people of the only live meeting come, talk, and rest."""
    (meeting,) = evening.room.live_meetings()
    for member in meeting.members:
        evening.say(member, c.Answer(meeting=meeting.id))
    evening.say(meeting.members[0], c.Here(meeting=meeting.id))
    evening.say(meeting.members[0], c.Finish(meeting=meeting.id))


def test_who_waits_long_and_fits_nobody_is_called_to_give_or_to_get() -> None:
    evening = generous()
    mair, tom = evening.join("Mair", "pricing", "chess"), evening.join("Tom", "law", "pricing")
    evening.play(PATIENCE - 1)
    assert evening.called() == []
    evening.join("News", "dancing", "singing")
    evening.play(MINUTE)
    (call,) = evening.called()
    assert call.generous
    assert call.members == (mair, tom)
    assert [(give.giver, give.getter) for give in call.gives] == [(mair, tom)]
    meeting = evening.room.meetings[call.meeting]
    evening.say(mair, c.Here(meeting=meeting.id))
    assert meeting.turns_at == ()
    assert meeting.ends_at == evening.now + 6 * MINUTE
    evening.play(5 * MINUTE)
    evening.say(tom, c.Finish(meeting=meeting.id))
    assert (evening.person(mair).owed, evening.person(tom).owed) == (1, -1)
    assert not meeting.mutual(4 * MINUTE)


def test_it_comes_when_the_time_is_up_although_nothing_else_happens() -> None:
    evening = generous()
    people = [evening.join("Mair", "pricing", "chess"), evening.join("Tom", "law", "pricing")]
    evening.play(PATIENCE)
    assert evening.state(*people) == ["meeting", "meeting"]


def test_it_is_off_unless_the_host_wants_it() -> None:
    evening = Evening(Settings(matching=True, thin=0))
    mair, tom = evening.join("Mair", "pricing", "chess"), evening.join("Tom", "law", "pricing")
    evening.play(20 * MINUTE)
    assert evening.called() == []
    assert propose(evening, mair, tom) == []


def test_never_instead_of_a_mutual_one() -> None:
    evening = generous()
    mair, tom = evening.join("Mair", "pricing", "law"), evening.join("Tom", "law", "pricing")
    evening.now += PATIENCE
    assert propose(evening, mair, tom) == []
    evening.call((mair, tom))
    assert [call.generous for call in evening.called()] == [False]


def test_not_before_both_have_waited_nor_the_wrong_way_round_nor_with_somebody_kept_apart() -> None:
    evening = generous()
    mair, tom = evening.join("Mair", "pricing", "chess"), evening.join("Tom", "law", "pricing")
    assert propose(evening, mair, tom) == []
    evening.now += PATIENCE
    late = evening.join("Late", "law", "pricing")
    assert propose(evening, mair, late) == []
    assert propose(evening, tom, mair) == []
    evening.host(c.KeepApart(persons=[mair, tom]))
    assert propose(evening, mair, tom) == []
    evening.host(c.KeepApart(persons=[mair, tom], apart=False))
    assert len(propose(evening, mair, tom)) == 1


def test_nobody_only_gives() -> None:
    evening = generous()
    mair, tom = evening.join("Mair", "pricing", "chess"), evening.join("Tom", "law", "pricing")
    evening.play(PATIENCE)
    talk(evening)
    evening.say(tom, c.Leave())
    second = evening.join("Second", "law", "pricing")
    evening.play(20 * MINUTE)
    assert evening.state(mair, second) == ["waiting", "waiting"], "who gave is first given something"
    assert propose(evening, mair, second) == []
    teacher = evening.join("Teacher", "chess", "cooking")
    evening.play(PATIENCE)
    assert evening.called()[-1].members == (teacher, mair)
    talk(evening)
    assert evening.person(mair).owed == 0
    evening.play(10 * MINUTE)
    assert evening.called()[-1].members == (mair, second)
