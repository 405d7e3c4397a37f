"""What holds for every backend. The fixture `journal` is each of them in turn."""

from __future__ import annotations

import time

import msgspec
import pytest

from kiosk.domain.entries import Beacon, Entry, GroupCalled
from kiosk.journal.base import Diverged, Head, Journal, NoSuchRoom, Stale, Taken
from kiosk.journal.codec import pack
from kiosk.journal.paging import PAGE
from tests.journal.conftest import Store
from tests.journal.examples import (
    CODE,
    ROOM,
    START,
    begin,
    checked_in,
    edited,
    everything,
    numbers,
    opened,
    plain,
    setting,
)
from tests.journal.follower import PATIENCE, Follower

BEACON = Beacon(colour="coral", symbol="kite", number=12)


def test_a_created_room_is_found_by_its_code_and_listed(journal: Journal) -> None:
    head = begin(journal)
    begin(journal, room="qrstuvwxyzqrstuv", code="BIRD")
    assert head.version == 1
    assert head.epoch == 1
    assert journal.find(CODE) == ROOM
    assert journal.find("NONE") is None
    assert journal.rooms() == [ROOM, "qrstuvwxyzqrstuv"]
    assert journal.head(ROOM) == head


def test_a_taken_code_creates_nothing(journal: Journal) -> None:
    begin(journal)
    with pytest.raises(Taken, match=CODE):
        journal.create("other", CODE, [opened("other")])
    assert journal.rooms() == [ROOM]
    with pytest.raises(Taken):
        journal.create(ROOM, "BIRD", [opened()])
    assert journal.find("BIRD") is None


def test_a_room_that_is_not_there_is_said_so(journal: Journal) -> None:
    nowhere = Head(1, 0, "")
    for ask in (
        lambda: journal.head("nowhere"),
        lambda: journal.append("nowhere", nowhere, [plain(1)]),
        lambda: journal.scrub("nowhere", nowhere, "p1", plain(1)),
        lambda: journal.raise_epoch("nowhere"),
        lambda: list(journal.read("nowhere")),
    ):
        with pytest.raises(NoSuchRoom):
            ask()


def test_what_is_read_is_what_was_appended_with_its_private_parts(store: Store) -> None:
    journal = store.open()
    wrote = [
        opened(),
        checked_in("p1", "Åsa 🪁 \u202e\u0000"),
        edited("p1", "Åsa"),
        setting({"a": [1, 2.5, None, "<b>"]}),
    ]
    head = journal.create(ROOM, CODE, wrote[:1])
    head = journal.append(ROOM, head, wrote[1:3])
    head = journal.append(ROOM, head, wrote[3:])
    assert everything(journal) == wrote
    assert everything(journal, since=2) == wrote[2:]
    assert everything(journal, since=4) == []
    journal.close()
    assert everything(store.open()) == wrote


def test_a_batch_tells_the_hash_after_it_whatever_packing_it_anew_would_give(journal: Journal) -> None:
    head = begin(journal, setting(1))
    group = GroupCalled(meeting="m", members=(), gives=(), score=1, beacon=BEACON, spot=None, answer_by=1, arrive_by=1)
    head = journal.append(ROOM, head, [Entry(at=START, fact=group)])
    (batch,) = journal.read(ROOM)
    assert batch.hash == head.hash
    assert pack(batch[-1]).data != pack(Entry(at=START, fact=group)).data


def test_a_long_room_is_read_in_batches(journal: Journal) -> None:
    head = begin(journal)
    journal.append(ROOM, head, [plain(number) for number in range(1, 2 * PAGE + 500)])
    batches = list(journal.read(ROOM))
    assert [len(batch) for batch in batches] == [PAGE, PAGE, 500]
    assert numbers([entry for batch in batches for entry in batch]) == list(range(2 * PAGE + 500))


def test_appending_nothing_changes_nothing(journal: Journal) -> None:
    head = begin(journal)
    assert journal.append(ROOM, head, []) == head


