"""The stage of a live rehearsal: real time, the room's own time, and what simulated phones have in common."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

from kiosk.rehearse.house_link import HouseLink
from kiosk.rehearse.ledger import Ledger

LEAD = 0.2
"""Seconds from setting the stage to the evening's start."""


class Stage:
    """One evening in real time, `speed` times as fast as the room's own. Made inside a running event loop."""

    def __init__(self, link: HouseLink, code: str, ledger: Ledger, speed: float, ahead: float, *, marked: bool) -> None:
        self.link = link
        self.code = code
        self.ledger = ledger
        self.speed = speed
        self.marked = marked
        """Whether people come in through the host, marked as simulated, or as strangers do."""
        self._ahead = ahead
        self._loop = asyncio.get_running_loop()
        self.start = self._loop.time() + LEAD
        self._start_server = self.server_now() + LEAD * 1_000

    def server_now(self) -> float:
        """Return the server's clock, in milliseconds."""
        return time.time() * 1_000 + self._ahead

    def now(self) -> float:
        """Return the moment of the evening, in the room's milliseconds."""
        return (self._loop.time() - self.start) * 1_000 * self.speed

    def when(self, moment: float) -> float:
        """Return when a moment of the evening is, on the event loop's clock."""
        return self.start + moment / 1_000 / self.speed

    def at(self, moment: float) -> int:
        """Return when a moment of the evening is, on the server's clock."""
        return round(self._start_server + moment / self.speed)

    def late(self, due: float) -> None:
        """Note how late something is done that was due then (on the event loop's clock)."""
        self.ledger.late_ms.append((self._loop.time() - due) * 1_000)

    def since(self, due: float) -> float:
        """Return the milliseconds since then."""
        return (self._loop.time() - due) * 1_000

    def call_at(self, due: float, act: Callable[[], None]) -> None:
        """Let something happen then."""
        self._loop.call_at(due, act)

    async def check_in(self, fields: Mapping[str, object]) -> dict[str, Any]:
        """Let somebody in; the answer holds `person` and `token`. Raises Refused."""
        if self.marked:
            return await asyncio.to_thread(self.link.host_do, "check_in", **fields, simulated=True)
        return await asyncio.to_thread(self.link.join, self.code, fields)
