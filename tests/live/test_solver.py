"""The solver's process: whatever happens to it, a call is whole or it is not made, and the next one comes."""

from __future__ import annotations

import os
import signal

import pytest

from kiosk.domain.entries import CheckInWords, Entry, PersonCheckedIn, Profile
from kiosk.live.background import Background
from kiosk.live.child import Child, ChildLost
from kiosk.live.frames import Failed, Forget, Ready, Solve
from kiosk.live.house import House
from kiosk.live.live_room import LiveRoom
from kiosk.live.solver import SolverTrouble, bare
from tests.live.houses import QUICK, Houses, eventually, join, set_to


def with_a_pair(house: House) -> LiveRoom:
    live = house.open_room(settings=QUICK)
    join(house, live, "Ada", "pricing", "video")
    join(house, live, "Bob", "video", "pricing")
    return live


def groups(house: House, live: LiveRoom) -> list[set[str]]:
    return [set(group.members) for group in house.solver.solve(live.id, live.epoch, house.clock.now()).groups]


def child_of(house: House) -> int:
    pid = house.solver.pid
    assert pid is not None
    return pid


def test_it_finds_the_pair_and_whoever_comes_later(houses: Houses) -> None:
    house = houses.make()
    live = with_a_pair(house)
    assert house.solver.pid is None
    assert groups(house, live) == [set(live.room.people)]
    pid = child_of(house)
    join(house, live, "Cem", "baking", "tax")
    join(house, live, "Dan", "tax", "baking")
    found = house.solver.solve(live.id, live.epoch, house.clock.now())
    assert (len(found.groups), found.waiting, found.seen, found.exact) == (2, 4, live.room.version, True)
    assert child_of(house) == pid
    assert os.getpriority(os.PRIO_PROCESS, pid) > os.getpriority(os.PRIO_PROCESS, 0)


def test_several_rooms_share_it(houses: Houses) -> None:
    house = houses.make()
    one, two = with_a_pair(house), with_a_pair(house)
    assert groups(house, one) == [set(one.room.people)]
    assert groups(house, two) == [set(two.room.people)]
    house.erase(one)
    assert groups(house, two) == [set(two.room.people)]


def test_killed_it_is_missed_once_and_then_replaced(houses: Houses) -> None:
    house = houses.make()
    live = with_a_pair(house)
    groups(house, live)
    pid = child_of(house)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(SolverTrouble) as trouble:
        groups(house, live)
    assert trouble.value.code == "solver_died"
    assert groups(house, live) == [set(live.room.people)]
    assert child_of(house) != pid


def test_hanging_it_is_killed_at_its_deadline(houses: Houses) -> None:
    house = houses.make(solver_deadline=3)
    live = with_a_pair(house)
    groups(house, live)
    os.kill(child_of(house), signal.SIGSTOP)
    with pytest.raises(SolverTrouble) as trouble:
        groups(house, live)
    assert trouble.value.code == "solver_hung"
    assert groups(house, live) == [set(live.room.people)]


def test_erring_it_is_replaced(houses: Houses, caplog: pytest.LogCaptureFixture) -> None:
    house = houses.make()
    live = with_a_pair(house)
    groups(house, live)
    assert house.solver._child is not None
    house.solver._child.send(Forget(live.id))  # behind the parent's back: the child no longer knows the room
    with pytest.raises(SolverTrouble) as trouble:
        groups(house, live)
    assert trouble.value.code == "solver_erred"
    assert "KeyError" in caplog.text
    assert groups(house, live) == [set(live.room.people)]


def test_a_new_epoch_feeds_it_from_the_beginning(houses: Houses) -> None:
    house = houses.make()
    live = with_a_pair(house)
    groups(house, live)
    live.fold.again(raise_epoch=True)
    found = house.solver.solve(live.id, live.epoch, house.clock.now())
    assert found.seen == live.room.version


def test_it_is_fed_no_words() -> None:
    words = CheckInWords(name="Ada", pin="1234")
    fact = PersonCheckedIn(person="ada", number=101, profile=Profile(), private=words)
    [entry] = bare([Entry(at=1, fact=fact)])
    assert isinstance(entry.fact, PersonCheckedIn)
    assert entry.fact.private is None
    assert entry.fact.number == 101


def test_a_child_says_what_failed_and_ends_with_its_parent() -> None:
    child = Child(Background(), deadline=20)
    assert isinstance(child.receive(), Ready)
    child.send(Solve("nowhere", 0, 1.0))
    failed = child.receive()
    assert isinstance(failed, Failed)
    assert failed.kind == "KeyError"
    child.kill()
    child.kill()
    with pytest.raises(ChildLost):
        child.send(Forget("nowhere"))


def test_trouble_is_shown_to_the_host_and_passes(houses: Houses) -> None:
    house = houses.make(conduct=True, solver_deadline=2)
    live = with_a_pair(house)
    eventually(lambda: live.room.meetings, within=30)
    os.kill(child_of(house), signal.SIGSTOP)
    join(house, live, "Cem", "baking", "tax")
    join(house, live, "Dan", "tax", "baking")
    eventually(lambda: live.room.matchmaker and live.room.matchmaker.trouble == "solver_hung", within=30)
    assert len(live.room.meetings) == 1
    eventually(lambda: len(live.room.meetings) == 2, within=30)
    assert live.room.matchmaker is not None
    assert live.room.matchmaker.trouble == ""
    pid = child_of(house)
    os.kill(pid, signal.SIGKILL)
    set_to(live, "matching", value=False)
    set_to(live, "matching", value=True)
    join(house, live, "Eve", "chess", "law")
    join(house, live, "Fay", "law", "chess")
    eventually(lambda: len(live.room.meetings) == 3, within=30)
