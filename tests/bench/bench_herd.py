"""The house restarts under 3,000 phones: python -m tests.bench.bench_herd [phones]. Prints JSON; 1 when too slow.

The server is killed as `kill -9` does and started again; every phone comes back as the page's script does. Meanwhile
people go on joining: whoever was told that they are in must be in afterwards.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kiosk.rehearse.sample import sample_people
from tests.bench.crowd.crowd import SOURCES, Crowd, whole
from tests.bench.crowd.http import Connection
from tests.bench.crowd.machine import pinned, server
from tests.bench.crowd.spread import spread
from tests.client import House, nonce

PHONES = 3_000
MOST = 10.0
"""Seconds from the moment at which the house serves again until every phone shows the room again."""
JOINING = 40
"""People who are joining around the kill."""
FIRST_PAUSE, LONGEST_PAUSE = 0.4, 10.0
"""Seconds between two tries, doubled each time, half of it of chance: as in `static/js/lib/socket.js`."""
GIVE_UP = 60.0
"""Seconds."""


class Herd:
    """The phones, and when each was right again."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.crowd = Crowd(house)
        self.back: list[float] = []
        self.tries = 0
        self.acknowledged: list[str] = []

    async def run(self, phones: int) -> dict[str, Any]:
        """Bring them, kill the house, start it again, and wait for all."""
        await self.crowd.join(phones)
        await self.crowd.connect()
        lost = [phone.lost for phone in self.crowd.phones]
        joining = asyncio.create_task(self._join_on())
        await asyncio.sleep(0.2)
        killed = time.perf_counter()
        self.house.server.kill()
        await asyncio.wait(lost)
        coming = [asyncio.create_task(self._come_back(token)) for token in self.crowd.tokens]
        await asyncio.to_thread(self.house.server.start)
        serving = time.perf_counter()
        await asyncio.gather(*coming)
        await joining
        missing = [person for person in self.acknowledged if person not in self._people()]
        after = [max(0.0, at - serving) for at in self.back]
        self.crowd.close()
        return {
            "down_s": round(serving - killed, 2),
            "back": len(after),
            "back_after_s": spread(after),
            "tries": self.tries,
            "joined_around_the_kill": len(self.acknowledged),
            "joins_lost": len(missing),
            "errors": self.crowd.errors[:5],
            "error_count": len(self.crowd.errors),
        }

    async def _come_back(self, token: str) -> None:
        pause, until = FIRST_PAUSE, time.perf_counter() + GIVE_UP
        source = random.choice(SOURCES)
        while time.perf_counter() < until:
            await asyncio.sleep(pause * (0.5 + random.random() / 2))
            pause = min(LONGEST_PAUSE, pause * 2)
            self.tries += 1
            try:
                phone = await self.crowd.open(token, source)
            except OSError:
                continue
            while phone.shown == 0 and not phone.lost.done() and time.perf_counter() < until:
                await asyncio.sleep(0.02)
            if phone.shown:
                self.back.append(time.perf_counter())
                return
        self.crowd.errors.append("a phone did not come back")

    async def _join_on(self) -> None:
        """One after the other joins, and asks again with the same nonce while the house is down."""
        for guest in sample_people(JOINING, "herd"):
            fields = {"name": guest.name, "offers": [{"text": text} for text in guest.offers], "nonce": nonce()}
            until = time.perf_counter() + GIVE_UP
            while time.perf_counter() < until:
                connection = Connection(self.house.server.port)
                try:
                    status, answer = await connection.ask("POST", f"/phone/{self.house.code}/join", fields)
                except (OSError, asyncio.IncompleteReadError):
                    await asyncio.sleep(0.1)
                    continue
                finally:
                    connection.close()
                if status == 200:
                    self.acknowledged.append(json.loads(answer)["person"])
                else:
                    self.crowd.errors.append(f"join {status}: {answer[:200]!r}")
                break

    def _people(self) -> set[str]:
        return {each["person"] for each in self.house.snapshot("host", self.house.host_key)["people"]}


def main() -> int:
    """Measure, print, and say by the exit status whether all are back in time."""
    phones = int(sys.argv[1]) if len(sys.argv) > 1 else PHONES
    both = pinned()
    with tempfile.TemporaryDirectory() as folder:
        serving = server(Path(folder) / "house")
        try:
            serving.start()
            found = asyncio.run(Herd(House(serving)).run(phones))
        finally:
            serving.kill()
    in_time = found["back"] == phones and found["back_after_s"]["max"] < MOST
    well = in_time and not found["joins_lost"] and not found["error_count"]
    setting = {"phones": phones, "pinned": both, "journal": "sqlite", "kill": "SIGKILL"}
    return whole({"bench": "herd", "setting": setting, "most_s": MOST, "well": well, **found})


if __name__ == "__main__":
    sys.exit(main())
