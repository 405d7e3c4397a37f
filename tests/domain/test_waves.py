"""Waves: everybody free is called at one moment, after a countdown in which nobody is."""

from __future__ import annotations

import pytest

from kiosk.domain import commands as c
from kiosk.domain import pacing
from kiosk.domain.entries import GroupCalled, WaveCalled
from kiosk.domain.refusal import Refusal
from kiosk.domain.settings import MINUTE, SECOND, Settings
from tests.domain.evening import CONDUCTOR, Evening

COUNTDOWN = 30 * SECOND


def pairs(evening: Evening, count: int) -> list[str]:
    """Join people who fit two by two."""
    return [evening.join(f"P{i}", f"a{i // 2} b{i // 2}", f"b{i // 2} a{i // 2}") for i in range(2 * count)]


def before_the_evening() -> Evening:
    return Evening(Settings(matching=False))


def test_everybody_free_is_called_at_one_moment_and_then_as_they_become_free() -> None:
    evening = before_the_evening()
    people = pairs(evening, 10)
    lost = evening.join("Lost", "chess", "law")
    evening.host(c.StartWave())
    began = evening.now
    assert pacing.solve_at(evening.room, evening.now) == began + COUNTDOWN
    assert pacing.waits_for(evening.room, evening.now) == "countdown"
    evening.play(COUNTDOWN - 1)
    assert evening.called() == []
    evening.play(1)
    calls = [entry.at for entry in evening.entries if isinstance(entry.fact, GroupCalled)]
    assert calls == [began + COUNTDOWN] * 10
    assert evening.state(*people) == ["meeting"] * 20
    assert evening.state(lost) == ["waiting"]
    assert [entry.fact for entry in evening.entries if isinstance(entry.fact, WaveCalled)] == [
        WaveCalled(meetings=tuple(f"m{n}" for n in range(1, 11)))
    ]
    assert evening.room.wave is None
    late = [evening.join("Late", "x", "y"), evening.join("Later", "y", "x")]
    evening.play(30 * SECOND)
    assert evening.state(*late) == ["meeting", "meeting"]


def test_who_comes_while_the_countdown_runs_is_called_with_it() -> None:
    evening = before_the_evening()
    evening.host(c.StartWave())
    evening.play(20 * SECOND)
    people = pairs(evening, 2)
    evening.play(10 * SECOND)
    assert evening.state(*people) == ["meeting"] * 4


def test_nobody_is_called_while_the_countdown_runs_also_not_by_a_solver_that_was_thinking() -> None:
    evening = Evening()
    people = pairs(evening, 1)
    seen = evening.room.version
    evening.host(c.StartWave())
    proposed = c.CallGroups(groups=[c.ProposedGroup(members=tuple(people))], seen=seen, waiting=2, exact=True)
    assert evening.submit(proposed, CONDUCTOR) == []
    evening.now += COUNTDOWN
    assert evening.submit(proposed, CONDUCTOR) == [], "it looked before the wave was started"
    evening.play(0)
    assert evening.state(*people) == ["meeting", "meeting"]


@pytest.mark.parametrize("matching", [False, True])
def test_a_wave_that_is_called_off_leaves_all_as_it_was(matching: bool) -> None:
    evening = Evening(Settings(matching=matching, mode="continuous"))
    people = pairs(evening, 3)
    before = evening.room.settings
    evening.host(c.StartRound())
    evening.play(10 * SECOND)
    evening.host(c.CancelWave())
    assert evening.room.settings == before
    assert evening.room.wave is None
    evening.play(10 * MINUTE)
    assert evening.called() == [] if not matching else evening.state(*people) != ["waiting"] * 6
    assert evening.host(c.CancelWave()) == []


def test_switching_the_matchmaker_off_calls_a_countdown_off() -> None:
    evening = Evening()
    pairs(evening, 1)
    evening.host(c.StartWave())
    evening.set("matching", False)
    evening.play(10 * MINUTE)
    assert evening.called() == []


def test_a_countdown_is_started_once_and_not_in_a_closed_room() -> None:
    evening = Evening()
    evening.host(c.StartWave())
    for command in (c.StartWave(), c.StartRound()):
        with pytest.raises(Refusal, check=lambda refusal: refusal.code == "wave_coming"):
            evening.host(command)
    evening.host(c.Close())
    assert evening.room.wave is None
    with pytest.raises(Refusal, check=lambda refusal: refusal.code == "room_closed"):
        evening.host(c.StartWave())
    assert pacing.solve_at(evening.room, evening.now) is None


@pytest.mark.parametrize("people", [0, 1])
def test_a_wave_in_an_empty_room_is_over_with_its_calls(people: int) -> None:
    evening = before_the_evening()
    for number in range(people):
        evening.join(f"P{number}", "a", "b")
    evening.host(c.StartWave())
    evening.play(MINUTE)
    assert evening.room.wave is None
    assert evening.room.settings.matching
    assert pacing.waits_for(evening.room, evening.now) == "nobody"


def test_who_has_nothing_to_give_or_to_get_holds_up_nobody() -> None:
    evening = before_the_evening()
    people = pairs(evening, 1)
    empty = evening.join("Empty", "", "video")
    evening.host(c.StartWave())
    evening.play(COUNTDOWN)
    assert evening.state(*people, empty) == ["meeting", "meeting", "waiting"]
