"""What three hundred waiting people are asked, and why nobody was found for them, all at once.

python -m tests.bench.bench_asks [PEOPLE.csv]. JSON; 1 if too slow.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.domain.asking import find_asks
from kiosk.domain.matching import Rules
from kiosk.domain.matching.why import why_unserved
from tests.bench.waiting import made_up, read, rooms

PEOPLE = 300
REPEATS = 9
"""The middle one counts."""
MOST_MS = 100.0
MOST_WHY_MS = 10.0


def main(files: list[str]) -> int:
    """Measure, print, and say by the exit status whether it is in time."""
    path = Path(files[0]) if files else rooms(PEOPLE).get(PEOPLE)
    seekers = (read(path) if path else made_up(PEOPLE))[:PEOPLE]
    ids = {each.id for each in seekers}
    took = _took(lambda: find_asks(seekers, ids, Rules(), ask=sorted(ids), before={}))
    why_took = _took(lambda: why_unserved(seekers, Rules(), ()))
    ms, why_ms = statistics.median(took), statistics.median(why_took)
    well = ms < MOST_MS and why_ms < MOST_WHY_MS
    setting = {"room": path.name if path else "made up", "people": len(seekers)}
    most = {"ms": MOST_MS, "why_ms": MOST_WHY_MS}
    found = {"ms": round(ms, 1), "ms_best": round(min(took), 1), "ms_worst": round(max(took), 1)}
    found |= {"why_ms": round(why_ms, 1), "why_ms_worst": round(max(why_took), 1)}
    print(json.dumps({"bench": "asks", "setting": setting, "most": most, "well": well, **found}))
    return 0 if well else 1


def _took(work: Callable[[], object]) -> list[float]:
    """Milliseconds that it took, time after time."""
    took = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - began))
    return took


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
