"""One more person comes into a room of two thousand: all that flows to and from them, and every pair they make, scored.

python -m tests.bench.bench_arrival [PEOPLE.csv]. JSON; 1 if too slow.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from kiosk.domain.matching import Rules
from kiosk.domain.matching.gains import Gains
from kiosk.domain.scoring import score_group
from tests.bench.waiting import made_up, read, rooms

PEOPLE = 2_000
ARRIVALS = 50
"""The last so many come one by one; their median counts."""
MOST_MS = 5.0


def main(files: list[str]) -> int:
    """Measure, print, and say by the exit status whether it is in time."""
    path = Path(files[0]) if files else rooms(PEOPLE).get(PEOPLE)
    seekers = (read(path) if path else made_up(PEOPLE))[:PEOPLE]
    rules = Rules()
    gains = Gains(seekers[:-ARRIVALS], rules.related)
    took, ways, pairs = [], [], []
    for place, seeker in enumerate(seekers[-ARRIVALS:], start=len(seekers) - ARRIVALS):
        began = time.perf_counter()
        flows = gains.add(seeker)
        mutual = set(flows.getter[flows.giver == place].tolist()) & set(flows.giver[flows.getter == place].tolist())
        scored = [score_group((seekers[other], seeker), rules) for other in mutual]
        took.append(1000 * (time.perf_counter() - began))
        ways.append(len(flows.gain))
        pairs.append(len(scored))
    ms = statistics.median(took)
    setting = {"room": path.name if path else "made up", "people": len(seekers)}
    found = {
        "ms": round(ms, 2),
        "ms_worst": round(max(took), 2),
        "flows_an_arrival": round(statistics.mean(ways)),
        "pairs_an_arrival": round(statistics.mean(pairs)),
    }
    well = ms < MOST_MS
    print(json.dumps({"bench": "arrival", "setting": setting, "most": {"ms": MOST_MS}, "well": well, **found}))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
