"""What three hundred waiting people are asked, found at once.

python -m tests.bench.bench_asks [PEOPLE.csv]. JSON; 1 if too slow.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from kiosk.domain.asking import find_asks
from kiosk.domain.matching import Rules
from tests.bench.waiting import made_up, read, rooms

PEOPLE = 300
REPEATS = 9
"""The middle one counts."""
MOST_MS = 100.0


def main(files: list[str]) -> int:
    """Measure, print, and say by the exit status whether it is in time."""
    path = Path(files[0]) if files else rooms(PEOPLE).get(PEOPLE)
    seekers = (read(path) if path else made_up(PEOPLE))[:PEOPLE]
    ids = {each.id for each in seekers}
    took = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        find_asks(seekers, ids, Rules(), ask=sorted(ids), before={})
        took.append(1000 * (time.perf_counter() - began))
    ms = statistics.median(took)
    setting = {"room": path.name if path else "made up", "people": len(seekers)}
    found = {"ms": round(ms, 1), "ms_best": round(min(took), 1), "ms_worst": round(max(took), 1)}
    print(json.dumps({"bench": "asks", "setting": setting, "most": {"ms": MOST_MS}, "well": ms < MOST_MS, **found}))
    return 0 if ms < MOST_MS else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
