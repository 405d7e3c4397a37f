"""500 people for four hours of room time: python -m tests.bench.bench_hours [people]. Prints JSON; 1 when it grows.

The rehearsal plays them in minutes. Meanwhile the server's memory, the journal's size and how long the host's console
waits for its snapshot are looked at again and again: the last quarter is set beside the second.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.crowd.crowd import whole
from tests.bench.crowd.machine import pinned, resident_kb, server
from tests.bench.rehearsed import command
from tests.client import House

PEOPLE = 500
MINUTES = 240
SPEED = 30
EVERY = 2.0
"""Seconds between two looks."""
MOST_GROWTH = 1.15
"""Times as much memory in the last quarter as in the second: an evening's own entries are kept in memory, too."""
MOST_DRIFT = 1.5
"""Times as long for a snapshot in the last quarter as in the second, at the median."""


def watched(house: House, people: int) -> dict[str, Any]:
    """Play the evening and look on."""
    data = house.server.data
    looks: list[dict[str, float]] = []
    with subprocess.Popen(
        command(house.server.links["host"], people=people, minutes=MINUTES, speed=SPEED),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as playing:
        began = time.monotonic()
        while playing.poll() is None:
            asked = time.perf_counter()
            house.snapshot("host", house.host_key)
            looks.append(
                {
                    "minute": round((time.monotonic() - began) * SPEED / 60, 1),
                    "snapshot_ms": round((time.perf_counter() - asked) * 1_000, 1),
                    "resident_kb": resident_kb(house.server.pid),
                    "journal_bytes": sum(file.stat().st_size for file in data.iterdir() if file.is_file()),
                }
            )
            time.sleep(EVERY)
        out, err = playing.communicate()
    if not out.strip():
        raise RuntimeError(err)
    quarters = [looks[len(looks) * each // 4 : len(looks) * (each + 1) // 4] for each in range(4)]

    def median(quarter: int, name: str) -> float:
        return statistics.median(look[name] for look in quarters[quarter])

    return {
        "quarters": [
            {name: median(each, name) for name in ("snapshot_ms", "resident_kb", "journal_bytes")} for each in range(4)
        ],
        "memory_growth": round(median(3, "resident_kb") / median(1, "resident_kb"), 3),
        "snapshot_drift": round(median(3, "snapshot_ms") / median(1, "snapshot_ms"), 3),
        "journal_bytes": looks[-1]["journal_bytes"],
        "journal_bytes_a_person_and_hour": round(looks[-1]["journal_bytes"] / people / (MINUTES / 60)),
        "report": json.loads(out),
    }


def main() -> int:
    """Measure, print, and say by the exit status whether it stays as it was."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with tempfile.TemporaryDirectory() as folder:
        serving = server(Path(folder) / "house")
        both = pinned()
        try:
            serving.start()
            found = watched(House(serving), people)
        finally:
            serving.kill()
    still = found["memory_growth"] <= MOST_GROWTH and found["snapshot_drift"] <= MOST_DRIFT
    setting = {"people": people, "minutes": MINUTES, "speed": SPEED, "pinned": both}
    most = {"memory_growth": MOST_GROWTH, "snapshot_drift": MOST_DRIFT}
    well = still and found["report"]["errors"] == 0
    return whole({"bench": "hours", "setting": setting, "most": most, "well": well, **found})


if __name__ == "__main__":
    sys.exit(main())
