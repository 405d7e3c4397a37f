"""Who may be at a screen with what: keys, sessions, and when they end."""

from __future__ import annotations

import pytest

from kiosk.domain.room import Room
from kiosk.domain.staff import DOOR, HOST, Staff
from kiosk.live.secrets import door_key, host_key, session, staff_key, who_carries

SECRET, NOW, LATER = b"a secret", 1_000, 2_000


@pytest.fixture
def room() -> Room:
    room = Room(id="a" * 16)
    room.staff = {
        "staff1": Staff(id="staff1", role="cohost", name="Bo"),
        "staff2": Staff(id="staff2", role="helper", name="Ana, door"),
        "staff3": Staff(id="staff3", role="helper", name="Eve", withdrawn=True),
    }
    return room


def at(room: Room, screen: str, carried: str, now: int = NOW) -> str | None:
    return who_carries(SECRET, room, screen, carried, now)


def test_each_key_opens_its_screen_alone(room: Room) -> None:
    keys = {HOST: host_key(SECRET, room), DOOR: door_key(SECRET, room)}
    keys |= {one.id: staff_key(SECRET, room, one) for one in room.staff.values()}
    opened = {
        (who, screen) for who, key in keys.items() for screen in ("host", "door", "tablet") if at(room, screen, key)
    }
    assert opened == {(HOST, "host"), (DOOR, "door"), ("staff1", "host"), ("staff2", "door")}
    assert at(Room(id="b" * 16, staff=room.staff), "host", keys["staff1"]) is None


def test_a_session_ends_at_its_moment_and_holds_at_its_screen_alone(room: Room) -> None:
    carried = session(SECRET, room, "host", HOST, LATER)
    assert at(room, "host", carried, LATER - 1) == HOST
    assert at(room, "host", carried, LATER) is None
    assert at(room, "door", carried) is None
    longer = carried.replace(str(LATER), str(LATER * 10))
    assert at(room, "host", longer) is None
    assert at(room, "host", carried.replace(HOST, "staff1")) is None


def test_a_tablet_goes_with_whoever_left_it(room: Room) -> None:
    carried = session(SECRET, room, "tablet", "staff2", LATER)
    assert at(room, "tablet", carried) == "staff2"
    room.staff["staff2"] = Staff(id="staff2", role="helper", name="Ana, door", withdrawn=True)
    assert at(room, "tablet", carried) is None


@pytest.mark.parametrize(
    "carried", ["", ".", "..", "staff3.1.x", "host..x", "host.x.y", "nobody.2000.x", "é.2000.x", "a.b.c.d"]
)
def test_what_is_no_key_opens_nothing(room: Room, carried: str) -> None:
    assert [at(room, screen, carried) for screen in ("host", "door", "tablet")] == [None, None, None]
