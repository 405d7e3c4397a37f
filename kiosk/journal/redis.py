"""The journal on a Redis or Valkey server: for several workers and machines."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kiosk.domain.entries import Entry
from kiosk.journal.base import Diverged, Head, NewerSchema, NoSuchRoom, Stale, Taken
from kiosk.journal.codec import HASH_LENGTH, Line, genesis, pack
from kiosk.journal.paging import PAGE, Page, Paged, Wait
from kiosk.journal.redis_forget import DEBT, Forgetting
from kiosk.journal.redis_keys import CODES, LAYOUT_KEY, SECRET, head_of, is_news, key, keys, stored
from kiosk.journal.redis_scripts import APPEND, CREATE, DROP, ERASE, RAISE_EPOCH, REPLACE, TAKE
from kiosk.journal.redis_server import connect, is_replicated, plainly, promise_of

LAYOUT = 1
"""The version of the keys (`kiosk:layout`); a newer one is refused."""

SECRET_BYTES = 32

SCAN = 1_000
"""Keys that the server looks through at a time."""

WAIT = 0.25
"""Seconds a follower waits before it asks again whether to stop."""

QUIET = 8
"""So many waits without news, then it looks anyway: news may be lost on the way, the log is not."""


class RedisJournal(Paged):
    """See `Journal`."""

    shared = True

    def __init__(self, url: str) -> None:
        """Connect. Raises `JournalAway`, `Unfit` (the server may evict), `NewerSchema`."""
        self._redis = connect(url)
        self._create: Callable[..., Any] = self._redis.register_script(CREATE)
        self._append: Callable[..., Any] = self._redis.register_script(APPEND)
        self._raise: Callable[..., Any] = self._redis.register_script(RAISE_EPOCH)
        self._erase: Callable[..., Any] = self._redis.register_script(ERASE)
        self._replace: Callable[..., Any] = self._redis.register_script(REPLACE)
        self._take: Callable[..., Any] = self._redis.register_script(TAKE)
        self._drop: Callable[..., Any] = self._redis.register_script(DROP)
        self._forgetting = Forgetting(self._redis)
        with plainly():
            self.promise = promise_of(self._redis, replicated=is_replicated(self._redis, url))
            found = int(self._kept(LAYOUT_KEY, str(LAYOUT).encode()))
            if found > LAYOUT:
                raise NewerSchema(found, LAYOUT)
            self._forgetting.pay()

    def secret(self) -> bytes:
        """See `Journal`."""
        with plainly():
            return self._kept(SECRET, secrets.token_bytes(SECRET_BYTES))

    def create(self, room: str, code: str, entries: Sequence[Entry]) -> Head:
        """See `Journal`."""
        triples, after = stored(genesis(room), [pack(entry) for entry in entries])
        with plainly():
            answer = self._create(keys=[*keys(room), CODES], args=[code, room, after, *triples])
        if answer[0] == b"taken":
            raise Taken(answer[1].decode())
        return head_of(answer)

    def find(self, code: str) -> str | None:
        """See `Journal`."""
        with plainly():
            room: Any = self._redis.hget(CODES, code)
        return None if room is None else str(room.decode())

    def rooms(self) -> list[str]:
        """See `Journal`."""
        with plainly():
            found: Any = self._redis.hvals(CODES)
        return sorted(room.decode() for room in found)

    def head(self, room: str) -> Head:
        """See `Journal`."""
        return self._page(room, 0, length=0).head

    def append(self, room: str, expected: Head, entries: Sequence[Entry]) -> Head:
        """See `Journal`."""
        return self._add(room, expected, entries, scrubbed="")

    def scrub(self, room: str, expected: Head, person: str, entry: Entry) -> Head:
        """See `Journal`; what remains of the text is written at `redis_forget`."""
        head = self._add(room, expected, [entry], scrubbed=person)
        with plainly():
            self._forgetting.pay()
        return head

    def raise_epoch(self, room: str) -> Head:
        """See `Journal`."""
        with plainly():
            answer = self._raise(keys=[key(room, "log"), key(room, "head"), key(room, "news")])
        if answer[0] == b"gone":
            raise NoSuchRoom(room)
        return head_of(answer)

    def replace(self, room: str, expected: Head, entries: Sequence[Entry]) -> Head:
        """See `Journal`; what remains of the text is written at `redis_forget`."""
        triples, after = stored(genesis(room), [pack(entry) for entry in entries])
        with plainly():
            answer = self._replace(keys=[*keys(room), DEBT], args=[expected.version, expected.hash, after, *triples])
        if answer[0] == b"gone":
            raise NoSuchRoom(room)
        if answer[0] == b"stale":
            raise Stale(head_of(answer))
        with plainly():
            self._forgetting.pay()
        return head_of(answer)

    def erase(self, room: str) -> None:
        """See `Journal`; what remains of the text is written at `redis_forget`."""
        with plainly():
            self._erase(keys=[*keys(room), DEBT, CODES])
            self._forgetting.pay()

    def traces(self, room: str) -> dict[str, int]:
        """See `Journal`: the keys that are the room's, and codes that lead to it."""
        with plainly():
            found = sum(1 for _ in self._redis.scan_iter(match=key(room, "*"), count=SCAN))
            codes = list(self._redis.hvals(CODES))
        return {"keys": found, "codes": codes.count(room.encode())}

    def take_lease(self, name: str, holder: str, ttl_ms: int) -> bool:
        """See `Journal`."""
        with plainly():
            self._forgetting.look()  # whoever renews a lease comes by regularly
            return bool(self._take(keys=[f"kiosk:lease:{name}"], args=[holder, ttl_ms]))

    def drop_lease(self, name: str, holder: str) -> None:
        """See `Journal`."""
        with plainly():
            self._drop(keys=[f"kiosk:lease:{name}"], args=[holder])

    def close(self) -> None:
        """See `Journal`."""
        self._redis.close()

    def _kept(self, name: str, new: bytes) -> bytes:
        """What is kept under a key; `new` becomes it if there is nothing."""
        self._redis.set(name, new, nx=True)
        found: Any = self._redis.get(name)
        return bytes(found)

    def _add(self, room: str, expected: Head, entries: Sequence[Entry], scrubbed: str) -> Head:
        triples, after = stored(expected.hash, [pack(entry) for entry in entries])
        with plainly():
            answer = self._append(
                keys=[*keys(room), DEBT],
                args=[expected.version, expected.hash, after, HASH_LENGTH, scrubbed, *triples],
            )
        if answer[0] == b"gone":
            raise NoSuchRoom(room)
        if answer[0] == b"diverged":
            raise Diverged(room, expected.version)
        if answer[0] == b"stale":
            raise Stale(head_of(answer))
        return head_of(answer)

    def _page(self, room: str, since: int, length: int = PAGE) -> Page:
        with plainly():
            pipe = self._redis.pipeline()
            pipe.hmget(key(room, "head"), ["epoch", "hash"])
            pipe.llen(key(room, "log"))
            pipe.lrange(key(room, "log"), since, since + length - 1)
            (epoch, hash_now), version, lines = pipe.execute()
            if epoch is None:
                raise NoSuchRoom(room)
            private: Any = []
            if lines:
                # asked afterwards: a private part may have gone since, but never comes later than its line
                versions = [str(since + place) for place in range(1, len(lines) + 1)]
                private = self._redis.hmget(key(room, "private"), versions)
        head = Head(int(epoch), int(version), hash_now.decode())
        parts = zip(lines, private, strict=True)
        return Page(head, [Line(line[:HASH_LENGTH].decode(), line[HASH_LENGTH:], text) for line, text in parts])

    @contextmanager
    def _news(self, room: str, stop: Callable[[], bool]) -> Iterator[Wait]:
        client: Any = self._redis
        pubsub = client.pubsub(ignore_subscribe_messages=True)
        with pubsub, plainly():
            pubsub.subscribe(key(room, "news"))

            def wait(version: int) -> None:
                for _ in range(QUIET):
                    message = pubsub.get_message(timeout=WAIT)
                    if stop() or (message is not None and is_news(message["data"], version)):
                        return

            yield wait
