"""The conductor: what time brings comes, whether or not anybody asks for it."""

from __future__ import annotations

import os
import signal
import time

import pytest

from kiosk.domain.commands import CancelWave, Leave, Next, Pause, RemoveSimulated, StartRound, StartWave
from kiosk.domain.entries import GroupCalled
from kiosk.domain.refusal import Refusal
from kiosk.domain.settings import HOUR, MINUTE, Settings
from kiosk.live import house as houses_opening
from kiosk.live.clock import Clock, steady_ms, wall_ms
from kiosk.live.expiry import Expiry
from tests.live.houses import HOST, QUICK, Houses, eventually, join, say, sent, set_to
from tests.machine import slowness


class Hands:
    """A clock whose hands can be moved."""

    def __init__(self) -> None:
        self.wall_ahead = 0
        self.steady_ahead = 0
        self.clock = Clock(lambda: wall_ms() + self.wall_ahead, lambda: steady_ms() + self.steady_ahead)


def test_people_who_fit_are_called(houses: Houses) -> None:
    house = houses.make(conduct=True)
    live = house.open_room(settings=QUICK)
    ada = join(house, live, "Ada", "pricing", "video")
    bob = join(house, live, "Bob", "video", "pricing")
    cem = join(house, live, "Cem", "chess", "law")
    eventually(lambda: live.room.people[ada].state == "meeting", within=30)
    assert live.room.people[bob].state == "meeting"
    assert live.room.people[cem].state == "waiting"
    eventually(lambda: live.room.matchmaker and live.room.matchmaker.left_out == 1)


def test_what_is_due_comes_also_while_matching_is_paused(houses: Houses) -> None:
    house = houses.make(conduct=True)
    live = house.open_room(settings=Settings(matching=False))
    ada = join(house, live, "Ada")
    say(live, ada, Pause(duration=200))
    assert live.room.people[ada].state == "paused"
    eventually(lambda: live.room.people[ada].state == "waiting", within=3)
    assert house.solver.pid is None


def test_silent_phones_are_away_and_connected_ones_are_not(houses: Houses) -> None:
    house = houses.make(conduct=True)
    live = house.open_room(settings=Settings(matching=False, away=1_500))
    silent, there = join(house, live, "Silent"), join(house, live, "There")
    without = join(house, live, "Without", has_phone=False)
    played = join(house, live, "Played", simulated=True)
    house.presence.connected(live.id, there)
    eventually(lambda: live.room.people[silent].state == "away", within=8)
    assert live.room.people[silent].away_why == "silence"
    assert {live.room.people[one].state for one in (there, without, played)} == {"waiting"}
    live.submit(RemoveSimulated(), HOST)
    house.presence.disconnected(live.id, there)
    eventually(lambda: live.room.people[there].state == "away", within=8)


def test_an_evening_is_erased_after_two_looks(houses: Houses) -> None:
    hands = Hands()
    house = houses.make(conduct=True, clock=hands.clock)
    live = house.open_room(settings=Settings(erase_after=HOUR))
    ada = join(house, live, "Ada")
    house.screens.register("a", "phone", live, ada)
    hands.wall_ahead = 2 * HOUR
    time.sleep(2.5)
    assert house.rooms == [live]
    hands.wall_ahead = 0
    time.sleep(2.5)
    hands.wall_ahead = 2 * HOUR
    hands.steady_ahead = MINUTE
    time.sleep(2.5)
    assert house.rooms == [live]  # the first look was followed by one that saw no end: it counts no more
    hands.steady_ahead += MINUTE
    eventually(lambda: house.rooms == [], within=6)
    assert house.journal.rooms() == []
    assert house.by_code(live.room.code) is None
    eventually(lambda: sent(house).gone == [("phone", "a")])
    with pytest.raises(Refusal):
        say(live, ada, Next())


def test_a_clock_that_jumps_for_a_moment_erases_nothing() -> None:
    hands = Hands()
    expiry = Expiry(hands.clock)
    end = wall_ms() + HOUR
    hands.wall_ahead = 2 * HOUR
    assert not expiry.due(end)
    hands.wall_ahead = 0
    hands.steady_ahead = MINUTE
    assert not expiry.due(end)
    hands.wall_ahead = 2 * HOUR
    assert not expiry.due(end)
    hands.steady_ahead += MINUTE
    assert expiry.due(end)


def test_now_does_not_follow_a_wall_clock_that_jumps() -> None:
    hands = Hands()
    before = hands.clock.now()
    hands.wall_ahead = -HOUR
    assert 0 <= hands.clock.now() - before < MINUTE
    assert hands.clock.wall() < before