def test_a_stale_append_is_refused_and_told_the_head(journal: Journal) -> None:
    first = begin(journal)
    second = journal.append(ROOM, first, [plain(1)])
    with pytest.raises(Stale) as refused:
        journal.append(ROOM, first, [plain(2)])
    assert refused.value.actual == second
    assert numbers(everything(journal)) == [0, 1]


def test_an_append_repeated_after_a_lost_answer_is_not_doubled(journal: Journal) -> None:
    first = begin(journal)
    second = journal.append(ROOM, first, [plain(1), plain(2)])
    assert journal.append(ROOM, first, [plain(1), plain(2)]) == second
    assert numbers(everything(journal)) == [0, 1, 2]


def test_another_history_is_seen(journal: Journal) -> None:
    first = begin(journal)
    second = journal.append(ROOM, first, [plain(1)])
    for wrong in (
        Head(1, second.version, "0" * len(second.hash)),
        Head(1, first.version, second.hash),
        Head(1, second.version + 1, second.hash),
    ):
        with pytest.raises(Diverged):
            journal.append(ROOM, wrong, [plain(2)])
        with pytest.raises(Diverged):
            list(journal.read(ROOM, wrong.version, wrong.hash))
    assert list(journal.read(ROOM, second.version, second.hash)) == []
    assert len(list(journal.read(ROOM, first.version, first.hash))) == 1
    assert numbers(everything(journal)) == [0, 1]


def test_following_brings_what_was_and_what_comes(journal: Journal) -> None:
    head = begin(journal, plain(1))
    follower = Follower(journal, since=1)
    for number in range(2, 40):
        head = journal.append(ROOM, head, [plain(number)])
    assert numbers(follower.wait_for(39)) == list(range(1, 40))
    follower.stop()


def test_what_is_appended_comes_to_a_follower_at_once(journal: Journal) -> None:
    head = begin(journal)
    follower = Follower(journal, since=1)
    time.sleep(0.3)
    slowest = 0.0
    for number in range(1, 6):
        began = time.monotonic()
        head = journal.append(ROOM, head, [plain(number)])
        follower.wait_for(number)
        slowest = max(slowest, time.monotonic() - began)
    follower.stop()
    assert len(follower.entries) == 5
    assert slowest < 0.2


def test_a_follower_hears_that_the_epoch_was_raised(journal: Journal) -> None:
    head = begin(journal)
    follower = Follower(journal, since=0)
    follower.wait_for(1)
    time.sleep(0.3)
    raised = journal.raise_epoch(ROOM)
    assert raised == msgspec.structs.replace(head, epoch=2)
    deadline = time.monotonic() + PATIENCE
    while [] not in follower.batches and time.monotonic() < deadline:
        time.sleep(0.01)
    follower.stop()
    assert [] in follower.batches
    assert journal.head(ROOM) == raised
    assert journal.append(ROOM, head, [plain(1)]).epoch == 2


def test_a_follower_ends_when_the_room_is_erased(journal: Journal) -> None:
    begin(journal)
    follower = Follower(journal, since=0)
    follower.wait_for(1)
    journal.erase(ROOM)
    follower.thread.join(PATIENCE)
    assert not follower.thread.is_alive()
    assert follower.failed is None


def test_the_secret_is_made_once_and_kept(store: Store) -> None:
    journal = store.open()
    secret = journal.secret()
    assert len(secret) == 32
    assert journal.secret() == secret
    journal.close()
    assert store.open().secret() == secret


def test_a_lease_is_held_prolonged_taken_over_and_dropped(journal: Journal) -> None:
    assert journal.take_lease("conductor:a", "one", 200)
    assert journal.take_lease("conductor:a", "one", 200)
    assert not journal.take_lease("conductor:a", "two", 200)
    assert journal.take_lease("conductor:b", "two", 200)
    time.sleep(0.25)
    assert journal.take_lease("conductor:a", "two", 60_000)
    journal.drop_lease("conductor:a", "one")
    assert not journal.take_lease("conductor:a", "one", 200)
    journal.drop_lease("conductor:a", "two")
    assert journal.take_lease("conductor:a", "one", 200)


def test_closing_twice_is_harmless(journal: Journal) -> None:
    journal.close()
    journal.close()
