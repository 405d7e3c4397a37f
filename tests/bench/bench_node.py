"""Personal snapshots to 3,000 phones, beside Node's socket.io: python -m tests.bench.bench_node [phones].

Prints JSON; 1 when it takes more than 1.5 times as long. Node sends the very bytes that the phones had from the house,
and has them ready; the house draws each from the room. Needs npm, which fetches socket.io for the time of the run.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.crowd.crowd import AT_ONCE, SOURCES, TOLD_WITHIN, Crowd, whole
from tests.bench.crowd.machine import SERVER_CORE, cpu_ms, pinned, server
from tests.bench.crowd.phone import CrowdPhone
from tests.client import House
from tests.server import free_port

PHONES = 3_000
MOST = 1.5
"""Times as long as Node's."""
TIMES = 7
"""The median of so many counts."""
PEER = Path(__file__).parent / "crowd" / "peer.mjs"
PEER_VERSION = "4"


class Peer:
    """Node's server, and the phones at it."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.phones: list[CrowdPhone] = []
        self._came: dict[CrowdPhone, float] = {}
        self._all = asyncio.Event()
        command = ["node", str(PEER), str(self.port)]
        if hasattr(os, "sched_setaffinity"):
            command = ["taskset", "-c", str(SERVER_CORE), *command]
        self._process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self._hears("ready")

    @property
    def pid(self) -> int:
        """Node's process: the pinning command has become it."""
        return self._process.pid

    async def connect(self, snapshots: dict[str, Any]) -> None:
        """Open a socket for each token."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(number: int, token: str) -> None:
            async with gate:
                _, phone = await asyncio.get_running_loop().create_connection(
                    lambda: CrowdPhone(f"127.0.0.1:{self.port}", "PEER", token, self._shown),
                    "127.0.0.1",
                    self.port,
                    local_addr=(SOURCES[number % len(SOURCES)], 0),
                )
                self.phones.append(phone)
                while phone.shown == 0:
                    await asyncio.sleep(0.01)

        await asyncio.gather(*(one(number, token) for number, token in enumerate(snapshots)))
        self._say(json.dumps(snapshots))
        await asyncio.to_thread(self._hears, "loaded")

    async def send(self, what: str) -> float:
        """Let it send, to `each` their own or to `all` the same; milliseconds until the last phone has it."""
        self._came, began = {}, time.perf_counter()
        self._all.clear()
        self._say(what)
        async with asyncio.timeout(TOLD_WITHIN):
            await self._all.wait()
        return (max(self._came.values()) - began) * 1_000

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()

    def _shown(self, phone: CrowdPhone, _snapshot: bytes) -> None:
        self._came[phone] = time.perf_counter()
        if len(self._came) == len(self.phones):
            self._all.set()

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _hears(self, word: str) -> None:
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == word


async def compared(house: House, folder: Path, phones: int) -> dict[str, Any]:
    """Both, in turn."""
    crowd = Crowd(house)
    await crowd.join(phones)
    await crowd.connect()
    await asyncio.sleep(3)
    await crowd.tell("What is the same for both")
    peer = Peer(folder)
    try:
        await peer.connect({phone.token: json.loads(phone.last.partition(b",")[2])[1] for phone in crowd.phones})
        ours, theirs, cpu, their_cpu = [], [], [], []
        for number in range(TIMES):
            used = cpu_ms(house.server.pid)
            ours.append(max(await crowd.tell(f"Soup is on the table {number}")))
            cpu.append(cpu_ms(house.server.pid) - used)
            await asyncio.sleep(1.5)
            used = cpu_ms(peer.pid)
            theirs.append(await peer.send("each"))
            their_cpu.append(cpu_ms(peer.pid) - used)
            await asyncio.sleep(0.5)
    finally:
        peer.close()
        crowd.close()
    return {
        "bytes_a_phone": round(statistics.mean(len(phone.last) for phone in crowd.phones)),
        "ours_ms": [round(each, 1) for each in ours],
        "node_ms": [round(each, 1) for each in theirs],
        "ours_cpu_ms": [round(each, 1) for each in cpu],
        "node_cpu_ms": [round(each, 1) for each in their_cpu],
        "cpu_ratio": round(statistics.median(cpu) / statistics.median(their_cpu), 2),
        "ratio": round(statistics.median(ours) / statistics.median(theirs), 2),
        "errors": crowd.errors[:5],
    }


def main() -> int:
    """Measure, print, and say by the exit status whether ours keeps up."""
    phones = int(sys.argv[1]) if len(sys.argv) > 1 else PHONES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetched = subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", name, f"socket.io@{PEER_VERSION}"],
            capture_output=True,
            text=True,
        )
        if fetched.returncode:
            print(f"npm cannot fetch socket.io: {fetched.stderr}", file=sys.stderr)
            return 2
        serving = server(folder / "house")
        both = pinned()
        try:
            serving.start()
            found = asyncio.run(compared(House(serving), folder, phones))
        finally:
            serving.kill()
    setting = {"phones": phones, "times": TIMES, "pinned": both}
    well = found["ratio"] <= MOST and not found["errors"]
    return whole({"bench": "node", "setting": setting, "most_ratio": MOST, "well": well, **found})


if __name__ == "__main__":
    sys.exit(main())
