"""A long evening is read in seconds."""

from __future__ import annotations

import time

import pytest

from kiosk.journal.base import Journal
from tests.journal.conftest import Store
from tests.journal.examples import ROOM, begin, checked_in, plain
from tests.machine import slowness

ENTRIES = 200_000
AT_ONCE = 10_000
LIMIT = 20.0
"""Seconds."""


def test_two_hundred_thousand_entries_are_read_in_seconds(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    journal: Journal = store.open()
    head = begin(journal)
    for first in range(1, ENTRIES, AT_ONCE):
        batch = [
            checked_in(f"p{number}", f"Name {number}", number) if number % 20 == 0 else plain(number)
            for number in range(first, first + AT_ONCE)
        ]
        head = journal.append(ROOM, head, batch)
    began = time.perf_counter()
    count = 0
    for entries in journal.read(ROOM):
        count += len(entries)
    seconds = time.perf_counter() - began
    with capsys.disabled():
        print(f"\n{store.kind}: {count:,} entries read, checked and decoded in {seconds:.2f} s")
    assert count == ENTRIES + 1
    assert seconds < LIMIT * slowness()