def test_a_room_whose_end_came_while_the_house_was_shut_is_never_opened(
    houses: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(houses_opening, "BEAT", 0.05)
    house = houses.make()
    ending = house.open_room("Over", settings=Settings(erase_after=300))
    staying = house.open_room("Stays")
    houses.close(house)
    time.sleep(0.4)
    hands = Hands()
    house = houses.make(clock=hands.clock)
    assert [live.id for live in house.resume()] == [live.id for live in house.resume()] == [staying.id]
    assert house.by_id(ending.id) is None
    time.sleep(0.3)
    assert ending.id in house.journal.rooms()
    hands.steady_ahead = MINUTE
    eventually(lambda: house.journal.rooms() == [staying.id])


def test_a_clock_that_is_wrong_when_the_house_opens_erases_nothing(
    houses: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(houses_opening, "BEAT", 0.05)
    house = houses.make()
    tonight = house.open_room("Tonight", settings=Settings(erase_after=HOUR))
    houses.close(house)
    hands = Hands()
    hands.wall_ahead = 2 * HOUR
    house = houses.make(clock=hands.clock)
    assert house.resume() == []
    hands.wall_ahead = 0
    eventually(lambda: [live.id for live in house.rooms] == [tonight.id])
    hands.steady_ahead = MINUTE
    time.sleep(0.3)
    assert house.journal.rooms() == [tonight.id]


def test_what_is_due_comes_also_while_the_matchmaker_thinks(houses: Houses) -> None:
    house = houses.make(conduct=True)
    live = house.open_room(settings=QUICK)
    join(house, live, "Ada", "pricing", "video")
    join(house, live, "Bob", "video", "pricing")
    eventually(lambda: live.room.meetings, within=30)
    assert house.solver.pid is not None
    os.kill(house.solver.pid, signal.SIGSTOP)
    eve = join(house, live, "Eve", "chess", "law")
    join(house, live, "Cem", "pricing", "video")
    join(house, live, "Dan", "video", "pricing")
    time.sleep(0.5)
    say(live, eve, Pause(duration=200))
    eventually(lambda: live.room.people[eve].state == "waiting", within=2)
    assert len(live.room.meetings) == 1


def test_closing_in_the_middle_of_a_solve_is_no_trouble(houses: Houses) -> None:
    house = houses.make(conduct=True)
    live = house.open_room(settings=QUICK)
    join(house, live, "Ada", "pricing", "video")
    join(house, live, "Bob", "video", "pricing")
    eventually(lambda: live.room.meetings, within=30)
    assert house.solver.pid is not None
    os.kill(house.solver.pid, signal.SIGSTOP)
    join(house, live, "Cem", "pricing", "video")
    join(house, live, "Dan", "video", "pricing")
    time.sleep(0.5)
    houses.close(house)
    [again] = houses.make().resume()
    assert again.room.matchmaker is not None
    assert again.room.matchmaker.trouble == ""
    set_to(again, "matching", value=False)


def test_a_wave_is_called_at_one_moment_when_its_countdown_is_over(houses: Houses) -> None:
    house = houses.make(conduct=True)
    live = house.open_room(settings=Settings(matching=False, countdown=4_000))
    people = [join(house, live, f"P{n}", f"a{n // 2}", f"b{n // 2}") for n in range(0, 6, 2)]
    people += [join(house, live, f"P{n}", f"b{n // 2}", f"a{n // 2}") for n in range(1, 6, 2)]
    live.submit(StartWave(), HOST, "wave-of-the-evening")
    assert live.room.wave is not None
    calls_at = live.room.wave.calls_at
    eventually(lambda: live.room.wave is None, within=20)
    assert {live.room.people[person].state for person in people} == {"meeting"}
    entries = [entry for batch in house.journal.read(live.id) for entry in batch]
    (moment,) = {entry.at for entry in entries if isinstance(entry.fact, GroupCalled)}
    assert calls_at <= moment < calls_at + 2_000
    assert live.room.settings.matching


def test_who_leaves_in_the_last_moment_before_a_wave_leaves_nobody_standing(houses: Houses) -> None:
    house = houses.make(conduct=True)
    live = house.open_room(settings=Settings(matching=False, countdown=3_500, max_circle=2))
    hub = join(house, live, "Hub", "pricing", "video")
    others = [join(house, live, name, "video", "pricing") for name in ("Ada", "Bob")]
    live.submit(StartRound(), HOST, "round-of-the-evening")
    time.sleep(2)  # the matchmaker has thought, and chose Ada
    say(live, others[0], Leave())
    eventually(lambda: live.room.round is not None, within=20)
    assert {live.room.people[one].state for one in (hub, others[1])} == {"meeting"}


def test_a_wave_that_is_called_off_calls_nobody(houses: Houses) -> None:
    house = houses.make(conduct=True)
    live = house.open_room(settings=Settings(matching=False, countdown=2_500))
    ada, bob = join(house, live, "Ada", "pricing", "video"), join(house, live, "Bob", "video", "pricing")
    live.submit(StartWave(), HOST, "wave-of-the-evening")
    time.sleep(1)  # the matchmaker has begun to think
    live.submit(CancelWave(), HOST, "no-wave-this-evening")
    time.sleep(3)
    assert {live.room.people[one].state for one in (ada, bob)} == {"waiting"}
    assert not live.room.settings.matching


def test_a_round_is_called_and_ends_by_itself(houses: Houses) -> None:
    house = houses.make(conduct=True)
    live = house.open_room(settings=Settings(matching=False, countdown=300, round=round(2_500 * slowness())))
    ada, bob = join(house, live, "Ada", "pricing", "video"), join(house, live, "Bob", "video", "pricing")
    live.submit(StartRound(), HOST, "round-of-the-evening")
    eventually(lambda: live.room.round is not None, within=20)
    eventually(lambda: live.room.people[ada].state == "meeting")
    eventually(lambda: live.room.wave is None, within=8)
    assert {live.room.people[one].state for one in (ada, bob)} == {"waiting"}
