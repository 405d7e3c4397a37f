"""What holds for a Redis or Valkey server alone: several writers, what it promises, being away."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.entries import SCHEMA
from kiosk.journal.base import Damaged, Diverged, Head, JournalAway, NewerSchema, Stale, Unfit
from kiosk.journal.redis import RedisJournal
from kiosk.journal.redis_server import connect
from tests.journal.examples import ROOM, begin, checked_in, erased, everything, numbers, plain
from tests.journal.follower import Follower
from tests.journal.valkey import Valkey, free_port, get_binary_path, wait_for_port

EACH = 150
"""Entries by each of the racing writers."""


@pytest.fixture
def journal(valkey: Valkey) -> Iterator[RedisJournal]:
    journal = RedisJournal(valkey.url)
    yield journal
    journal.close()


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Valkey]:
    """A server that the test may kill."""
    running = Valkey(tmp_path)
    yield running
    running.stop()


def test_two_writers_lose_no_version_and_double_none(valkey: Valkey, journal: RedisJournal) -> None:
    begin(journal)
    lost = [0, 0]
    given: list[list[int]] = [[], []]

    def write(me: int) -> None:
        mine = RedisJournal(valkey.url)
        head = mine.head(ROOM)
        for number in range(EACH):
            while True:
                try:
                    head = mine.append(ROOM, head, [plain(1 + me * EACH + number, f"writer{me}")])
                except Stale as stale:
                    lost[me] += 1
                    head = stale.actual
                else:
                    given[me].append(head.version)
                    break
        mine.close()

    writers = [threading.Thread(target=write, args=(me,)) for me in (0, 1)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(given[0] + given[1]) == list(range(2, 2 * EACH + 2))
    written = numbers(everything(journal))
    assert sorted(written) == list(range(2 * EACH + 1))
    for me in (0, 1):
        mine = [number for number in written[1:] if (number - 1) // EACH == me]
        assert mine == sorted(mine)
        assert [written[version - 1] for version in given[me]] == mine
    assert sum(lost) > 0, "they never met: this proves nothing"


def test_following_hears_what_another_connection_appends(valkey: Valkey, journal: RedisJournal) -> None:
    head = begin(journal)
    other = RedisJournal(valkey.url)
    follower = Follower(other, since=0)
    for number in range(1, 30):
        head = journal.append(ROOM, head, [plain(number)])
    assert numbers(follower.wait_for(30)) == list(range(30))
    follower.stop()
    other.close()


def test_a_lease_and_the_secret_are_common_to_all_connections(valkey: Valkey, journal: RedisJournal) -> None:
    other = RedisJournal(valkey.url)
    assert journal.take_lease("conductor", "one", 60_000)
    assert not other.take_lease("conductor", "two", 60_000)
    assert other.secret() == journal.secret()
    other.close()


def test_all_keys_of_a_room_share_its_hash_tag(valkey: Valkey, journal: RedisJournal) -> None:
    begin(journal, checked_in("p1", "Ada"))
    names = {name.decode() for name in valkey.client.scan_iter()}
    of_the_room = {name for name in names if ROOM in name}
    assert all(f"{{{ROOM}}}" in name for name in of_the_room)
    assert names - of_the_room == {"kiosk:codes", "kiosk:layout"}


@pytest.mark.parametrize(
    ("settings", "promise"),
    [
        ({}, "durable"),
        ({"appendfsync": "everysec"}, "everysec"),
        ({"appendfsync": "no"}, "os"),
    ],
)
def test_what_an_acknowledgement_promises_is_told(valkey: Valkey, settings: dict[str, str], promise: str) -> None:
    for name, value in settings.items():
        valkey.client.config_set(name, value)
    try:
        journal = RedisJournal(valkey.url)
        assert journal.promise == promise
        assert journal.shared
        journal.close()
    finally:
        valkey.client.config_set("appendfsync", "always")


@pytest.mark.parametrize(("save", "promise"), [("", "memory"), ("3600 1", "snapshots")])
def test_a_server_without_an_append_only_file_promises_less(tmp_path: Path, save: str, promise: str) -> None:
    server = Valkey(tmp_path, appendonly="no", save=save)
    journal = RedisJournal(server.url)
    assert journal.promise == promise
    journal.close()
    server.stop()


def test_a_server_that_may_evict_is_refused(tmp_path: Path) -> None:
    server = Valkey(tmp_path, maxmemory_policy="allkeys-lru")
    with pytest.raises(Unfit, match=r"allkeys-lru.*noeviction"):
        RedisJournal(server.url)
    server.stop()


def test_a_server_that_hides_its_settings_is_taken_at_its_word(tmp_path: Path) -> None:
    server = Valkey(tmp_path)
    server.client.acl_setuser("default", enabled=True, commands=["-config", "-bgrewriteaof"])
    journal = RedisJournal(server.url)
    assert journal.promise == "unknown"
    head = begin(journal, checked_in("p1", "Ada"))
    assert journal.scrub(ROOM, head, "p1", erased("p1")).version == 3
    journal.close()
    server.stop()


def test_no_server_is_said_so_at_the_start(mortal: Valkey) -> None:
    mortal.kill()
    with pytest.raises(JournalAway, match="cannot be used now"):
        RedisJournal(mortal.url)


def test_a_server_that_goes_and_comes_back_loses_nothing_and_is_found_again(mortal: Valkey) -> None:
    journal = RedisJournal(mortal.url)
    head = begin(journal, checked_in("p1", "Ada"))
    follower = Follower(journal, since=0)
    assert len(follower.wait_for(2)) == 2
    for number in range(3, 30):
        head = journal.append(ROOM, head, [plain(number)])
    mortal.kill()
    with pytest.raises(JournalAway):
        journal.append(ROOM, head, [plain(30)])
    with pytest.raises(JournalAway):
        journal.head(ROOM)
    mortal.start()
    assert journal.head(ROOM) == head
    head = journal.append(ROOM, head, [plain(31)])
    assert len(follower.wait_for(head.version)) == head.version
    follower.stop()
    assert follower.entries == everything(journal)
    journal.close()


def test_a_server_that_comes_back_with_less_is_seen_by_who_follows(mortal: Valkey) -> None:
    journal = RedisJournal(mortal.url)
    head = begin(journal)
    follower = Follower(journal, since=0)
    for number in range(1, 5):
        head = journal.append(ROOM, head, [plain(number)])
    follower.wait_for(5)
    mortal.client.flushall()
    begin(journal)
    follower.thread.join(10)
    assert isinstance(follower.failed, Diverged) or not follower.thread.is_alive()
    with pytest.raises(Diverged):
        journal.append(ROOM, head, [plain(9)])
    journal.close()


def test_a_server_without_memory_is_away_until_it_has_some(valkey: Valkey, journal: RedisJournal) -> None:
    head = begin(journal)
    valkey.client.config_set("maxmemory", 1)
    try:
        with pytest.raises(JournalAway):
            journal.append(ROOM, head, [plain(1)])
    finally:
        valkey.client.config_set("maxmemory", 0)
    assert journal.append(ROOM, head, [plain(1)]).version == 2


def test_a_server_that_became_a_replica_is_away(valkey: Valkey, journal: RedisJournal) -> None:
    head = begin(journal)
    valkey.client.replicaof("127.0.0.1", "1")
    try:
        with pytest.raises(JournalAway):
            journal.append(ROOM, head, [plain(1)])
    finally:
        valkey.client.replicaof("NO", "ONE")
    assert journal.append(ROOM, head, [plain(1)]).version == 2


def test_newer_keys_and_newer_entries_are_refused(valkey: Valkey, journal: RedisJournal) -> None:
    begin(journal)
    log = f"kiosk:{{{ROOM}}}:log"
    valkey.client.lset(log, 0, b"0" * 32 + b"not JSON")
    with pytest.raises(Damaged):
        list(journal.read(ROOM))
    before = bytes(valkey.client.lindex(log, 0))[:32]
    valkey.client.delete(log)
    valkey.client.rpush(log, before + f"[{SCHEMA + 1}]".encode())
    with pytest.raises((NewerSchema, Damaged)):
        list(journal.read(ROOM))
    valkey.client.set("kiosk:layout", 9)
    with pytest.raises(NewerSchema, match="schema 9; this one knows up to 1"):
        RedisJournal(valkey.url)


def test_an_unknown_head_is_diverged_not_stale(journal: RedisJournal) -> None:
    begin(journal)
    with pytest.raises(Diverged):
        journal.append(ROOM, Head(1, 7, "f" * 32), [plain(1)])


def test_a_sentinel_address_needs_a_service() -> None:
    with pytest.raises(Unfit, match="sentinel://host:26379"):
        connect("sentinel://localhost:26379")


def test_through_sentinel_the_promise_speaks_of_failover(valkey: Valkey, tmp_path: Path) -> None:
    port = free_port()
    settings = tmp_path / "sentinel.conf"
    settings.write_text(
        f"port {port}\nbind 127.0.0.1\ndir {tmp_path}\nsentinel monitor evening 127.0.0.1 {valkey.port} 1\n"
    )
    with subprocess.Popen([str(get_binary_path()), str(settings), "--sentinel"], stdout=subprocess.DEVNULL) as sentinel:
        try:
            wait_for_port(port)
            journal = RedisJournal(f"sentinel://127.0.0.1:1,127.0.0.1:{port}/evening/0")
            assert journal.promise == "failover"
            head = begin(journal, checked_in("p1", "Ada"))
            direct = RedisJournal(valkey.url)
            assert direct.head(ROOM) == head
            direct.close()
            journal.close()
        finally:
            sentinel.kill()
