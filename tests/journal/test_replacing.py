"""A room that is begun anew: nothing of the old one is left, in either backend."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kiosk.journal.base import Diverged, Journal, NoSuchRoom, Stale
from tests.journal.conftest import Store
from tests.journal.examples import CODE, ROOM, begin, checked_in, everything, opened, plain

PATIENCE = 10.0
"""Seconds within which a server has written its file anew."""


def soon(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def test_it_keeps_its_id_and_code_and_nothing_else(store: Store) -> None:
    journal = store.open()
    begin(journal, checked_in("p9", "Barnabas"), room="other", code="BIRD")
    head = begin(journal, checked_in("p1", "Wilhelmina"), checked_in("p2", "Ottokar"), plain(3, "p1"))
    anew = journal.replace(ROOM, head, [opened(), checked_in("p2", "Ottokar")])
    assert (anew.epoch, anew.version) == (head.epoch + 1, 2)
    assert journal.head(ROOM) == anew
    assert journal.find(CODE) == ROOM
    assert len(everything(journal)) == 2
    assert len(everything(journal, "other")) == 2

    def forgotten() -> bool:
        journal.take_lease("any", "one", 1000)  # who renews a lease also sees to what is owed
        return b"Wilhelmina" not in store.bytes_kept() and b"p1" not in store.bytes_kept()

    assert soon(forgotten)
    assert b"Ottokar" in store.bytes_kept()
    more = journal.append(ROOM, anew, [plain(4, "p2")])
    assert journal.scrub(ROOM, more, "p2", plain(5, "p2")).version == 4
    assert soon(lambda: bool(journal.take_lease("any", "one", 1000)) and b"Ottokar" not in store.bytes_kept())


def test_whoever_knew_the_old_one_is_told_that_it_is_another(journal: Journal) -> None:
    head = begin(journal, checked_in("p1", "Wilhelmina"), plain(2), plain(3))
    journal.replace(ROOM, head, [opened(), checked_in("p2", "Ottokar")])
    with pytest.raises(Diverged):
        journal.append(ROOM, head, [plain(4)])
    with pytest.raises(Diverged):
        list(journal.read(ROOM, head.version, head.hash))


def test_a_room_that_went_on_meanwhile_is_left_alone(journal: Journal) -> None:
    first = begin(journal, checked_in("p1", "Wilhelmina"))
    journal.append(ROOM, first, [plain(1)])
    with pytest.raises(Stale):
        journal.replace(ROOM, first, [opened()])
    assert len(everything(journal)) == 3
    with pytest.raises(NoSuchRoom):
        journal.replace("nowhere", first, [opened("nowhere")])
