"""5,000 connected phones on one worker: python -m tests.bench.bench_phones [phones]. Prints JSON; 1 when over limits.

Memory a phone, and how long a personal message to all of them takes, from the host's word to each phone.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.crowd.crowd import Crowd, lateness, whole
from tests.bench.crowd.machine import pinned, processes, resident_kb, server
from tests.bench.crowd.spread import MOST_LATE, spread
from tests.client import House

PHONES = 5_000
MOST_KB = 90
"""KB of the serving process a connected phone, people's own data not counted: they had joined before."""
MOST_TOLD = 500.0
"""Milliseconds, at the 99th percentile, from the host's word to a phone."""
TELLINGS = 5
"""Their median counts."""
STEADY = 10.0
"""Seconds for which nothing may be lost."""


async def crowded(house: House, count: int) -> dict[str, Any]:
    """Bring everybody, tell them something some times, and see what it costs."""
    crowd = Crowd(house)
    pid = house.server.pid
    await crowd.join(count)
    await asyncio.sleep(3)
    before = resident_kb(pid)
    await crowd.connect()
    await asyncio.sleep(3)
    connected = resident_kb(pid)
    late = asyncio.create_task(lateness(STEADY))
    await asyncio.sleep(STEADY)
    tellings = []
    for number in range(TELLINGS):
        crowd.bytes = 0
        tellings.append({**spread(await crowd.tell(f"Soup is on the table {number}")), "bytes": crowd.bytes})
        await asyncio.sleep(3)
    told = resident_kb(pid)
    lost = sum(phone.lost.done() for phone in crowd.phones)
    found = {
        "joined": len(crowd.tokens),
        "connected": len(crowd.phones) - lost,
        "lost": lost,
        "errors": crowd.errors[:10],
        "error_count": len(crowd.errors),
        "kb_a_phone": round((connected - before) / count, 1),
        "kb_a_phone_after_messages": round((told - before) / count, 1),
        "resident_kb": {"joined": before, "connected": connected, "told": told, "processes": len(processes(pid))},
        "load_late_ms": spread(await late),
        "told_ms": tellings,
        "told_ms_p99": statistics.median(float(each.get("p99", float("inf"))) for each in tellings),
    }
    crowd.close()
    return found


def main() -> int:
    """Measure, print, and say by the exit status whether it holds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PHONES
    with tempfile.TemporaryDirectory() as folder:
        serving = server(Path(folder) / "house")
        both = pinned()
        try:
            serving.start()
            found = asyncio.run(crowded(House(serving), count))
        finally:
            serving.kill()
    void = found["load_late_ms"]["p99"] > MOST_LATE
    well = (
        not found["error_count"]
        and not found["lost"]
        and found["kb_a_phone_after_messages"] <= MOST_KB
        and found["told_ms_p99"] < MOST_TOLD
    )
    most = {"kb_a_phone": MOST_KB, "told_ms_p99": MOST_TOLD, "load_late_ms_p99": MOST_LATE}
    setting = {"phones": count, "pinned": both, "tellings": TELLINGS}
    return whole(
        {"bench": "phones", "setting": setting, "most": most, "well": well and not void, "void": void, **found}
    )


if __name__ == "__main__":
    sys.exit(main())
