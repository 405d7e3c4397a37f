"""Many people in one room: joined over HTTP, connected, and told something; how long each step took."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from kiosk.rehearse.sample import sample_people
from tests.bench.crowd.http import Connection
from tests.bench.crowd.phone import CrowdPhone
from tests.client import House, nonce

SOURCES = [f"127.0.0.{number}" for number in range(1, 9)]
"""Addresses from which a crowd larger than a hall comes: the house lets so many a second in from each."""
LANES = 16
"""Connections over which people join beside each other."""
AT_ONCE = 100
"""Sockets that are being opened at one time."""
CONNECT_WITHIN = 60.0
TOLD_WITHIN = 60.0
"""Seconds after which a phone counts as not reached."""


class Crowd:
    """The phones of a room; `tokens` are those of the people who have joined."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.tokens: list[str] = []
        self.phones: list[CrowdPhone] = []
        self.errors: list[str] = []
        self._mark = b""
        self._told: dict[CrowdPhone, float] = {}
        self._all_told = asyncio.Event()
        self.bytes = 0

    async def join(self, count: int) -> None:
        """Let so many made-up people join, as fast as the house takes them; what it refuses is asked again."""
        waiting = list(enumerate(sample_people(count, "crowd")))

        async def lane(number: int) -> None:
            connection = Connection(self.house.server.port, SOURCES[number % len(SOURCES)])
            while waiting:
                _, guest = waiting.pop()
                fields = {
                    "name": guest.name,
                    "line": guest.sector,
                    "offers": [{"text": text} for text in guest.offers],
                    "wants": [{"text": text} for text in guest.wants],
                    "nonce": nonce(),
                }
                while True:
                    status, answer = await connection.ask("POST", f"/phone/{self.house.code}/join", fields)
                    if status != 429:
                        break
                    await asyncio.sleep(1)
                if status == 200:
                    self.tokens.append(json.loads(answer)["token"])
                else:
                    self.errors.append(f"join {status}: {answer[:200]!r}")
            connection.close()

        await asyncio.gather(*(lane(number) for number in range(LANES)))

    async def connect(self) -> None:
        """Open everybody's socket and wait until each has been shown where it stands."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(number: int, token: str) -> None:
            async with gate:
                phone = await self.open(token, SOURCES[number % len(SOURCES)])
                until = time.monotonic() + CONNECT_WITHIN
                while phone.shown == 0 and not phone.refused and time.monotonic() < until:
                    await asyncio.sleep(0.01)
                if phone.shown == 0:
                    self.errors.append(f"connect: {phone.refused or 'no snapshot'}")

        await asyncio.gather(*(one(number, token) for number, token in enumerate(self.tokens)))

    async def open(self, token: str, source: str = SOURCES[0]) -> CrowdPhone:
        """Open one person's socket."""
        port = self.house.server.port
        _, phone = await asyncio.get_running_loop().create_connection(
            lambda: CrowdPhone(f"127.0.0.1:{port}", self.house.code, token, self._shown),
            "127.0.0.1",
            port,
            local_addr=(source, 0),
        )
        self.phones.append(phone)
        return phone

    async def tell(self, text: str) -> list[float]:
        """Let the host say something: milliseconds until each phone, whose whole snapshot is its own, shows it."""
        self._mark, self._told = json.dumps(text).encode(), {}
        self._all_told.clear()
        connection = Connection(self.house.server.port, SOURCES[-1])
        began = time.perf_counter()
        path = f"/host/{self.house.room}/do/announce"
        fields = {"text": text, "nonce": nonce()}
        status, answer = await connection.ask("POST", path, fields, Authorization=f"Bearer {self.house.host_key}")
        if status != 200:
            self.errors.append(f"announce {status}: {answer[:200]!r}")
        try:
            async with asyncio.timeout(TOLD_WITHIN):
                await self._all_told.wait()
        except TimeoutError:
            self.errors.append(f"told only {len(self._told)} of {len(self.phones)}")
        connection.close()
        return [(at - began) * 1_000 for at in self._told.values()]

    def close(self) -> None:
        """Everybody goes."""
        for phone in self.phones:
            phone.close()

    def _shown(self, phone: CrowdPhone, snapshot: bytes) -> None:
        self.bytes += len(snapshot)
        if self._mark and phone not in self._told and self._mark in snapshot:
            self._told[phone] = time.perf_counter()
            if len(self._told) == len(self.phones):
                self._all_told.set()


async def lateness(seconds: float, every: float = 0.02) -> list[float]:
    """How late this process wakes, in milliseconds, for so long: what it measures cannot be finer."""
    late: list[float] = []
    due = time.perf_counter()
    end = due + seconds
    while due < end:
        due += every
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        late.append((time.perf_counter() - due) * 1_000)
    return late


def whole(report: dict[str, Any]) -> int:
    """Print a report; the exit status."""
    print(json.dumps(report))
    return 0 if report["well"] else 1
