"""Two workers and Valkey at 100 commands a second, beside one worker and SQLite: python -m tests.bench.bench_workers.

Prints JSON; 1 when they are in each other's way too often, or a command costs too much more processor.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.crowd.crowd import Crowd, whole
from tests.bench.crowd.http import Connection
from tests.bench.crowd.machine import cpu_ms, pinned, server
from tests.bench.crowd.spread import MOST_LATE, spread
from tests.client import House, nonce
from tests.journal.valkey import Valkey
from tests.server import KioskServer

PEOPLE = 200
A_SECOND = 100
SECONDS = 30
LANES = 32
"""Connections to each worker."""
MOST_CONFLICTS = 0.05
"""Of all commands: those that found that another worker had been first, and were decided again."""
MOST_CPU = 1.3
"""Times as much processor a command as one worker with SQLite."""
FAILED = re.compile(rb"^kiosk_appends_failed_total ([0-9.]+)$", re.M)


async def commands(houses: list[House]) -> dict[str, Any]:
    """Let people change their line, one command each hundredth of a second, at the workers in turn."""
    crowd = Crowd(houses[0])
    await crowd.join(PEOPLE)
    await asyncio.sleep(3)
    idle = [[Connection(house.server.port) for _ in range(LANES)] for house in houses]
    took: list[float] = []
    late: list[float] = []
    refused: list[int] = []

    async def one(number: int, due: float) -> None:
        late.append((time.perf_counter() - due) * 1_000)
        lanes = idle[number % len(houses)]
        connection = lanes.pop() if lanes else Connection(houses[number % len(houses)].server.port)
        token = crowd.tokens[number % len(crowd.tokens)]
        fields = {"line": f"By the window {number}", "nonce": nonce()}
        path = f"/phone/{houses[0].code}/do/edit"
        status, _ = await connection.ask("POST", path, fields, Authorization=f"Bearer {token}")
        took.append((time.perf_counter() - due) * 1_000)
        if status != 200:
            refused.append(status)
        lanes.append(connection)

    failed = [await _failed(house) for house in houses]
    used = [cpu_ms(house.server.pid) for house in houses]
    began = time.perf_counter()
    running = []
    for number in range(A_SECOND * SECONDS):
        due = began + number / A_SECOND
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        running.append(asyncio.create_task(one(number, due)))
    await asyncio.gather(*running)
    cpu = sum(cpu_ms(house.server.pid) - before for house, before in zip(houses, used, strict=True))
    conflicts = sum([await _failed(house) for house in houses]) - sum(failed)
    return {
        "commands": len(took),
        "answer_ms": spread(took),
        "load_late_ms": spread(late),
        "refused": len(refused),
        "conflicts": conflicts,
        "conflict_share": round(conflicts / len(took), 4),
        "cpu_ms_a_command": round(cpu / len(took), 3),
    }


async def _failed(house: House) -> float:
    """How many appends found the journal further on than they thought, as the house's own figures say."""
    connection = Connection(house.server.port)
    _, answer = await connection.ask("GET", "/metrics", **{"Accept-Encoding": "identity"})
    connection.close()
    found = FAILED.search(answer)
    assert found, answer[:200]
    return float(found[1])


def with_sqlite(folder: Path) -> dict[str, Any]:
    """One worker."""
    serving = server(folder / "one")
    try:
        serving.start()
        return asyncio.run(commands([House(serving)]))
    finally:
        serving.kill()


def with_valkey(folder: Path) -> dict[str, Any]:
    """Two workers, and the processor that Valkey itself has used, apart."""
    (folder / "valkey").mkdir()
    valkey = Valkey(folder / "valkey")
    os.environ["REDIS_URL"] = valkey.url
    servers: list[KioskServer] = [server(folder / name) for name in ("first", "second")]
    try:
        for serving in servers:
            serving.start()
        return asyncio.run(commands([House(serving) for serving in servers]))
    finally:
        del os.environ["REDIS_URL"]
        for serving in servers:
            serving.kill()
        valkey.stop()


def main() -> int:
    """Measure, print, and say by the exit status whether two are no worse than one."""
    with tempfile.TemporaryDirectory() as name:
        both = pinned()
        alone, together = with_sqlite(Path(name)), with_valkey(Path(name))
    ratio = round(together["cpu_ms_a_command"] / alone["cpu_ms_a_command"], 2)
    void = max(run["load_late_ms"]["p99"] for run in (alone, together)) > MOST_LATE
    clean = not alone["refused"] and not together["refused"]
    well = clean and together["conflict_share"] < MOST_CONFLICTS and ratio <= MOST_CPU and not void
    setting = {"people": PEOPLE, "a_second": A_SECOND, "seconds": SECONDS, "pinned": both, "appendfsync": "always"}
    most = {"conflict_share": MOST_CONFLICTS, "cpu_ratio": MOST_CPU}
    found = {"cpu_ratio": ratio, "one_with_sqlite": alone, "two_with_valkey": together}
    return whole({"bench": "workers", "setting": setting, "most": most, "well": well, "void": void, **found})


if __name__ == "__main__":
    sys.exit(main())
