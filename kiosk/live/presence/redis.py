"""Presence among several workers: two sorted sets a room, of persons by when they were last there, and looking."""

from __future__ import annotations

from typing import Any

from kiosk.live.clock import Clock
from kiosk.live.presence.memory import MemoryPresence

KEPT = 86_400
"""Seconds after its last sign of life that a room's presence lapses by itself."""
LAPSE = 30_000
"""Milliseconds after the last beat at which a person no longer counts as online: a worker may have died with them."""


LOOK_LAPSE = 12_000
"""Milliseconds after the last beat at which a screen elsewhere no longer counts as in view: two beats, and a little."""


class RedisPresence:
    """Presence that every worker sees. Noting and telling never wait: each beat says what happened here and asks
    what happened elsewhere, so that a server that is away for a while disturbs nobody."""

    def __init__(self, redis: Any, clock: Clock) -> None:
        """`redis` is a client that answers in bytes."""
        self._redis = redis
        self._clock = clock
        self._mine = MemoryPresence(clock)
        self._rooms: dict[str, dict[str, int]] = {}
        """Of each room that is known here, what its persons' last signs were at the last beat, anywhere."""
        self._views: dict[str, dict[str, int]] = {}
        """The same of when they were last looking."""
        self._viewed: dict[str, frozenset[str]] = {}
        """Who was looking here at the last beat."""

    def connected(self, room: str, person: str) -> None:
        """Note that one of the person's screens opened."""
        self._rooms.setdefault(room, {})
        self._mine.connected(room, person)

    def disconnected(self, room: str, person: str) -> None:
        """Note that one of the person's screens closed, here."""
        self._mine.disconnected(room, person)

    def seen(self, room: str, person: str) -> None:
        """Note a sign of life without a socket."""
        self._rooms.setdefault(room, {})
        self._mine.seen(room, person)

    def last_seen(self, room: str) -> dict[str, int]:
        """Return when each person last gave a sign, at any worker as far as the last beat told."""
        elsewhere = self._rooms.setdefault(room, {})
        return elsewhere | {
            person: max(at, elsewhere.get(person, 0)) for person, at in self._mine.last_seen(room).items()
        }

    def online(self, room: str) -> frozenset[str]:
        """Return who has a screen open at any worker; one that was closed elsewhere counts until it lapses."""
        lately = self._clock.now() - LAPSE
        elsewhere = self._rooms.setdefault(room, {})
        return self._mine.online(room) | {person for person, at in elsewhere.items() if at >= lately}

    def looks(self, room: str, person: str) -> None:
        """Note that one of the person's screens came into view, here."""
        self._rooms.setdefault(room, {})
        self._mine.looks(room, person)

    def looks_away(self, room: str, person: str) -> None:
        """Note that one of the person's screens went out of view, here; the others hear of it at the next beats."""
        self._mine.looks_away(room, person)

    def looking(self, room: str) -> frozenset[str]:
        """Return who has a screen in view at any worker, as far as the last beat told."""
        self._rooms.setdefault(room, {})
        lately = self._clock.now() - LOOK_LAPSE
        elsewhere = {person for person, at in self._views.get(room, {}).items() if at >= lately}
        return self._mine.looking(room) | (elsewhere - self._viewed.get(room, frozenset()))

    def forget(self, room: str) -> None:
        """Drop everything about a room. Raises RedisError while the server is away: it lapses by itself then."""
        self._rooms.pop(room, None)
        self._views.pop(room, None)
        self._viewed.pop(room, None)
        self._mine.forget(room)
        self._redis.delete(_key(room), _views_key(room))

    def beat(self) -> None:
        """Exchange with the other workers what is known. Raises RedisError while the server is away."""
        for room in list(self._rooms):
            signs = self._mine.last_seen(room)
            pipe = self._redis.pipeline(transaction=False)
            if signs:
                pipe.zadd(_key(room), signs, gt=True)
                pipe.expire(_key(room), KEPT)
            looking = self._mine.looking(room)
            if gone := self._viewed.get(room, frozenset()) - looking:
                pipe.zrem(_views_key(room), *gone)
            if looking:
                pipe.zadd(_views_key(room), dict.fromkeys(looking, self._clock.now()), gt=True)
                pipe.expire(_views_key(room), KEPT)
            pipe.zrange(_key(room), 0, -1, withscores=True)
            pipe.zrange(_views_key(room), 0, -1, withscores=True)
            signs_now, views_now = pipe.execute()[-2:]
            self._viewed[room] = looking
            self._rooms[room] = {person.decode(): int(at) for person, at in signs_now}
            self._views[room] = {person.decode(): int(at) for person, at in views_now}


def _key(room: str) -> str:
    return f"kiosk:{{{room}}}:presence"


def _views_key(room: str) -> str:
    return f"kiosk:{{{room}}}:views"
