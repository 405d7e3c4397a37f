"""A full room scans at once: python -m tests.bench.bench_scan [people]. Prints JSON; 1 when it is too slow.

1,000 people load the page with all its scripts, join and open their socket, each at a moment of chance within 30 s.
Each step is timed from the moment at which it was due: what had to wait for the step before waits in its figures, too.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kiosk.rehearse.people import Guest
from kiosk.rehearse.sample import sample_people
from tests.bench.crowd.crowd import Crowd, whole
from tests.bench.crowd.http import Connection
from tests.bench.crowd.machine import pinned, server
from tests.bench.crowd.spread import MOST_LATE, spread
from tests.client import House, nonce

PEOPLE = 1_000
WITHIN = 30.0
"""Seconds in which all of them scan."""
MOST = 500.0
"""Milliseconds, at the 99th percentile, that any step may take: the page, joining, the socket's first snapshot."""
RUNS = 5
"""The median of so many counts."""
SHOWN_WITHIN = 30.0
"""Seconds after which a socket counts as failed."""
SCRIPT = re.compile(rb'(?:href|src)="(/static/[^"]+\.js[^"]*)"')


class Scan:
    """One run: the milliseconds of each step, and what went wrong."""

    def __init__(self, house: House) -> None:
        self.crowd = Crowd(house)
        self.steps: dict[str, list[float]] = {"page": [], "scripts": [], "join": [], "socket": [], "all": []}
        self.late: list[float] = []

    async def run(self, people: int) -> dict[str, Any]:
        """Let everybody come."""
        chance = random.Random(1)
        began = time.perf_counter()
        guests = [(began + chance.random() * WITHIN, guest) for guest in sample_people(people, "scan")]
        await asyncio.gather(*(self._person(due, guest) for due, guest in guests))
        self.crowd.close()
        return {
            **{f"{name}_ms": spread(values) for name, values in self.steps.items()},
            "load_late_ms": spread(self.late),
            "errors": self.crowd.errors[:5],
            "error_count": len(self.crowd.errors),
        }

    async def _person(self, due: float, guest: Guest) -> None:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        self.late.append((time.perf_counter() - due) * 1_000)
        house, connection = self.crowd.house, Connection(self.crowd.house.server.port)
        try:
            status, page = await connection.ask("GET", f"/{house.code}", **{"Accept-Language": "en"})
            self._took("page", due, status)
            at = time.perf_counter()
            for script in dict.fromkeys(SCRIPT.findall(_plain(page))):
                status, _ = await connection.ask("GET", script.decode())
                self._took("scripts", at, status)
                at = time.perf_counter()
            status, answer = await connection.ask("POST", f"/phone/{house.code}/join", _fields(guest))
            self._took("join", at, status)
            at = time.perf_counter()
            if status == 200:
                phone = await self.crowd.open(json.loads(answer)["token"])
                while phone.shown == 0 and not phone.refused and time.perf_counter() < at + SHOWN_WITHIN:
                    await asyncio.sleep(0.002)
                self._took("socket", at, 200 if phone.shown else 0)
                self.steps["all"].append((time.perf_counter() - due) * 1_000)
        except (OSError, asyncio.IncompleteReadError) as fault:
            self.crowd.errors.append(f"{type(fault).__name__}: {fault}")
        finally:
            connection.close()

    def _took(self, step: str, since: float, status: int) -> None:
        self.steps[step].append((time.perf_counter() - since) * 1_000)
        if status != 200:
            self.crowd.errors.append(f"{step}: {status}")


def _plain(page: bytes) -> bytes:
    import gzip

    return gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page


def _fields(guest: Guest) -> dict[str, Any]:
    return {
        "name": guest.name,
        "offers": [{"text": text} for text in guest.offers],
        "wants": [{"text": text} for text in guest.wants],
        "nonce": nonce(),
    }


def one(people: int) -> dict[str, Any]:
    """One run against a house of its own."""
    with tempfile.TemporaryDirectory() as folder:
        serving = server(Path(folder) / "house")
        try:
            serving.start()
            return asyncio.run(Scan(House(serving)).run(people))
        finally:
            serving.kill()


def main() -> int:
    """Measure, print, and say by the exit status whether it is fast enough."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    both = pinned()
    runs = [one(people) for _ in range(RUNS)]
    steps = [name for name in runs[0] if name.endswith("_ms") and name not in ("load_late_ms", "all_ms")]
    p99 = {name: statistics.median(float(run[name].get("p99", "inf")) for run in runs) for name in steps}
    void = statistics.median(run["load_late_ms"]["p99"] for run in runs) > MOST_LATE
    well = all(value < MOST for value in p99.values()) and not any(run["error_count"] for run in runs)
    setting = {"people": people, "within_s": WITHIN, "runs": RUNS, "pinned": both}
    found = {"p99_ms": p99, "void": void, "runs": runs}
    return whole({"bench": "scan", "setting": setting, "most_ms": MOST, "well": well and not void, **found})


if __name__ == "__main__":
    sys.exit(main())
