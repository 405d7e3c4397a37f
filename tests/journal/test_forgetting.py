"""What was deleted for good is gone: the bytes of the files are searched."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from kiosk.domain.entries import PersonCheckedIn, PersonEdited, PersonErased
from kiosk.journal.base import Journal, NoSuchRoom, Stale
from kiosk.journal.redis import RedisJournal
from tests.journal.conftest import Store
from tests.journal.examples import CODE, ROOM, begin, checked_in, edited, erased, everything, plain
from tests.journal.valkey import Valkey

PATIENCE = 10.0


def soon(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_scrubbing_takes_a_persons_words_and_leaves_the_rest(store: Store) -> None:
    journal = store.open()
    head = begin(journal, checked_in("p1", "Wilhelmina", 1), checked_in("p2", "Barnabas", 2))
    head = journal.append(ROOM, head, [edited("p1", "Wilhelmina II")])
    assert b"Wilhelmina" in store.bytes_kept()
    head = journal.scrub(ROOM, head, "p1", erased("p1"))
    assert head.version == 5

    _, first, second, third, last = everything(journal)
    assert isinstance(first.fact, PersonCheckedIn)
    assert first.fact.private is None
    assert first.fact.profile.until is not None
    assert isinstance(second.fact, PersonCheckedIn)
    assert second.fact.private is not None
    assert second.fact.private.name == "Barnabas"
    assert isinstance(third.fact, PersonEdited)
    assert third.fact.private is None
    assert isinstance(last.fact, PersonErased)

    assert soon(lambda: b"Wilhelmina" not in store.bytes_kept())
    assert b"Barnabas" in store.bytes_kept()
    assert journal.append(ROOM, head, [plain(9)]).version == 6
    journal.close()
    assert b"Wilhelmina" not in store.bytes_kept()
    assert len(everything(store.open())) == 6


def test_a_stale_scrub_deletes_nothing(journal: Journal) -> None:
    first = begin(journal, checked_in("p1", "Wilhelmina"))
    journal.append(ROOM, first, [plain(1)])
    with pytest.raises(Stale):
        journal.scrub(ROOM, first, "p1", erased("p1"))
    fact = everything(journal)[1].fact
    assert isinstance(fact, PersonCheckedIn)
    assert fact.private is not None


def test_no_trace_is_left_where_rows_were_moved_about(store: Store) -> None:
    journal = store.open()
    chance = random.Random(5)
    heads = {room: begin(journal, room=room, code=room) for room in ("AAAA", "BBBB", "CCCC")}
    names: dict[tuple[str, str], str] = {}
    for number in range(400):
        room = chance.choice(list(heads))
        person, name = f"p{number}", f"Trace{number:04}" + "x" * chance.choice([0, 40, 900])
        names[room, person] = f"Trace{number:04}"
        heads[room] = journal.append(room, heads[room], [checked_in(person, name, number)])
    gone = chance.sample(sorted(names), 60)
    for room, person in gone:
        heads[room] = journal.scrub(room, heads[room], person, erased(person))

    def traces() -> list[str]:
        kept = store.bytes_kept()
        return [names[one] for one in gone if names[one].encode() in kept]

    def settled() -> bool:
        journal.take_lease("any", "one", 1000)  # who renews a lease also sees to what is owed
        return not traces()

    assert soon(settled), traces()
    assert names[next(one for one in names if one not in gone)].encode() in store.bytes_kept()


def test_an_erased_room_is_gone_and_its_code_is_free(store: Store) -> None:
    journal = store.open()
    begin(journal, checked_in("p1", "Wilhelmina"))
    begin(journal, checked_in("p1", "Barnabas"), room="other", code="BIRD")
    journal.erase(ROOM)
    journal.erase(ROOM)
    assert journal.find(CODE) is None
    assert journal.rooms() == ["other"]
    with pytest.raises(NoSuchRoom):
        journal.head(ROOM)
    assert soon(lambda: not any(word in store.bytes_kept() for word in (b"Wilhelmina", ROOM.encode())))
    assert len(everything(journal, "other")) == 2
    begin(journal)


def test_a_rewrite_that_a_crash_cut_short_is_made_up_for(valkey: Valkey) -> None:
    journal = RedisJournal(valkey.url)
    head = begin(journal, checked_in("p1", "Wilhelmina"))
    journal.scrub(ROOM, head, "p1", erased("p1"))
    assert soon(lambda: b"Wilhelmina" not in valkey.files())
    valkey.client.set("kiosk:rewrite", "the run id of a server that died")
    RedisJournal(valkey.url).close()
    assert valkey.client.get("kiosk:rewrite") == valkey.client.info("server")["run_id"].encode()
    assert soon(lambda: not valkey.client.info("persistence")["aof_rewrite_in_progress"])
    RedisJournal(valkey.url).close()
    assert valkey.client.get("kiosk:rewrite") is None
    journal.close()


def test_traces_are_counted_and_none_are_left(store: Store) -> None:
    journal = store.open()
    begin(journal, checked_in("p1", "Wilhelmina", 1))
    assert sum(journal.traces(ROOM).values()) > 2
    assert not any(journal.traces("zzzzzzzzzzzzzzzz").values())
    journal.erase(ROOM)
    left = journal.traces(ROOM)
    assert left
    assert not any(left.values()), left
