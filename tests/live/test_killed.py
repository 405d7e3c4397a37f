"""Killed with -9 in the middle: nothing that was acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kiosk.journal import open_journal
from tests.live.houses import Houses, join

ACKNOWLEDGED_FIRST = 300


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.live.joining_child", str(tmp_path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    acknowledged = [child.stdout.readline().strip() for _ in range(ACKNOWLEDGED_FIRST)]
    child.kill()
    acknowledged += [line.strip() for line in child.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    child.stdout.close()
    child.wait()

    houses = Houses(lambda background: open_journal(tmp_path, background.offload))
    try:
        house = houses.make()
        [live] = house.resume()
        assert set(acknowledged) <= set(live.room.people)
        assert len(acknowledged) >= ACKNOWLEDGED_FIRST
        join(house, live, "Morning")
        assert house.journal.head(live.id) == live.fold.head
    finally:
        houses.stop()
