"""Presence keeps one contract, in memory and among several workers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.live.clock import Clock, steady_ms
from kiosk.live.presence import MemoryPresence, Presence, open_presence
from kiosk.live.presence.redis import LAPSE, LOOK_LAPSE, RedisPresence
from tests.journal.valkey import Valkey

MINUTE = 60_000


class Time:
    def __init__(self) -> None:
        self.ahead = 0
        self.clock = Clock(steady=lambda: steady_ms() + self.ahead)


Make = Callable[[Clock], Presence]


@pytest.fixture(params=["memory", "redis"])
def make(request: pytest.FixtureRequest) -> Make:
    if request.param == "memory":
        return MemoryPresence
    valkey: Valkey = request.getfixturevalue("valkey")
    return lambda clock: open_presence(valkey.url, clock)


def test_a_person_is_there_until_their_last_screen_closes(make: Make) -> None:
    time = Time()
    presence = make(time.clock)
    assert presence.online("room") == frozenset()
    presence.connected("room", "ada")
    presence.connected("room", "ada")
    presence.disconnected("room", "ada")
    presence.beat()
    time.ahead = MINUTE
    presence.beat()
    assert presence.online("room") == {"ada"}
    assert abs(presence.last_seen("room")["ada"] - time.clock.now()) < 5_000
    presence.disconnected("room", "ada")
    presence.beat()
    left = time.clock.now()
    time.ahead += MINUTE
    presence.beat()
    assert presence.online("room") == frozenset()
    assert abs(presence.last_seen("room")["ada"] - left) < 5_000


def test_a_sign_without_a_socket_counts_as_a_sign(make: Make) -> None:
    presence = make(Clock())
    presence.seen("room", "ada")
    presence.beat()
    assert "ada" in presence.last_seen("room")
    assert presence.last_seen("other") == {}
    presence.forget("room")
    presence.beat()
    assert presence.last_seen("room") == {}
    presence.disconnected("room", "never there")
    assert presence.online("room") == frozenset()


def test_another_worker_sees_who_is_there_and_who_stayed_away(valkey: Valkey) -> None:
    time = Time()
    here, there = (open_presence(valkey.url, time.clock) for _ in range(2))
    assert isinstance(here, RedisPresence)
    there.online("room")
    here.connected("room", "ada")
    here.beat()
    there.beat()
    assert there.online("room") == {"ada"}
    time.ahead = LAPSE + 1  # that worker died
    there.beat()
    assert there.online("room") == frozenset()
    assert "ada" in there.last_seen("room")


def test_whoever_has_a_screen_in_view_looks(make: Make) -> None:
    presence = make(Clock())
    presence.looks("room", "ada")
    presence.looks("room", "ada")
    presence.looks_away("room", "ada")
    presence.beat()
    assert presence.looking("room") == {"ada"}
    presence.looks_away("room", "ada")
    assert presence.looking("room") == frozenset()
    presence.beat()
    presence.looks_away("room", "ada")
    assert presence.looking("room") == frozenset()
    presence.looks("room", "bob")
    presence.forget("room")
    presence.beat()
    assert presence.looking("room") == frozenset()


def test_another_worker_sees_who_looks(valkey: Valkey) -> None:
    time = Time()
    here, there = (open_presence(valkey.url, time.clock) for _ in range(2))
    there.looking("room")
    here.looks("room", "ada")
    here.beat()
    there.beat()
    assert there.looking("room") == {"ada"}
    here.looks_away("room", "ada")
    here.beat()
    there.beat()
    assert there.looking("room") == frozenset()
    here.looks("room", "ada")
    here.beat()
    there.beat()
    time.ahead = LOOK_LAPSE + 1  # that worker died
    assert there.looking("room") == frozenset()
