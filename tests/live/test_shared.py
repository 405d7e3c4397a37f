"""Several houses on one Valkey: they fold the same room, and one append wins."""

from __future__ import annotations

import threading

import pytest

from kiosk.domain.commands import Leave, Next
from kiosk.domain.refusal import Refusal
from kiosk.live.house import House
from kiosk.live.live_room import LiveRoom
from tests.journal.valkey import Valkey
from tests.live.houses import QUICK, Houses, call, eventually, join, say, sent


def two_houses(houses: Houses, *, conduct: bool = False) -> tuple[House, LiveRoom, House, LiveRoom]:
    one, two = houses.make(conduct=conduct), houses.make(conduct=conduct)
    here = one.open_room(settings=QUICK)
    there = two.by_code(here.room.code)
    assert there is not None
    assert two.by_id(here.id) is there
    return one, here, two, there


def test_what_happens_in_one_house_is_seen_in_the_other(shared_houses: Houses) -> None:
    one, here, two, there = two_houses(shared_houses)
    ada = join(one, here, "Ada")
    eventually(lambda: ada in there.room.people)
    two.screens.register("phone", "phone", there, ada)
    eventually(lambda: sent(two).to("phone"))
    say(here, ada, Leave())
    eventually(lambda: there.room.people[ada].state == "left")
    eventually(lambda: sent(two).to("phone")[-1]["version"] == here.room.version)
    assert there.fold.head == here.fold.head


def test_two_that_call_the_same_person_call_once(shared_houses: Houses) -> None:
    one, here, two, there = two_houses(shared_houses)
    for round_ in range(10):
        ada = join(one, here, "Ada", f"a{round_}", f"b{round_}")
        bob = join(two, there, "Bob", f"b{round_}", f"a{round_}")
        cem = join(one, here, "Cem", f"b{round_}", f"a{round_}")
        eventually(lambda: here.room.version == there.room.version)
        called: list[list[str]] = []
        start = threading.Barrier(2)

        def at_once(live: LiveRoom, other: str) -> None:
            start.wait()  # noqa: B023
            called.append(call(live, ada, other))  # noqa: B023

        threads = [
            threading.Thread(target=at_once, args=(here, bob)),
            threading.Thread(target=at_once, args=(there, cem)),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(map(len, called)) == [0, 2]
    eventually(lambda: here.fold.head == there.fold.head)
    assert len(here.room.meetings) == 10


def test_writing_at_once_loses_nothing_that_was_acknowledged(shared_houses: Houses) -> None:
    one, here, two, there = two_houses(shared_houses)
    acknowledged: list[str] = []
    shed: list[str] = []

    def come(house: House, live: LiveRoom, lane: int) -> None:
        for number in range(25):
            try:
                acknowledged.append(join(house, live, f"P{lane}-{number}"))
            except Refusal as refusal:
                shed.append(refusal.code)

    threads = [
        threading.Thread(target=come, args=(house, live, lane))
        for lane in range(2)
        for house, live in ((one, here), (two, there))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    eventually(lambda: here.fold.head == there.fold.head)
    assert sorted(here.room.people) == sorted(acknowledged)
    assert set(shed) <= {"busy"}
    assert len(shed) < 25
    assert one.journal.head(here.id) == here.fold.head


def test_a_journal_that_is_away_is_said_so_and_comes_back(shared_houses: Houses, valkey: Valkey) -> None:
    house = shared_houses.make()
    live = house.open_room()
    ada = join(house, live, "Ada")
    valkey.kill()
    with pytest.raises(Refusal) as refused:
        say(live, ada, Leave())
    assert refused.value.code == "not_saved"
    assert live.room.people[ada].state == "waiting"
    valkey.start()
    say(live, ada, Leave())
    assert house.journal.head(live.id) == live.fold.head


def test_a_room_that_cannot_be_looked_up_is_refused_not_denied(shared_houses: Houses, valkey: Valkey) -> None:
    one, two = shared_houses.make(), shared_houses.make()
    here = one.open_room()
    valkey.kill()
    with pytest.raises(Refusal) as by_code:
        two.by_code(here.room.code)
    with pytest.raises(Refusal) as by_id:
        two.by_id(here.id)
    assert by_code.value.code == by_id.value.code == "not_saved"
    assert one.by_code(here.room.code) is here
    valkey.start()
    there = two.by_code(here.room.code)
    assert there is not None
    assert there.id == here.id


def test_a_journal_that_came_back_with_another_past_is_read_again(shared_houses: Houses, valkey: Valkey) -> None:
    one, here, two, there = two_houses(shared_houses)
    ada = join(one, here, "Ada")
    eventually(lambda: ada in there.room.people)
    two.stop()
    shared_houses.open.remove(two)
    two.journal.close()
    keys = {name: valkey.client.dump(name) for name in valkey.client.scan_iter()}
    bob = join(one, here, "Bob")
    epoch = here.epoch
    for name, value in keys.items():  # a replica that had not heard of Bob takes over
        valkey.client.restore(name, 0, value, replace=True)
    cem = join(one, here, "Cem")
    assert cem in here.room.people
    assert bob not in here.room.people
    assert here.epoch > epoch
    assert one.journal.head(here.id) == here.fold.head


def test_an_erased_room_is_gone_everywhere(shared_houses: Houses) -> None:
    one, here, two, there = two_houses(shared_houses)
    two.screens.register("wall", "wall", there)
    one.erase(here)
    eventually(lambda: not two.rooms)
    assert one.by_id(here.id) is None
    assert two.by_code(here.room.code) is None
    assert sent(two).gone == [("wall", "wall")]
    with pytest.raises(Refusal):
        say(there, "nobody", Next())


def test_the_lease_moves_when_a_conductor_stops(shared_houses: Houses) -> None:
    one, here, two, there = two_houses(shared_houses, conduct=True)
    ada, bob = join(one, here, "Ada", "a", "b"), join(one, here, "Bob", "b", "a")
    eventually(lambda: here.room.people[ada].state == "meeting", within=30)
    assert {here.room.people[bob].state} == {"meeting"}
    shared_houses.close(one)
    cem, dan = join(two, there, "Cem", "c", "d"), join(two, there, "Dan", "d", "c")
    eventually(lambda: there.room.people[cem].state == "meeting", within=30)
    assert there.room.people[dan].state == "meeting"


def test_whoever_joined_at_one_house_is_known_at_the_other_at_once(shared_houses: Houses) -> None:
    one, here, _two, there = two_houses(shared_houses)
    for number in range(50):
        ada = join(one, here, f"P{number}")
        say(there, ada, Leave())
    ada = join(one, here, "Last")
    there.catch_up()
    assert ada in there.room.people
