"""Quiet time, and more time for what runs."""

from __future__ import annotations

import pytest

from kiosk.domain.commands import BeginQuiet, EndQuiet, Here, MoreTime, Pin, StartRound, StartWave
from kiosk.domain.pacing import waits_for
from kiosk.domain.refusal import Refusal
from kiosk.domain.settings import MINUTE, SECOND, Settings
from tests.domain.evening import Evening


@pytest.fixture
def evening() -> Evening:
    evening = Evening(Settings(matching=True, gather=1, thin=0, countdown=30 * SECOND))
    evening.join("Ana", "pricing", "video")
    evening.join("Ben", "video", "pricing")
    return evening


def test_nobody_is_called_in_quiet_time_and_calls_go_on_at_its_end(evening: Evening) -> None:
    evening.host(BeginQuiet(until=evening.now + 10 * MINUTE))
    evening.play(9 * MINUTE)
    assert evening.called() == []
    assert waits_for(evening.room, evening.now) == "quiet"
    evening.play(2 * MINUTE)
    assert len(evening.called()) == 1
    assert evening.room.quiet is None


def test_quiet_until_it_is_ended(evening: Evening) -> None:
    evening.host(BeginQuiet())
    evening.play(60 * MINUTE)
    assert evening.called() == []
    evening.host(EndQuiet())
    evening.play(MINUTE)
    assert len(evening.called()) == 1


def test_a_countdown_is_called_off_and_nothing_is_started_by_hand_while_it_is_quiet(evening: Evening) -> None:
    evening.host(StartWave())
    evening.host(BeginQuiet())
    assert evening.room.countdown is None
    for command in (StartWave(), StartRound(), Pin(members=["person-Ana", "person-Ben"])):
        with pytest.raises(Refusal, match="quiet_now"):
            evening.host(command)


def test_quiet_time_ends_in_the_future_and_the_same_day(evening: Evening) -> None:
    for until in (evening.now, evening.now + 13 * 60 * MINUTE):
        with pytest.raises(Refusal, match="bad_quiet"):
            evening.host(BeginQuiet(until=until))


def test_a_countdown_gets_two_minutes_more(evening: Evening) -> None:
    evening.host(StartWave())
    evening.host(MoreTime())
    evening.play(MINUTE)
    assert evening.called() == []
    evening.play(2 * MINUTE)
    assert len(evening.called()) == 1


def test_a_round_gets_more_time_and_its_talks_and_the_bell_to_come_too(evening: Evening) -> None:
    evening.host(StartRound(minutes=10))
    evening.play(31 * SECOND)
    (call,) = evening.called()
    evening.say(call.members[0], Here(meeting=call.meeting))
    meeting = evening.room.live[call.meeting]
    ends_at, (bell,) = meeting.ends_at, meeting.turns_at
    assert ends_at
    evening.host(MoreTime(minutes=2))
    assert meeting.ends_at == ends_at + 2 * MINUTE
    assert meeting.turns_at == (bell + MINUTE,)
    evening.play(10 * MINUTE)
    assert meeting.live
    evening.play(2 * MINUTE)
    assert not meeting.live
    with pytest.raises(Refusal, match="nothing_runs"):
        evening.host(MoreTime())
