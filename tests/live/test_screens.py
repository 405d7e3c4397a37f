"""Screens: told at once what is their own, the rest at a measured pace, and only ever the latest."""

from __future__ import annotations

import time

from kiosk.domain.commands import Leave, Pause, Resume
from kiosk.domain.room import Touched
from kiosk.live import audience
from tests.live.houses import Houses, eventually, join, say, sent, set_to


def test_a_phone_is_told_at_once_and_only_of_its_own(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    ada, bob = join(house, live, "Ada"), join(house, live, "Bob")
    for sid, person in (("a1", ada), ("a2", ada), ("b", bob)):
        house.screens.register(sid, "phone", live, person)
    eventually(lambda: all(sent(house).to(sid) for sid in ("a1", "a2", "b")))
    house.screens.touched(live, Touched(persons=frozenset({ada}), everyone=True))
    eventually(lambda: len(sent(house).to("b")) == 2)
    before = len(sent(house).to("b"))
    say(live, ada, Pause())
    eventually(lambda: sent(house).to("a1")[-1]["version"] == live.room.version, within=0.5)
    assert sent(house).to("a2")[-1]["version"] == live.room.version
    assert sent(house).to("a1")[-1]["person"] == ada
    assert len(sent(house).to("b")) == before


def test_a_flood_coalesces_and_the_last_word_arrives(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    ada = join(house, live, "Ada")
    house.screens.register("wall", "wall", live)
    house.screens.register("a", "phone", live, ada)
    eventually(lambda: sent(house).to("a"))
    start = time.monotonic()
    for _ in range(200):
        say(live, ada, Pause())
        say(live, ada, Resume())
    flooded = time.monotonic() - start
    eventually(lambda: sent(house).to("a")[-1]["version"] == live.room.version, within=1)
    eventually(
        lambda: sent(house).to(live.id) and sent(house).to(live.id)[-1]["version"] == live.room.version, within=2
    )
    assert len(sent(house).to(live.id)) <= flooded * 1000 / audience.WALL_EVERY + 3
    versions = [snapshot["version"] for snapshot in sent(house).to("a")]
    assert versions == sorted(versions)
    assert len(versions) <= 401


def test_a_screen_that_comes_later_is_shown_the_room_at_once(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    house.screens.register("first", "host", live)
    eventually(lambda: sent(house).to(live.id))
    house.screens.register("second", "host", live)
    eventually(lambda: sent(house).to("second"), within=0.5)
    house.screens.unregister("first")
    house.screens.unregister("second")
    house.screens.unregister("never there")
    count = len(sent(house).all)
    set_to(live, "title", "New")
    time.sleep(0.2)
    assert len(sent(house).all) == count


def test_what_concerns_all_reaches_all_and_hints_come_now_and_then(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    people = [join(house, live, f"P{number}") for number in range(30)]
    for person in people:
        house.screens.register(person, "phone", live, person)
    eventually(lambda: all(sent(house).to(person) for person in people))
    set_to(live, "title", "For all")
    version = live.room.version
    eventually(lambda: all(sent(house).to(person)[-1]["version"] >= version for person in people), within=1)
    say(live, people[0], Leave())
    time.sleep(0.3)
    assert sent(house).to(people[1])[-1]["version"] == version  # the count of those here can wait


def test_hints_wait_their_time() -> None:
    seats = audience.Audience("room")
    seats.enter("sid", "phone", "ada")
    assert [phone.person for phone in seats.take_phones(0)] == ["ada"]
    seats.touch(Touched(wall=True), 1)
    assert len(seats.take_phones(1)) == 1
    seats.touch(Touched(wall=True), 2)
    assert seats.take_phones(2) == []
    assert seats.due(2) == 1 + audience.HINT_EVERY
    assert len(seats.take_phones(1 + audience.HINT_EVERY)) == 1


def test_one_phone_that_cannot_be_drawn_does_not_hide_the_others(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    ada = join(house, live, "Ada")
    house.screens.register("stranger", "phone", live, "nobody")
    house.screens.register("a", "phone", live, ada)
    eventually(lambda: sent(house).to("a"))
    assert sent(house).to("stranger") == []
